import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { payoutsEn as en } from '#modules/bank/messages.payouts.en.ts'
import { payoutsFr as fr } from '#modules/bank/messages.payouts.fr.ts'
import { mayPayOthers } from '#modules/bank/permits.ts'
import { maskIban } from '#modules/bank/rules/identifiers.ts'
import { payoutPaid } from '#modules/bank/sepa/held-store.server.ts'
import { linesOfPayout, payeesOf, payoutByNumber } from '#modules/bank/sepa/payout-store.server.ts'
import { payPayout } from '#modules/bank/sepa/payouts.server.ts'
import { identityOf } from '#modules/money/index.server.ts'
import { getOrganisation } from '#modules/people/index.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount, Percent } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { ArrowLeft, Coins } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { payForm } from './form.ts'
import { PayIt } from './PayIt.tsx'
import '#modules/bank/ui/sepa.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const page = await ctx.read(async (tx) => {
    const payout = await payoutByNumber(tx, ctx.hub.id, params.number)
    if (!payout) return null
    const [paid] = await payoutPaid(tx, ctx.hub.id, payout.id)
    const payee = (await payeesOf(tx, ctx.hub.id, [payout.organisationId])).get(payout.organisationId)
    return { payout, paid: paid ?? null, payee, lines: await linesOfPayout(tx, ctx.hub.id, payout.id) }
  })
  const { payee, ...rest } = page ?? noPage()
  const provider = await getOrganisation(ctx, rest.payout.organisationId)
  const us = await identityOf(ctx)
  return {
    ...rest,
    iban: payee ? maskIban(payee.iban) : null,
    from: [
      us.legalName,
      us.street,
      `${us.postcode} ${us.city}`.trim(),
      us.siret && `SIRET ${us.siret}`,
    ].filter(Boolean),
    to: [
      rest.payout.name,
      provider?.street,
      [provider?.postcode, provider?.city].filter(Boolean).join(' '),
      provider?.siret && `SIRET ${provider.siret}`,
    ].filter(Boolean),
    today: ctx.today(),
    key: newId<'Form'>(),
    done: new URL(request.url).searchParams.has('fait'),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const payout = (await ctx.read((tx) => payoutByNumber(tx, ctx.hub.id, params.number))) ?? noPage()
  const form = readForm(payForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const paid = await payPayout(ctx, { id: payout.id, ...form.value })
  if (!paid.ok) return data(refusedForm(form.values, paid), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/reversements/${payout.number}?fait=oui`)
}

/** A provider's statement, on screen and on paper: what customers paid, what is theirs, what we keep. */
export default function PayoutPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.one
  const locale = useLocale()
  const { payout, lines, paid } = loaderData
  const argent = `/${params.hub}/argent`
  const title = w.title(payout.number)
  return (
    <>
      <title>{`${title}, ${payout.name} · Palier`}</title>
      <PageHeader
        over={payout.name}
        title={title}
        lede={w.lede(formatDay(payout.until, locale))}
        quiet={
          <>
            <ButtonLink href={`${argent}/reversements`} icon={ArrowLeft}>
              {w.back}
            </ButtonLink>
            <ButtonLink href={`${argent}/pour-compte/providers/${payout.organisationId}`} icon={Coins}>
              {w.held}
            </ButtonLink>
          </>
        }
      />
      <div className="ui-stack">
        {loaderData.done && !actionData && <Notice tone="success">{t.done}</Notice>}
        <div className="sepa-sheet-heads ui-print-only">
          <div>
            {loaderData.from.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <div>
            {loaderData.to.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </div>
        <div className="ui-stats">
          <Stat
            label={w.sums.share}
            value={<Amount value={payout.share} />}
            period={w.period(payout.count)}
          />
          <Stat
            label={w.sums.gross}
            value={<Amount value={payout.gross} />}
            period={w.period(payout.count)}
          />
          <Stat
            label={w.sums.commission}
            value={<Amount value={payout.commission} />}
            period={w.period(payout.count)}
          />
        </div>
        {paid ? (
          <p>
            <Status tone="success">{w.paidBy(formatDay(paid.day, locale), paid.entryNumber)}</Status>
          </p>
        ) : (
          <PayIt
            hub={params.hub}
            organisationId={payout.organisationId}
            iban={loaderData.iban}
            today={loaderData.today}
            idempotencyKey={loaderData.key}
            refused={actionData}
          />
        )}
        <Table
          caption={title}
          rows={lines}
          rowKey={(row) => row.id}
          rowHref={(row) => `/${params.hub}/demandes/${row.number}`}
          columns={[
            { key: 'number', header: w.columns.number, nowrap: true, cell: (row) => row.number },
            {
              key: 'what',
              header: w.columns.what,
              fold: 'line',
              cell: (row) => (
                <>
                  {row.what}
                  {row.reverses && <span className="sepa-sub">{w.took}</span>}
                </>
              ),
            },
            { key: 'day', header: w.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
            {
              key: 'price',
              header: w.columns.price,
              align: 'end',
              nowrap: true,
              foldLabel: true,
              cell: (row) => <Amount value={row.price} />,
            },
            {
              key: 'part',
              header: w.columns.part,
              align: 'end',
              fold: 'hide',
              cell: (row) => (
                <Percent value={row.permille / 1000} decimals={row.permille % 10 === 0 ? 0 : 1} />
              ),
            },
            {
              key: 'share',
              header: w.columns.share,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={row.share} />,
            },
          ]}
          foot={[
            t.all,
            '',
            '',
            <Amount key="gross" value={payout.gross} />,
            '',
            <Amount key="share" value={payout.share} />,
          ]}
        />
        <p className="ui-soft ui-small">{w.not}</p>
        <p className="ui-soft ui-small ui-no-print">{w.print}</p>
      </div>
    </>
  )
}
