import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents, cents, zero } from '#kit/money.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { allCoverages, totalsOf } from '#modules/contracts/coverages/store.server.ts'
import { coverageUses } from '#modules/contracts/coverages/tables.ts'
import { volumePeriods } from '#modules/contracts/dues.server.ts'
import { periodOf } from '#modules/contracts/rules/coverages.ts'
import { termsOn } from '#modules/contracts/rules/terms.ts'
import { contractsByIds, termsOfContracts, usesOf } from '#modules/contracts/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** The smallest group that is shown: below, somebody could be recognised (DOMAIN, RGPD). */
export const SMALLEST_GROUP = 5

/** What a company reads of its contract: totals only, never one employee's requests. */
export type ContractUsage = {
  readonly number: string
  readonly title: string
  readonly startsOn: Day
  readonly endsOn: Day
  /** Volumes of the running periods. */
  readonly volumes: readonly {
    readonly service: string
    readonly from: Day
    readonly to: Day
    readonly used: number
    readonly included: number
    readonly over: number
  }[]
  /** Services paid one by one, with how many were done since the start of the year. */
  readonly byUnit: readonly { readonly service: string; readonly done: number }[]
  /** Employees served since the start of the year; null when there are fewer than five. */
  readonly employees: number | null
  /** Somebody was served. */
  readonly anyone: boolean
  /** Services given under the coverages this year; null when fewer than five people had them. */
  readonly uses: number | null
  /** Cents paid for employees this year. It is billed to the organisation, so it is always told. */
  readonly paid: Cents
  readonly budget: Cents | null
}

/** The use of one contract, aggregated; null when there is none. */
export async function contractUsage(ctx: Ctx, id: Id<'Contract'>): Promise<ContractUsage | null> {
  const today = ctx.today()
  const hubId = ctx.hub.id
  const read = await ctx.read(async (tx) => {
    const [contract] = await contractsByIds(tx, hubId, [id])
    if (!contract) return null
    const coverages = (await allCoverages(tx, hubId)).filter(({ contractId }) => contractId === id)
    const ids = coverages.map((one) => one.id)
    const year = periodOf(today, 'year')
    const [served] =
      ids.length === 0
        ? []
        : await tx
            .select({
              people: sql<number>`count(DISTINCT ${coverageUses.personId})::int`,
              uses: sql<number>`count(DISTINCT ${coverageUses.subjectId})::int`,
            })
            .from(coverageUses)
            .where(
              and(
                eq(coverageUses.hubId, hubId),
                inArray(coverageUses.coverageId, ids),
                sql`${coverageUses.day} >= ${`${year}-01-01`}::date`,
              ),
            )
    return {
      contract,
      coverages,
      served,
      totals: await totalsOf(tx, hubId, ids, [''], [year]),
      terms: (await termsOfContracts(tx, hubId, [id])).get(id) ?? [],
      uses: (await usesOf(tx, hubId, [id])).get(id) ?? [],
    }
  })
  if (!read) return null
  const { contract, coverages, served, totals } = read
  const services = new Map((await listServices(ctx)).map((one) => [one.id, one.name]))
  const people = served?.people ?? 0
  const hidden = people < SMALLEST_GROUP
  const budgets = coverages.flatMap(({ budget }) => budget ?? [])
  return {
    number: contract.number,
    title: contract.title,
    startsOn: contract.startsOn,
    endsOn: contract.endsOn,
    volumes: volumePeriods(contract, read.terms, read.uses, today)
      .filter(({ to }) => to >= today)
      .map(({ serviceId, from, to, used, included, over }) => ({
        ...{ service: services.get(serviceId) ?? '', from, to, used, included, over },
      })),
    byUnit: (termsOn(read.terms, today)?.volumes ?? [])
      .filter(({ included }) => included === 0)
      .map(({ serviceId }) => ({
        service: services.get(serviceId) ?? '',
        done: read.uses
          .filter((use) => use.serviceId === serviceId && use.day.startsWith(today.slice(0, 4)))
          .reduce((sum, { quantity }) => sum + quantity, 0),
      })),
    employees: hidden ? null : people,
    anyone: people > 0,
    uses: hidden ? null : (served?.uses ?? 0),
    paid: cents(add(zero, ...totals.map(({ used }) => used))),
    budget: budgets.length === 0 ? null : add(zero, ...budgets),
  }
}
