import { en } from '#modules/money/messages.lettering.en.ts'
import { fr } from '#modules/money/messages.lettering.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber } from '#ui/format.ts'
import { Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { accountsToLetter, MOST } from './query.server.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  return { rows: await accountsToLetter(ctx), most: MOST }
}

export default function Lettering({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { rows, most } = loaderData
  const base = `/${params.hub}/argent/lettrage`
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} />
      <MoneyTabs hub={params.hub} current="lettering" />
      <Table
        caption={t.accounts}
        rows={rows}
        rowKey={(row) => row.code}
        rowHref={(row) => `${base}/${row.code}`}
        columns={[
          { key: 'account', header: t.columns.account, cell: (row) => `${row.code} ${row.name}` },
          {
            key: 'open',
            header: t.columns.open,
            align: 'end',
            foldLabel: true,
            cell: (row) =>
              row.open >= most ? `${formatNumber(most, locale)} +` : formatNumber(row.open, locale),
          },
          {
            key: 'oldest',
            header: t.columns.oldest,
            nowrap: true,
            foldLabel: true,
            cell: (row) => <DayFr value={row.oldest} />,
          },
          {
            key: 'balance',
            header: t.columns.balance,
            align: 'end',
            nowrap: true,
            cell: (row) => <Amount value={row.balance} />,
          },
        ]}
        empty={
          <EmptyState title={t.none} icon={Check}>
            {t.noneText}
          </EmptyState>
        }
      />
    </>
  )
}
