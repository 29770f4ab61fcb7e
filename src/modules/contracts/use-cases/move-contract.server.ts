import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayWriteContracts } from '../permits.ts'
import { renewedEnd, type TermsInput, termEnd } from '../rules/contract.ts'
import { type ContractVerb, contractLife, needsWhy } from '../rules/life.ts'
import { anniversaries, earliestEnd, termsOn } from '../rules/terms.ts'
import {
  type ContractRow,
  insertContractMoves,
  insertIndex,
  liveContracts,
  lockContract,
  type NewContract,
  termsOfContracts,
  updateContract,
} from '../store.server.ts'
import { knownServices, type WriteCode, writeTerms } from './write-contract.server.ts'

export type MoveContractCode =
  | 'not_permitted'
  | 'not_found'
  | 'not_from_this_state'
  | 'why_needed'
  | 'day_outside_term'
  | 'notice_not_kept'
  | 'amended_later'
  | 'service_elsewhere'
  | 'employees_elsewhere'
  | 'not_an_anniversary'
  | 'no_index'
  | WriteCode
type Moved = { number: string }

type Change = { set?: Partial<NewContract>; day?: Day; why?: string }

/**
 * Moves a contract along the table of `rules/life.ts`: locked, so that of two hands the second sees the new state.
 * `work` answers what changes with it, or refuses.
 */
async function move(
  ctx: Ctx,
  id: Id<'Contract'>,
  verb: ContractVerb,
  why: string | undefined,
  key: string | undefined,
  work: (tx: Tx, c: Ctx, contract: ContractRow) => Promise<Result<Change, MoveContractCode>>,
): Promise<Result<Moved, MoveContractCode>> {
  if (!mayWriteContracts(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Moved, MoveContractCode>(tx, c, key, async () => {
        const contract = await lockContract(tx, c.hub.id, id)
        if (!contract) return refuse('not_found')
        const next = contractLife.next(contract.state, verb)
        if (!next.ok) return next
        if (needsWhy(verb) && !why?.trim()) return refuse('why_needed', 'why')
        const change = await work(tx, c, contract)
        if (!change.ok) return change
        const { set, day } = change.value
        await writeMove(tx, c, contract, verb, { set, day, why: why?.trim() })
        return ok({ number: contract.number })
      }),
    ),
  )
}

/** The new state with its line of history, for a contract that the caller locked. */
export async function writeMove(
  tx: Tx,
  ctx: Ctx,
  contract: ContractRow,
  verb: ContractVerb,
  { set, day, why }: Change,
): Promise<void> {
  const next = contractLife.next(contract.state, verb)
  if (!next.ok) throw new Error(`${contract.number} cannot ${verb} from ${contract.state}`)
  const at = ctx.now()
  const { id, state: fromState } = contract
  // An ended contract gives its code back: another may use it.
  const freed = next.value === 'ended' ? { code: null } : {}
  await updateContract(tx, ctx.hub.id, id, { ...set, ...freed, state: next.value, updatedAt: at })
  await insertContractMoves(tx, [
    {
      ...{
        hubId: ctx.hub.id,
        id: newId<'ContractMove'>(),
        contractId: id,
        verb,
        fromState,
        toState: next.value,
      },
      ...{ day: day ?? null, why: why ?? null, at, userId: ctx.actor.userId, actorName: ctx.actor.name },
    },
  ])
  await audit(tx, ctx, verb, 'contract', id, why ? { why } : undefined)
  await emit(tx, ctx, `contracts.${verb}`, id, { number: contract.number })
}

/** Two contracts of one organisation may not hold the same service, nor both open to its employees, on the same day. */
async function overlaps(
  tx: Tx,
  ctx: Ctx,
  contract: ContractRow,
  terms: TermsInput | null,
): Promise<MoveContractCode | null> {
  const others = (await liveContracts(tx, ctx.hub.id, contract.organisationId)).filter(
    (other) =>
      other.id !== contract.id && other.startsOn <= contract.endsOn && other.endsOn >= contract.startsOn,
  )
  if (others.length === 0) return null
  const all = await termsOfContracts(tx, ctx.hub.id, [contract.id, ...others.map(({ id }) => id)])
  const mine = terms?.volumes ?? all.get(contract.id)?.at(-1)?.volumes ?? []
  const theirs = new Set(
    others.flatMap(
      ({ id }) =>
        all
          .get(id)
          ?.at(-1)
          ?.volumes.map((v) => v.serviceId) ?? [],
    ),
  )
  if (mine.some(({ serviceId }) => theirs.has(serviceId))) return 'service_elsewhere'
  return contract.eligibles !== 'none' && others.some(({ eligibles }) => eligibles !== 'none')
    ? 'employees_elsewhere'
    : null
}

/** Signs a draft: its fee is owed from its first day. */
export const signContract = (
  ctx: Ctx,
  input: { id: Id<'Contract'>; signedOn?: Day; idempotencyKey?: string },
): Promise<Result<Moved, MoveContractCode>> =>
  move(ctx, input.id, 'sign', undefined, input.idempotencyKey, async (tx, c, contract) => {
    const clash = await overlaps(tx, c, contract, null)
    if (clash) return refuse(clash)
    const signedOn = input.signedOn ?? c.today()
    return ok({ set: { signedOn }, day: signedOn })
  })

