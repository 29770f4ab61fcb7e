import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { en as reportsEn } from '#modules/money/messages.reports.en.ts'
import { fr as reportsFr } from '#modules/money/messages.reports.fr.ts'
import { mayKeepBooks, mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { formatEuros } from '#ui/format.ts'
import { Download, Plus, Printer } from '#ui/icons.ts'
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
  const r = useWords({ fr: reportsFr, en: reportsEn })
  const w = t.ledger
  const locale = useLocale()
  const { ledger, mayAdd } = loaderData
  const base = `/${params.hub}/argent/grand-livre`
  const query = `exercice=${ledger.year.year}`
  type Line = (typeof ledger.lines)[number]
  const figure = (key: 'opening' | 'debit' | 'credit') => ({
    key,
    header: r.columns[key],
    align: 'end' as const,
    nowrap: true,
    fold: 'line' as const,
    foldLabel: true,
    cell: (row: Line) => (row[key] === 0n ? <span className="ui-soft">—</span> : <Amount value={row[key]} />),
  })
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          ledger.lines.length > 0 && (
            <>
              <ButtonLink href={`${base}/pdf?${query}`} icon={Printer}>
                {r.balance.printAll}
              </ButtonLink>
              <ButtonLink href={`${base}/pdf?${query}&livre=entier`} icon={Printer}>
                {r.balance.printLedger}
              </ButtonLink>
              <ButtonLink href={`${base}/mouvements?${query}`} icon={Download}>
                {r.balance.wholeLedger}
              </ButtonLink>
            </>
          )
        }
      />
      <MoneyTabs hub={params.hub} current="ledger" />
      <FilterBar
        action={base}
        views={ledger.years.map((year) => ({
          label: r.year(year),
          href: `?exercice=${year}`,
          current: year === ledger.year.year,
        }))}
        exportHref={`${base}/export?${query}`}
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
        rowHref={(row) => `${base}/${row.account}?${query}`}
        columns={[
          { key: 'account', header: t.columns.account, cell: (row) => `${row.account} ${row.name}` },
          figure('opening'),
          figure('debit'),
          figure('credit'),
          {
            key: 'balance',
            header: t.columns.balance,
            align: 'end',
            nowrap: true,
            cell: (row) => <Amount value={row.balance} />,
          },
        ]}
        foot={[
          t.columns.total,
          '',
          <Amount key="debit" value={ledger.debit} />,
          <Amount key="credit" value={ledger.credit} />,
          '',
        ]}
        empty={
          <EmptyState
            title={ledger.years.length > 1 ? w.none : w.noneYet}
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
    </>
  )
}
