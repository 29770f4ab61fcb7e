import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents } from '#kit/money.ts'
import type { Activity } from '#modules/catalogue/index.server.ts'
import { getPerson, idsOfPerson, organisationNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { applies, coversService, leftOf, periodOf } from '../rules/coverages.ts'
import type { Taker } from '../rules/split.ts'
import { contractsOpenTo } from '../use-cases/employees.server.ts'
import { type CoverageRow, coveragesNaming, coveragesOn, lockCoverages, totalsOf } from './store.server.ts'

export type CoverageAsked = {
  readonly personId: Id<'Person'>
  readonly serviceId: Id<'Service'>
  readonly activity: Activity
  readonly day: Day
  /** What the person says at the counter. */
  readonly code?: string
  /** The person, when the caller has just read them. */
  readonly person?: KnownPerson
}

export type KnownPerson = {
  readonly id: Id<'Person'>
  readonly segment: string
  /** Where they work. */
  readonly organisationId: Id<'Organisation'> | null
}

/** A coverage that applies, with its payer's name (null for the fund) and what is left of its limits. */
export type Coverage = Taker & {
  readonly id: Id<'Coverage'>
  readonly name: string
  readonly rank: number
  readonly payerOrganisationId: Id<'Organisation'> | null
  readonly payerName: string | null
  readonly ceiling: Cents | null
  readonly budget: Cents | null
}

/**
 * The coverages that pay for a person and a service on a day, the first to pay first, with what is left of their
 * limits as read now. Nothing is kept for the caller: see `holdCoverages`.
 */
export const coveragesFor = (ctx: Ctx, asked: CoverageAsked): Promise<Coverage[]> =>
  ctx.read((tx) => find(tx, ctx, asked, false))

/**
 * The same inside the caller's transaction, with the coverages locked until it ends: what is read as left is still
 * left when the use is counted, whoever else asks at the same moment.
 */
export const holdCoverages = (tx: Tx, ctx: Ctx, asked: CoverageAsked): Promise<Coverage[]> =>
  find(tx, ctx, asked, true)

/**
 * Coverages named by a hand, locked likewise, with what is left for a person on a day: also when their rules would not
 * have chosen that person. Those that do not hold on that day are left out.
 */
export async function holdNamedCoverages(
  tx: Tx,
  ctx: Ctx,
  ids: readonly Id<'Coverage'>[],
  { personId, day }: { readonly personId: Id<'Person'>; readonly day: Day },
): Promise<Coverage[]> {
  const held = await lockCoverages(tx, ctx.hub.id, ids)
  const living = held.filter((one) => one.fromDay <= day && (one.toDay === null || day <= one.toDay))
  if (living.length === 0) return []
  const person = await getPerson(ctx, personId)
  const personIds = await idsOfPerson(ctx, person?.id ?? personId)
  return (await withLeft(tx, ctx, living, personIds, day)).sort(byRank)
}

async function find(tx: Tx, ctx: Ctx, asked: CoverageAsked, held: boolean): Promise<Coverage[]> {
  const hubId = ctx.hub.id
  // Most services are covered by nobody: one read says so.
  const living = (await coveragesOn(tx, hubId, asked.day)).filter((one) => coversService(one, asked))
  if (living.length === 0) return []
  const person = asked.person ?? (await getPerson(ctx, asked.personId))
  if (!person) return []
  const ids = await idsOfPerson(ctx, person.id)
  const named = living.some((one) => one.peopleScope === 'list')
    ? await coveragesNaming(tx, hubId, ids)
    : new Set<string>()
  const who = { ...asked, segment: person.segment, employerId: person.organisationId, named }
  const applying = (rows: readonly CoverageRow[]) => rows.filter((one) => applies(one, who))
  const seen = await openOnes(tx, ctx, applying(living), {
    ids,
    employerId: person.organisationId,
    asked,
    held,
  })
  // Read anew once locked: the terms may have changed while waiting.
  const those = held ? applying(await lockCoverages(tx, hubId, idsOf(seen))) : seen
  if (those.length === 0) return []
  return (await withLeft(tx, ctx, those, ids, asked.day)).sort(byRank)
}

/** A coverage of a contract pays while the contract runs, and for those it is open to. */
async function openOnes(
  tx: Tx,
  ctx: Ctx,
  rows: readonly CoverageRow[],
  who: {
    ids: readonly Id<'Person'>[]
    employerId: Id<'Organisation'> | null
    asked: CoverageAsked
    held: boolean
  },
): Promise<CoverageRow[]> {
  const contracts = rows.flatMap(({ contractId }) => contractId ?? [])
  if (contracts.length === 0) return [...rows]
  const { ids: personIds, employerId, asked, held } = who
  const { day, code } = asked
  const open = await contractsOpenTo(tx, ctx, contracts, { personIds, employerId, day, code, admit: held })
  return rows.filter(({ contractId }) => !contractId || open.has(contractId))
}

const idsOf = (rows: readonly CoverageRow[]) => rows.map((one) => one.id)
const byRank = (a: Coverage, b: Coverage): number => a.rank - b.rank || (a.id < b.id ? -1 : 1)

/** Coverages with what is left of the ceiling of one person (under every id of theirs) and of the year's budget. */
export async function withLeft(
  tx: Tx,
  ctx: Ctx,
  rows: readonly CoverageRow[],
  personIds: readonly Id<'Person'>[],
  day: Day,
): Promise<Coverage[]> {
  const year = periodOf(day, 'year')
  const periods = [
    ...new Set([year, ...rows.flatMap((one) => (one.period ? periodOf(day, one.period) : []))]),
  ]
  const totals = await totalsOf(tx, ctx.hub.id, idsOf(rows), ['', ...personIds], periods)
  const used = (coverageId: string, everybody: boolean, period: string): Cents =>
    add(
      ...totals
        .filter((t) => t.coverageId === coverageId && t.period === period && (t.who === '') === everybody)
        .map((t) => t.used),
    )
  const names = await organisationNames(
    ctx,
    rows.map((one) => one.payerOrganisationId),
  )
  return rows.map((one) => ({
    id: one.id,
    name: one.name,
    rank: one.rank,
    payerOrganisationId: one.payerOrganisationId,
    payerName: one.payerOrganisationId && (names.get(one.payerOrganisationId) ?? one.name),
    takes: one.takes,
    permille: one.permille,
    amount: one.amount,
    period: one.period,
    ceiling: one.ceiling,
    budget: one.budget,
    ceilingLeft: one.period && leftOf(one.ceiling, used(one.id, false, periodOf(day, one.period))),
    budgetLeft: leftOf(one.budget, used(one.id, true, year)),
  }))
}

/** Does a coverage that holds on a day ask for a code? */
export async function usesCodes(ctx: Ctx, day: Day): Promise<boolean> {
  const living = await ctx.read((tx) => coveragesOn(tx, ctx.hub.id, day))
  return living.some((one) => one.peopleScope === 'code')
}
