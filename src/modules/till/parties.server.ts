import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { payerOfOrganisation } from '#modules/contracts/index.server.ts'
import type { Payer, WalletHolder } from '#modules/money/index.server.ts'
import { getOrganisation, getPerson, type Segment, segmentOfKind } from '#modules/people/index.server.ts'
import { payerOfPerson } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Who a basket names: a person, an organisation, or nobody in particular. */
export type Named = {
  readonly personId?: Id<'Person'> | null
  readonly organisationId?: Id<'Organisation'> | null
}

export type Somebody = {
  readonly personId: Id<'Person'> | null
  readonly organisationId: Id<'Organisation'> | null
  /** Empty for nobody in particular. */
  readonly name: string
  /** Whose prices they have. */
  readonly segment: Segment
  /** Whose purse it is. */
  readonly payer: Payer
}

/** Somebody who passes by: nothing can be owed by them, nor made in their name. */
export const NOBODY: Somebody = {
  ...{ personId: null, organisationId: null, name: '' },
  ...{ segment: 'inhabitant', payer: 'inhabitant' },
}

export type WhoCode = 'person_unknown' | 'person_left' | 'organisation_unknown'

/** Reads who is named; refuses those that the hub does not know, and who left. */
export async function somebody(ctx: Ctx, named: Named): Promise<Result<Somebody, WhoCode>> {
  if (named.personId) {
    const person = await getPerson(ctx, named.personId)
    if (!person) return refuse('person_unknown')
    if (person.leftAt) return refuse('person_left')
    return ok({
      personId: person.id,
      organisationId: null,
      name: `${person.firstName} ${person.lastName}`.trim(),
      segment: person.segment,
      payer: payerOfPerson(person.segment),
    })
  }
  if (!named.organisationId) return ok(NOBODY)
  const organisation = await getOrganisation(ctx, named.organisationId)
  if (!organisation) return refuse('organisation_unknown')
  const { name, kind } = organisation
  return ok({
    ...{ personId: null, organisationId: organisation.id, name },
    ...{ segment: segmentOfKind(kind), payer: payerOfOrganisation(kind) },
  })
}

export const isNobody = (one: Somebody): boolean => !one.personId && !one.organisationId

/** Who is asked for money: the payer when one is named, or else whoever it is for. */
export type Parties = { readonly who: Somebody; readonly payer: Somebody }

export async function partiesOf(
  ctx: Ctx,
  who: Named,
  payer: Named | undefined,
): Promise<Result<Parties, WhoCode>> {
  const served = await somebody(ctx, who)
  if (!served.ok) return served
  if (!payer?.personId && !payer?.organisationId) return ok({ who: served.value, payer: served.value })
  const paying = await somebody(ctx, payer)
  return paying.ok ? ok({ who: served.value, payer: paying.value }) : paying
}

/** Whose wallet it is, when they may have one. */
export function holderOf({ personId, organisationId, name }: Somebody): WalletHolder | null {
  if (personId) return { personId, name }
  return organisationId ? { organisationId, name } : null
}
