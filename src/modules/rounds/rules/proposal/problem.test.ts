import { describe, expect, it } from 'vitest'
import { cents } from '#kit/money.ts'
import { faultsOf } from '../check-plan.ts'
import { NO_VEHICLE } from '../clock/asked.ts'
import { type DayTravel, timedRound } from '../clock/timed.ts'
import { stopPrices, whatIf } from '../day/what-if.ts'
import type { ErrandKey } from '../errands/errand.ts'
import type { Point } from '../places.ts'
import { Random } from '../solver/random.ts'
import { matrixOf, road } from '../solver/sample.ts'
import { solve } from '../solver/solve.ts'
import { USUAL_RATES } from '../trip.ts'
import { type DayErrand, type DayRound, problemOfDay, type Wishes } from './problem.ts'
import { proposedOf } from './proposal.ts'

/** Places on a line: place p is at longitude p. */
const at = (place: number): Point => ({ lon: place, lat: 0 })
const travelOn = (matrix = road(0, 6, 12, 18, 24, 30)): DayTravel => ({
  hub: 0,
  placeOf: (point) => point?.lon ?? null,
  matrices: new Map([
    ['van', matrix],
    ['cargo-bike', matrix],
  ]),
})
const travel = travelOn()
const errand = (name: string, place: number | null, over: Partial<DayErrand> = {}): DayErrand => ({
  ...{ key: `errand:${name}` as ErrandKey, way: 'bring', point: place === null ? null : at(place) },
  ...{ toPoint: null, hours: [], minutes: 10, load: { kg: 5, crates: 0 }, skills: [], driver: null },
  ...{ priority: 0, optional: false, revenue: cents(1000), handling: cents(0) },
  ...over,
})
const stop = (of: DayErrand, over: Partial<DayRound['stops'][number]> = {}): DayRound['stops'][number] => ({
  ...{ errand: of, part: 'whole', locked: false },
  ...over,
})
const van = { ...NO_VEHICLE, load: { kg: 100, crates: 10 }, fixed: cents(0) }
const round = (stops: DayRound['stops'], over: Partial<DayRound> = {}): DayRound => ({
  ...{ mode: 'van', vehicle: van, driven: true, driver: 'paid', fromMinute: 480, toMinute: 720 },
  ...{ published: false, stops },
  ...over,
})

const ALL: Wishes = { move: 'all', serve: 'all' }
function planned(rounds: DayRound[], waiting: DayErrand[], wishes: Wishes = ALL, by: DayTravel = travel) {
  const timed = rounds.map((one) => timedRound(one, by, USUAL_RATES))
  const day = problemOfDay(rounds, timed, waiting, by, USUAL_RATES, wishes)
  const { plan } = solve(day.problem, { iterations: 200, seed: 1, from: day.from })
  expect(faultsOf(day.problem, plan)).toEqual([])
  const { rounds: lists, leftOut } = proposedOf(rounds, day, wishes, plan)
  const names = lists.map((stops) => stops.map(({ errand: { key }, part }) => nameOf(key, part)))
  return { plan, lists, names, leftOut: leftOut.map(({ key, why }) => `${nameOf(key)} ${why}`) }
}
const nameOf = (key: string, part = 'whole') => key.slice(7) + { whole: '', pickup: '↑', delivery: '↓' }[part]

