import type { Books, LastingFlow } from './books.ts'
import { flowRow, head, totalRow, worthReading } from './cut.ts'
import { marginsOf } from './margins.ts'
import { atEnd, over, type Period } from './period.ts'
import type { NamedRow, StatementRow } from './table.ts'
import { needOf } from './working-capital.ts'

const NEEDS: readonly LastingFlow[] = ['need-investments', 'need-loan-principal', 'need-deposits']
const RESOURCES: readonly LastingFlow[] = [
  'resource-own-funds',
  'resource-investment-grants',
  'resource-loans',
  'resource-deposits',
]

/** One figure told as a need when it takes and as a resource when it gives. */
function eitherSide(need: NamedRow, resource: NamedRow, taken: readonly number[]) {
  const row = (key: NamedRow, values: readonly number[]): StatementRow => ({
    key,
    level: 'line',
    unit: 'cents',
    values,
    parts: [],
  })
  return {
    need: row(
      need,
      taken.map((amount) => Math.max(0, amount)),
    ),
    resource: row(
      resource,
      taken.map((amount) => Math.max(0, -amount)),
    ),
  }
}

/**
 * Plan de financement: what lasts and must be paid for (equipment, loans paid back, deposits, losses of the start, a
 * larger working capital need) against what lasts and pays for it (own funds, investment grants, loans, what the
 * activity leaves). The difference is the change in cash, to the cent.
 */
export function financingRows(books: Books, periods: readonly Period[]): StatementRow[] {
  const { frame, closing } = books.projection
  const { selfFinancing } = marginsOf(books)
  const working = needOf(books)
  const lasting = (keys: readonly LastingFlow[]) =>
    keys.map((key) => flowRow(key, books.lasting.get(key), periods))
  const self = eitherSide(
    'need-losses',
    'resource-self-financing',
    periods.map((period) => -over(selfFinancing, period) + 0),
  )
  const tied = eitherSide(
    'need-working-capital',
    'resource-working-capital',
    periods.map(
      ({ from, to }) =>
        working.amounts[to - 1]! - (from === 0 ? working.opening : working.amounts[from - 1]!),
    ),
  )
  const needs = [self.need, ...lasting(NEEDS), tied.need]
  const resources = [self.resource, ...lasting(RESOURCES), tied.resource]
  const all = (rows: readonly StatementRow[], sign: 1 | -1 = 1) => rows.map((row) => [row, sign] as const)
  const cash = (key: NamedRow, values: readonly number[]): StatementRow => ({
    key,
    level: 'line',
    unit: 'cents',
    values,
    parts: [],
    alerts: values.flatMap((value, i) => (value < 0 ? [i] : [])),
  })
  const after = periods.map((period) => atEnd(closing, period))
  return [
    head('needs', periods),
    ...needs.filter(worthReading),
    totalRow('total-needs', all(needs), periods, 'subtotal'),
    head('resources', periods),
    ...resources.filter(worthReading),
    totalRow('total-resources', all(resources), periods, 'subtotal'),
    totalRow('financing-balance', [...all(resources), ...all(needs, -1)], periods),
    cash('cash-before', [frame.openingCash, ...after.slice(0, -1)]),
    cash('cash-after', after),
  ]
}
