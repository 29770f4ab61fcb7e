import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Debtor } from '#modules/money/index.server.ts'
import { getOrganisation, getPerson, idsOfPerson } from '#modules/people/index.server.ts'
import { audit, type Ctx, emit, nextNumber, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { mayKeepMandates } from '../permits.ts'
import { maskIban, parseBic, parseIban, parseRum, rumOf } from '../rules/identifiers.ts'
import {
  lapsesOn,
  type MandateVerb,
  mandateLife,
  mandateNeedsWhy,
  type Recurrence,
} from '../rules/mandates.ts'
import { lockMandates, type MandateRow, mandatesOfWho, setMandate } from './mandate-store.server.ts'
import { mandateMoves, mandates } from './tables.ts'

export type MandateRefusal =
  | 'not_permitted'
  | 'unknown_choice'
  | 'required'
  | 'iban_wrong'
  | 'iban_outside_sepa'
  | 'bic_wrong'
  | 'rum_wrong'
  | 'rum_taken'
  | 'signed_in_future'
  | 'signed_too_long_ago'
  | 'not_from_this_state'
  | 'why_needed'
  | 'same_account'

export type NewMandate = {
  readonly who: Debtor
  /** Holder of the account; the debtor by default. */
  readonly holder?: string
  readonly iban: string
  readonly bic?: string
  /** A reference given elsewhere, for mandates that come from another tool; ours when left out. */
  readonly rum?: string
  readonly recurrence: Recurrence
  readonly signedOn: Day
  /** Town where it was signed. */
  readonly signedAt?: string
  /** Days ahead in which they are told of a collection, 1 to 14. */
  readonly noticeDays: number
  readonly idempotencyKey?: string
}

/** An account as typed, checked. */
function accountIn(input: { readonly iban: string; readonly bic?: string }) {
  const iban = parseIban(input.iban)
  if (!iban.ok) return iban
  const bic = input.bic?.trim() ? parseBic(input.bic) : null
  if (bic && !bic.ok) return bic
  return ok({ iban: iban.value, bic: bic?.value ?? null })
}

/** Name and address of a debtor as their record says today. */
async function debtorCard(ctx: Ctx, who: Debtor) {
  if (who.organisationId) {
    const row = await getOrganisation(ctx, who.organisationId)
    return row && { name: row.name, street: row.street, postcode: row.postcode, city: row.city }
  }
  const row = who.personId ? await getPerson(ctx, who.personId) : null
  return row && { ...row, name: `${row.firstName} ${row.lastName}`.trim() }
}

async function writeMove(
  tx: Tx,
  ctx: Ctx,
  mandateId: Id<'Mandate'>,
  verb: MandateVerb,
  toState: MandateRow['state'],
  why?: string,
): Promise<void> {
  await tx.insert(mandateMoves).values({
    ...{ hubId: ctx.hub.id, id: newId<'MandateMove'>(), mandateId, verb, toState, why: why || null },
    ...{ at: ctx.now(), userId: ctx.actor.userId, actorName: ctx.actor.name },
  })
  await audit(tx, ctx, verb, 'mandate', mandateId, why ? { why } : undefined)
}

/**
 * Keeps a mandate that somebody signed. Refuses an IBAN whose key is wrong or outside SEPA, a reference already used, a
 * signature to come, and one so old that the mandate has lapsed unused.
 */
export async function addMandate(
  ctx: Ctx,
  input: NewMandate,
): Promise<Result<{ id: Id<'Mandate'>; rum: string }, MandateRefusal>> {
  if (!mayKeepMandates(ctx.actor)) return refuse('not_permitted')
  const account = accountIn(input)
  if (!account.ok) return account
  const given = input.rum?.trim() ? parseRum(input.rum) : null
  if (given && !given.ok) return refuse('rum_wrong', 'rum')
  if (input.signedOn > ctx.today()) return refuse('signed_in_future', 'signedOn')
  if (lapsesOn({ signedOn: input.signedOn, lastUsedOn: null }) <= ctx.today())
    return refuse('signed_too_long_ago', 'signedOn')
  const card = await debtorCard(ctx, input.who)
  if (!card) return refuse('unknown_choice', 'who')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const year = ctx.today().slice(0, 4)
      const rum = given?.value ?? rumOf(ctx.hub.slug, year, await nextNumber(tx, ctx, `RUM${year}`))
      const id = newId<'Mandate'>()
      const holder = input.holder?.trim() || card.name
      const at = ctx.now()
      const written = await tx
        .insert(mandates)
        .values({
          ...{ hubId: ctx.hub.id, id, rum, state: 'active' as const, recurrence: input.recurrence },
          personId: input.who.personId ?? null,
          organisationId: input.who.organisationId ?? null,
          ...{ holder, street: card.street, postcode: card.postcode, city: card.city },
          ...account.value,
          ...{
            signedOn: input.signedOn,
            signedAt: input.signedAt?.trim() ?? '',
            noticeDays: input.noticeDays,
          },
          ...{
            createdAt: at,
            updatedAt: at,
            words: searchWords(rum, holder, card.name, account.value.iban.slice(-4)),
          },
        })
        .onConflictDoNothing()
        .returning({ id: mandates.id })
      if (written.length === 0) return refuse('rum_taken', 'rum')
      await writeMove(tx, ctx, id, 'sign', 'active')
      return ok({ id, rum })
    }),
  )
}