describe('a day for the solver', () => {
  it('puts what waits into the rounds, in a good order', () => {
    const waiting = [errand('c', 3), errand('a', 1), errand('b', 2)]
    const { names, leftOut } = planned([round([])], waiting)
    expect([names[0], names[0]!.toReversed()]).toContainEqual(['a', 'b', 'c'])
    expect(leftOut).toEqual([])
  })

  it('keeps what is locked where it is, and moves the rest when it may', () => {
    const [a, b] = [errand('a', 1), errand('b', 1, { minutes: 40 })]
    const dear = round([stop(a, { locked: true }), stop(b)])
    const cheap = round([], { driver: 'volunteer' })
    expect(planned([dear, cheap], []).names).toEqual([['a'], ['b']])
    expect(planned([dear, cheap], [], { ...ALL, move: 'waiting' }).names).toEqual([['a', 'b'], []])
    expect(planned([{ ...dear, published: true }, cheap], []).names).toEqual([['a', 'b'], []])
  })

  it('keeps the lock of a stop', () => {
    const { lists } = planned([round([stop(errand('a', 1), { locked: true })])], [errand('b', 2)])
    expect(lists[0]!.map(({ errand: { key }, locked }) => [key, locked])).toEqual(
      expect.arrayContaining([
        ['errand:a', true],
        ['errand:b', false],
      ]),
    )
  })

  it('leaves out what does not pay only when it is asked to, and never what a round has already', () => {
    const poor = errand('poor', 5, { revenue: cents(100) })
    expect(planned([round([])], [poor]).names).toEqual([['poor']])
    expect(planned([round([])], [poor], { ...ALL, serve: 'paying' })).toMatchObject({
      names: [[]],
      leftOut: ['poor unpaid'],
    })
    expect(planned([round([stop(poor)])], [], { ...ALL, serve: 'paying' }).names).toEqual([['poor']])
    const choosy = { ...poor, optional: true }
    expect(planned([round([])], [choosy]).leftOut).toEqual(['poor unpaid'])
    // What its handling costs is counted.
    const dear = errand('dear', 1, { revenue: cents(3000), handling: cents(2900), optional: true })
    expect(planned([round([])], [dear]).leftOut).toEqual(['dear unpaid'])
  })

  it('respects skills, drivers, loads, limits and hours of what it puts in', () => {
    const cold = errand('cold', 1, { skills: ['Froid'] })
    expect(planned([round([])], [cold]).leftOut).toEqual(['cold skills'])
    expect(planned([round([], { vehicle: { ...van, skills: ['froid'] } })], [cold]).leftOut).toEqual([])
    expect(planned([round([])], [errand('kind', 1, { driver: 'volunteer' })]).leftOut).toEqual([
      'kind driver',
    ])
    expect(planned([round([])], [errand('piano', 1, { load: { kg: 300, crates: 0 } })]).leftOut).toEqual([
      'piano capacity',
    ])
    const crates = errand('crates', 1, { load: { kg: 0, crates: 11 }, way: 'fetch' })
    expect(planned([round([])], [crates]).leftOut).toEqual(['crates capacity'])
    expect(planned([round([], { vehicle: { ...van, range: 20_000 } })], [errand('far', 2)]).leftOut).toEqual([
      'far limits',
    ])
    expect(
      planned([round([], { vehicle: { ...van, mostMinutes: 40 } })], [errand('far', 2)]).leftOut,
    ).toEqual(['far limits'])
    const evening = errand('evening', 1, { hours: [{ from: 1100, to: 1200 }] })
    expect(planned([round([])], [evening]).leftOut).toEqual(['evening window'])
    const heavy = [1, 2, 3].map((n) => errand(`h${n}`, n, { load: { kg: 40, crates: 0 } }))
    expect(planned([round([])], heavy).leftOut).toEqual([expect.stringContaining('full')])
    const reloads = { ...van, reloads: 1, reloadMinutes: 10 }
    expect(planned([round([], { vehicle: reloads })], heavy).leftOut).toEqual([])
    const lunch = { ...van, pause: { from: 500, to: 600, minutes: 200 } }
    const both = [errand('x', 1), errand('y', 2, { hours: [{ from: 600, to: 620 }] })]
    expect(planned([round([], { vehicle: lunch })], both).leftOut.length).toBeGreaterThan(0)
    expect(planned([round([], { vehicle: lunch, fromMinute: 500 })], both).leftOut).toEqual([])
  })

  it('takes from a door to a door, in this order, in one round', () => {
    const carry = errand('carry', 4, { way: 'carry', toPoint: at(1) })
    expect(planned([round([]), round([])], [carry]).names).toEqual([['carry↑', 'carry↓'], []])
    const stops = [stop(carry, { part: 'pickup' }), stop(carry, { part: 'delivery' })]
    expect(planned([round(stops)], [errand('b', 2)]).names[0]).toHaveLength(3)
  })

  it('leaves aside what nobody can place, where it is', () => {
    const lost = errand('lost', null)
    const rounds = [round([stop(errand('a', 1)), stop(lost), stop(errand('b', 2))])]
    const { names, leftOut } = planned(rounds, [errand('gone', null)])
    expect(names[0]!.indexOf('lost')).toBe(names[0]!.indexOf('a') + 1)
    expect(leftOut).toEqual(['gone unplaced'])
  })

  it('plans a day that is wrong already: what stays may be as late and as heavy as it is, no more', () => {
    const late = errand('late', 2, { hours: [{ from: 480, to: 485 }], load: { kg: 150, crates: 0 } })
    const stuck = round([stop(late, { locked: true })], { vehicle: { ...van, range: 1000, mostMinutes: 5 } })
    const { names, plan } = planned([{ ...stuck, toMinute: 490 }], [errand('b', 1)])
    expect(names[0]).toContain('late')
    expect(plan.unserved.map(({ errand: e }) => e)).not.toContain(0)
  })

  it('asks what its clock asks: the plan, timed again, is warned of nothing', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const random = new Random(seed)
      const points = Array.from({ length: 16 }, (): [number, number] => [
        9000 * random.unit(),
        9000 * random.unit(),
      ])
      const by = travelOn(matrixOf(points, 8))
      const waiting = points.slice(1).map((_, i) => {
        const from = 480 + random.below(300)
        const way = (['visit', 'bring', 'fetch', 'swap', 'carry'] as const)[random.below(5)]!
        return errand(String(i), i + 1, {
          ...{ way, toPoint: way === 'carry' ? at(1 + random.below(15)) : null },
          ...{ hours: random.below(2) === 0 ? [{ from, to: from + 120 }] : [] },
          load: { kg: random.below(30), crates: random.below(4) },
        })
      })
      const pause = { from: 720, to: 810, minutes: 30 }
      const vehicle = { ...van, pause, reloads: 1, reloadMinutes: 10, range: 90_000, mostMinutes: 540 }
      const rounds = [
        round([], { vehicle, toMinute: 1080 }),
        round([], { mode: 'cargo-bike', vehicle: { ...vehicle, speedPercent: 60 }, toMinute: 1080 }),
      ]
      const { lists, plan } = planned(rounds, waiting, ALL, by)
      const timed = rounds.map((one, r) => timedRound({ ...one, stops: lists[r]! }, by, USUAL_RATES))
      expect(timed.flatMap((one) => [...one.warnings, ...one.stops.flatMap((s) => s.warnings)])).toEqual([])
      const cost = timed.reduce((sum, one) => sum + one.planned.cost, 0)
      // Paid by the minute, and each a whole number of cents.
      expect(cost).toBeLessThanOrEqual(plan.total.cost + 60)
    }
  })
})

