import { newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { recordUse } from '#modules/contracts/index.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { closeOffers } from '../offer-store.server.ts'
import { closeQuotes, type QuoteAnswer } from '../quotes/close.server.ts'
import { needsWhy, phaseOf, type RequestState, type RequestVerb, requestLife } from '../rules/life.ts'
import { type NewRequest, type RequestRow, updateRequests } from '../store.server.ts'

/** Facts that other modules may care about. */
const FACTS: Partial<Record<RequestVerb, string>> = {
  accept: 'requests.accepted',
  decline: 'requests.declined',
  finish: 'requests.done',
  pay: 'requests.paid',
  unpay: 'requests.unpaid',
  cancel: 'requests.cancelled',
  reopen: 'requests.reopened',
}

/** What a state says of the dates of a request. Reopening takes them back; the history keeps them. */
function datesOf(verb: RequestVerb, state: RequestState, now: Date): Partial<NewRequest> {
  if (verb === 'finish') return { doneAt: now }
  if (verb === 'pay') return { paidAt: now }
  if (verb === 'unpay') return { paidAt: null, endedAt: null }
  if (verb === 'reopen') return { doneAt: null, endedAt: null }
  return phaseOf(state) === 'over' ? { endedAt: now } : {}
}

/** What was offered to providers follows what becomes of the request: taken by somebody, or no longer wanted. */
async function followOffers(
  tx: Tx,
  ctx: Ctx,
  rows: readonly RequestRow[],
  verb: RequestVerb,
  set: Partial<NewRequest> | undefined,
): Promise<void> {
  const ids = rows.filter((row) => row.offeredAt).map((row) => row.id)
  const taken = verb === 'assign' || verb === 'start' || verb === 'finish'
  const given = verb === 'cancel' || verb === 'refuse' || verb === 'redirect'
  if (ids.length === 0 || !(taken || given)) return
  await closeOffers(tx, ctx.hub.id, ids, {
    state: taken ? 'lost' : 'withdrawn',
    at: ctx.now(),
    given: verb === 'assign' ? { keeps: set?.assigneeOrganisationId ?? null } : undefined,
  })
}

export type VerbCode = 'not_from_this_state' | 'why_needed' | 'still_paid'

/**
 * Moves requests that the caller locked, in one transaction: new state, one line of history each, audit and fact.
 * The table of `rules/life.ts` decides; all the rows move or none does. A quote never outlives the state `quoted`.
 */
export async function applyVerb(
  tx: Tx,
  ctx: Ctx,
  rows: readonly RequestRow[],
  verb: RequestVerb,
  options: { why?: string; set?: Partial<NewRequest>; answer?: QuoteAnswer } = {},
): Promise<Result<RequestRow[], VerbCode>> {
  const why = options.why?.trim() || undefined
  const at = ctx.now()
  const moved: RequestRow[] = []
  const fresh: { row: RequestRow; to: RequestState }[] = []
  for (const row of rows) {
    const next = requestLife.next(row.state, verb)
    if (!next.ok) return next
    if (needsWhy(verb, row.state, row.price) && !why) return refuse('why_needed', 'why')
    if (verb === 'reopen' && row.paidAt) return refuse('still_paid')
    fresh.push({ row, to: next.value })
  }
  const quoted = rows.filter((row) => row.state === 'quoted').map((row) => row.id)
  if (quoted.length > 0) await closeQuotes(tx, ctx, quoted, verb, { why, ...options.answer })
  for (const to of new Set(fresh.map((f) => f.to))) {
    const those = fresh.filter((f) => f.to === to)
    const set = { ...datesOf(verb, to, at), ...options.set, state: to, phase: phaseOf(to) }
    await updateRequests(
      tx,
      ctx.hub.id,
      set,
      those.map(({ row }) => ({
        hubId: ctx.hub.id,
        id: newId<'RequestMove'>(),
        requestId: row.id,
        verb,
        fromState: row.state,
        toState: to,
        why: why ?? null,
        at,
        userId: ctx.actor.userId,
        actorName: ctx.actor.name,
      })),
    )
    moved.push(...those.map((f) => ({ ...f.row, ...set }) as RequestRow))
  }
  await followOffers(tx, ctx, rows, verb, options.set)
  if (verb === 'finish' || verb === 'reopen') await countUnderContracts(ctx, verb, moved)
  for (const { row } of fresh) {
    await audit(tx, ctx, verb, 'request', row.id, why ? { why } : undefined)
    const fact = FACTS[verb]
    if (fact) await emit(tx, ctx, fact, row.id, { number: row.number })
  }
  return ok(moved)
}

/** A job done under a contract counts in its volumes; one reopened no longer does. */
async function countUnderContracts(
  ctx: Ctx,
  verb: 'finish' | 'reopen',
  rows: readonly RequestRow[],
): Promise<void> {
  const uses = rows.flatMap(({ id, contractId, serviceId, personId, quantity }) =>
    contractId ? [{ requestId: id, contractId, serviceId, personId, quantity }] : [],
  )
  if (uses.length === 0) return
  const day = ctx.today()
  await recordUse(
    ctx,
    uses.map((use) => ({ ...use, day, quantity: verb === 'finish' ? use.quantity : 0 })),
  )
}

/** Work is finished; what costs nothing has nothing left to wait for and is closed in the same breath. */
export async function finishWork(
  tx: Tx,
  ctx: Ctx,
  rows: readonly RequestRow[],
): Promise<Result<RequestRow[], VerbCode>> {
  const done = await applyVerb(tx, ctx, rows, 'finish')
  if (!done.ok) return done
  const free = done.value.filter((row) => row.price === 0n)
  const closed = free.length > 0 ? await applyVerb(tx, ctx, free, 'close') : ok([])
  if (!closed.ok) return closed
  return ok([...done.value.filter((row) => row.price !== 0n), ...closed.value])
}
