import { newId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayKeepTrips } from '#modules/rounds/permits.ts'
import { insertRates, lockTrips } from '#modules/rounds/trips/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { RatesForm } from './form.ts'

/** Ten euros for a kilometre, two hundred for an hour: beyond, a comma is missing. */
const MOST_PER_KM = 1000n
const MOST_PER_HOUR = 20_000n

/** Sets what a kilometre and a paid hour cost from now on. Trips noted before keep theirs. */
export async function setRates(
  ctx: Ctx,
  input: RatesForm,
): Promise<Result<null, 'not_permitted' | 'amount_too_large'>> {
  if (!mayKeepTrips(ctx.actor)) return refuse('not_permitted')
  const { van, cargoBike, volunteerCar, foot, perHour } = input
  for (const [field, amount] of Object.entries({ van, cargoBike, volunteerCar, foot } satisfies Record<
    string,
    Cents
  >))
    if (amount > MOST_PER_KM) return refuse('amount_too_large', field)
  if (perHour > MOST_PER_HOUR) return refuse('amount_too_large', 'perHour')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      await lockTrips(tx, ctx.hub.id)
      const id = newId<'RoundRates'>()
      const perKm = {
        ...{ van: Number(van), 'cargo-bike': Number(cargoBike) },
        ...{ 'volunteer-car': Number(volunteerCar), foot: Number(foot) },
      }
      const by = { at: ctx.now(), userId: ctx.actor.userId, actorName: ctx.actor.name }
      await insertRates(tx, { hubId: ctx.hub.id, id, perKm, perHour, ...by })
      await audit(tx, ctx, 'set', 'round-rates', id)
      return ok(null)
    }),
  )
}
