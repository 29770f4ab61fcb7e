import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type NewTransfer, type PostRefusal, post } from '#modules/money/index.server.ts'
import { recordOfOrganisation } from '#modules/people/index.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayKeepPayables } from '../permits.ts'
import { bookingOf } from '../rules/incoming.ts'
import { changePayable, holdPayable, keepHabit, linesOf, noteMove, type PayableRow } from './store.server.ts'

export type BookCode =
  | PostRefusal
  | 'not_permitted'
  | 'not_found'
  | 'already_booked'
  | 'not_a_cost'
  | 'required'

/** Accounts that a bill may go to: costs (6) and what is kept for years (20, 21, 23, 27). */
export const isCostAccount = (code: string): boolean => /^(6[0-5]|2[0137])/.test(code)

/**
 * Enters a supplier’s invoice in the books: D 6… (and 44566 when the tax is deducted) / C 401, the supplier’s own
 * account; a credit note the other way. `accounts` has one per line, in their order.
 */
export async function bookPayable(
  ctx: Ctx,
  input: {
    readonly id: Id<'Payable'>
    readonly accounts: readonly string[]
    readonly deductsVat: boolean
    /** The invoice’s own day unless its month is closed. */
    readonly day?: Day
  },
): Promise<Result<{ number: string }, BookCode>> {
  if (!mayKeepPayables(ctx.actor)) return refuse('not_permitted')
  if (input.accounts.length === 0) return refuse('required', 'account')
  if (!input.accounts.every(isCostAccount)) return refuse('not_a_cost', 'account')
  return await ctx.tx(async (tx): Promise<Result<{ number: string }, BookCode>> => {
    const row = await holdPayable(tx, ctx.hub.id, input.id)
    if (!row) return refuse('not_found')
    if (row.state !== 'to-book') return refuse('already_booked')
    const supplier = row.organisationId ?? (await newSupplier(tx, ctx, row))
    const bill = { total: row.total, vat: row.vat, lines: linesOf(row.lines) }
    const { costs, deducted } = bookingOf(bill, input.accounts, input.deductsVat)
    const party = { kind: 'organisation', id: supplier } as const
    const side = (account: string, amount: Cents): NewTransfer => ({
      ...(row.kind === 'invoice' ? { debit: account, credit: '401' } : { debit: '401', credit: account }),
      ...{ amount, party },
    })
    const transfers = [...costs].map(([account, amount]) => side(account, amount))
    if (deducted > zero) transfers.push(side('44566', deducted))
    const day = input.day ?? row.day
    const posted = await post(tx, ctx, {
      ...{ journal: 'purchases', day, transfers },
      label: `${row.supplierName}, ${row.kind === 'invoice' ? 'facture' : 'avoir'} ${row.number}`.slice(
        0,
        300,
      ),
      piece: { kind: 'payable', id: row.id },
    })
    if (!posted.ok) return posted
    const left = row.kind === 'invoice' ? minus(row.total, row.prepaid) : zero
    await changePayable(tx, ctx.hub.id, row.id, {
      ...{ state: left > zero ? 'to-pay' : 'done', left, entryId: posted.value.entryId },
      ...{ entryNumber: posted.value.number, organisationId: supplier },
    })
    await keepHabit(tx, ctx, row.supplierKey, input.accounts[0]!)
    await noteMove(tx, ctx, { payableId: row.id, move: 'booked', day, entryId: posted.value.entryId })
    await audit(tx, ctx, 'book', 'payable', row.id, { entry: posted.value.number })
    await emit(tx, ctx, 'billing.payable-booked', row.id, { number: row.number })
    return ok({ number: posted.value.number })
  })
}

/** A supplier that the hub does not know yet gets its record. */
const newSupplier = (tx: Tx, ctx: Ctx, row: PayableRow): Promise<Id<'Organisation'>> =>
  recordOfOrganisation(tx, ctx, {
    ...{ name: row.supplierName, kind: 'company' as const, street: row.street ?? undefined },
    ...{ postcode: row.postcode ?? undefined, city: row.city ?? undefined, email: row.email ?? undefined },
    siret: row.siret ?? undefined,
  })

/** Turns a supplier’s invoice away, with the reason that the supplier and its platform are told. Nothing is booked. */
export async function refusePayable(
  ctx: Ctx,
  input: { readonly id: Id<'Payable'>; readonly why: string },
): Promise<Result<null, 'not_permitted' | 'not_found' | 'already_booked' | 'required'>> {
  if (!mayKeepPayables(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  return await ctx.tx(async (tx) => {
    const row = await holdPayable(tx, ctx.hub.id, input.id)
    if (!row) return refuse('not_found')
    if (row.state !== 'to-book') return refuse('already_booked')
    await changePayable(tx, ctx.hub.id, row.id, { state: 'refused' })
    await noteMove(tx, ctx, { payableId: row.id, move: 'refused', why })
    await audit(tx, ctx, 'refuse', 'payable', row.id, { why })
    await emit(tx, ctx, 'billing.payable-refused', row.id, { number: row.number })
    return ok(null)
  })
}
