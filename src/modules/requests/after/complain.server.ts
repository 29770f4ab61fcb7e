import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { notify } from '#modules/notices/index.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { redoFr } from '../messages.redo.fr.ts'
import { mayMoveRequests, mayTakeRequests } from '../permits.ts'
import { requestById } from '../store.server.ts'
import { insertLink } from '../talk/store.server.ts'
import { type TakeCode, type Taken, takeRequest } from '../use-cases/take-request.server.ts'
import { type ComplaintRow, insertComplaint, lockComplaint, updateComplaint } from './store.server.ts'

export type ComplaintCode =
  | 'not_permitted'
  | 'not_found'
  | 'words_needed'
  | 'not_answered_yet'
  | 'closed_already'
  | 'redone_already'
  | TakeCode

/** Writes down what somebody says went wrong. */
export async function complain(
  ctx: Ctx,
  input: { requestId: Id<'Request'>; what: string; idempotencyKey?: string },
): Promise<Result<{ id: Id<'Complaint'> }, ComplaintCode>> {
  if (!mayTakeRequests(ctx.actor)) return refuse('not_permitted')
  const what = input.what.trim()
  if (!what) return refuse('words_needed', 'what')
  return await ctx.tx((tx) =>
    once<{ id: Id<'Complaint'> }, ComplaintCode>(tx, ctx, input.idempotencyKey, async () => {
      const request = await requestById(tx, ctx.hub.id, input.requestId)
      if (!request) return refuse('not_found')
      const id = newId<'Complaint'>()
      const by = { takenBy: ctx.actor.userId, takenByName: ctx.actor.name }
      await insertComplaint(tx, { hubId: ctx.hub.id, id, requestId: request.id, what, at: ctx.now(), ...by })
      await audit(tx, ctx, 'complain', 'request', request.id)
      await emit(tx, ctx, 'requests.complained', request.id, { number: request.number })
      return ok({ id })
    }),
  )
}

/** An open complaint behind its lock. */
async function opened(
  tx: Tx,
  ctx: Ctx,
  id: Id<'Complaint'>,
): Promise<Result<ComplaintRow, 'not_found' | 'closed_already'>> {
  const row = await lockComplaint(tx, ctx.hub.id, id)
  if (!row) return refuse('not_found')
  return row.closedAt ? refuse('closed_already') : ok(row)
}

/** What is answered to whoever complained; they are told on their own terms. A better answer replaces the first. */
export async function answerComplaint(
  ctx: Ctx,
  input: { complaintId: Id<'Complaint'>; answer: string },
): Promise<Result<null, ComplaintCode>> {
  if (!mayMoveRequests(ctx.actor)) return refuse('not_permitted')
  const answer = input.answer.trim()
  if (!answer) return refuse('words_needed', 'answer')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<null, ComplaintCode>> => {
      const found = await opened(tx, c, input.complaintId)
      if (!found.ok) return found
      const { id, requestId } = found.value
      const set = { answer, answeredAt: c.now(), answeredByName: c.actor.name }
      await updateComplaint(tx, c.hub.id, id, set)
      const request = (await requestById(tx, c.hub.id, requestId))!
      const { personId, organisationId, number, serviceName: service } = request
      const to = personId ? { personId } : organisationId ? { organisationId } : null
      if (to)
        await notify(c, {
          ...{ template: 'complaint-answered', to, data: { number, service, answer } },
          ...{ subjectKind: 'request', subjectId: requestId },
        })
      await audit(tx, c, 'answer-complaint', 'request', requestId)
      return ok(null)
    }),
  )
}

/** Takes the request that does the work again, free, linked to the first. Once for each complaint. */
export async function redoWork(
  ctx: Ctx,
  input: { complaintId: Id<'Complaint'>; idempotencyKey?: string },
): Promise<Result<Taken, ComplaintCode>> {
  if (!mayTakeRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Taken, ComplaintCode>(tx, c, input.idempotencyKey, async () => {
        const found = await opened(tx, c, input.complaintId)
        if (!found.ok) return found
        if (found.value.reworkId) return refuse('redone_already')
        const first = (await requestById(tx, c.hub.id, found.value.requestId))!
        const taken = await takeRequest(c, {
          personId: first.personId ?? undefined,
          organisationId: first.organisationId ?? undefined,
          ...{ serviceId: first.serviceId, quantity: first.quantity, channel: 'counter' as const },
          details: [found.value.what, first.details].filter(Boolean).join('\n'),
          ...{ price: cents(0), priceWhy: redoFr.why(first.number) },
        })
        if (!taken.ok) return taken
        const { id: reworkId } = taken.value
        const link = { hubId: c.hub.id, id: newId<'RequestLink'>(), fromId: reworkId, toId: first.id }
        await insertLink(tx, { ...link, kind: 'redoes', at: c.now(), userId: c.actor.userId })
        await updateComplaint(tx, c.hub.id, found.value.id, { reworkId })
        await audit(tx, c, 'redo', 'request', first.id, { reworkId })
        return taken
      }),
    ),
  )
}

/** It is answered, and nothing is left to do about it. */
export async function closeComplaint(
  ctx: Ctx,
  complaintId: Id<'Complaint'>,
): Promise<Result<null, ComplaintCode>> {
  if (!mayMoveRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, ComplaintCode>> => {
    const found = await opened(tx, ctx, complaintId)
    if (!found.ok) return found
    if (!found.value.answeredAt) return refuse('not_answered_yet')
    const set = { closedAt: ctx.now(), closedByName: ctx.actor.name }
    await updateComplaint(tx, ctx.hub.id, complaintId, set)
    await audit(tx, ctx, 'close-complaint', 'request', found.value.requestId)
    return ok(null)
  })
}
