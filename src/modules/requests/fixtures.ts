import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { TakeInput, Taken } from './use-cases/take-request.server.ts'
import { takeRequest } from './use-cases/take-request.server.ts'

export type Counter = {
  personId: Id<'Person'>
  landlordId: Id<'Organisation'>
  /** 12,50 € for an inhabitant, costs 10 €. */
  basketId: Id<'Service'>
  /** Nothing to pay. */
  freeId: Id<'Service'>
  /** Takes a request for the person. */
  take(input?: Partial<TakeInput>): Promise<Taken>
}

/** A hub ready to serve one person: two services and a landlord who may pay. */
export async function counter(ctx: Ctx): Promise<Counter> {
  const person = must(await addPerson(ctx, { firstName: 'Zoé', lastName: 'Lefèvre', segment: 'inhabitant' }))
  const landlord = must(
    await addOrganisation(ctx, { name: 'Habitat Tilleuls', kind: 'landlord', siret: undefined }),
  )
  const service = { activity: 'errands', unit: 'job', minutes: 30 } as const
  const basket = must(
    await addService(ctx, {
      ...service,
      name: 'Panier de courses',
      directCost: cents(1000),
      prices: { inhabitant: cents(1250) },
    }),
  )
  const free = must(
    await addService(ctx, {
      ...service,
      name: 'Aide aux démarches',
      directCost: cents(0),
      prices: { inhabitant: cents(0) },
    }),
  )
  return {
    personId: person.id,
    landlordId: landlord.id,
    basketId: basket.id,
    freeId: free.id,
    take: async (input = {}) =>
      must(
        await takeRequest(ctx, {
          personId: person.id,
          serviceId: basket.id,
          quantity: 1,
          channel: 'counter',
          ...input,
        }),
      ),
  }
}
