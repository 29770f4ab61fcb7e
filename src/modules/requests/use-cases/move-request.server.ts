import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import { type MayWorkCode, mayWorkFor } from '#modules/providers/index.server.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import { mayDoWork, mayMoveRequests } from '../permits.ts'
import { agreeOn } from '../quotes/agree.server.ts'
import { openQuote } from '../quotes/store.server.ts'
import { type RequestVerb, requestLife } from '../rules/life.ts'
import { lockRequests, type NewRequest, type RequestRow } from '../store.server.ts'
import { applyVerb, finishWork, type VerbCode } from './apply-verb.server.ts'

/** Verbs a person may ask for; money has its own use case. */
export const MOVES = [
  'qualify',
  'quote',
  'accept',
  'assign',
  'start',
  'finish',
  'close',
  'reopen',
  'cancel',
  'refuse',
  'redirect',
] as const satisfies readonly RequestVerb[]
export type Move = (typeof MOVES)[number]

/** Who does it: whoever acts, one of the hub's people, or a provider. */
export type Assignee =
  | { kind: 'me' }
  | { kind: 'person'; id: Id<'Person'> }
  | { kind: 'organisation'; id: Id<'Organisation'> }

type MoveInput = {
  requestId: Id<'Request'>
  verb: Move
  why?: string
  assignee?: Assignee
  /** With `quote`: the price proposed, in cents, and what it covers (`why`). */
  price?: Cents
  idempotencyKey?: string
}
export type MoveCode =
  | 'not_permitted'
  | 'not_found'
  | 'assignee_needed'
  | 'assignee_unknown'
  | 'amount_too_small'
  | MayWorkCode
  | VerbCode

const NOBODY = { assigneeUserId: null, assigneePersonId: null, assigneeOrganisationId: null }

/** The columns of a request handed to somebody; refuses whom the hub does not know. */
export async function assignment(
  ctx: Ctx,
  to: Assignee,
  wantedOn: Day | null = null,
): Promise<Result<Partial<NewRequest>, MoveCode>> {
  if (to.kind === 'me')
    return ok({ ...NOBODY, assigneeUserId: ctx.actor.userId, assigneeName: ctx.actor.name })
  if (to.kind === 'person') {
    const assigneeName = (await peopleNames(ctx, [to.id])).get(to.id)
    return assigneeName
      ? ok({ ...NOBODY, assigneePersonId: to.id, assigneeName })
      : refuse('assignee_unknown', 'assignee')
  }
  const assigneeName = (await organisationNames(ctx, [to.id])).get(to.id)
  if (!assigneeName) return refuse('assignee_unknown', 'assignee')
  // Insured on the day of the work, not only on the day it is given.
  const day = wantedOn && wantedOn > ctx.today() ? wantedOn : ctx.today()
  const may = await mayWorkFor(ctx, to.id, day)
  if (!may.ok) return refuse(may.code, 'assigneeOrganisationId')
  return ok({ ...NOBODY, assigneeOrganisationId: to.id, assigneeName })
}

async function changesOf(
  ctx: Ctx,
  input: MoveInput,
  { wantedOn }: RequestRow,
): Promise<Result<Partial<NewRequest>, MoveCode>> {
  if (input.verb === 'assign')
    return input.assignee
      ? await assignment(ctx, input.assignee, wantedOn)
      : refuse('assignee_needed', 'assignee')
  if (input.verb === 'quote' && input.price !== undefined) {
    if (input.price < 0n) return refuse('amount_too_small', 'price')
    if (!input.why?.trim()) return refuse('why_needed', 'why')
    return ok({ price: input.price, priceWhy: input.why.trim() })
  }
  return ok({})
}

const permitted = (ctx: Ctx, verb: Move): boolean =>
  verb === 'start' || verb === 'finish' ? mayDoWork(ctx.actor) : mayMoveRequests(ctx.actor)

type Moved = { number: string }

/**
 * Moves a request along the table of `rules/life.ts`. The row is locked: of two hands at once the second sees
 * the new state, and is refused when its verb no longer starts from there.
 */
export async function moveRequest(ctx: Ctx, input: MoveInput): Promise<Result<Moved, MoveCode>> {
  if (!permitted(ctx, input.verb)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Moved, MoveCode>(tx, c, input.idempotencyKey, async () => {
        const [request] = await lockRequests(tx, c.hub.id, [input.requestId])
        if (!request) return refuse('not_found')
        const set = await changesOf(c, input, request)
        if (!set.ok) return set
        const quote = input.verb === 'accept' ? await openQuote(tx, c.hub.id, request.id) : null
        const moved =
          input.verb === 'finish'
            ? await finishWork(tx, c, [request])
            : await applyVerb(tx, c, [request], input.verb, {
                why: input.why ?? quote?.number,
                set: quote ? await agreeOn(tx, c, request, quote) : set.value,
                answer: quote ? { name: quote.clientName } : undefined,
              })
        return moved.ok ? ok({ number: request.number }) : moved
      }),
    ),
  )
}

export type BulkVerb = Extract<Move, 'assign' | 'finish' | 'close'>
type BulkInput = {
  requestIds: readonly Id<'Request'>[]
  verb: BulkVerb
  /** With `assign`; whoever acts when it is not told. */
  assignee?: Assignee
  idempotencyKey?: string
}
type Bulk = { moved: number; left: number }

/**
 * The same verb on the requests ticked in a list. Those whose state does not allow
 * it, or that would need a reason of their own, are left as they are and counted.
 */
export async function moveRequests(ctx: Ctx, input: BulkInput): Promise<Result<Bulk, MoveCode>> {
  if (!permitted(ctx, input.verb)) return refuse('not_permitted')
  const ids = [...new Set(input.requestIds)].slice(0, 200)
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Bulk, MoveCode>(tx, c, input.idempotencyKey, async () => {
        const rows = await lockRequests(tx, c.hub.id, ids)
        const able = rows.filter(
          (row) =>
            requestLife.next(row.state, input.verb).ok &&
            !(input.verb === 'close' && row.state === 'done' && row.price > 0n),
        )
        // A provider must be insured on the last of the days wanted.
        const last = able.reduce<Day | null>(
          (day, { wantedOn }) => (wantedOn && (!day || wantedOn > day) ? wantedOn : day),
          null,
        )
        const hands =
          input.verb === 'assign' ? await assignment(c, input.assignee ?? { kind: 'me' }, last) : ok({})
        if (!hands.ok) return hands
        const moved =
          input.verb === 'finish'
            ? await finishWork(tx, c, able)
            : await applyVerb(tx, c, able, input.verb, { set: hands.value })
        return moved.ok ? ok({ moved: able.length, left: ids.length - able.length }) : moved
      }),
    ),
  )
}
