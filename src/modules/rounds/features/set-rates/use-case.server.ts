import { newId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayKeepTrips } from '#modules/rounds/permits.ts'
import { gramsNow, insertRates, lockTrips } from '#modules/rounds/trips/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { RatesForm } from './form.ts'

/** Ten euros for a kilometre, two hundred for an hour: beyond, a comma is missing. */
const MOST_PER_KM = 1000n
const MOST_PER_HOUR = 20_000n

/**
 * Sets what a kilometre and a paid hour cost, and what a kilometre gives off, from now on. Trips and rounds noted before
 * keep theirs; grams that are not told stay as they are.
 */
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
      const before = await gramsNow(tx, ctx.hub.id)
      const gramsPerKm = {
        van: input.vanGrams ?? before.van,
        'cargo-bike': input.cargoBikeGrams ?? before['cargo-bike'],
        'volunteer-car': input.volunteerCarGrams ?? before['volunteer-car'],
        foot: input.footGrams ?? before.foot,
      }
      const by = { at: ctx.now(), userId: ctx.actor.userId, actorName: ctx.actor.name }
      await insertRates(tx, { hubId: ctx.hub.id, id, perKm, perHour, gramsPerKm, ...by })
      await audit(tx, ctx, 'set', 'round-rates', id)
      return ok(null)
    }),
  )
}
