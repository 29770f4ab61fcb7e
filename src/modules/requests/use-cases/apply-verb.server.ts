import { newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { recordUse } from '#modules/contracts/index.server.ts'
import { payByWallets } from '#modules/money/index.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { fr } from '../messages.payers.fr.ts'
import { closeOffers } from '../offer-store.server.ts'
import { closeQuotes, type QuoteAnswer } from '../quotes/close.server.ts'
import {
  needsWhy,
  type Phase,
  phaseOf,
  type RequestState,
  type RequestVerb,
  requestLife,
} from '../rules/life.ts'
import { followPayers } from '../shares/follow.server.ts'
import { noteOf } from '../shares/note.server.ts'
import { chargesOfRequests, owedNow, planOwed } from '../shares/owed.server.ts'
import { type NewRequest, type RequestRow, updateRequests } from '../store.server.ts'
import { followVisits } from './follow-visits.server.ts'

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

export type VerbCode = 'not_from_this_state' | 'why_needed' | 'still_paid' | 'slot_taken'

/**
 * Moves requests that the caller locked, in one transaction: new state, one line of history each, audit and fact.
 * The table of `rules/life.ts` decides; all the rows move or none does. A quote never outlives the state `quoted`.
 */
export async function applyVerb(
  tx: Tx,
  ctx: Ctx,
  rows: readonly RequestRow[],
  verb: RequestVerb,
  options: {
    why?: string
    set?: Partial<NewRequest>
    answer?: QuoteAnswer
    /** Where a finished request stands, when who still owes says more than its state. */
    phase?: (row: RequestRow) => Phase
    /** A visit is being planned: the others of the request stay with whom they are. */
    visits?: 'stay'
  } = {},
): Promise<Result<RequestRow[], VerbCode>> {
  const why = options.why?.trim() || undefined
  const at = ctx.now()
  const moved: RequestRow[] = []
  const fresh: { row: RequestRow; to: RequestState; phase: Phase }[] = []
  for (const row of rows) {
    const next = requestLife.next(row.state, verb)
    if (!next.ok) return next
    if (needsWhy(verb, row.state, row.price) && !why) return refuse('why_needed', 'why')
    if (verb === 'reopen' && row.paidAt) return refuse('still_paid')
    const phase = next.value === 'done' && options.phase ? options.phase(row) : phaseOf(next.value)
    fresh.push({ row, to: next.value, phase })
  }
  const taken = options.visits ? null : await followVisits(tx, ctx, rows, verb, { set: options.set, why })
  if (taken) return taken
  const quoted = rows.filter((row) => row.state === 'quoted').map((row) => row.id)
  if (quoted.length > 0) await closeQuotes(tx, ctx, quoted, verb, { why, ...options.answer })
  const followed = await followPayers(tx, ctx, rows, verb, { why, price: options.set?.price })
  if (!followed.ok) return followed
  for (const those of Map.groupBy(fresh, ({ to, phase }) => `${to} ${phase}`).values()) {
    const { to, phase } = those[0]!
    const set = { ...datesOf(verb, to, at), ...options.set, state: to, phase }
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

/**
 * Work is finished: hours and visits of whoever is served are used, what each payer still owes is opened, and wallets in
 * euros that act by themselves pay it. What nobody owes for has nothing left to wait for and is closed in the same breath.
 */
export async function finishWork(
  tx: Tx,
  ctx: Ctx,
  rows: readonly RequestRow[],
  /** What else is known of the work, such as when it was really done. */
  set?: Partial<NewRequest>,
  /** Taken and paid at once with other means: the wallet in euros is left alone. */
  { euros = true } = {},
): Promise<Result<RequestRow[], VerbCode>> {
  const owed = await planOwed(tx, ctx, rows, { wallets: true })
  const done = await applyVerb(tx, ctx, rows, 'finish', { set, phase: owed.phase })
  if (!done.ok) return done
  await owed.open()
  const [owing, settled] = partition(done.value, (row) => owed.owes(row) !== 'nobody')
  const why = (row: RequestRow) => owed.used(row) ?? (row.price > zero ? fr.covered : undefined)
  const closed = await closeSettled(tx, ctx, settled, why)
  if (!closed.ok) return closed
  for (const row of owing) if (owed.used(row)) await noteOf(tx, ctx, row, 'share', owed.used(row)!)
  const paid = euros ? await payOwing(tx, ctx, owing) : ok(owing)
  return paid.ok ? ok([...paid.value, ...closed.value]) : paid
}

async function closeSettled(
  tx: Tx,
  ctx: Ctx,
  rows: readonly RequestRow[],
  why: (row: RequestRow) => string | undefined,
): Promise<Result<RequestRow[], VerbCode>> {
  const moved: RequestRow[] = []
  for (const [said, those] of Map.groupBy(rows, why)) {
    const closed = await applyVerb(tx, ctx, those, 'close', { why: said })
    if (!closed.ok) return closed
    moved.push(...closed.value)
  }
  return ok(moved)
}

/** Requests that wallets in euros have just paid are paid; the others wait as before. */
async function payOwing(
  tx: Tx,
  ctx: Ctx,
  rows: readonly RequestRow[],
): Promise<Result<RequestRow[], VerbCode>> {
  if (rows.length === 0) return ok([])
  const ids = rows.map((row) => row.id)
  const receipts = await payByWallets(tx, ctx, 'request', ids)
  if (receipts.size === 0) return ok([...rows])
  const charges = await chargesOfRequests(ctx, ids)
  const moved: RequestRow[] = []
  for (const row of rows) {
    const receipt = receipts.get(row.id)
    const { owes, phase } = owedNow(charges.get(row.id) ?? [])
    if (receipt === undefined) moved.push(row)
    else if (owes === 'nobody') {
      const paid = await applyVerb(tx, ctx, [row], 'pay', { why: fr.paidByWallet(receipt) })
      if (!paid.ok) return paid
      moved.push(...paid.value)
    } else {
      await noteOf(tx, ctx, row, 'collect', fr.paidByWallet(receipt), { phase })
      moved.push({ ...row, phase })
    }
  }
  return ok(moved)
}

const partition = <T>(all: readonly T[], first: (one: T) => boolean): [T[], T[]] => [
  all.filter(first),
  all.filter((one) => !first(one)),
]
