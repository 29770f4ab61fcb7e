import { and, count, desc, eq } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { periodOf } from '../rules/coverages.ts'
import {
  allCoverages,
  type CoverageRow,
  coverageById,
  peopleNamedBy,
  totalsOf,
  usersOf,
} from './store.server.ts'
import { coveragePeople, coverageUses } from './tables.ts'

export type CoverageStatus = 'now' | 'coming' | 'over'
export type ShownCoverage = CoverageRow & {
  /** Null: the hub's own fund. */
  readonly payerName: string | null
  readonly serviceNames: readonly string[]
  /** How many people it names. */
  readonly named: number
  readonly usedThisYear: Cents
  readonly status: CoverageStatus
}

const statusOf = ({ fromDay, toDay }: CoverageRow, today: Day): CoverageStatus =>
  fromDay > today ? 'coming' : toDay !== null && toDay < today ? 'over' : 'now'

async function shown(ctx: Ctx, rows: readonly CoverageRow[]): Promise<ShownCoverage[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const year = periodOf(ctx.today(), 'year')
  const { totals, named } = await ctx.read(async (tx) => ({
    totals: await totalsOf(tx, ctx.hub.id, ids, [''], [year]),
    named: await tx
      .select({ id: coveragePeople.coverageId, n: count() })
      .from(coveragePeople)
      .where(eq(coveragePeople.hubId, ctx.hub.id))
      .groupBy(coveragePeople.coverageId),
  }))
  const payers = await organisationNames(
    ctx,
    rows.map((row) => row.payerOrganisationId),
  )
  const services = rows.some((row) => row.serviceIds.length > 0) ? await listServices(ctx) : []
  const today = ctx.today()
  return rows.map((row) => ({
    ...row,
    payerName: row.payerOrganisationId && (payers.get(row.payerOrganisationId) ?? ''),
    serviceNames: services.filter((one) => row.serviceIds.includes(one.id)).map((one) => one.name),
    named: named.find((one) => one.id === row.id)?.n ?? 0,
    usedThisYear: totals.find((one) => one.coverageId === row.id)?.used ?? zero,
    status: statusOf(row, today),
  }))
}

/** Every coverage ever agreed, the first to pay first: a hub has dozens. */
export const listCoverages = async (ctx: Ctx): Promise<ShownCoverage[]> =>
  await shown(ctx, await ctx.read((tx) => allCoverages(tx, ctx.hub.id)))

const USERS = 50
const LAST = 20

/** One coverage with who used it over its current period, who it names, and its last uses; null when unknown here. */
export async function readCoverage(ctx: Ctx, id: Id<'Coverage'>) {
  const row = await ctx.read((tx) => coverageById(tx, ctx.hub.id, id))
  if (!row) return null
  const [coverage] = await shown(ctx, [row])
  const period = periodOf(ctx.today(), row.period ?? 'year')
  const { users, uses, names } = await ctx.read(async (tx) => ({
    users: await usersOf(tx, ctx.hub.id, id, period, USERS),
    uses: await tx
      .select({
        id: coverageUses.id,
        personId: coverageUses.personId,
        day: coverageUses.day,
        amount: coverageUses.amount,
        path: coverageUses.path,
        label: coverageUses.label,
      })
      .from(coverageUses)
      .where(and(eq(coverageUses.hubId, ctx.hub.id), eq(coverageUses.coverageId, id)))
      .orderBy(desc(coverageUses.id))
      .limit(LAST),
    names: await peopleNamedBy(tx, ctx.hub.id, id),
  }))
  const known = await peopleNames(ctx, [
    ...users.map((one) => one.who as Id<'Person'>),
    ...uses.map((one) => one.personId),
    ...names,
  ])
  const nameOf = (personId: Id<'Person'>) => known.get(personId) ?? ''
  return {
    coverage: coverage!,
    period,
    users: users.map(({ who, used }) => ({
      id: who as Id<'Person'>,
      name: nameOf(who as Id<'Person'>),
      used,
    })),
    uses: uses.map((use) => ({ ...use, name: nameOf(use.personId) })),
    named: names.map((personId) => ({ id: personId, name: nameOf(personId) })),
  }
}
