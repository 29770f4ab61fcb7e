import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { follow, followed, sumOf } from '../follow.server.ts'
import type { GrantForm } from '../grant-form.ts'
import { mayWriteFunding } from '../permits.ts'
import { type GrantCode, unlikelyGrant } from '../rules/grant.ts'
import { type GrantRow, insertGrant, insertMove, instalmentsOf, lockGrant } from '../store.server.ts'
import { newMove } from './move.ts'

export type WriteGrantCode =
  | GrantCode
  | 'not_permitted'
  | 'not_found'
  | 'unknown_organisation'
  | 'agreement_needed'

type Facts = Omit<
  GrantRow,
  'hubId' | 'id' | 'state' | 'reportedOn' | 'nextOn' | 'nextKind' | 'createdAt' | 'updatedAt'
>

/** What the form says, as the row keeps it; refused beside its field when it cannot be meant. */
async function factsOf(ctx: Ctx, input: GrantForm, owed = 0n): Promise<Result<Facts, WriteGrantCode>> {
  const { idempotencyKey: _, ...said } = input
  const facts = {
    ...said,
    callOn: input.callOn ?? null,
    answerOn: input.answerOn ?? null,
    startsOn: input.startsOn ?? null,
    endsOn: input.endsOn ?? null,
    reportOn: input.reportOn ?? null,
    note: input.note ?? '',
  }
  const wrong = unlikelyGrant(facts, ctx.today(), owed)
  if (wrong) return refuse(wrong.code, wrong.field)
  const funder = (await organisationNames(ctx, [input.organisationId])).get(input.organisationId)
  if (funder === undefined) return refuse('unknown_organisation', 'organisationId')
  return ok({ ...facts, words: searchWords(funder, input.name) })
}

/** Adds a grant that is watched: nothing was asked for yet. */
export async function addGrant(
  ctx: Ctx,
  input: GrantForm,
): Promise<Result<{ id: Id<'Grant'> }, WriteGrantCode>> {
  if (!mayWriteFunding(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ id: Id<'Grant'> }, WriteGrantCode>(tx, c, input.idempotencyKey, async () => {
        const facts = await factsOf(c, input)
        if (!facts.ok) return facts
        const at = c.now()
        const row: Omit<GrantRow, 'nextOn' | 'nextKind'> = {
          ...{ ...facts.value, hubId: c.hub.id, id: newId<'Grant'>() },
          ...{ state: 'watched', reportedOn: null, createdAt: at, updatedAt: at },
        }
        await insertGrant(tx, { ...row, ...followed(row, []) })
        await insertMove(tx, newMove(c, row.id, 'add', 'watched'))
        await audit(tx, c, 'add', 'grant', row.id, { amount: row.amount.toString() })
        return ok({ id: row.id })
      }),
    ),
  )
}

/** Changes what is said of a grant. One that was granted keeps the days of its agreement. */
export async function changeGrant(
  ctx: Ctx,
  id: Id<'Grant'>,
  input: GrantForm,
): Promise<Result<{ id: Id<'Grant'> }, WriteGrantCode>> {
  if (!mayWriteFunding(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const grant = await lockGrant(tx, c.hub.id, id)
      if (!grant) return refuse('not_found')
      const facts = await factsOf(c, input, sumOf(await instalmentsOf(tx, c.hub.id, [id])))
      if (!facts.ok) return facts
      const agreed = grant.state === 'granted' || grant.state === 'ended'
      if (agreed && !facts.value.startsOn) return refuse('agreement_needed', 'startsOn')
      if (agreed && !facts.value.endsOn) return refuse('agreement_needed', 'endsOn')
      await follow(tx, c, grant, facts.value)
      await audit(tx, c, 'change', 'grant', id, { amount: facts.value.amount.toString() })
      return ok({ id })
    }),
  )
}
