import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { vehiclesInUse } from '#modules/requests/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { mayKeepFleet } from '../permits.ts'
import type { FleetFacts } from '../rules/fleet.ts'
import { dropFleet, writeFleet } from './store.server.ts'

export type FleetCode = 'not_permitted' | 'not_found' | 'hours_reversed' | 'break_reversed' | 'break_outside'

/** What is wrong with what a vehicle can do, beside its fields; null when nothing is. */
export function fleetProblem(facts: FleetFacts): Result<null, FleetCode> {
  const { fromMinute, toMinute, pause } = facts
  if (toMinute <= fromMinute) return refuse('hours_reversed', 'toMinute')
  if (!pause) return ok(null)
  if (pause.to < pause.from) return refuse('break_reversed', 'breakTo')
  if (pause.from < fromMinute || pause.to + pause.minutes > toMinute)
    return refuse('break_outside', 'breakFrom')
  return ok(null)
}

/** Says what a vehicle can do on a round; null forgets it, so that the usual figures hold again. Rounds that left keep theirs. */
export async function keepFleet(
  ctx: Ctx,
  id: Id<'Vehicle'>,
  facts: FleetFacts | null,
): Promise<Result<{ id: Id<'Vehicle'> }, FleetCode>> {
  if (!mayKeepFleet(ctx.actor)) return refuse('not_permitted')
  const problem = facts ? fleetProblem(facts) : ok(null)
  if (!problem.ok) return problem
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<{ id: Id<'Vehicle'> }, FleetCode>> => {
      if (!(await vehiclesInUse(c)).some((one) => one.id === id)) return refuse('not_found')
      if (facts) await writeFleet(tx, c.hub.id, id, facts, c.now())
      else await dropFleet(tx, c.hub.id, id)
      await audit(tx, c, facts ? 'change' : 'forget', 'vehicle-facts', id)
      return ok({ id })
    }),
  )
}
