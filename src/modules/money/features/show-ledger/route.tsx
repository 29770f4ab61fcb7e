import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayKeepBooks, mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { formatEuros } from '#ui/format.ts'
import { Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { readLedger } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return { ledger: await readLedger(ctx, params), mayAdd: mayKeepBooks(ctx.actor) }
}

export default function Ledger({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.ledger
  const locale = useLocale()
  const { ledger, mayAdd } = loaderData
  const base = `/${params.hub}/argent/grand-livre`
  const query = ledger.year ? `?annee=${ledger.year}` : '?'
  const foot = [
    t.columns.total,
    <Amount key="debit" value={ledger.debit} />,
    <Amount key="credit" value={ledger.credit} />,
    ledger.earlier === 0n ? '' : <Amount key="earlier" value={ledger.earlier} />,
  ]
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="ledger" />
      <FilterBar
        action={base}
        views={[
          { label: w.allYears, href: base, current: ledger.year === null },
          ...ledger.years.map((year) => ({
            label: year,
            href: `?annee=${year}`,
            current: year === ledger.year,
          })),
        ]}
        exportHref={`${base}/export${query}`}
      />
      {ledger.lines.length > 0 && (
        <p>
          <Status tone={ledger.balanced ? 'success' : 'danger'}>
            {ledger.balanced ? w.balanced(formatEuros(ledger.debit, locale)) : w.unbalanced}
          </Status>
        </p>
      )}
      <Table
        caption={w.caption}
        rows={ledger.lines}
        rowKey={(row) => row.account}
        rowHref={(row) => `${base}/${row.account}`}
        columns={[
          { key: 'account', header: t.columns.account, cell: (row) => `${row.account} ${row.name}` },
          {
            key: 'debit',
            header: t.columns.debit,
            align: 'end',
            nowrap: true,
            fold: 'line',
            foldLabel: true,
            cell: (row) => <Amount value={row.debit} />,
          },
          {
            key: 'credit',
            header: t.columns.credit,
            align: 'end',
            nowrap: true,
            fold: 'line',
            foldLabel: true,
            cell: (row) => <Amount value={row.credit} />,
          },
          {
            key: 'balance',
            header: t.columns.balance,
            align: 'end',
            nowrap: true,
            cell: (row) => <Amount value={row.balance} />,
          },
        ]}
        foot={foot}
        empty={
          <EmptyState
            title={ledger.year ? w.none : w.noneYet}
            action={
              mayAdd && (
                <ButtonLink tone="primary" href={`/${params.hub}/argent/operations/nouvelle`} icon={Plus}>
                  {t.home.add}
                </ButtonLink>
              )
            }
          >
            {w.firstStep}
          </EmptyState>
        }
      />
      {ledger.earlier !== 0n && (
        <p className="ui-soft ui-small">
          {w.earlier} : <Amount value={ledger.earlier} />
        </p>
      )}
    </>
  )
}
