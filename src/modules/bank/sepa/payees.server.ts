import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { mayPayOthers } from '../permits.ts'
import { maskIban, parseBic, parseIban } from '../rules/identifiers.ts'
import { putPayee } from './payout-store.server.ts'

export type PayeeRefusal =
  | 'not_permitted'
  | 'unknown_choice'
  | 'iban_wrong'
  | 'iban_outside_sepa'
  | 'bic_wrong'

/** Keeps the account to which an organisation is paid; who changed it and when stay written. Refuses a wrong key. */
export async function keepPayee(
  ctx: Ctx,
  input: {
    readonly organisationId: Id<'Organisation'>
    readonly iban: string
    readonly bic?: string
    readonly holder?: string
  },
): Promise<Result<{ id: Id<'Organisation'> }, PayeeRefusal>> {
  if (!mayPayOthers(ctx.actor)) return refuse('not_permitted')
  const iban = parseIban(input.iban)
  if (!iban.ok) return iban
  const bic = input.bic?.trim() ? parseBic(input.bic) : null
  if (bic && !bic.ok) return bic
  const { organisationId } = input
  const name = (await organisationNames(ctx, [organisationId])).get(organisationId)
  if (!name) return refuse('unknown_choice', 'organisationId')
  return await ctx.tx(async (tx) => {
    await putPayee(tx, {
      ...{ hubId: ctx.hub.id, organisationId, holder: input.holder?.trim() || name },
      ...{ iban: iban.value, bic: bic?.value ?? null, updatedAt: ctx.now(), userName: ctx.actor.name },
    })
    await audit(tx, ctx, 'write', 'payee', organisationId, { iban: maskIban(iban.value) })
    return ok({ id: organisationId })
  })
}
