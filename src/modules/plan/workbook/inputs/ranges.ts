import { isFunding, type Range } from '#modules/plan/rules/plan.ts'
import type { RangeField } from '#modules/plan/rules/vocabulary.ts'
import type { Book } from '../build.ts'
import type { Sheet } from '../grid.ts'
import { type Cursor, type Shown, table, text } from './table.ts'

/** Figures written in cents, shown in euros as everywhere in the file. */
const IN_CENTS: ReadonlySet<RangeField> = new Set<RangeField>([
  'unitPrice',
  'unitCost',
  'amount',
  'gross',
  'aid.amount',
  'basis.amount',
  'value.amount',
  'value.hourly',
])

type Uncertain =
  | { readonly name: string; readonly range: Range }
  | { readonly name: string; readonly chance: number }

/** What is not certain, noted for the reader: the simulation that draws from it is not in the file. */
export function ranges(book: Book, sheet: Sheet, at: Cursor): void {
  const { t } = book
  const w = t.workbook
  const items = book.plan.assumptions.flatMap((line): Uncertain[] => [
    ...(line.ranges ?? []).map((range) => ({ name: line.name, range })),
    ...(isFunding(line) && line.chance !== undefined ? [{ name: line.name, chance: line.chance }] : []),
  ])
  const bound =
    (which: 'low' | 'mode' | 'high' | 'sd') =>
    (item: Uncertain): Shown => {
      if (!('range' in item)) return undefined
      const { distribution, field } = item.range
      const value: unknown =
        which in distribution ? distribution[which as keyof typeof distribution] : undefined
      return typeof value === 'number' ? { figure: IN_CENTS.has(field) ? value / 100 : value } : undefined
    }
  const words = t.whatIf.ranges
  table(sheet, at, {
    title: w.tables.ranges,
    items,
    columns: [
      { key: 'name', label: w.columns.name, of: ({ name }) => ({ text: name }) },
      {
        key: 'field',
        label: w.columns.figure,
        of: (item) => {
          if (!('range' in item)) return text(words.chance)
          const { field } = item.range
          return text(field === 'cash-delay' ? words.late : t.figures[field])
        },
      },
      {
        key: 'shape',
        label: w.columns.shape,
        of: (item) => ('range' in item ? text(words.shapes[item.range.distribution.type]) : undefined),
      },
      { key: 'low', label: words.low, of: bound('low') },
      { key: 'mode', label: words.mode, of: bound('mode') },
      { key: 'high', label: words.high, of: bound('high') },
      { key: 'sd', label: words.sd, of: bound('sd') },
      {
        key: 'chance',
        label: w.columns.chance,
        of: (item) => ('chance' in item ? { figure: item.chance } : undefined),
      },
      {
        key: 'group',
        label: words.group,
        of: (item) => ('range' in item ? text(item.range.group) : undefined),
      },
    ],
  })
}
