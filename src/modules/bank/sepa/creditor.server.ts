import { ok, type Result, refuse } from '#kit/result.ts'
import { identityOf, parseIcs } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { parseBic, parseIban } from '../rules/identifiers.ts'

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
