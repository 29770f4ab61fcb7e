import { and, desc, eq, lte } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { mayKeepBooks } from '../permits.ts'
import { checkSiren, checkSiret, checkVatNumber, type Tax } from '../rules/vat.ts'
import { hubIdentity, taxProfiles } from './tables.ts'

export type Identity = Omit<typeof hubIdentity.$inferSelect, 'hubId' | 'updatedAt'>

/** Tax of a day, with the option for debits; a hub that said nothing is outside the field of VAT. */
export type TaxOnDay = Tax & { readonly onDebits: boolean; readonly fromDay: Day | null }

const UNKNOWN: TaxOnDay = { profile: 'outside', taxedActivities: [], onDebits: false, fromDay: null }

/** Who the hub is on its papers. Before anybody wrote it: its name and nothing else. */
export async function identityOf(ctx: Ctx): Promise<Identity> {
  const [row] = await ctx.read((tx) => tx.select().from(hubIdentity).where(eq(hubIdentity.hubId, ctx.hub.id)))
  if (!row)
    return {
      ...{ legalName: ctx.hub.name, legalForm: '', siren: null, siret: null, rna: null, vatNumber: null },
      ...{ street: '', postcode: '', city: ctx.hub.place, email: null, phone: null, iban: null, bic: null },
      ...{ ics: null, sapNumber: null, giftsDeductible: false },
    }
  const { hubId: _, updatedAt: __, ...identity } = row
  return identity
}

/** What the hub is for VAT that day. */
export async function taxOn(ctx: Ctx, day: Day): Promise<TaxOnDay> {
  const [row] = await ctx.read((tx) =>
    tx
      .select()
      .from(taxProfiles)
      .where(and(eq(taxProfiles.hubId, ctx.hub.id), lte(taxProfiles.fromDay, day)))
      .orderBy(desc(taxProfiles.fromDay), desc(taxProfiles.recordedAt))
      .limit(1),
  )
  return row ?? UNKNOWN
}

type IdentityRefusal =
  | 'not_permitted'
  | 'required'
  | 'not_a_siren'
  | 'not_a_siret'
  | 'not_a_vat_number'
  | 'siret_of_another'

/** Writes who the hub is. Refuses numbers whose key is wrong, and a SIRET of another SIREN. */
export async function keepIdentity(ctx: Ctx, input: Identity): Promise<Result<Identity, IdentityRefusal>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  const checked = checkIdentity(input)
  if (!checked.ok) return checked
  const row = { ...checked.value, hubId: ctx.hub.id, updatedAt: ctx.now() }
  return await ctx.tx(async (tx) => {
    await tx.insert(hubIdentity).values(row).onConflictDoUpdate({ target: hubIdentity.hubId, set: row })
    await audit(tx, ctx, 'write', 'identity', ctx.hub.id, {})
    return ok(checked.value)
  })
}

function checkIdentity(input: Identity): Result<Identity, IdentityRefusal> {
  if (!input.legalName.trim()) return refuse('required', 'legalName')
  const siren = input.siren ? checkSiren(input.siren) : null
  if (siren && !siren.ok) return refuse('not_a_siren', 'siren')
  const siret = input.siret ? checkSiret(input.siret) : null
  if (siret && !siret.ok) return refuse('not_a_siret', 'siret')
  const vat = input.vatNumber ? checkVatNumber(input.vatNumber) : null
  if (vat && !vat.ok) return refuse('not_a_vat_number', 'vatNumber')
  const own = siren?.value ?? siret?.value.slice(0, 9) ?? null
  if (siret && own && !siret.value.startsWith(own)) return refuse('siret_of_another', 'siret')
  return ok({
    ...input,
    legalName: input.legalName.trim(),
    siren: own,
    siret: siret?.value ?? null,
    vatNumber: vat?.value ?? null,
  })
}

/** Writes what the hub is for VAT from a day on; the past is not rewritten. */
export async function setTax(
  ctx: Ctx,
  input: Tax & { readonly fromDay: Day; readonly onDebits: boolean },
): Promise<Result<null, 'not_permitted' | 'no_taxed_activity'>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  if (input.profile === 'mixed' && input.taxedActivities.length === 0)
    return refuse('no_taxed_activity', 'taxedActivities')
  return await ctx.tx(async (tx) => {
    await tx.insert(taxProfiles).values({
      hubId: ctx.hub.id,
      recordedAt: ctx.now(),
      userId: ctx.actor.userId,
      fromDay: input.fromDay,
      profile: input.profile,
      taxedActivities: [...input.taxedActivities],
      onDebits: input.onDebits,
    })
    await audit(tx, ctx, 'write', 'tax', input.fromDay, { profile: input.profile })
    return ok(null)
  })
}

/** The successive situations of the hub, newest first: at most a few rows in its life. */
export const taxHistory = (ctx: Ctx): Promise<TaxOnDay[]> =>
  ctx.read((tx) =>
    tx
      .select()
      .from(taxProfiles)
      .where(eq(taxProfiles.hubId, ctx.hub.id))
      .orderBy(desc(taxProfiles.fromDay), desc(taxProfiles.recordedAt))
      .limit(50),
  )
