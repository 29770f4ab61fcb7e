import { expect, test } from 'vitest'
import { endOf, type Model, modelOf, startOf } from './model.ts'
import { Outlook } from './outlook.ts'
import { Random } from './random.ts'
import { Routes } from './routes.ts'
import { hubDay } from './sample.ts'
import { Settling } from './settling.ts'
import { Timeline } from './timeline.ts'
import { Trial } from './trial.ts'

/** The nodes after which something may be put, from the start of a round on. */
function placesOf(model: Model, routes: Routes, route: number): number[] {
  const places: number[] = []
  for (let node = startOf(model, route); node !== endOf(model, route); node = routes.next(node))
    places.push(node)
  return places
}

test.each([1, 2, 3, 4])(
  'what changes tells the same duty as the whole round walked along (day %i)',
  (day) => {
    const model = modelOf(hubDay(40, day))
    const random = new Random(day)
    const routes = new Routes(model)
    const timeline = new Timeline(model, routes)
    const outlook = new Outlook(model, routes, timeline)
    const settling = new Settling(model, routes, timeline, outlook)
    const trial = new Trial(model, routes, outlook, timeline.walk.hours)
    const seen = { fits: 0, late: 0, pairs: 0, reloads: 0 }
    for (let turn = 0; turn < 3000; turn++) {
      const route = random.below(model.vehicles)
      const places = placesOf(model, routes, route)
      const at = random.below(places.length)
      const errand = random.below(model.errands)
      const first = model.first[errand]!
      const second = model.second[errand]!
      if (routes.route(first) >= 0) continue
      const after = places[at]!
      const on = at + random.below(places.length - at)
      const afterSecond = second < 0 ? -1 : on === at ? first : places[on]!
      timeline.read(route, first, after, second, afterSecond)
      const value = timeline.value(route)
      const inTime = timeline.walk.reach(route, model.open[startOf(model, route)]!)
      const duty = timeline.walk.ends - timeline.starts
      if (routes.size[route]! > 0) {
        outlook.need(route)
        expect(trial.isInTime(route, first, after, second, afterSecond)).toBe(inTime)
        if (!inTime) seen.late++
        else if (value < Infinity && timeline.hasDuty[route] === 1) {
          expect(trial.duty(route, first, after, second, afterSecond)).toBe(duty)
          seen.fits++
          if (second >= 0) seen.pairs++
        }
      }
      if (value === Infinity || random.unit() < 0.6) continue
      routes.insert(first, after)
      if (second >= 0) routes.insert(second, afterSecond)
      settling.settle(route)
      expect(routes.worth[route]).toBe(value)
      const reload = timeline.freeReload(route)
      if (reload < 0 || random.unit() < 0.8) continue
      timeline.read(route, reload, first)
      if (timeline.value(route) === Infinity) continue
      settling.insertReload(route, first)
      settling.settle(route)
      seen.reloads++
    }
    expect(Math.min(seen.fits, seen.late, seen.pairs, seen.reloads)).toBeGreaterThan(0)
  },
)