describe('what if', () => {
  const here = round([stop(errand('a', 1)), stop(errand('c', 3))])
  it('finds the cheapest place of one stop more, and what it costs and brings there', () => {
    const found = whatIf(
      here,
      errand('b', 2, { revenue: cents(700), handling: cents(20) }),
      travel,
      USUAL_RATES,
    )
    // On the way already: ten minutes paid and twenty cents of handling.
    expect(found).toMatchObject({ at: 1, metres: 0, seconds: 600, cost: 367 + 20, revenue: 700 })
    expect(found).toMatchObject({ margin: 313, late: [], itself: false, warnings: [], unfit: [] })
  })

  it('rather goes further than making somebody late', () => {
    const promised = errand('c', 3, { hours: [{ from: 510, to: 520 }] })
    const tight = round([stop(errand('a', 1)), stop(promised)])
    const found = whatIf(tight, errand('b', 2), travel, USUAL_RATES)
    expect(found).toMatchObject({ at: 2, late: [] })
  })

  it('says who would be late, and by how much, when it cannot be helped', () => {
    const tight = round([stop(errand('c', 3, { hours: [{ from: 510, to: 512 }] }))], { toMinute: 600 })
    const early = errand('b', 1, { hours: [{ from: 480, to: 490 }], minutes: 20 })
    expect(whatIf(tight, early, travel, USUAL_RATES)).toMatchObject({ at: 0, late: [0], later: 1080 })
  })

  it('says what a vehicle cannot do', () => {
    const heavy = errand('b', 2, { load: { kg: 95, crates: 0 }, skills: ['hayon'] })
    expect(whatIf(here, heavy, travel, USUAL_RATES).unfit).toEqual(
      expect.arrayContaining(['too-heavy', 'skill-missing']),
    )
    expect(whatIf({ ...here, toMinute: 560 }, errand('b', 5), travel, USUAL_RATES).warnings).toEqual([
      'back-late',
    ])
  })

  it('puts a pickup and a delivery where they go together', () => {
    const carry = errand('b', 1, { way: 'carry', toPoint: at(3) })
    const found = whatIf(here, carry, travel, USUAL_RATES)
    expect(found).toMatchObject({ metres: 0, revenue: 1000 })
    expect(found.deliverAt).toBeGreaterThan(found.at)
  })

  it('finds them among many as well', () => {
    const long = round(
      Array.from({ length: 40 }, (_, i) => stop(errand(String(i), 1 + Math.floor(i / 8)))),
      { toMinute: 1400 },
    )
    const carry = errand('b', 2, { way: 'carry', toPoint: at(4) })
    const found = whatIf(long, carry, travel, USUAL_RATES)
    expect(found).toMatchObject({ metres: 0, late: [], warnings: [] })
    expect(found.deliverAt).toBeGreaterThan(found.at)
  })

  it('prices each stop of a round by what it would cost less without it', () => {
    const prices = stopPrices(here, travel, USUAL_RATES)
    // On the way to the other: its ten minutes alone.
    expect(prices.get('errand:a' as ErrandKey)).toMatchObject({
      metres: 0,
      seconds: 600,
      cost: 366,
      margin: 634,
    })
    expect(prices.get('errand:c' as ErrandKey)).toMatchObject({ metres: 24_000, revenue: 1000 })
  })
})
