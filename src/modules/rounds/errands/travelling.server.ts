import type { Id } from '#kit/id.ts'
import { listServices, type Service } from '#modules/catalogue/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type ServiceTravel, usualTravel } from '../rules/errands/usual.ts'
import { servicesSaid } from './said-store.server.ts'

/** A service of the catalogue, and how it travels. */
export type TravellingService = {
  readonly service: Service
  readonly travel: ServiceTravel
  /** Somebody said so; else it is the usual rule. */
  readonly said: boolean
}

/** How every service travels, retired ones too, in the order of the catalogue. Five queries. */
export async function travellingServices(ctx: Ctx): Promise<Map<Id<'Service'>, TravellingService>> {
  const services = await listServices(ctx)
  const said = await ctx.read((tx) => servicesSaid(tx, ctx.hub.id))
  return new Map(
    services.map((service) => [
      service.id,
      {
        service,
        said: said.has(service.id),
        travel: said.get(service.id) ?? usualOf(service),
      },
    ]),
  )
}

/** How a service travels as long as nobody said it. */
export const usualOf = (service: Service): ServiceTravel =>
  usualTravel({ ...service, isPackage: service.parts.length > 0 })
