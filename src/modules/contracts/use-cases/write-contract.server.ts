import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { getOrganisation } from '#modules/people/index.server.ts'
import { audit, type Ctx, emit, nextNumber, once } from '#platform/context/ctx.server.ts'
import { type Tx, unlessTaken } from '#platform/db/db.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { mayWriteContracts } from '../permits.ts'
import {
  type ContractCode,
  checkFrame,
  checkTerms,
  type FrameInput,
  type TermsInput,
  tidyCode,
} from '../rules/contract.ts'
import {
  insertContract,
  insertContractMoves,
  insertTerms,
  lockContract,
  type NewContract,
  termsOfContracts,
  updateContract,
} from '../store.server.ts'

export type ContractInput = FrameInput & { readonly terms: TermsInput; readonly idempotencyKey?: string }
export type WriteCode =
  | ContractCode
  | 'not_permitted'
  | 'not_found'
  | 'organisation_unknown'
  | 'service_unknown'
  | 'code_taken'
  | 'no_longer_a_draft'
export type Written = { id: Id<'Contract'>; number: string }

const CODE_INDEX = 'contracts_code'

/** The columns of a frame, once it was checked. */
async function frameColumns(
  ctx: Ctx,
  input: FrameInput,
): Promise<
  Result<
    Omit<NewContract, 'hubId' | 'id' | 'number' | 'state' | 'createdAt' | 'updatedAt' | 'words'> & {
      name: string
    },
    WriteCode
  >
> {
  const checked = checkFrame(input)
  if (!checked.ok) return checked
  const organisation = await getOrganisation(ctx, input.organisationId)
  if (!organisation) return refuse('organisation_unknown', 'organisationId')
  const byCode = input.eligibles === 'code'
  return ok({
    name: organisation.name,
    organisationId: input.organisationId,
    title: input.title,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    firstEndsOn: input.endsOn,
    noticeMonths: input.noticeMonths,
    renewalMonths: input.renewalMonths ?? null,
    eligibles: input.eligibles,
    code: byCode ? tidyCode(input.code ?? '') : null,
    codeLimit: byCode ? (input.codeLimit ?? null) : null,
    note: input.note ?? '',
  })
}

/** Refuses terms about a service that the catalogue does not have. */
export async function knownServices(ctx: Ctx, terms: TermsInput): Promise<Result<null, WriteCode>> {
  const checked = checkTerms(terms)
  if (!checked.ok) return checked
  const known = new Set((await listServices(ctx)).map(({ id }) => id))
  return terms.volumes.every(({ serviceId }) => known.has(serviceId))
    ? ok(null)
    : refuse('service_unknown', 'volumes')
}

/** Writes terms in force from a day on, as the version after the last. Joins the transaction. */
export async function writeTerms(
  tx: Tx,
  ctx: Ctx,
  contractId: Id<'Contract'>,
  terms: TermsInput,
  about: { version: number; fromDay: Day; why: string },
): Promise<void> {
  const id = newId<'ContractTerms'>()
  const { userId, name: actorName } = ctx.actor
  const hubId = ctx.hub.id
  await insertTerms(
    tx,
    {
      ...{ hubId, id, contractId, ...about, at: ctx.now(), userId, actorName },
      annualFee: terms.annualFee,
      payEvery: terms.payEvery,
      inAdvance: terms.inAdvance,
      indexation: terms.indexation,
      indexRate: terms.indexation === 'rate' ? terms.indexRate : null,
      indexName: terms.indexation === 'index' ? terms.indexName : null,
      indexBase: terms.indexation === 'index' ? terms.indexBase : null,
      rounding: terms.rounding,
    },
    terms.volumes.map((volume) => ({ hubId, termsId: id, ...volume })),
  )
}

/** Writes a contract as a draft: C2026-001 and so on, without a gap per hub and year. */
export async function addContract(ctx: Ctx, input: ContractInput): Promise<Result<Written, WriteCode>> {
  if (!mayWriteContracts(ctx.actor)) return refuse('not_permitted')
  return await unlessTaken(CODE_INDEX, refuse('code_taken', 'code'), () =>
    ctx.together((c) =>
      c.tx((tx) =>
        once<Written, WriteCode>(tx, c, input.idempotencyKey, async () => {
          const frame = await frameColumns(c, input)
          if (!frame.ok) return frame
          const services = await knownServices(c, input.terms)
          if (!services.ok) return services
          const { name, ...columns } = frame.value
          const id = newId<'Contract'>()
          const series = `C${c.today().slice(0, 4)}`
          const number = `${series}-${String(await nextNumber(tx, c, series)).padStart(3, '0')}`
          const at = c.now()
          await insertContract(tx, {
            ...columns,
            ...{ hubId: c.hub.id, id, number, state: 'draft' as const, createdAt: at, updatedAt: at },
            words: searchWords(number, name, input.title),
          })
          await writeTerms(tx, c, id, input.terms, { version: 1, fromDay: input.startsOn, why: '' })
          await insertContractMoves(tx, [
            {
              ...{ hubId: c.hub.id, id: newId<'ContractMove'>(), contractId: id, verb: 'draft' as const },
              ...{ fromState: null, toState: 'draft' as const, at },
              ...{ userId: c.actor.userId, actorName: c.actor.name },
            },
          ])
          await audit(tx, c, 'add', 'contract', id)
          await emit(tx, c, 'contracts.drafted', id, { number })
          return ok({ id, number })
        }),
      ),
    ),
  )
}

/** Writes over a draft: nobody signed it, so its first terms are written anew, as the next version of the same day. */
export async function editDraft(
  ctx: Ctx,
  id: Id<'Contract'>,
  input: ContractInput & { readonly seenAt: Date },
): Promise<Result<Written, WriteCode | 'changed_meanwhile'>> {
  if (!mayWriteContracts(ctx.actor)) return refuse('not_permitted')
  return await unlessTaken(CODE_INDEX, refuse('code_taken', 'code'), () =>
    ctx.together((c) =>
      c.tx(async (tx): Promise<Result<Written, WriteCode | 'changed_meanwhile'>> => {
        const contract = await lockContract(tx, c.hub.id, id)
        if (!contract) return refuse('not_found')
        if (contract.state !== 'draft') return refuse('no_longer_a_draft')
        if (contract.updatedAt.getTime() !== input.seenAt.getTime()) return refuse('changed_meanwhile')
        const frame = await frameColumns(c, input)
        if (!frame.ok) return frame
        const services = await knownServices(c, input.terms)
        if (!services.ok) return services
        const { name, ...columns } = frame.value
        const { number } = contract
        const words = searchWords(number, name, input.title)
        await updateContract(tx, c.hub.id, id, { ...columns, words, updatedAt: c.now() })
        const version = await nextVersion(tx, c, id)
        await writeTerms(tx, c, id, input.terms, { version, fromDay: input.startsOn, why: '' })
        await audit(tx, c, 'edit', 'contract', id)
        return ok({ id, number })
      }),
    ),
  )
}

async function nextVersion(tx: Tx, ctx: Ctx, id: Id<'Contract'>): Promise<number> {
  return ((await termsOfContracts(tx, ctx.hub.id, [id])).get(id)?.at(-1)?.version ?? 0) + 1
}
