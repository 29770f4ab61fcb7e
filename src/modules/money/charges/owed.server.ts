import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents } from '#kit/money.ts'
import { idsOfPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Debtor } from './open.server.ts'
import { type ChargeRow, owedAmongRows, owedRows } from './store.server.ts'

export type Owed = {
  readonly total: Cents
  /** Day of the oldest sum; null when nothing is owed. */
  readonly since: Day | null
  /** The first due first. */
  readonly charges: readonly ChargeRow[]
}

/** What a person (under every id they were known by) or an organisation still owes the hub today. */
export async function owedBy(ctx: Ctx, who: Debtor): Promise<Owed> {
  const personIds = who.personId ? await idsOfPerson(ctx, who.personId) : []
  const rows = await ctx.read((tx) =>
    owedRows(tx, ctx.hub.id, who.organisationId ? { organisationId: who.organisationId } : { personIds }),
  )
  const since = rows.reduce<Day | null>((min, { day }) => (min === null || day < min ? day : min), null)
  return { total: add(...rows.map((row) => row.outstanding)), since, charges: rows }
}

/**
 * What several people and organisations owe and was due by a day, in one query, the first due first. The ids of people
 * are taken as they are: give those merged into them too (`aliasesOf`).
 */
export const owedAmong = (
  ctx: Ctx,
  who: {
    readonly personIds: readonly Id<'Person'>[]
    readonly organisationIds: readonly Id<'Organisation'>[]
  },
  dueBy: Day,
): Promise<ChargeRow[]> => ctx.read((tx) => owedAmongRows(tx, ctx.hub.id, who, dueBy))
