import { type Day, instantOf } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import { mayInvoice } from '../permits.ts'
import { isOver, LIFE, type LifeState } from '../rules/lifecycle.ts'
import { invoiceByNumber } from '../store.server.ts'
import { changeEInvoice, holdEInvoice, noteWord } from './store.server.ts'

export type NoteCode =
  | 'not_permitted'
  | 'not_found'
  | 'already_over'
  | 'day_in_future'
  | 'unknown_choice'
  | 'required'

/** States that say why, for the client and the tax office will ask. */
const SAYS_WHY: ReadonlySet<LifeState> = new Set(['refused', 'rejected', 'disputed', 'suspended'])

/**
 * Notes by hand what the platform says of an invoice, for a hub whose platform is a site one goes to. The reference that
 * the platform gave may come with it.
 */
export async function noteState(
  ctx: Ctx,
  input: {
    readonly number: string
    readonly state: LifeState
    readonly day: Day
    readonly why?: string
    readonly reference?: string
  },
): Promise<Result<{ state: LifeState }, NoteCode>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  if (LIFE[input.state] === null) return refuse('unknown_choice', 'state')
  if (input.day > ctx.today()) return refuse('day_in_future', 'day')
  const why = input.why?.trim()
  if (SAYS_WHY.has(input.state) && !why) return refuse('required', 'why')
  return await ctx.tx(async (tx) => {
    const invoice = await invoiceByNumber(tx, ctx.hub.id, input.number)
    const row = invoice && (await holdEInvoice(tx, ctx.hub.id, invoice.id))
    if (!row) return refuse('not_found')
    if (isOver(row.state)) return refuse('already_over', 'state')
    if (input.reference) await changeEInvoice(tx, row, { reference: input.reference })
    const said = { state: input.state, why, by: ctx.actor.name, userId: ctx.actor.userId }
    const at = input.day === ctx.today() ? ctx.now() : instantOf(input.day, 12 * 60, ctx.hub.zone)
    const state = await noteWord(tx, ctx, row, { ...said, at })
    await audit(tx, ctx, 'note', 'einvoice', row.invoiceId, { state: input.state })
    await emit(tx, ctx, 'billing.einvoice-state', row.invoiceId, { state })
    return ok({ state })
  })
}

/** Puts an invoice that could not be sent back on its way. */
export async function sendAgain(
  ctx: Ctx,
  number: string,
): Promise<Result<null, 'not_permitted' | 'not_found' | 'already_over'>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const invoice = await invoiceByNumber(tx, ctx.hub.id, number)
    const row = invoice && (await holdEInvoice(tx, ctx.hub.id, invoice.id))
    if (!row) return refuse('not_found')
    if (row.state !== 'failed') return refuse('already_over')
    const now = ctx.now()
    await changeEInvoice(tx, row, { state: 'to-send', tries: 0, dueAt: now, failure: null, changedAt: now })
    await audit(tx, ctx, 'send-again', 'einvoice', row.invoiceId)
    return ok(null)
  })
}
