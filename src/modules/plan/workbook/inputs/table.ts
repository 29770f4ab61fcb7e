import type { Month } from '#kit/day.ts'
import { putText, type Row } from '../build.ts'
import type { Style } from '../file/styles.ts'
import { serialOf } from '../formula/dates.ts'
import type { Accepts, Cell, Content, Expr, Sheet, Value } from '../grid.ts'

/** What a table shows in a cell. `null` is an input left empty; `undefined` is nothing to say on that line. */
export type Shown =
  | { readonly input: number | null; readonly as: Typed }
  | { readonly text: string }
  | { readonly figure: number }
  | { readonly calc: Expr<Value>; readonly as: 'euro' | 'number' | 'share' | 'whole' }
  | undefined

/** What is typed in a blue cell. */
export type Typed = 'euro' | 'balance' | 'number' | 'whole' | 'share' | 'month' | 'yes' | 'period'

const STYLES: Record<Typed, Style> = {
  euro: 'inputEuro',
  balance: 'inputEuro',
  number: 'inputNumber',
  whole: 'inputWhole',
  share: 'inputShare',
  month: 'inputMonth',
  yes: 'inputYes',
  period: 'inputWhole',
}
const ACCEPTS: Record<Typed, Accepts | undefined> = {
  euro: { kind: 'amount' },
  // A bank account may be overdrawn, and a volume may fall each month.
  balance: undefined,
  number: undefined,
  whole: { kind: 'whole' },
  share: { kind: 'share' },
  month: { kind: 'date' },
  yes: { kind: 'list', values: [0, 1] },
  period: { kind: 'list', values: [1, 3, 12] },
}
const CALCS = { euro: 'calcEuro', number: 'calcNumber', share: 'calcShare', whole: 'calcWhole' } as const

/** Cents as euros, percent as a share, a month as its date: what a treasurer types. */
export const euros = (cents: number | undefined): Shown => ({
  input: cents === undefined ? null : cents / 100,
  as: 'euro',
})
export const share = (percent: number | undefined): Shown => ({
  input: percent === undefined ? null : percent / 100,
  as: 'share',
})
export const count = (n: number | undefined, as: 'number' | 'whole' = 'number'): Shown => ({
  input: n ?? null,
  as,
})
export const date = (month: Month | undefined): Shown => ({
  input: month ? serialOf(month) : null,
  as: 'month',
})
export const yes = (is: boolean): Shown => ({ input: is ? 1 : 0, as: 'yes' })
export const period = (months: number): Shown => ({ input: months, as: 'period' })
export const text = (of: string | undefined): Shown => (of === undefined ? undefined : { text: of })
export const calc = (expr: Expr<Value>, as: 'euro' | 'number' | 'share' | 'whole'): Shown => ({
  calc: expr,
  as,
})

export type Column<Item> = {
  readonly key: string
  readonly label: string
  /** `own` finds a cell of the same row, placed before. */
  readonly of: (item: Item, own: (key: string) => Cell) => Shown
}

/** Where the next table goes. */
export type Cursor = { row: number }

export function place(sheet: Sheet, row: number, col: number, shown: Shown): Cell | null {
  if (!shown) return null
  const put = (content: Content, style: Style, accepts?: Accepts): Cell => {
    const cell: Cell = { sheet, row, col, content, style, ...(accepts && { accepts }) }
    sheet.cells.push(cell)
    return cell
  }
  if ('text' in shown) return put({ kind: 'text', text: shown.text }, 'plain')
  if ('figure' in shown) return put({ kind: 'number', number: shown.figure }, 'calcNumber')
  if ('calc' in shown) return put({ kind: 'formula', expr: shown.calc }, CALCS[shown.as])
  const { input, as } = shown
  return put(input === null ? { kind: 'blank' } : { kind: 'number', number: input }, STYLES[as], ACCEPTS[as])
}

/**
 * A table of the assumptions: a title, its column heads, one row per item; columns that no item uses are left out.
 * Gives the cells of each row by the key of their column.
 */
export function table<Item>(
  sheet: Sheet,
  at: Cursor,
  facts: {
    readonly title: string
    readonly columns: readonly Column<Item>[]
    readonly items: readonly Item[]
  },
): Row[] {
  const { title, columns, items } = facts
  if (items.length === 0) return []
  putText(sheet, at.row, 0, title, 'section')
  const rows: Row[] = items.map(() => new Map())
  const first = at.row + 2
  let col = 0
  for (const { key, label, of } of columns) {
    let used = false
    for (const [i, item] of items.entries()) {
      const row = rows[i]!
      const own = (name: string): Cell => {
        const cell = row.get(name)
        if (!cell) throw new Error(`column ${key} of ${title} comes before ${name}`)
        return cell
      }
      const cell = place(sheet, first + i, col, of(item, own))
      if (!cell) continue
      used = true
      row.set(key, cell)
    }
    if (!used) continue
    putText(sheet, at.row + 1, col, label, 'head')
    if (col > 0) putText(sheet, at.row, col, '', 'section')
    col += 1
  }
  at.row = first + items.length + 1
  return rows
}
