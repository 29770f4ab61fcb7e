import type { Day } from '#kit/day.ts'
import { add, type Cents } from '#kit/money.ts'
import { idsOfPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Debtor } from './open.server.ts'
import { type ChargeRow, owedRows } from './store.server.ts'

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
