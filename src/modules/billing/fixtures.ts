import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import {
  type Debtor,
  identityOf,
  keepIdentity,
  type NewCharge,
  openCharges,
} from '#modules/money/index.server.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** For tests: a hub that may invoice. */
export async function nameHub(ctx: Ctx): Promise<void> {
  const before = await identityOf(ctx)
  must(
    await keepIdentity(ctx, {
      ...before,
      ...{ legalName: 'Le Palier', legalForm: 'Association loi 1901', siret: '73282932000074' },
      ...{ street: '3 rue Haute', postcode: '38000', city: 'Grenoble', rna: 'W381000001' },
      iban: 'FR7630006000011234567890189',
    }),
  )
}

/** For tests: a SIRET whose key is right, another for each `n`. */
export function siretOf(n: number): string {
  const base = `8${String(n).padStart(7, '0')}`
  const digits = (text: string) =>
    [...text].reverse().reduce((sum, d, i) => {
      const v = i % 2 === 1 ? Number(d) * 2 : Number(d)
      return sum + (v > 9 ? v - 9 : v)
    }, 0)
  const key = (text: string) => [...'0123456789'].find((d) => digits(`${text}${d}`) % 10 === 0)!
  const siren = `${base}${key(base)}`
  const head = `${siren}0001`
  return `${head}${key(head)}`
}

/** For tests: a company that has all an invoice wants. */
export async function company(ctx: Ctx, n: number, kind: 'company' | 'local-authority' = 'company') {
  const place = { street: '1 rue Basse', postcode: '38000', city: 'Grenoble' }
  const email = `comptes${n}@exemple.fr`
  const input = { name: `Société ${n}`, kind, siret: siretOf(n), email, ...place }
  return must(await addOrganisation(ctx, input)).id
}

export const person = async (ctx: Ctx, lastName: string): Promise<Id<'Person'>> =>
  must(await addPerson(ctx, { firstName: 'Zoé', lastName, segment: 'inhabitant' })).id

/** For tests: what somebody owes, one charge per amount. */
export async function owe(
  ctx: Ctx,
  who: Debtor,
  amounts: readonly number[],
  over: Partial<NewCharge> = {},
): Promise<Id<'Charge'>[]> {
  return must(
    await openCharges(
      ctx,
      amounts.map((amount) => ({
        ...{ who, name: 'Client', label: 'Ménage', amount: cents(amount) },
        ...{ subject: { kind: 'request', id: newId<'Request'>() }, creditAccount: '706' },
        ...{ pillar: 'activities', payer: who.organisationId ? 'company' : 'inhabitant', ...over },
      })),
    ),
  )
}
