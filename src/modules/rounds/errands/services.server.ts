import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { getService } from '#modules/catalogue/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { mayKeepFleet } from '../permits.ts'
import { type ServiceTravel, stopMinutes } from '../rules/errands/usual.ts'
import { dropService, writeService } from './said-store.server.ts'

type ServiceTravelCode = 'not_permitted' | 'not_found' | 'carry_needs_address'

/**
 * Says how a service travels, for every request of it that is not out yet; null forgets it, so that the usual rule holds
 * again. From one door to another goes a request by itself, since only it knows the second door.
 */
export async function keepServiceTravel(
  ctx: Ctx,
  id: Id<'Service'>,
  travel: ServiceTravel | null,
): Promise<Result<{ id: Id<'Service'> }, ServiceTravelCode>> {
  if (!mayKeepFleet(ctx.actor)) return refuse('not_permitted')
  if (travel?.way === 'carry') return refuse('carry_needs_address', 'way')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<{ id: Id<'Service'> }, ServiceTravelCode>> => {
      if (!(await getService(c, id))) return refuse('not_found')
      if (travel) {
        const { load, handling, ...same } = travel
        await writeService(tx, {
          ...{ hubId: c.hub.id, serviceId: id, ...same, ...load, minutes: stopMinutes(travel.minutes) },
          ...{ hours: [...travel.hours], skills: [...travel.skills], handling: cents(handling) },
          updatedAt: c.now(),
        })
      } else await dropService(tx, c.hub.id, id)
      await audit(tx, c, travel ? 'change' : 'forget', 'service-travel', id)
      return ok({ id })
    }),
  )
}
