import { type Day, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { arrangeRounds } from '../day/arrange.server.ts'
import { createRound } from '../day/round.server.ts'
import { dayTravel } from '../day/timing.server.ts'
import { errandsByKeys, errandsFor } from '../errands/collect.server.ts'
import type { ErrandInput } from '../errands/input.ts'
import { addErrands } from '../errands/keep.server.ts'
import { standingRounds } from '../errands/store.server.ts'
import { fleetOf } from '../fleet/fleet.server.ts'
import { placeAddresses } from '../geocode/geocode.server.ts'
import { mayPrepareRounds } from '../permits.ts'
import type { WantedStop } from '../rules/day/arrange.ts'
import { type Errand, type ErrandKey, errandKey } from '../rules/errands/errand.ts'
import { opensBetween } from '../rules/errands/hours.ts'
import type { Point } from '../rules/places.ts'
import { whatFits } from '../rules/templates/fill.ts'
import { firstOrder } from '../rules/templates/first-order.ts'
import { inZone } from '../rules/templates/zone.ts'
import { startOf } from '../travel/start.server.ts'
import { errandsMade, roundsMade, skipsBetween, type TemplateRow, templatesOf } from './store.server.ts'

/** One that waits in many others' stead: a first round holds no more of what waits. */
const MOST_TAKEN = 60

export type Prepared = {
  readonly made: readonly { id: Id<'Round'>; number: string; name: string; stops: number }[]
  /** Models whose round could not be made, and why. */
  readonly left: readonly { name: string; code: string }[]
}

/** The models that make a round on a day, with what became of each already. */
export async function modelsOn(ctx: Ctx, day: Day) {
  return await ctx.read(async (tx) => {
    const all = await templatesOf(tx, ctx.hub.id)
    const skips = await skipsBetween(tx, ctx.hub.id, day, day)
    const made = await roundsMade(tx, ctx.hub.id, day)
    return all
      .filter((one) => one.weekdays.includes(weekday(day)))
      .map((row) => ({
        row,
        skip: skips.find((one) => one.templateId === row.id) ?? null,
        made: made.get(row.id) ?? null,
      }))
  })
}

/**
 * Makes the rounds of a day from its models, once: each with its vehicle and driver, its own lines as errands, and what
 * waits in its zone (as much as the vehicle carries, at doors that open meanwhile, never an hour that somebody agreed by
 * hand), in a first order. Each round is one transaction: a model whose vehicle is gone, or whose driver is away, is told
 * and leaves the others be.
 */
export async function prepareDay(
  ctx: Ctx,
  day: Day,
): Promise<Result<Prepared, 'not_permitted' | 'day_past'>> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  if (day < ctx.today()) return refuse('day_past', 'day')
  const todo = (await modelsOn(ctx, day)).filter((one) => !one.skip && !one.made).map((one) => one.row)
  const made: Prepared['made'][number][] = []
  const left: Prepared['left'][number][] = []
  if (todo.length === 0) return ok({ made, left })
  await placeAddresses(
    ctx,
    todo.flatMap(({ lines }) => lines.flatMap((line) => [line.address, line.toAddress])),
  )
  const hub = (await startOf(ctx)).point
  const fleet = await fleetOf(ctx)
  const waiting = (await errandsFor(ctx, day)).waiting.filter((one) => one.agreedAt === null)
  const taken = new Set<ErrandKey>()
  for (const model of todo) {
    const driver = model.paid ? 'paid' : 'volunteer'
    const near = waiting
      .filter((one) => !taken.has(one.key) && inZone(model.zone, one.address))
      .filter((one) => one.driver === null || one.driver === driver)
      .filter((one) => opensBetween(one.hours, model.fromMinute, model.toMinute))
    const vehicle = fleet.find((one) => one.id === model.vehicleId)
    const own = model.lines.map(({ way, kg, crates }) => ({ way, load: { kg, crates } }))
    const fitting = vehicle ? whatFits(vehicle.load, vehicle.reloads + 1, own, near) : near
    const mine = fitting.slice(0, MOST_TAKEN)
    const mode = vehicle?.mode ?? 'volunteer-car'
    // Asked before the transaction: inside it, the ways are remembered and nobody waits for a routing service.
    await dayTravel(ctx, [hub, ...mine.flatMap(pointsOf)], [mode])
    const done = await makeRound(ctx, { model, day, mine, hub })
    if (done.ok) {
      made.push({ ...done.value, name: model.name })
      for (const one of mine) taken.add(one.key)
    } else if (done.code !== 'made_already') left.push({ name: model.name, code: done.code })
  }
  return ok({ made, left })
}

