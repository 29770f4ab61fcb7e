import { describe, expect, it } from 'vitest'
import { cents } from '#kit/money.ts'
import { NO_VEHICLE } from '../clock/asked.ts'
import { timedRound } from '../clock/timed.ts'
import type { ErrandKey } from '../errands/errand.ts'
import { type DayRound, problemOfDay, type Wishes } from '../proposal/problem.ts'
import { road } from '../solver/sample.ts'
import { USUAL_RATES } from '../trip.ts'
import { keepApart, type SharingRound, type Taken } from './keep-apart.ts'
import { type OnTheRoad, overlapsOf } from './overlap.ts'

const matrix = road(0, 6, 12, 18)
const travel = {
  hub: 0,
  placeOf: (point: { lon: number } | null) => point?.lon ?? null,
  matrices: new Map([['van', matrix] as const]),
}
const KEPT: Wishes = { move: 'waiting', serve: 'all' }
const FREE: Wishes = { move: 'all', serve: 'all' }

/** An hour of work next door, begun within these hours. */
const work = (name: string, from?: number, to?: number): DayRound['stops'][number] => ({
  errand: {
    ...{ key: `errand:${name}` as ErrandKey, way: 'visit', point: { lon: 1, lat: 0 }, toPoint: null },
    ...{ hours: from === undefined ? [] : [{ from, to: to! }], minutes: 60, load: { kg: 0, crates: 0 } },
    ...{ skills: [], driver: null, priority: 0, optional: false, revenue: cents(0), handling: cents(0) },
  },
  ...{ part: 'whole', locked: false },
})
const round = (from: number, to: number, over: Partial<SharingRound> = {}): SharingRound => ({
  ...{ mode: 'van', vehicle: { ...NO_VEHICLE, fixed: cents(0) }, driven: true, driver: 'paid' },
  ...{ fromMinute: from, toMinute: to, published: false, stops: [], vehicleId: 'van', who: null },
  ...over,
})
const apart = (rounds: SharingRound[], wishes = KEPT, taken: Taken[] = []) =>
  keepApart(rounds, taken, wishes, (one) => timedRound(one, travel, USUAL_RATES))
const hours = (...given: Parameters<typeof apart>) => {
  const found = apart(...given)
  return found.ok ? found.hours.map(({ from, to }) => [from, to]) : found
}

