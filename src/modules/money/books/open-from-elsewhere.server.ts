import papaparse from 'papaparse'
import type { Day } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { type Cents, parseEuros, toInput } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { openBooks, type Posted, post } from '../ledger.server.ts'
import { fr } from '../messages.books.fr.ts'
import { mayKeepBooks } from '../permits.ts'
import type { BringRefusal } from '../rules/book-refusals.ts'
import { accountCodeFits } from '../rules/chart.ts'
import { type EntryLine, pair } from '../rules/pairing.ts'
import { insertAccounts } from '../store.server.ts'

/** A balance brought from another program; an account that the chart lacks comes with its name. */
export type BroughtLine = EntryLine & { readonly name?: string }

/**
 * Brings the balances of a hub whose books were kept elsewhere: one entry of the opening journal. Accounts of classes 1
 * to 5 only; those that the chart lacks are added with the name given.
 */
export async function bringBalances(
  ctx: Ctx,
  input: { readonly day: Day; readonly lines: readonly BroughtLine[]; readonly idempotencyKey?: string },
): Promise<Result<Posted, BringRefusal>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  if (input.lines.some((line) => !accountCodeFits(line.account)))
    return refuse('not_an_account_code', 'lines')
  if (input.lines.some((line) => line.account >= '6')) return refuse('only_balance_sheet', 'lines')
  const paired = pair(input.lines)
  if (!paired.ok) return refuse(paired.code, 'lines')
  await openBooks(ctx)
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      await insertAccounts(
        tx,
        ctx.hub.id,
        input.lines.flatMap(({ account, name }) => (name ? [{ code: account, name }] : [])),
      )
      const posted = await post(tx, ctx, {
        journal: 'opening',
        day: input.day,
        label: fr.opening.label,
        piece: { kind: 'opening', id: newId<'Piece'>(), isNew: true },
        transfers: paired.value,
      })
      if (!posted.ok) return posted.code === 'unknown_account' ? refuse(posted.code, 'lines') : posted
      await audit(tx, ctx, 'open', 'books', posted.value.entryId, { lines: input.lines.length })
      return posted
    }),
  )
}

/** A row of the form, as typed. */
export type TypedBalance = { account: string; name: string; debit: string; credit: string }

const COLUMNS = 4
/** More rows than any association's balance has. */
const MOST = 500

/**
 * Reads a balance as another program writes it: account, name, debit, credit. Accounts of costs and products, heads and
 * totals are left aside; a debit beside a credit counts for their difference.
 */
export function readBalance(text: string): Result<TypedBalance[], 'not_a_balance'> {
  const { data } = papaparse.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' })
  const rows = data.flatMap((cells) => {
    const [code = '', name = '', debit = '', credit = ''] = cells.map((cell) => cell.trim())
    const account = code.replaceAll(/\s/g, '')
    if (cells.length < COLUMNS || !accountCodeFits(account) || account >= '6') return []
    const amounts = [debit, credit].map((cell) =>
      cell === '' ? ({ ok: true, value: 0n } as const) : parseEuros(cell),
    )
    const [d, c] = amounts
    if (!d?.ok || !c?.ok) return []
    const balance = d.value - c.value
    if (balance === 0n) return []
    const typed = toInput((balance < 0n ? -balance : balance) as Cents)
    return [{ account, name, debit: balance > 0n ? typed : '', credit: balance < 0n ? typed : '' }]
  })
  return rows.length === 0 || rows.length > MOST ? refuse('not_a_balance', 'file') : ok(rows)
}
