import { type Day, day } from '#kit/day.ts'
import { add, type Cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { nextOf } from './rules/grant.ts'
import { type GrantRow, type InstalmentRow, instalmentsOf, updateGrant } from './store.server.ts'

/** The day of what has none: last in a list that reads as a calendar. */
export const NO_DAY: Day = day('2199-12-31')

/** What is awaited next of a grant, as its row keeps it. */
export function followed(
  grant: Omit<GrantRow, 'nextOn' | 'nextKind'>,
  instalments: readonly Pick<InstalmentRow, 'dueOn' | 'operationId'>[],
): Pick<GrantRow, 'nextOn' | 'nextKind'> {
  const next = nextOf(
    grant,
    instalments.map(({ dueOn, operationId }) => ({ dueOn, received: operationId !== null })),
  )
  return { nextOn: next?.on ?? NO_DAY, nextKind: next?.kind ?? null }
}

/** Changes a grant, and what is awaited next of it: every write of a grant or of its instalments ends here. */
export async function follow(tx: Tx, ctx: Ctx, grant: GrantRow, set: Partial<GrantRow> = {}): Promise<void> {
  const instalments = await instalmentsOf(tx, ctx.hub.id, [grant.id])
  const next = followed({ ...grant, ...set }, instalments)
  await updateGrant(tx, ctx.hub.id, grant.id, { ...set, ...next, updatedAt: ctx.now() })
}

export const sumOf = (rows: readonly { amount: Cents }[]): Cents => add(...rows.map(({ amount }) => amount))
