import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { getPerson } from '#modules/people/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { closeEligible, eligiblesOf, upsertEligibles } from '../eligible-store.server.ts'
import { mayAdmitEmployees } from '../permits.ts'
import { tidyCode } from '../rules/contract.ts'
import { isLive } from '../rules/life.ts'
import { type ContractRow, contractByCode, contractsByIds, lockContract } from '../store.server.ts'

export type EligibleCode =
  | 'not_permitted'
  | 'not_found'
  | 'person_unknown'
  | 'code_unknown'
  | 'code_of_another'
  | 'code_full'
  | 'contract_over'
  | 'not_eligible'
  | 'no_list'

const inForce = (contract: ContractRow, day: Day): boolean =>
  isLive(contract.state) && contract.startsOn <= day && day <= contract.endsOn

/** Why a code does not open a contract to a person, or null: what the desk does by hand and what the counter does alike. */
function whyShut(
  contract: ContractRow,
  person: { readonly organisationId: Id<'Organisation'> | null },
  byCode: number,
  today: Day,
): EligibleCode | null {
  if (!inForce(contract, today)) return 'contract_over'
  if (person.organisationId && person.organisationId !== contract.organisationId) return 'code_of_another'
  return byCode >= (contract.codeLimit ?? 0) ? 'code_full' : null
}

/** Opens a contract to people of its list; those already on it stay. Answers how many are new. */
export async function addEligibles(
  ctx: Ctx,
  input: { contractId: Id<'Contract'>; personIds: readonly Id<'Person'>[] },
): Promise<Result<{ added: number }, EligibleCode>> {
  if (!mayAdmitEmployees(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<{ added: number }, EligibleCode>> => {
    const contract = await lockContract(tx, ctx.hub.id, input.contractId)
    if (!contract) return refuse('not_found')
    if (contract.eligibles !== 'list' && contract.eligibles !== 'code') return refuse('no_list')
    if (contract.state === 'ended') return refuse('contract_over')
    const since = ctx.today()
    const added = await upsertEligibles(
      tx,
      [...new Set(input.personIds)].map((personId) => ({
        ...{ hubId: ctx.hub.id, contractId: contract.id, personId, byCode: false, since },
      })),
    )
    await audit(tx, ctx, 'add-employees', 'contract', contract.id, { added })
    return ok({ added })
  })
}

/** Closes a contract to somebody from today on: what they were given before stays. */
export async function removeEligible(
  ctx: Ctx,
  input: { contractId: Id<'Contract'>; personId: Id<'Person'> },
): Promise<Result<null, EligibleCode>> {
  if (!mayAdmitEmployees(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, EligibleCode>> => {
    const closed = await closeEligible(tx, ctx.hub.id, input.contractId, input.personId, ctx.today())
    if (!closed) return refuse('not_found')
    await audit(tx, ctx, 'remove-employee', 'contract', input.contractId, { personId: input.personId })
    return ok(null)
  })
}

/**
 * Somebody says a code at the counter: it opens its contract to them from today on. Refused when the contract is over,
 * when the person is known to work elsewhere (a stranger who heard the code), or when as many people as agreed already
 * used it. The row is locked: of two who come together for the last place, one has it.
 */
export async function useCode(
  ctx: Ctx,
  input: { code: string; personId: Id<'Person'> },
): Promise<Result<{ contractId: Id<'Contract'>; number: string }, EligibleCode>> {
  if (!mayAdmitEmployees(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<{ contractId: Id<'Contract'>; number: string }, EligibleCode>> => {
      const person = await getPerson(c, input.personId)
      if (!person) return refuse('person_unknown', 'personId')
      const found = await contractByCode(tx, c.hub.id, tidyCode(input.code))
      const contract = found && (await lockContract(tx, c.hub.id, found.id))
      if (!contract) return refuse('code_unknown', 'code')
      const today = c.today()
      const { id: contractId, number } = contract
      const there = await eligiblesOf(tx, c.hub.id, contractId, today)
      const shut = whyShut(contract, person, there.filter((one) => one.byCode).length, today)
      const known = there.some((one) => one.personId === person.id)
      if (shut && !(known && shut === 'code_full')) return refuse(shut, 'code')
      if (known) return ok({ contractId, number })
      await upsertEligibles(tx, [
        { hubId: c.hub.id, contractId, personId: person.id, byCode: true, since: today },
      ])
      await audit(tx, c, 'use-code', 'contract', contractId, { personId: person.id })
      return ok({ contractId, number })
    }),
  )
}

/**
 * May this person be served under the contract on this day? All the people of the organisation, those of its list, or
 * those who said its code.
 */
export async function isEligible(
  ctx: Ctx,
  input: { contractId: Id<'Contract'>; personId: Id<'Person'>; day: Day },
): Promise<Result<null, EligibleCode>> {
  const { contractId, personId, day } = input
  return await ctx.read(async (tx): Promise<Result<null, EligibleCode>> => {
    const [contract] = await contractsByIds(tx, ctx.hub.id, [contractId])
    if (!contract) return refuse('not_found')
    if (!inForce(contract, day)) return refuse('contract_over')
    if (contract.eligibles === 'all') {
      const person = await getPerson(ctx, personId)
      return person?.organisationId === contract.organisationId ? ok(null) : refuse('not_eligible')
    }
    const list = await eligiblesOf(tx, ctx.hub.id, contractId, day)
    return list.some((one) => one.personId === personId) ? ok(null) : refuse('not_eligible')
  })
}

/**
 * Which of these contracts are open to a person on a day, for what is shared at the counter: in force, and theirs by
 * their employer, by the list, or by the code they say. With `admit`, a code said for the first time puts them on the
 * list, within its places.
 */
export async function contractsOpenTo(
  tx: Tx,
  ctx: Ctx,
  ids: readonly Id<'Contract'>[],
  who: {
    readonly personIds: readonly Id<'Person'>[]
    readonly employerId: Id<'Organisation'> | null
    readonly day: Day
    readonly code?: string
    readonly admit: boolean
  },
): Promise<Set<Id<'Contract'>>> {
  const { personIds, employerId, day, code, admit } = who
  const hubId = ctx.hub.id
  const rows = (await contractsByIds(tx, hubId, [...new Set(ids)])).filter((one) => inForce(one, day))
  const open = new Set<Id<'Contract'>>()
  for (const contract of rows) {
    if (
      contract.eligibles === 'none' ||
      (contract.eligibles === 'all' && employerId === contract.organisationId)
    )
      open.add(contract.id)
    if (contract.eligibles !== 'list' && contract.eligibles !== 'code') continue
    // A person is in one contract or two: not a list that grows.
    const there = await eligiblesOf(tx, hubId, contract.id, day)
    if (there.some((one) => personIds.includes(one.personId))) open.add(contract.id)
    else if (code && contract.code && tidyCode(code) === contract.code) {
      const places = there.filter((one) => one.byCode).length
      if (whyShut(contract, { organisationId: employerId }, places, day)) continue
      open.add(contract.id)
      if (admit)
        await upsertEligibles(tx, [
          { hubId, contractId: contract.id, personId: personIds[0]!, byCode: true, since: day },
        ])
    }
  }
  return open
}
