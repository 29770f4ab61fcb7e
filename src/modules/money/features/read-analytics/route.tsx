import { add, type Cents, negate, zero } from '#kit/money.ts'
import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { en as moneyEn } from '#modules/money/messages.en.ts'
import { fr as moneyFr } from '#modules/money/messages.fr.ts'
import { en } from '#modules/money/messages.reports.en.ts'
import { fr } from '#modules/money/messages.reports.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { AXES } from '#modules/money/rules/analytics.ts'
import type { Pillar } from '#modules/money/rules/axes.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { BarChart } from '#ui/charts/BarChart.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import { readAnalytics } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  return await readAnalytics(ctx, new URL(request.url).searchParams)
}

/** Bars that one can still tell apart. */
const MOST_BARS = 12

export default function Analytics({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.analytics
  const money = useWords({ fr: moneyFr, en: moneyEn })
  const activities: Readonly<Record<string, string>> = useServiceWords().activities
  const { axis, year, years, rows } = loaderData
  const base = `/${params.hub}/argent/analytique`
  type Row = (typeof rows)[number]
  const nameOf = ({ key, name }: Row): string => {
    if (key === null) return w.without
    if (axis === 'pillar') return money.pillars[key as Pillar]
    return name ?? (axis === 'activity' ? (activities[key] ?? key) : key)
  }
  const known = rows.filter(({ key }) => key !== null).slice(0, MOST_BARS)
  const costly = known.some((row) => row.costs !== zero)
  const figure = (key: 'products' | 'costs' | 'result') => ({
    key,
    header: t.columns[key],
    align: 'end' as const,
    nowrap: true,
    ...(key !== 'result' && { fold: 'line' as const, foldLabel: true }),
    cell: (row: Row) => <Amount value={row[key]} sign={key === 'result'} />,
  })
  const sum = (key: 'products' | 'costs' | 'result'): Cents => add(zero, ...rows.map((row) => row[key]))
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="analytics" />
      <Tabs
        label={w.axis}
        tabs={AXES.map((one) => ({
          label: w.axes[one],
          href: `${base}?axe=${one}&exercice=${year.year}`,
          current: one === axis,
        }))}
      />
      <FilterBar
        action={base}
        views={years.map((one) => ({
          label: t.year(one),
          href: `?axe=${axis}&exercice=${one}`,
          current: one === year.year,
        }))}
        exportHref={`${base}/export?axe=${axis}&exercice=${year.year}`}
      />
      <div className="ui-stack">
        {known.length > 1 && (
          <Card>
            <BarChart
              title={w.chart(w.axes[axis], costly)}
              labelsAre={w.axes[axis]}
              labels={known.map(nameOf)}
              layout="rows"
              unit="euros"
              stacks={[
                { key: 'products', label: t.columns.products, values: known.map((row) => row.products) },
                ...(costly
                  ? [{ key: 'costs', label: t.columns.costs, values: known.map((row) => negate(row.costs)) }]
                  : []),
              ]}
            />
          </Card>
        )}
        <Table
          caption={w.title}
          rows={rows}
          rowKey={(row) => row.key ?? ''}
          columns={[
            { key: 'name', header: w.axes[axis], cell: nameOf },
            figure('products'),
            figure('costs'),
            figure('result'),
          ]}
          foot={[
            t.columns.total,
            <Amount key="p" value={sum('products')} />,
            <Amount key="c" value={sum('costs')} />,
            <Amount key="r" value={sum('result')} sign />,
          ]}
          empty={<EmptyState title={w.none}>{w.noneText}</EmptyState>}
        />
      </div>
    </>
  )
}
