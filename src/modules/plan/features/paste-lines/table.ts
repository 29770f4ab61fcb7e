import papaparse from 'papaparse'
import { type Month, parseMonth } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'

/** Columns in the order in which they are read when no heading says otherwise. */
export const columns = ['kind', 'name', 'amount', 'unitPrice', 'volume', 'from', 'to', 'payer'] as const
export type ColumnKey = (typeof columns)[number]

/** What headings people write, folded. */
const HEADINGS: Readonly<Record<ColumnKey, readonly string[]>> = {
  kind: ['sorte', 'type', 'nature', 'categorie', 'kind'],
  name: ['nom', 'libelle', 'intitule', 'ligne', 'hypothese', 'poste', 'designation', 'name', 'label'],
  amount: ['montant', 'somme', 'total', 'montant mensuel', 'amount', 'brut', 'salaire brut'],
  unitPrice: ['prix', 'prix unitaire', 'tarif', 'valeur', 'unit price', 'price'],
  volume: ['volume', 'quantite', 'nombre', 'unites', 'etp', 'heures', 'quantity', 'units', 'hours'],
  from: ['de', 'debut', 'depuis', 'premier mois', 'a partir de', 'mois', 'date', 'from', 'start', 'month'],
  to: ['a', 'au', 'fin', 'jusqu a', 'dernier mois', 'to', 'end', 'until'],
  payer: ['qui paie', 'payeur', 'financeur', 'qui', 'payer', 'funder', 'who pays'],
}

export type CellError = {
  /** Counted from 1 as it was pasted. */
  readonly row: number
  readonly column: ColumnKey | null
  readonly code: string
}
export type TableRow = { readonly row: number; readonly cells: Readonly<Partial<Record<ColumnKey, string>>> }

/** Characters: ten times what 400 honest rows hold. */
export const MAX_PASTE = 400_000
export const MAX_ROWS = 400

/** `=` and `@` begin a formula; `+` and `-` do before a letter or a bracket, and a number otherwise. */
const isFormula = (cell: string): boolean => /^\s*(?:[=@]|[+-]\s*[\p{L}(])/u.test(cell)

function headingsOf(cells: readonly string[]): (ColumnKey | null)[] | null {
  const found = cells.map(
    (cell) => columns.find((key) => key === cell.trim() || HEADINGS[key].includes(fold(cell))) ?? null,
  )
  // One known word may be a name by chance; a heading names the line and something else.
  return found.filter(Boolean).length >= 2 && found.includes('name') ? found : null
}

/**
 * Rows and cells of what was pasted: separated by tabs, or by semicolons; headings, if there are any, in the first row.
 * Formulas and cells under no known column are told with their place. Refuses what is too large to be a plan.
 */
export function readTable(
  text: string,
): Result<{ rows: TableRow[]; errors: CellError[] }, 'nothing_pasted' | 'too_much_pasted' | 'too_many_rows'> {
  if (text.length > MAX_PASTE) return refuse('too_much_pasted')
  const delimiter = text.includes('\t') ? '\t' : ';'
  const { data } = papaparse.parse<string[]>(text, { delimiter })
  const full = data.map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => cell.trim()) }))
  const filled = full.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const headings = filled[0] ? headingsOf(filled[0].cells) : null
  const body = headings ? filled.slice(1) : filled
  if (body.length === 0) return refuse('nothing_pasted')
  if (body.length > MAX_ROWS) return refuse('too_many_rows')
  const keys: readonly (ColumnKey | null)[] = headings ?? columns
  const rows: TableRow[] = []
  const errors: CellError[] = []
  for (const { row, cells } of body) {
    const kept: Partial<Record<ColumnKey, string>> = {}
    for (const [i, cell] of cells.entries()) {
      if (cell === '') continue
      const key = keys[i] ?? null
      if (isFormula(cell)) errors.push({ row, column: key, code: 'formula' })
      else if (key) kept[key] = cell
      else if (!headings) errors.push({ row, column: null, code: 'too_many_cells' })
    }
    rows.push({ row, cells: kept })
  }
  return ok({ rows, errors })
}

const MONTH_NAMES = [
  ['janv', 'jan'],
  ['fevr', 'fev', 'feb'],
  ['mars', 'mar'],
  ['avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'jun'],
  ['juil', 'jul'],
  ['aou', 'aug'],
  ['sept', 'sep'],
  ['oct'],
  ['nov'],
  ['dec'],
] as const

/** `2026-09`, `09/2026`, `01/09/2026`, `sept. 2026`, `September 2026`. */
export function readMonth(text: string): Result<Month, 'not_a_month'> {
  const iso = parseMonth(text.slice(0, 7))
  if (iso.ok && /^\d{4}-\d{2}(-\d{2})?$/.test(text)) return iso
  const numbers = /^(?:\d{1,2}[/.])?(\d{1,2})[/.](\d{4})$/.exec(text)
  if (numbers) return parseMonth(`${numbers[2]}-${numbers[1]!.padStart(2, '0')}`)
  const words = /^(\p{L}+) (\d{4})$/u.exec(fold(text))
  if (!words) return refuse('not_a_month')
  const at = MONTH_NAMES.findIndex((names) => names.some((name) => words[1]!.startsWith(name)))
  return at < 0 ? refuse('not_a_month') : parseMonth(`${words[2]}-${String(at + 1).padStart(2, '0')}`)
}
