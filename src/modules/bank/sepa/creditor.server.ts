import { ok, type Result, refuse } from '#kit/result.ts'
import { type Identity, identityOf, keepIdentity } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { mayCollectDebits } from '../permits.ts'
import { parseBic, parseIban, parseIcs } from '../rules/identifiers.ts'

/** Who we are for the bank: name, account, and the identifier without which nobody may be debited. */
export type Creditor = {
  readonly name: string
  readonly iban: string
  readonly bic: string | null
  readonly ics: string
}

type Missing = 'our_iban_missing' | 'our_ics_missing'

/** Our account at the bank as the hub's identity says, checked; refuses when it is not there or its key is wrong. */
export async function ourAccount(ctx: Ctx): Promise<Result<Omit<Creditor, 'ics'>, Missing>> {
  const { legalName, iban, bic } = await identityOf(ctx)
  const read = parseIban(iban ?? '')
  if (!read.ok) return refuse('our_iban_missing')
  const code = parseBic(bic ?? '')
  return ok({ name: legalName || ctx.hub.name, iban: read.value, bic: code.ok ? code.value : null })
}

/** The same with our identifier as a creditor (ICS). */
export async function ourselves(ctx: Ctx): Promise<Result<Creditor, Missing>> {
  const account = await ourAccount(ctx)
  if (!account.ok) return account
  const ics = parseIcs((await identityOf(ctx)).ics ?? '')
  return ics.ok ? ok({ ...account.value, ics: ics.value }) : refuse('our_ics_missing')
}

export type OurAccountRefusal =
  | 'not_permitted'
  | 'iban_wrong'
  | 'iban_outside_sepa'
  | 'bic_wrong'
  | 'ics_wrong'
  | 'invalid'

/** Writes our account and identifier, the rest of the identity unchanged. Refuses a wrong key. */
export async function keepOurAccount(
  ctx: Ctx,
  input: { readonly iban: string; readonly bic?: string; readonly ics?: string },
): Promise<Result<Identity, OurAccountRefusal>> {
  if (!mayCollectDebits(ctx.actor)) return refuse('not_permitted')
  const iban = parseIban(input.iban)
  if (!iban.ok) return iban
  const bic = input.bic ? parseBic(input.bic) : null
  if (bic && !bic.ok) return bic
  const ics = input.ics ? parseIcs(input.ics) : null
  if (ics && !ics.ok) return ics
  const kept = await keepIdentity(ctx, {
    ...(await identityOf(ctx)),
    iban: iban.value,
    bic: bic?.value ?? null,
    ics: ics?.value ?? null,
  })
  return kept.ok || kept.code === 'not_permitted'
    ? (kept as Result<Identity, 'not_permitted'>)
    : refuse('invalid')
}
