import { isId, newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { payablesEn as en } from '#modules/billing/messages.payables.en.ts'
import { payablesFr as fr } from '#modules/billing/messages.payables.fr.ts'
import { isCostAccount } from '#modules/billing/payables/book.server.ts'
import { readPayable } from '#modules/billing/payables/read.server.ts'
import { mayKeepPayables } from '#modules/billing/permits.ts'
import { PayableStatus } from '#modules/billing/ui/PayableStatus.tsx'
import { chartOf, openBooks } from '#modules/money/index.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount, Percent } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { ArrowLeft, BookOpen } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { actOnPayable } from './acts.server.ts'
import { BookCard } from './BookCard.tsx'
import { Happenings } from './Happenings.tsx'
import { PayCard } from './PayCard.tsx'

async function costAccounts(ctx: Ctx) {
  const chart = await chartOf(ctx)
  if (chart.length === 0) await openBooks(ctx)
  const known = chart.length > 0 ? chart : await chartOf(ctx)
  return known.filter(({ code }) => isCostAccount(code)).map(({ code, name }) => ({ code, name }))
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPayables(ctx.actor)) refusePage()
  if (!isId<'Payable'>(params.id)) noPage()
  const { row, moves, files, habit, lines, deducts } = (await readPayable(ctx, params.id)) ?? noPage()
  const { words: _words, supplierKey: _key, hubId: _hub, ...payable } = row
  return {
    ...{ payable, moves, files, habit, lines, deducts, today: ctx.today(), key: newId<'Form'>() },
    accounts: row.state === 'to-book' ? await costAccounts(ctx) : [],
    done: new URL(request.url).searchParams.get('fait'),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPayables(ctx.actor)) refusePage()
  if (!isId<'Payable'>(params.id)) noPage()
  return await actOnPayable(ctx, params.id, await request.formData())
}

const NEWS = { lue: 'taken', enregistree: 'booked', payee: 'paid', refusee: 'turnedAway' } as const

export default function Payable({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { payable: p, lines, moves, files, today, done } = loaderData
  const hub = `/${params.hub}`
  const base = `${hub}/argent/factures-recues`
  const news = done && Object.hasOwn(NEWS, done) ? t[NEWS[done as keyof typeof NEWS]] : null
  const title = t.one(p.kind, p.number)
  return (
    <>
      <title>{`${title}, ${p.supplierName} · Palier`}</title>
      <PageHeader
        over={title}
        title={p.supplierName}
        quiet={
          <>
            <ButtonLink href={base} icon={ArrowLeft}>
              {t.title}
            </ButtonLink>
            {p.entryNumber && (
              <ButtonLink href={`${hub}/argent/ecritures/${p.entryNumber}`} icon={BookOpen}>
                {t.entry}
              </ButtonLink>
            )}
          </>
        }
      />
      <MoneyTabs hub={params.hub} current="payables" />
      <div className="ui-stack">
        {news && !actionData && <Notice tone="success" title={news} />}
        <Card
          title={t.what}
          aside={<PayableStatus state={p.state} late={p.state === 'to-pay' && p.dueOn < today} />}
        >
          <DefinitionList
            items={[
              {
                term: t.columns.total,
                value: (
                  <strong>
                    <Amount value={p.total} />
                  </strong>
                ),
              },
              {
                term: t.columns.left,
                value: p.left > zero && (
                  <strong>
                    <Amount value={p.left} />
                  </strong>
                ),
              },
              { term: t.columns.net, value: <Amount value={p.net} /> },
              { term: t.columns.vat, value: p.vat > zero && <Amount value={p.vat} /> },
              { term: t.prepaid, value: p.prepaid > zero && <Amount value={p.prepaid} /> },
              { term: t.columns.day, value: <DayFr value={p.day} /> },
              { term: t.columns.due, value: <DayFr value={p.dueOn} /> },
              { term: t.siren, value: p.siren },
              { term: t.vatNumber, value: p.vatNumber },
              { term: t.account, value: p.iban && (p.iban.match(/.{1,4}/g) ?? []).join(' ') },
              { term: t.reference, value: p.reference },
              { term: t.order, value: p.order },
              { term: t.columns.syntax, value: t.syntaxes[p.syntax] },
              {
                term: t.file,
                value: files.map((file) => (
                  <a key={file.id} href={`${base}/${p.id}/fichiers/${file.id}`}>
                    {file.name}
                  </a>
                )),
              },
              {
                term: t.record,
                value: p.organisationId && (
                  <a href={`${hub}/partenaires/${p.organisationId}`}>{p.supplierName}</a>
                ),
              },
            ].map((item) => ({ ...item, value: item.value || null }))}
          />
        </Card>
        <Table
          caption={t.lines}
          captionShown
          rows={lines.map((line, i) => ({ ...line, key: String(i) }))}
          rowKey={(row) => row.key}
          columns={[
            { key: 'label', header: t.line.label, cell: (row) => row.label },
            { key: 'quantity', header: t.line.quantity, align: 'end', cell: (row) => row.quantity },
            {
              key: 'rate',
              header: t.line.rate,
              align: 'end',
              nowrap: true,
              cell: (row) =>
                row.rate === 0 ? (
                  t.noRate
                ) : (
                  <Percent value={row.rate / 1000} decimals={row.rate % 10 === 0 ? 0 : 1} />
                ),
            },
            {
              key: 'net',
              header: t.line.net,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={row.net} />,
            },
          ]}
        />
        {p.state === 'to-book' && (
          <BookCard
            lines={lines}
            accounts={loaderData.accounts}
            habit={loaderData.habit}
            day={p.day}
            hasVat={p.vat > zero}
            deducts={loaderData.deducts}
            sent={actionData}
          />
        )}
        {p.state === 'to-pay' && (
          <PayCard left={p.left} today={today} idempotencyKey={loaderData.key} state={actionData?.state} />
        )}
        <Happenings moves={moves} />
      </div>
    </>
  )
}
