import { add, type Cents, negate, zero } from '#kit/money.ts'
import { heldEn as en } from '#modules/bank/messages.held.en.ts'
import { heldFr as fr } from '#modules/bank/messages.held.fr.ts'
import { mayPayOthers } from '#modules/bank/permits.ts'
import { PURPOSES } from '#modules/bank/rules/held.ts'
import { heldAccountsOf } from '#modules/bank/sepa/held-store.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { organisationNames } from '#modules/people/index.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Banknote, Coins, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import '#modules/bank/ui/sepa.css'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const accounts = await ctx.read((tx) => heldAccountsOf(tx, ctx.hub.id))
  const names = await organisationNames(
    ctx,
    accounts.map((row) => row.organisationId),
  )
  return {
    rows: accounts.map((row) => ({ ...row, name: names.get(row.organisationId) ?? '' })),
    today: ctx.today(),
  }
}

export default function Held({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.columns
  const { rows } = loaderData
  const argent = `/${params.hub}/argent`
  const base = `${argent}/pour-compte`
  const sum = (keep: (balance: Cents) => boolean) => add(...rows.map((row) => row.balance).filter(keep))
  const owe = sum((balance) => balance > zero)
  const owed = negate(sum((balance) => balance < zero))
  const note = (
    <ButtonLink tone="primary" href={`${base}/noter`} icon={Plus}>
      {t.note}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        action={note}
        quiet={
          owe > zero && (
            <ButtonLink href={`${argent}/virements/nouveau`} icon={Banknote}>
              {t.payAll}
            </ButtonLink>
          )
        }
      />
      <MoneyTabs hub={params.hub} current="held" />
      <div className="ui-stack">
        {rows.length > 0 && (
          <div className="ui-stats">
            <Stat label={t.owe} value={<Amount value={owe} />} period={t.one.today} />
            <Stat label={t.owed} value={<Amount value={owed} />} period={t.one.today} />
          </div>
        )}
        <Table
          caption={t.title}
          rows={rows}
          rowKey={(row) => `${row.purpose} ${row.organisationId}`}
          rowHref={(row) => `${base}/${row.purpose}/${row.organisationId}`}
          columns={[
            { key: 'who', header: w.who, cell: (row) => row.name },
            { key: 'purpose', header: w.purpose, cell: (row) => t.purposes[row.purpose] },
            { key: 'account', header: w.account, fold: 'hide', cell: (row) => PURPOSES[row.purpose].account },
            {
              key: 'moved',
              header: w.moved,
              fold: 'line',
              cell: (row) => <DateTimeFr value={row.movedAt} />,
            },
            {
              key: 'balance',
              header: w.balance,
              align: 'end',
              cell: (row) =>
                row.balance === zero ? (
                  <span className="ui-soft">{t.even}</span>
                ) : (
                  <>
                    <strong>
                      <Amount value={row.balance < zero ? negate(row.balance) : row.balance} />
                    </strong>
                    <span className="sepa-sub">
                      {row.balance < zero ? <Status tone="info">{t.theyOwe}</Status> : t.weOwe}
                    </span>
                  </>
                ),
            },
          ]}
          empty={
            <EmptyState title={t.noneYet} icon={Coins} action={note}>
              {t.noneYetText}
            </EmptyState>
          }
        />
      </div>
    </>
  )
}
