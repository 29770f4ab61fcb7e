import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Forecast, Monthly } from '#modules/plan/rules/forecast.ts'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Matrix, type MatrixColumn, type MatrixRow } from './Matrix.tsx'

/** Where in the columns the months stand: twelve, then their year, and so on. */
function useColumns(f: Forecast): MatrixColumn[] {
  const w = useWords({ fr, en }).forecast
  const locale = useLocale()
  return f.years.flatMap(({ year, months }) => [
    ...f.months.slice((year - 1) * 12, (year - 1) * 12 + months).map((month) => ({
      key: month,
      label: formatMonth(month, locale, true),
    })),
    { key: `year-${year}`, label: w.year(year), total: true },
  ])
}

type OfYear = 'sum' | 'first' | 'last'
type Row = (amounts: Monthly, ofYear?: OfYear) => string[]

/** Makes a row of months and years; `ofYear` says what a year shows: the sum, or how it began or ended. */
function useRow(f: Forecast): Row {
  const locale = useLocale()
  // A dash reads faster than a zero in a table of four hundred figures.
  const show = (amount: number) => (amount === 0 ? '–' : formatEuros(cents(amount), locale, { round: true }))
  return (amounts, ofYear = 'sum') =>
    f.years.flatMap(({ year, months }) => {
      const some = amounts.slice((year - 1) * 12, (year - 1) * 12 + months)
      const total =
        ofYear === 'sum'
          ? some.reduce((a, b) => a + b, 0)
          : ((ofYear === 'first' ? some[0] : some[some.length - 1]) ?? 0)
      return [...some, total].map(show)
    })
}

function groupRows<Key extends string>(
  row: Row,
  by: { readonly [key in Key]?: Monthly },
  words: Readonly<Record<Key, string>>,
): MatrixRow[] {
  return (Object.keys(by) as Key[]).map((key) => ({ key, label: words[key], cells: row(by[key] ?? []) }))
}

export function IncomeStatement({ f }: { f: Forecast }) {
  const t = useWords({ fr, en })
  const w = t.forecast
  const { income, inKind } = f
  const row = useRow(f)
  return (
    <Matrix
      caption={w.statement}
      corner={w.month}
      columns={useColumns(f)}
      rows={[
        { key: 'p', label: w.products, cells: [], head: true },
        ...groupRows(row, income.byKind, t.productKinds),
        { key: 'tp', label: w.totalProducts, cells: row(income.products), strong: true },
        { key: 'c', label: w.charges, cells: [], head: true },
        ...groupRows(row, income.byFamily, t.families).map((r) => ({ ...r, key: `c-${r.key}` })),
        { key: 'tc', label: w.totalCharges, cells: row(income.charges), strong: true },
        { key: 'r', label: w.result, cells: row(income.result), strong: true },
        { key: 'k', label: w.inKind, cells: row(inKind.total) },
      ]}
    />
  )
}

export function CashPlan({ f }: { f: Forecast }) {
  const t = useWords({ fr, en })
  const w = t.forecast
  const { cash } = f
  const row = useRow(f)
  const opening = [cash.opening, ...cash.closing.slice(0, -1)]
  return (
    <Matrix
      caption={w.cashTable}
      corner={w.month}
      columns={useColumns(f)}
      rows={[
        { key: 'o', label: w.opening, cells: row(opening, 'first') },
        { key: 'in', label: w.receipts, cells: [], head: true },
        ...groupRows(row, cash.bySource, t.sources),
        { key: 'ti', label: w.receipts, cells: row(cash.receipts), strong: true },
        { key: 'out', label: w.payments, cells: [], head: true },
        ...groupRows(row, cash.byUse, t.uses).map((r) => ({ ...r, key: `u-${r.key}` })),
        { key: 'to', label: w.payments, cells: row(cash.payments), strong: true },
        { key: 'cl', label: w.closing, cells: row(cash.closing, 'last'), strong: true },
        { key: 'wc', label: w.workingCapital, cells: row(cash.workingCapital, 'last') },
      ]}
    />
  )
}
