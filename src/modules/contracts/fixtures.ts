import { addDays, addMonthsToDay, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { TermsInput } from './rules/contract.ts'
import { signContract } from './use-cases/move-contract.server.ts'
import { addContract, type ContractInput, type Written } from './use-cases/write-contract.server.ts'

export type Desk = {
  companyId: Id<'Organisation'>
  managerId: Id<'Organisation'>
  /** 48 € for a building manager. */
  cleaningId: Id<'Service'>
}

/** A company, a building manager, and the cleaning of bin rooms. */
export async function contractDesk(ctx: Ctx): Promise<Desk> {
  const organisation = async (name: string, kind: 'company' | 'building-manager') =>
    must(await addOrganisation(ctx, { name, kind, siret: undefined })).id
  const cleaning = must(
    await addService(ctx, {
      ...{ name: 'Local à poubelles', activity: 'building-service', unit: 'job', minutes: 45 },
      directCost: cents(2000),
      prices: { 'building-manager': cents(4800), company: cents(5000) },
    }),
  )
  return {
    companyId: await organisation('Ateliers Rivoire', 'company'),
    managerId: await organisation('Syndic Les Alpages', 'building-manager'),
    cleaningId: cleaning.id,
  }
}

/** 1 200 € a year, each quarter in advance, nothing else. */
export const plainTerms = (change: Partial<TermsInput> = {}): TermsInput => ({
  annualFee: cents(120_000),
  payEvery: 'quarter',
  inAdvance: true,
  indexation: 'none',
  rounding: 'cent',
  volumes: [],
  ...change,
})

/** A year from a day on, without notice nor renewal. */
export const yearFrom = (
  organisationId: Id<'Organisation'>,
  startsOn: Day,
  change: Partial<ContractInput> = {},
): ContractInput => ({
  organisationId,
  title: 'Contrat annuel',
  startsOn,
  endsOn: addDays(addMonthsToDay(startsOn, 12), -1),
  noticeMonths: 0,
  eligibles: 'none',
  terms: plainTerms(),
  ...change,
})

/** Written and signed. */
export async function signed(ctx: Ctx, input: ContractInput): Promise<Written> {
  const written = must(await addContract(ctx, input))
  must(await signContract(ctx, { id: written.id }))
  return written
}