type Making = { model: TemplateRow; day: Day; mine: readonly Errand[]; hub: Point | null }
type Made = { id: Id<'Round'>; number: string; stops: number }

const makeRound = (ctx: Ctx, { model, day, mine, hub }: Making): Promise<Result<Made>> =>
  ctx.together(async (c): Promise<Result<Made>> => {
    const { name, vehicleId, who, whoName, paid, fromMinute, toMinute, schemeId, note } = model
    const round = await createRound(c, {
      ...{ day, name, vehicleId, driver: paid ? 'paid' : 'volunteer', fromMinute, toMinute, schemeId, note },
      ...{ who: who && { key: who, name: whoName }, templateId: model.id },
    })
    if (!round.ok) return round
    const own = await linesOf(c, model, day)
    if (!own.ok) return own
    const order = firstOrder(hub, fromMinute, own.value.map(toOrder), mine.map(toOrder))
    const stops = order.flatMap(({ errand }) => stopsOf(errand))
    if (stops.length > 0) {
      const put = await arrangeRounds(c, { day, rounds: [{ roundId: round.value.id, seen: 0, stops }] })
      if (!('ok' in put) || !put.ok) return refuse('code' in put ? put.code : 'slot_taken')
    }
    return ok({ ...round.value, stops: stops.length })
  })

/** The errands of a model's own lines, made once a day: after a round was cancelled, those still open are taken again. */
async function linesOf(c: Ctx, model: TemplateRow, day: Day): Promise<Result<Errand[]>> {
  const before = await c.read((tx) => errandsMade(tx, c.hub.id, day, [model.id]))
  const open = before.filter((one) => one.state === 'open').map((one) => one.id)
  // What somebody put in another round meanwhile stays there.
  const elsewhere = await c.read((tx) => standingRounds(tx, c.hub.id, open))
  let ids = open.filter((id) => !elsewhere.has(id))
  if (before.length === 0 && model.lines.length > 0) {
    const inputs = model.lines.map((line): ErrandInput => {
      const { personId, organisationId, revenue, handling, ...same } = line
      return {
        ...{ ...same, day, revenue: cents(revenue), handling: cents(handling) },
        ...{ personId: personId ?? undefined, organisationId: organisationId ?? undefined },
      }
    })
    const lines = inputs.map((_, i) => i)
    const noted = await addErrands(c, inputs, { from: { templateId: model.id, lines } })
    if (!noted.ok) return refuse(noted.code)
    ids = noted.value.ids
  }
  const keys = ids.map((errandId) => errandKey({ requestId: null, errandId }))
  const found = await errandsByKeys(c, keys)
  return ok(keys.flatMap((key) => found.get(key) ?? []))
}

/** Where it goes, in order; nothing when a place is not known. */
function pointsOf(errand: Errand): Point[] {
  const points = errand.way === 'carry' ? [errand.point, errand.toPoint] : [errand.point]
  return points.every((point) => point !== null) ? points : []
}

const toOrder = (errand: Errand) => ({
  errand,
  points: pointsOf(errand),
  hours: errand.hours,
  minutes: errand.minutes,
})

const stopsOf = ({ key, way }: Errand): WantedStop[] =>
  way === 'carry'
    ? [
        { key, part: 'pickup', locked: false },
        { key, part: 'delivery', locked: false },
      ]
    : [{ key, part: 'whole', locked: false }]
