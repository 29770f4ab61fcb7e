import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  type Means,
  operationsByIds,
  operationsWith,
  type RecordRefusal,
  recordOperation,
} from '#modules/money/index.server.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { follow, sumOf } from '../follow.server.ts'
import type { InstalmentForm } from '../grant-form.ts'
import { mayWriteFunding } from '../permits.ts'
import { GRANT_KINDS, isFar } from '../rules/grant.ts'
import {
  deleteInstalment,
  type GrantRow,
  type InstalmentRow,
  insertInstalment,
  instalmentsOf,
  lockGrant,
  receivedBy,
  updateInstalment,
} from '../store.server.ts'

type Code =
  | 'day_far'
  | 'not_permitted'
  | 'not_found'
  | 'amount_needed'
  | 'instalments_over_amount'
  | 'already_received'
  | 'not_granted'
  | 'unknown_operation'
type Done = { id: Id<'Instalment'> }

/** Adds a part of a grant, to be received on a day under a condition. The parts never sum above the grant. */
export async function addInstalment(
  ctx: Ctx,
  grantId: Id<'Grant'>,
  input: InstalmentForm,
): Promise<Result<Done, Code>> {
  if (!mayWriteFunding(ctx.actor)) return refuse('not_permitted')
  if (input.amount <= 0n) return refuse('amount_needed', 'amount')
  if (isFar(input.dueOn, ctx.today())) return refuse('day_far', 'dueOn')
  return await ctx.tx((tx) =>
    once<Done, Code>(tx, ctx, input.idempotencyKey, async () => {
      const grant = await lockGrant(tx, ctx.hub.id, grantId)
      if (!grant) return refuse('not_found')
      const others = await instalmentsOf(tx, ctx.hub.id, [grantId])
      if (add(sumOf(others), input.amount) > grant.amount) return refuse('instalments_over_amount', 'amount')
      const at = ctx.now()
      const id = newId<'Instalment'>()
      await insertInstalment(tx, {
        ...{ hubId: ctx.hub.id, id, grantId, amount: input.amount, dueOn: input.dueOn },
        ...{ condition: input.condition ?? '', operationId: null, createdAt: at, updatedAt: at },
      })
      await follow(tx, ctx, grant)
      await audit(tx, ctx, 'add-instalment', 'grant', grantId, { dueOn: input.dueOn })
      return ok({ id })
    }),
  )
}

/** A grant and one of its parts, both locked by the grant's row. */
async function held(
  tx: Tx,
  ctx: Ctx,
  grantId: Id<'Grant'>,
  id: Id<'Instalment'>,
): Promise<{ grant: GrantRow; part: InstalmentRow } | undefined> {
  const grant = await lockGrant(tx, ctx.hub.id, grantId)
  const part = grant && (await instalmentsOf(tx, ctx.hub.id, [grantId])).find((one) => one.id === id)
  return part && { grant, part }
}

/** Takes out a part that was not received. */
export async function removeInstalment(
  ctx: Ctx,
  grantId: Id<'Grant'>,
  id: Id<'Instalment'>,
): Promise<Result<Done, Code>> {
  if (!mayWriteFunding(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const found = await held(tx, ctx, grantId, id)
    if (!found) return refuse('not_found')
    if (found.part.operationId) return refuse('already_received')
    await deleteInstalment(tx, ctx.hub.id, id)
    await follow(tx, ctx, found.grant)
    await audit(tx, ctx, 'remove-instalment', 'grant', grantId, { dueOn: found.part.dueOn })
    return ok({ id })
  })
}

/** It may be received now: granted, and not received by an operation that still stands. */
async function toReceive(
  tx: Tx,
  ctx: Ctx,
  grantId: Id<'Grant'>,
  id: Id<'Instalment'>,
): Promise<Result<{ grant: GrantRow; part: InstalmentRow }, Code>> {
  const found = await held(tx, ctx, grantId, id)
  if (!found) return refuse('not_found')
  const { operationId } = found.part
  const by = operationId && (await operationsByIds(ctx, [operationId])).get(operationId)
  if (by && !by.reversed) return refuse('already_received')
  if (found.grant.state !== 'granted' && found.grant.state !== 'ended') return refuse('not_granted')
  return ok(found)
}

async function tie(tx: Tx, ctx: Ctx, grant: GrantRow, id: Id<'Instalment'>, operationId: Id<'Operation'>) {
  await updateInstalment(tx, ctx.hub.id, id, { operationId, updatedAt: ctx.now() })
  await follow(tx, ctx, grant)
  await audit(tx, ctx, 'receive', 'grant', grant.id, { instalment: id, operation: operationId })
  await emit(tx, ctx, 'funding.received', grant.id, { instalment: id })
}

/** Records the money in the books as the funder's, and ties it to the instalment: both or neither. */
export async function receiveInstalment(
  ctx: Ctx,
  grantId: Id<'Grant'>,
  id: Id<'Instalment'>,
  input: { day: Day; amount: Cents; means: Means; idempotencyKey?: string },
): Promise<Result<Done, Code | RecordRefusal>> {
  if (!mayWriteFunding(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Done, Code | RecordRefusal>(tx, c, input.idempotencyKey, async () => {
        const found = await toReceive(tx, c, grantId, id)
        if (!found.ok) return found
        const { grant } = found.value
        const { day, amount, means } = input
        const { organisationId, kind, name } = grant
        const partyName = (await organisationNames(c, [organisationId])).get(organisationId)
        const recorded = await recordOperation(c, {
          ...{ kind, amount, day, means, label: name, organisationId, partyName },
        })
        if (!recorded.ok) return recorded
        await tie(tx, c, grant, id, recorded.value.id)
        return ok({ id })
      }),
    ),
  )
}

/** Ties an income that the books already hold to the instalment it paid. */
export async function linkInstalment(
  ctx: Ctx,
  grantId: Id<'Grant'>,
  id: Id<'Instalment'>,
  operationId: Id<'Operation'>,
): Promise<Result<Done, Code>> {
  if (!mayWriteFunding(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const found = await toReceive(tx, c, grantId, id)
      if (!found.ok) return found
      const { grant } = found.value
      const free = await linkable(c, grant.organisationId)
      if (!free.some((one) => one.id === operationId)) return refuse('unknown_operation', 'operationId')
      await tie(tx, c, grant, id, operationId)
      return ok({ id })
    }),
  )
}

/** Unties an instalment from the operation that received it, when it was the wrong one. The books do not change. */
export async function unlinkInstalment(
  ctx: Ctx,
  grantId: Id<'Grant'>,
  id: Id<'Instalment'>,
): Promise<Result<Done, Code>> {
  if (!mayWriteFunding(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const found = await held(tx, ctx, grantId, id)
    if (!found) return refuse('not_found')
    await updateInstalment(tx, ctx.hub.id, id, { operationId: null, updatedAt: ctx.now() })
    await follow(tx, ctx, found.grant)
    await audit(tx, ctx, 'unlink', 'grant', grantId, { instalment: id })
    return ok({ id })
  })
}

/** What a funder gave, in the books, that no instalment was received by yet: newest first. */
export async function linkable(ctx: Ctx, organisationId: Id<'Organisation'>) {
  const given = (await operationsWith(ctx, organisationId, GRANT_KINDS)).filter((one) => !one.reversed)
  if (given.length === 0) return []
  const taken = await ctx.read((tx) =>
    receivedBy(
      tx,
      ctx.hub.id,
      given.map(({ id }) => id),
    ),
  )
  const used = new Set(taken.map((row) => row.operationId))
  return given.filter(({ id }) => !used.has(id))
}
