/** What a field of a line's form is. Paths are those of the engine's document: a problem finds its field by its path. */

type Base = {
  /** Path in the engine's document, and name of the form field. */
  readonly path: string
  readonly optional?: boolean
  /** Belongs to the folded part of the form. */
  readonly detail?: boolean
  /** Only asked when another field has one of these values. */
  readonly when?: { readonly path: string; readonly is: readonly string[] }
}

/** A column of a table of rows. */
type Column = { readonly key: string; readonly kind: 'text' | 'money' | 'number' | 'month' }
export type RowsField = Base & {
  readonly kind: 'rows'
  readonly columns: readonly Column[]
  /** The column beside which a mistake of the whole table is told. */
  readonly telling: string
}

export type LineField =
  | RowsField
  | (Base &
      (
        | { readonly kind: 'text' | 'area' | 'month' | 'money' | 'seasons' | 'flag' }
        /** Several short words: account prefixes. */
        | { readonly kind: 'list' }
        | {
            readonly kind: 'number'
            readonly unit?: 'percent' | 'fullTime' | 'hours' | 'units' | 'minutes' | 'employees'
          }
        | { readonly kind: 'whole'; readonly unit?: 'months' | 'days' }
        | { readonly kind: 'choice'; readonly words: ChoiceWords; readonly from: readonly string[] }
        /** A revenue line of the plan, or a measure: the page knows which there are. */
        | { readonly kind: 'line' | 'measure' }
      ))

/** Which words of the messages name the choices. */
type ChoiceWords =
  | 'blocks'
  | 'pillars'
  | 'payers'
  | 'productKinds'
  | 'accounts'
  | 'families'
  | 'rhythms'
  | 'inKind'
  | 'growths'
  | 'billing'
  | 'basis'
  | 'value'
  | 'directions'
  | 'statuses'
  | 'chargesPaid'

export const choice = (path: string, words: ChoiceWords, from: readonly string[], more: Partial<Base> = {}) =>
  ({ path, kind: 'choice', words, from, ...more }) as const
export const detail = { optional: true, detail: true } as const
/** Asked only when another field says so. */
export const when = (path: string, ...is: readonly string[]) => ({ when: { path, is } }) as const

/** Rows of a table that a form offers beyond those already there. */
const SPARE_ROWS = 3

export const rowName = (path: string, n: number, key: string) => `${path}[${n}].${key}`
export const seasonName = (path: string, n: number) => `${path}[${n}]`

/** How many rows of a table to show: those filled, and some to fill. */
export function rowsToShow(field: RowsField, values: Readonly<Record<string, string | undefined>>): number {
  let last = -1
  for (let n = 0; field.columns.some(({ key }) => rowName(field.path, n, key) in values); n++)
    if (field.columns.some(({ key }) => values[rowName(field.path, n, key)])) last = n
  return last + 1 + SPARE_ROWS
}
