import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { type OperationShown, operationsByIds } from '#modules/money/index.server.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { NextKind } from './rules/grant.ts'
import type { GrantState } from './rules/life.ts'
import { type GrantRow, grantsOfHub, type InstalmentRow, instalmentsOf } from './store.server.ts'

export type Instalment = {
  readonly id: Id<'Instalment'>
  readonly amount: Cents
  readonly dueOn: Day
  readonly condition: string
  /** The operation of the books that received it; null while it is awaited, and again once that one is taken back. */
  readonly received: OperationShown | null
}

export type Grant = {
  readonly id: Id<'Grant'>
  readonly funder: string
  readonly name: string
  readonly amount: Cents
  readonly state: GrantState
  readonly callOn: Day | null
  readonly answerOn: Day | null
  readonly startsOn: Day | null
  readonly endsOn: Day | null
  readonly reportOn: Day | null
  readonly reportedOn: Day | null
  readonly next: { readonly kind: NextKind; readonly on: Day } | null
  readonly instalments: readonly Instalment[]
}

/** Instalments with what received them, by grant: two round trips for any number. */
export async function withReceived(
  ctx: Ctx,
  ids: readonly Id<'Grant'>[],
): Promise<ReadonlyMap<Id<'Grant'>, Instalment[]>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.read((tx) => instalmentsOf(tx, ctx.hub.id, ids))
  const operations = await operationsByIds(
    ctx,
    rows.flatMap(({ operationId }) => operationId ?? []),
  )
  const shown = ({ id, amount, dueOn, condition, operationId }: InstalmentRow): Instalment => {
    const by = operationId ? operations.get(operationId) : undefined
    return { id, amount, dueOn, condition, received: by && !by.reversed ? by : null }
  }
  const byGrant = Map.groupBy(rows, (row) => row.grantId)
  return new Map([...byGrant].map(([id, parts]) => [id, parts.map(shown)]))
}

export const nextIn = ({ nextKind, nextOn }: Pick<GrantRow, 'nextKind' | 'nextOn'>): Grant['next'] =>
  nextKind ? { kind: nextKind, on: nextOn } : null

/** The funders' calendar: every grant that was not refused, with its instalments, by what is awaited next. */
export async function fundingCalendar(ctx: Ctx): Promise<Grant[]> {
  const rows = await ctx.read((tx) => grantsOfHub(tx, ctx.hub.id))
  const parts = await withReceived(
    ctx,
    rows.map(({ id }) => id),
  )
  const names = await organisationNames(
    ctx,
    rows.map(({ organisationId }) => organisationId),
  )
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, amount: row.amount, state: row.state },
    ...{ callOn: row.callOn, answerOn: row.answerOn, startsOn: row.startsOn, endsOn: row.endsOn },
    ...{ reportOn: row.reportOn, reportedOn: row.reportedOn },
    funder: names.get(row.organisationId) ?? '',
    next: nextIn(row),
    instalments: parts.get(row.id) ?? [],
  }))
}