/** New terms from a day on: those before stay, and so does what was billed. */
export const amendContract = (
  ctx: Ctx,
  input: { id: Id<'Contract'>; fromDay: Day; why: string; terms: TermsInput; idempotencyKey?: string },
): Promise<Result<Moved, MoveContractCode>> =>
  move(ctx, input.id, 'amend', input.why, input.idempotencyKey, async (tx, c, contract) => {
    const { id, startsOn, endsOn } = contract
    if (input.fromDay < startsOn || input.fromDay > endsOn) return refuse('day_outside_term', 'fromDay')
    const services = await knownServices(c, input.terms)
    if (!services.ok) return services
    const last = (await termsOfContracts(tx, c.hub.id, [id])).get(id)?.at(-1)
    if (last && input.fromDay < last.fromDay) return refuse('amended_later', 'fromDay')
    const clash = await overlaps(tx, c, contract, input.terms)
    if (clash) return refuse(clash)
    const { fromDay, why } = input
    await writeTerms(tx, c, id, input.terms, { version: (last?.version ?? 0) + 1, fromDay, why })
    return ok({ day: fromDay })
  })

/** Notice: the contract runs until `endsOn`, which keeps the months of notice unless both sides agreed otherwise. */
export const terminateContract = (
  ctx: Ctx,
  input: { id: Id<'Contract'>; endsOn: Day; why: string; agreed?: boolean; idempotencyKey?: string },
): Promise<Result<Moved, MoveContractCode>> =>
  move(ctx, input.id, 'terminate', input.why, input.idempotencyKey, async (_, c, contract) => {
    const { startsOn, endsOn, noticeMonths } = contract
    const last = contract.renewalMonths ? null : endsOn
    if (input.endsOn < startsOn || input.endsOn < c.today() || (last && input.endsOn > last))
      return refuse('day_outside_term', 'endsOn')
    if (!input.agreed && input.endsOn < earliestEnd(c.today(), noticeMonths))
      return refuse('notice_not_kept', 'endsOn')
    return ok({ set: { endsOn: input.endsOn }, day: input.endsOn })
  })

/** Takes a notice back while the contract still runs: it ends with its term again. */
export const withdrawNotice = (
  ctx: Ctx,
  input: { id: Id<'Contract'>; why: string; idempotencyKey?: string },
): Promise<Result<Moved, MoveContractCode>> =>
  move(ctx, input.id, 'withdraw', input.why, input.idempotencyKey, async (_, c, contract) => {
    const endsOn = termEnd(contract.firstEndsOn, contract.renewalMonths, c.today())
    return ok({ set: { endsOn }, day: endsOn })
  })

/** Adds months to a contract, by hand; the daily task does it where the renewal is tacit. */
export const renewContract = (
  ctx: Ctx,
  input: { id: Id<'Contract'>; months: number; idempotencyKey?: string },
): Promise<Result<Moved, MoveContractCode>> =>
  move(ctx, input.id, 'renew', undefined, input.idempotencyKey, async (_, __, contract) => {
    const endsOn = renewedEnd(contract.endsOn, input.months)
    return ok({ set: { endsOn, firstEndsOn: endsOn }, day: endsOn })
  })

/** Gives a draft up. */
export const dropDraft = (
  ctx: Ctx,
  input: { id: Id<'Contract'>; why: string; idempotencyKey?: string },
): Promise<Result<Moved, MoveContractCode>> =>
  move(ctx, input.id, 'drop', input.why, input.idempotencyKey, async () => ok({}))

/** Notes the index of an anniversary, in thousandths. The fee follows for what is not billed yet. */
export async function noteIndex(
  ctx: Ctx,
  input: { id: Id<'Contract'>; onDay: Day; value: number },
): Promise<Result<Moved, MoveContractCode>> {
  if (!mayWriteContracts(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<Moved, MoveContractCode>> => {
    const contract = await lockContract(tx, ctx.hub.id, input.id)
    if (!contract) return refuse('not_found')
    const { id, startsOn, endsOn, number } = contract
    const terms = termsOn((await termsOfContracts(tx, ctx.hub.id, [id])).get(id) ?? [], input.onDay)
    if (terms?.indexation !== 'index') return refuse('no_index', 'value')
    if (!anniversaries(startsOn, { from: startsOn, to: endsOn }).includes(input.onDay))
      return refuse('not_an_anniversary', 'onDay')
    const { userId, name: actorName } = ctx.actor
    await insertIndex(tx, {
      ...{ hubId: ctx.hub.id, contractId: id, onDay: input.onDay, value: input.value },
      ...{ recordedAt: ctx.now(), userId, actorName },
    })
    await audit(tx, ctx, 'index', 'contract', id, { onDay: input.onDay, value: input.value })
    return ok({ number })
  })
}
