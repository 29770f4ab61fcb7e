import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { loadPlan } from '../current.server.ts'
import { mayWritePlan } from '../permits.ts'
import { type BasketItem, MAX_ITEMS, paidByPeople } from '../rules/tariffs/basket.ts'
import { consumptionUnits, type HouseholdType } from '../rules/tariffs/households.ts'
import { MAX_HOUSEHOLDS } from './baskets.ts'
import { basketRow, insertBasket, putSettings, updateBasket } from './store.server.ts'

type BasketCode =
  | 'not_permitted'
  | 'no_plan'
  | 'not_found'
  | 'changed_meanwhile'
  | 'empty_basket'
  | 'too_many'
  | 'unknown_choice'

type Written = { name: string; items: readonly BasketItem[] }

/** Saves a new basket or an existing one still as the person saw it. `field` of a refusal is the item at fault. */
export async function saveBasket(
  ctx: Ctx,
  input: Written & { seen?: { id: Id<'Basket'>; version: number }; idempotencyKey?: string },
): Promise<Result<{ id: Id<'Basket'> }, BasketCode>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  const { name, items, seen } = input
  if (items.length === 0) return refuse('empty_basket')
  if (items.length > MAX_ITEMS) return refuse('too_many')
  const services = new Set<string>((await listServices(ctx, { activeOnly: true })).map(({ id }) => id))
  return await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return refuse('no_plan')
    const lines = new Set(paidByPeople(loaded.plan).map(({ id }) => id))
    const row = seen && (await basketRow(tx, ctx, seen.id))
    if (seen && (!row || row.removedAt)) return refuse('not_found')
    if (row && row.version !== seen.version) return refuse('changed_meanwhile')
    // What a basket held before may have gone since: it may stay, nothing unknown may come in.
    const known = new Set(row?.items.map(({ source, ref }) => `${source}:${ref}`))
    const lost = items.findIndex(
      ({ source, ref }) => !(source === 'line' ? lines : services).has(ref) && !known.has(`${source}:${ref}`),
    )
    if (lost >= 0) return refuse('unknown_choice', `items[${lost}].what`)
    if (row) {
      await updateBasket(tx, row, { name, items })
      await audit(tx, ctx, 'edit', 'tariff_basket', row.id)
      return ok({ id: row.id })
    }
    return await once(tx, ctx, input.idempotencyKey, async () => {
      const id = newId<'Basket'>()
      await insertBasket(tx, { hubId: ctx.hub.id, id, name, items, version: 1, createdAt: ctx.now() })
      await audit(tx, ctx, 'add', 'tariff_basket', id)
      return ok({ id })
    })
  })
}

/** Takes a basket out, or brings it back. */
export async function moveBasket(
  ctx: Ctx,
  input: { id: Id<'Basket'>; version: number; back?: boolean },
): Promise<Result<{ version: number }, 'not_permitted' | 'not_found' | 'changed_meanwhile'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const row = await basketRow(tx, ctx, input.id)
    if (!row || (row.removedAt !== null) !== Boolean(input.back)) return refuse('not_found')
    if (row.version !== input.version) return refuse('changed_meanwhile')
    await updateBasket(tx, row, { removedAt: input.back ? null : ctx.now() })
    await audit(tx, ctx, input.back ? 'restore' : 'remove', 'tariff_basket', row.id)
    return ok({ version: row.version + 1 })
  })
}

type HouseholdCode =
  | 'not_permitted'
  | 'changed_meanwhile'
  | 'no_household'
  | 'too_many'
  | 'empty_household'
  | 'limit_out'

/** Sets the sorts of household and the limit (ten-thousandths of income); `version` 0 when never set. */
export async function setHouseholds(
  ctx: Ctx,
  input: { households: readonly HouseholdType[]; limit: number; version: number },
): Promise<Result<undefined, HouseholdCode>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  const { households, limit, version } = input
  if (households.length === 0) return refuse('no_household')
  if (households.length > MAX_HOUSEHOLDS) return refuse('too_many')
  const empty = households.findIndex((household) => consumptionUnits(household) <= 0)
  if (empty >= 0) return refuse('empty_household', `households[${empty}].older`)
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) return refuse('limit_out', 'limit')
  return await ctx.tx(async (tx) => {
    if (!(await putSettings(tx, ctx, { households, limit }, version))) return refuse('changed_meanwhile')
    await audit(tx, ctx, 'set', 'tariff_settings', ctx.hub.id)
    return ok(undefined)
  })
}
