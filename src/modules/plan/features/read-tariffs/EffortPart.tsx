import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { HouseholdEffort } from '#modules/plan/rules/tariffs/effort.ts'
import { type Range01, tenths } from '#modules/plan/rules/tariffs/income.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { formatEuros, formatNumber, formatPercent } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import { EffortChart } from './EffortChart.tsx'
import type { ShownTariffs } from './shown.ts'

/** « 3 habitants sur 10 ». */
function People({ range }: { range: Range01 }) {
  const t = useWords({ fr, en }).tariffs
  const { low, high } = tenths(range)
  return <>{t.people(low, high)}</>
}

/** The effort drawn, then who is left out, then what the basket is made of. */
export function EffortPart({ shown }: { shown: ShownTariffs }) {
  const t = useWords({ fr, en }).tariffs
  const locale = useLocale()
  const { households } = shown.effort
  const widest = households.find(({ rates }) => rates[0] !== null)
  const rate = widest?.rates[0]
  return (
    <>
      <Card id="effort">
        <EffortChart efforts={households} incomes={shown.incomes} limit={shown.limit / 10_000} />
        {widest && rate !== null && rate !== undefined && (
          <p className="ui-small ui-soft">
            {t.effort.read(widest.household.name, formatPercent(rate, locale, 1), 1)}
          </p>
        )}
      </Card>
      <LeftOut shown={shown} />
      <Basket shown={shown} />
    </>
  )
}

function LeftOut({ shown }: { shown: ShownTariffs }) {
  const t = useWords({ fr, en }).tariffs
  const w = t.out
  const locale = useLocale()
  const { against } = shown
  const euros = (amount: number) => formatEuros(cents(Math.round(amount)), locale, { round: true })
  const columns: Column<HouseholdEffort>[] = [
    { key: 'name', header: w.household, cell: (row) => row.household.name },
    {
      key: 'cost',
      header: w.cost,
      align: 'end',
      cell: (row) => <Amount value={cents(row.cost)} />,
      foldLabel: true,
    },
    {
      key: 'threshold',
      header: w.threshold,
      align: 'end',
      foldLabel: true,
      cell: (row) => (
        <>
          <span className="ui-amount">{euros(row.threshold)}</span>{' '}
          <span className="ui-soft ui-small plan-under">{w.perMonth(euros(row.threshold / 12))}</span>
        </>
      ),
    },
    { key: 'left', header: w.left, fold: 'side', cell: (row) => <People range={row.leftOut} /> },
    ...(against
      ? [
          {
            key: 'against',
            header: w.compared,
            foldLabel: true,
            fold: 'line' as const,
            cell: (row: HouseholdEffort) => {
              const twin = against.effort.households[shown.effort.households.indexOf(row)]
              return twin && <People range={twin.leftOut} />
            },
          },
        ]
      : []),
  ]
  return (
    <section>
      <h2 id="left-out">{w.title}</h2>
      <Table
        caption={w.title}
        rows={shown.effort.households}
        rowKey={(row) => row.household.name}
        columns={columns}
        foot={[
          <strong key="all">{w.all}</strong>,
          null,
          null,
          <strong key="left">
            <People range={shown.effort.leftOut} />
          </strong>,
          against && (
            <strong key="against">
              <span className="plan-narrow">{w.compared} </span>
              <People range={against.effort.leftOut} />
            </strong>
          ),
        ].slice(0, columns.length)}
      />
      <p className="ui-soft ui-small">
        {against && w.compare(against.name)} {w.note}
      </p>
    </section>
  )
}

function Basket({ shown }: { shown: ShownTariffs }) {
  const t = useWords({ fr, en }).tariffs
  const w = t.basket
  const locale = useLocale()
  const { items, name } = shown.basket
  if (items.length === 0) return null
  const times = (n: number) => formatNumber(n, locale, Number.isInteger(n) ? 0 : 1)
  return (
    <section>
      <h2 id="basket">{w.title(name ?? t.choose.usual)}</h2>
      <Table
        caption={w.title(name ?? t.choose.usual)}
        rows={items}
        rowKey={(item) => `${item.source}-${item.ref}-${item.every}-${item.times}`}
        columns={[
          {
            key: 'item',
            header: w.item,
            cell: (item) =>
              item.name === null || item.price === null ? `${item.name ?? '–'} : ${w.lost}` : item.name,
          },
          { key: 'times', header: w.times, cell: (item) => w[item.every](times(item.times)) },
          {
            key: 'price',
            header: w.price,
            align: 'end',
            foldLabel: true,
            cell: (item) => item.price !== null && <Amount value={cents(Math.round(item.price))} />,
          },
          { key: 'cost', header: w.cost, align: 'end', cell: (item) => <Amount value={cents(item.cost)} /> },
        ]}
      />
      {items.some((item) => item.varies) && <p className="ui-soft ui-small">{w.varies}</p>}
    </section>
  )
}