describe('rounds that share a vehicle or a driver', () => {
  it('gives way where they overlap: the earlier is back when the later may leave', () => {
    expect(hours([round(480, 1080), round(780, 1080)])).toEqual([
      [480, 780],
      [780, 1080],
    ])
    expect(hours([round(780, 1080), round(480, 1080)])).toEqual([
      [780, 1080],
      [480, 780],
    ])
  })

  it('leaves alone what shares nothing, or is apart already', () => {
    const alone = [
      round(480, 1080),
      round(480, 1080, { vehicleId: 'bike' }),
      round(480, 1080, { vehicleId: null }),
    ]
    expect(hours(alone)).toEqual([
      [480, 1080],
      [480, 1080],
      [480, 1080],
    ])
    expect(apart([round(480, 720), round(720, 1080)])).toMatchObject({ ok: true, turns: [] })
    const oneDriver = { vehicleId: null, who: 'person:1' }
    expect(apart([round(480, 1080, oneDriver), round(480, 1080, oneDriver)])).toMatchObject({
      turns: [{ first: 0, second: 1, shared: 'driver', at: 780 }],
    })
  })

  it('shares the same hours in halves, thirds for three', () => {
    expect(hours([round(480, 1080), round(480, 1080)])).toEqual([
      [480, 780],
      [780, 1080],
    ])
    const three = hours([round(480, 1080), round(480, 1080), round(480, 1080)]) as number[][]
    const inOrder = three.toSorted(([a], [b]) => a! - b!)
    for (let i = 1; i < 3; i++) expect(inOrder[i]![0]).toBe(inOrder[i - 1]![1])
  })

  it('lets what stays be served: the instant moves, or the order turns', () => {
    // Until 14:00 and the way back: the other leaves after that.
    const late = round(480, 1080, { stops: [work('a', 780, 840)] })
    expect(hours([late, round(480, 1080)])).toEqual([
      [780, 1080],
      [480, 780],
    ])
    const long = round(480, 1080, { stops: [work('a', 860, 900)] })
    const [, second] = hours([long, round(540, 1080, { stops: [work('b', 600, 660)] })]) as number[][]
    expect(second![1]).toBeGreaterThan(660)
    expect(second![1]).toBeLessThanOrEqual(860)
    // What may go elsewhere holds nobody.
    expect(hours([long, round(480, 1080)], FREE)).toEqual([
      [480, 780],
      [780, 1080],
    ])
  })

  it('says which two cannot both be', () => {
    const both = [
      round(480, 600, { stops: [work('a', 500, 510)] }),
      round(480, 600, { stops: [work('b', 505, 515)] }),
    ]
    expect(apart(both)).toEqual({ ok: false, round: 0, other: 1, shared: 'vehicle' })
  })

  it('waits for what is out already', () => {
    const taken = [{ vehicleId: 'van', who: null, until: 700 * 60 + 1 }]
    expect(hours([round(480, 1080)], KEPT, taken)).toEqual([[701, 1080]])
    expect(apart([round(480, 690)], KEPT, taken)).toEqual({
      ok: false,
      round: 0,
      other: null,
      shared: 'vehicle',
    })
    const early = round(480, 1080, { stops: [work('a', 500, 600)] })
    expect(apart([early], KEPT, taken)).toMatchObject({ ok: false })
  })

  it('holds in the problem of the solver: no stop after the other may leave', () => {
    const rounds = [round(480, 1080, { stops: [work('a')] }), round(780, 1080, { stops: [work('b')] })]
    const found = apart(rounds)
    if (!found.ok) throw new Error('apart')
    const narrow = rounds.map((one, r) => ({
      ...one,
      fromMinute: found.hours[r]!.from,
      toMinute: found.hours[r]!.to,
    }))
    const timed = narrow.map((one) => timedRound(one, travel, USUAL_RATES))
    const { problem } = problemOfDay(narrow, timed, [], travel, USUAL_RATES, KEPT)
    expect(problem.vehicles.map(({ window }) => window)).toEqual([
      { from: 480 * 60, to: 780 * 60 },
      { from: 780 * 60, to: 1080 * 60 },
    ])
  })
})

describe('the board', () => {
  const on = (id: string, leavesAt: number, returnsAt: number, over: Partial<OnTheRoad> = {}): OnTheRoad => ({
    ...{ id, state: 'draft', leavesAt, returnsAt, vehicleId: 'van', who: null, planned: { stops: 2 } },
    ...over,
  })
  const met = (a: OnTheRoad, b: OnTheRoad) =>
    overlapsOf(a, [a, b]).map(({ from, to, shared }) => [from, to, shared])

  it('sees one vehicle in two rounds at once, from when to when', () => {
    expect(met(on('a', 10, 50), on('b', 40, 90))).toEqual([[40, 50, 'vehicle']])
    expect(met(on('a', 10, 50, { who: 'p' }), on('b', 40, 90, { who: 'p' }))).toEqual([[40, 50, 'both']])
  })

  it('sees nothing where they follow each other, share nothing, serve nothing, or are over', () => {
    expect(met(on('a', 10, 50), on('b', 50, 90))).toEqual([])
    expect(met(on('a', 10, 50), on('b', 40, 90, { vehicleId: 'bike' }))).toEqual([])
    expect(met(on('a', 10, 50), on('b', 40, 90, { planned: { stops: 0 } }))).toEqual([])
    expect(met(on('a', 10, 50), on('b', 40, 90, { state: 'ended' }))).toEqual([])
    expect(met(on('a', 10, 50, { state: 'out' }), on('b', 40, 90, { state: 'out' }))).toEqual([])
    expect(met(on('a', 10, 50), on('b', 40, 90, { state: 'out' }))).toHaveLength(1)
  })
})