/** Moves a mandate along its life: suspend, resume, one last collection, revoke. A reason is asked where it matters. */
export async function moveMandate(
  ctx: Ctx,
  input: { readonly id: Id<'Mandate'>; readonly verb: MandateVerb; readonly why?: string },
): Promise<Result<{ id: Id<'Mandate'> }, MandateRefusal>> {
  if (!mayKeepMandates(ctx.actor)) return refuse('not_permitted')
  const why = input.why?.trim() ?? ''
  if (mandateNeedsWhy(input.verb) && !why) return refuse('why_needed', 'why')
  return await ctx.tx(async (tx) => {
    const [row] = await lockMandates(tx, ctx.hub.id, [input.id])
    if (!row) return refuse('unknown_choice')
    return await moveHeld(tx, ctx, row, input.verb, why)
  })
}

/** The same for a mandate whose row the caller holds. */
export async function moveHeld(
  tx: Tx,
  ctx: Ctx,
  row: MandateRow,
  verb: MandateVerb,
  why: string,
): Promise<Result<{ id: Id<'Mandate'> }, MandateRefusal>> {
  const next = mandateLife.next(row.state, verb)
  if (!next.ok) return refuse('not_from_this_state')
  await setMandate(tx, ctx.hub.id, row.id, { state: next.value, updatedAt: ctx.now() })
  await writeMove(tx, ctx, row.id, verb, next.value, why)
  if (verb === 'revoke') await emit(tx, ctx, 'bank.mandate-revoked', row.id)
  return ok({ id: row.id })
}

/**
 * The debtor changed banks: same mandate, new account. The next file says so to the bank. What was already announced
 * keeps the account of its day.
 */
export async function changeAccount(
  ctx: Ctx,
  input: {
    readonly id: Id<'Mandate'>
    readonly iban: string
    readonly bic?: string
    readonly holder?: string
  },
): Promise<Result<{ id: Id<'Mandate'> }, MandateRefusal>> {
  if (!mayKeepMandates(ctx.actor)) return refuse('not_permitted')
  const account = accountIn(input)
  if (!account.ok) return account
  return await ctx.tx(async (tx) => {
    const [row] = await lockMandates(tx, ctx.hub.id, [input.id])
    if (!row) return refuse('unknown_choice')
    if (account.value.iban === row.iban) return refuse('same_account', 'iban')
    const next = mandateLife.next(row.state, 'change')
    if (!next.ok) return refuse('not_from_this_state')
    const holder = input.holder?.trim() || row.holder
    await setMandate(tx, ctx.hub.id, row.id, {
      ...account.value,
      ...{ holder, state: next.value, updatedAt: ctx.now() },
      // Nothing to tell a bank that never saw the first account.
      accountChanged: row.used || row.accountChanged,
      words: searchWords(row.rum, holder, account.value.iban.slice(-4)),
    })
    await writeMove(tx, ctx, row.id, 'change', next.value, maskIban(account.value.iban))
    return ok({ id: row.id })
  })
}

/** The mandates of a person (under every id they were known by) or an organisation, newest first. */
export async function mandatesOf(ctx: Ctx, who: Debtor): Promise<MandateRow[]> {
  const personIds = who.personId ? await idsOfPerson(ctx, who.personId) : []
  return await ctx.read((tx) =>
    mandatesOfWho(tx, ctx.hub.id, { personIds, organisationId: who.organisationId }),
  )
}
