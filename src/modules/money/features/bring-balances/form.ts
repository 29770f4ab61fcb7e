import { z } from 'zod'
import { parseEuros } from '#kit/money.ts'
import type { BroughtLine, TypedBalance } from '#modules/money/books/open-from-elsewhere.server.ts'
import { dayField, onceField } from '#platform/forms/fields.ts'

export const bringForm = z.object({ day: dayField(), idempotencyKey: onceField() })

/** Rows that a form may hold: as many as `readBalance` reads. */
const MOST = 500

const cell = (posted: FormData, name: string): string => {
  const value = posted.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** The rows as typed, empty ones included, so that a refused form shows them again. */
export function rowsTyped(posted: FormData): TypedBalance[] {
  const rows: TypedBalance[] = []
  for (let i = 0; i < MOST && posted.has(`account${i}`); i++)
    rows.push({
      account: cell(posted, `account${i}`),
      name: cell(posted, `name${i}`),
      debit: cell(posted, `debit${i}`),
      credit: cell(posted, `credit${i}`),
    })
  return rows
}

/** The balances of the rows that hold something, or a code beside each cell that cannot be read. */
export function readRows(rows: readonly TypedBalance[]): {
  lines: BroughtLine[]
  errors: Record<string, string>
} {
  const lines: BroughtLine[] = []
  const errors: Record<string, string> = {}
  for (const [i, row] of rows.entries()) {
    if (!row.account && !row.debit && !row.credit) continue
    if (!row.account) errors[`account${i}`] = 'account_missing'
    if ((row.debit === '') === (row.credit === '')) {
      errors[`debit${i}`] = row.debit ? 'one_side' : 'required'
      continue
    }
    const side = row.debit ? 'debit' : 'credit'
    const amount = parseEuros(row[side])
    if (!amount.ok || amount.value <= 0n)
      errors[`${side}${i}`] = amount.ok ? 'amount_not_positive' : amount.code
    else
      lines.push({
        account: row.account.split(' ')[0]!,
        side,
        amount: amount.value,
        name: row.name || undefined,
      })
  }
  return { lines, errors }
}

/** Rows as the values of their fields. */
export const valuesOf = (rows: readonly TypedBalance[]): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap((row, i) => Object.entries(row).map(([name, value]) => [`${name}${i}`, value])),
  )
