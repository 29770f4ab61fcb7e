import { z } from 'zod'
import { parseEuros } from '#kit/money.ts'
import { PILLARS, type Pillar } from '#modules/money/rules/axes.ts'
import { isAuxiliary } from '#modules/money/rules/chart.ts'
import type { EntryLine } from '#modules/money/rules/pairing.ts'
import { dayField, onceField, optionalDay, optionalText, textField } from '#platform/forms/fields.ts'

/** Journals that a person may write in; the others fill themselves. */
export const HAND_JOURNALS = ['misc', 'purchases', 'sales', 'bank', 'cash'] as const

export const entryForm = z.object({
  journal: z.enum(HAND_JOURNALS).catch('misc'),
  day: dayField(),
  label: textField(200),
  reference: optionalText(60),
  reversesOn: optionalDay(),
  idempotencyKey: onceField(),
})

/** Columns of a line; the field of the third line's account is `account2`. */
const CELLS = ['account', 'debit', 'credit', 'who', 'activity', 'pillar'] as const
type Cells = Record<(typeof CELLS)[number], string>

/** Lines that a form may hold. */
export const MOST_LINES = 100

const cellsOf = (posted: FormData, i: number): Cells =>
  Object.fromEntries(
    CELLS.map((name) => {
      const value = posted.get(`${name}${i}`)
      return [name, typeof value === 'string' ? value.trim() : '']
    }),
  ) as Cells

/** How many lines were sent. */
export function linesSent(posted: FormData): number {
  let n = 0
  while (n < MOST_LINES && posted.has(`account${n}`)) n++
  return n
}

type Read = { lines: EntryLine[]; errors: Record<string, string> }

/**
 * The lines of the form that hold something, or a code beside each cell that cannot be read. `choices` are the
 * identifiers of the organisations offered, `chart` the accounts in use.
 */
export function readLines(posted: FormData, choices: ReadonlySet<string>, chart: ReadonlySet<string>): Read {
  const lines: EntryLine[] = []
  const errors: Record<string, string> = {}
  for (let i = 0; i < linesSent(posted); i++) {
    const cells = cellsOf(posted, i)
    if (!cells.account && !cells.debit && !cells.credit) continue
    const line = readLine(cells, i, choices, errors)
    if (line && !chart.has(line.account)) errors[`account${i}`] ??= 'not_in_chart'
    if (line) lines.push(line)
  }
  return { lines, errors }
}

function readLine(
  cells: Cells,
  i: number,
  choices: ReadonlySet<string>,
  errors: Record<string, string>,
): EntryLine | null {
  if (!cells.account) errors[`account${i}`] = 'account_missing'
  if ((cells.debit === '') === (cells.credit === '')) {
    errors[`debit${i}`] = cells.debit ? 'one_side' : 'required'
    return null
  }
  const side = cells.debit ? 'debit' : 'credit'
  const amount = parseEuros(cells[side])
  if (!amount.ok || amount.value <= 0n) {
    errors[`${side}${i}`] = amount.ok ? 'amount_not_positive' : amount.code
    return null
  }
  if (cells.who && !choices.has(cells.who)) errors[`who${i}`] = 'unknown_choice'
  const account = cells.account.split(' ')[0]!
  // On an account kept by party it is theirs; on a cost or an income it is who funds it.
  const isTheirs = isAuxiliary(account)
  const pillar = PILLARS.includes(cells.pillar as Pillar) ? (cells.pillar as Pillar) : null
  return {
    account,
    side,
    amount: amount.value,
    party: cells.who && isTheirs ? { kind: 'organisation', id: cells.who } : null,
    activity: cells.activity.slice(0, 60) || null,
    pillar,
    funderId: (!isTheirs && cells.who) || null,
  }
}
