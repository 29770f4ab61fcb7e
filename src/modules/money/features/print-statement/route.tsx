import { readDebtor } from '#modules/money/charges/debtor.server.ts'
import { en } from '#modules/money/messages.charges.en.ts'
import { fr } from '#modules/money/messages.charges.fr.ts'
import { mayReadDebts } from '#modules/money/permits.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import '#modules/money/ui/charges.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadDebts(ctx.actor)) refusePage()
  const page = (await readDebtor(ctx, params.who, params.id)) ?? noPage()
  return { ...page, today: ctx.today(), from: { name: ctx.hub.name, place: ctx.hub.place } }
}

/** What a payer owes on a day, on one sheet to hand over or send: never an invoice. */
export default function Statement({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { debtor, charges, total, today, from } = loaderData
  const title = t.statementTitle(formatDay(today, locale))
  return (
    <>
      <title>{`${title}, ${debtor.name} · Palier`}</title>
      <PageHeader
        title={title}
        quiet={
          <ButtonLink href={`/${params.hub}/argent/a-recevoir/${params.who}/${params.id}`} icon={ArrowLeft}>
            {debtor.name}
          </ButtonLink>
        }
      />
      <div className="money-statement">
        <div className="money-statement-heads">
          <div>
            <p>
              <strong>{from.name}</strong>
            </p>
            <p>{from.place}</p>
          </div>
          <div>
            <p>
              <strong>{debtor.name}</strong>
            </p>
            {debtor.address.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {debtor.siret && <p>{t.siret(debtor.siret)}</p>}
          </div>
        </div>
        <Table
          caption={title}
          rows={charges}
          rowKey={(row) => row.id}
          empty={<p>{t.owesNothing}</p>}
          columns={[
            { key: 'what', header: t.columns.what, cell: (row) => row.label },
            { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
            { key: 'due', header: t.columns.due, nowrap: true, cell: (row) => <DayFr value={row.dueOn} /> },
            {
              key: 'amount',
              header: t.columns.amount,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={row.amount} />,
            },
            {
              key: 'left',
              header: t.columns.left,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={row.outstanding} />,
            },
          ]}
          foot={[
            t.all,
            '',
            '',
            '',
            <strong key="total">
              <Amount value={total} />
            </strong>,
          ]}
        />
        <p className="money-statement-not">{t.notAnInvoice}</p>
      </div>
    </>
  )
}
