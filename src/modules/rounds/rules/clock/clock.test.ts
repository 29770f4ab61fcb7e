import { describe, expect, it } from 'vitest'
import type { Problem, Vehicle } from '../problem.ts'
import { Random } from '../solver/random.ts'
import { job, matrixOf, road, van } from '../solver/sample.ts'
import { solve } from '../solver/solve.ts'
import { type ClockRound, type ClockStop, type ClockVehicle, NO_VEHICLE } from './asked.ts'
import { timeRound } from './clock.ts'
import type { RoundWarning, StopWarning } from './times.ts'
import { windowsOf } from './way.ts'

const NOTHING = { kg: 0, crates: 0 }
const at = (place: number | null, over: Partial<ClockStop> = {}): ClockStop => ({
  ...{ key: `errand:${place}`, part: 'whole', place, hours: [], minutes: 5, skills: [], driver: null },
  ...{ brought: NOTHING, fetched: NOTHING, carried: NOTHING },
  ...over,
})
const kg = (weight: number) => ({ kg: weight, crates: 0 })
/** Places at 0, 6, 12, 18… km of one road: ten minutes each. From eight to six. */
const ten = road(0, 6, 12, 18, 24)
const round = (
  stops: ClockStop[],
  vehicle: Partial<ClockVehicle> = {},
  over: Partial<ClockRound> = {},
): ClockRound => ({
  ...{ stops, matrix: ten, hub: 0, driver: 'paid', fromMinute: 480, toMinute: 1080 },
  vehicle: { ...NO_VEHICLE, ...vehicle },
  ...over,
})
const minutes = (times: readonly number[]) => times.map((seconds) => seconds / 60)
const warned = (of: ClockRound): (StopWarning | RoundWarning)[] => {
  const { stops, warnings } = timeRound(of)
  return [...stops.flatMap((stop) => stop.warnings), ...warnings]
}

describe('times', () => {
  it('leaves as late as it can, arrives, waits for the door to open, and comes back', () => {
    const { stops, figures } = timeRound(round([at(1), at(2, { hours: [{ from: 600, to: 660 }] })]))
    expect(minutes(stops.map((s) => s.begin))).toEqual([585, 600])
    expect(minutes([figures.leavesAt, figures.backAt])).toEqual([575, 625])
    expect(figures).toMatchObject({ metres: 24_000, driving: 2400, waiting: 0, backMetres: 12_000 })
  })

  it('waits where it cannot leave later: between a door that closes and one that opens', () => {
    const { stops, figures } = timeRound(
      round([at(1, { hours: [{ from: 480, to: 500 }] }), at(2, { hours: [{ from: 600, to: 660 }] })]),
    )
    expect(minutes(stops.map((s) => s.arrival))).toEqual([500, 515])
    expect(minutes(stops.map((s) => s.begin))).toEqual([500, 600])
    expect(figures.waiting).toBe(85 * 60)
  })

  it('takes a second opening when the first is missed, and works at once when both are', () => {
    const hours = [
      { from: 480, to: 490 },
      { from: 540, to: 550 },
    ]
    expect(minutes(timeRound(round([at(2, { hours })])).stops.map((s) => s.begin))).toEqual([540])
    const { stops } = timeRound(round([at(2, { minutes: 90 }), at(1, { hours })]))
    expect(minutes([stops[1]!.begin, stops[1]!.lateBy])).toEqual([600, 50])
  })

  it('goes slower with a slow vehicle', () => {
    expect(timeRound(round([at(1)], { speedPercent: 50 })).stops[0]!.legSeconds).toBe(1200)
  })

  it('says nothing of an empty round', () => {
    expect(timeRound(round([]))).toMatchObject({
      stops: [],
      warnings: [],
      figures: { metres: 0, seconds: 0 },
    })
  })

  it('goes from where it was to where it is next when nobody knows a stop in between', () => {
    const { stops, figures } = timeRound(round([at(1), at(null), at(2)]))
    expect(stops.map((s) => s.legMetres)).toEqual([6000, 0, 6000])
    expect(figures.metres).toBe(24_000)
  })
})

describe('loads', () => {
  it('counts what is brought, fetched and carried along the way', () => {
    const stops = [
      at(1, { brought: kg(10) }),
      at(2, { fetched: kg(4) }),
      at(3, { key: 'c', part: 'pickup', carried: kg(7) }),
      at(4, { key: 'c', part: 'delivery', carried: kg(-7) }),
    ]
    expect(timeRound(round(stops)).stops.map(({ load }) => load.kg)).toEqual([0, 4, 11, 4])
  })

  it('comes back to load again where that costs least, and only when it is too small', () => {
    const stops = [4, 3, 1, 2].map((place) => at(place, { brought: kg(10) }))
    const small = { load: kg(20), reloads: 2, reloadMinutes: 15 }
    const { between, stops: timed } = timeRound(round(stops, small))
    expect(between).toMatchObject([{ kind: 'reload', before: 2 }])
    expect(between[0]!.to - between[0]!.from).toBe(900)
    expect(timed.map(({ load }) => load.kg)).toEqual([10, 0, 10, 0])
    expect(timed.every(({ warnings }) => warnings.length === 0)).toBe(true)
    expect(timeRound(round(stops, { ...small, load: kg(40) })).between).toEqual([])
  })

  it('loads again where nobody is kept waiting for it', () => {
    const stops = [
      at(4, { brought: kg(10) }),
      at(3, { brought: kg(10), hours: [{ from: 480, to: 530 }] }),
      at(1, { brought: kg(10) }),
    ]
    const { between } = timeRound(round(stops, { load: kg(20), reloads: 1, reloadMinutes: 15 }))
    expect(between.map(({ before }) => before)).toEqual([2])
  })
})

describe('the break', () => {
  const pause = { from: 720, to: 810, minutes: 30 }
  it('is taken where it delays least, on the way if need be', () => {
    const stops = [at(1, { hours: [{ from: 700, to: 700 }] }), at(4, { hours: [{ from: 765, to: 900 }] })]
    const { between, stops: timed, figures } = timeRound(round(stops, { pause: { ...pause, to: 760 } }))
    expect(between).toEqual([{ kind: 'break', before: 1, from: 720 * 60, to: 750 * 60 }])
    expect(minutes([timed[1]!.arrival, figures.backAt])).toEqual([765, 810])
  })

  it('is not due when one is back before it must have begun, nor when one leaves once it may have', () => {
    expect(warned(round([at(1)], { pause }))).toEqual([])
    const afternoon = timeRound(round([at(1)], { pause }, { fromMinute: 840 }))
    expect(afternoon).toMatchObject({ between: [], warnings: [] })
  })

  it('is taken at the end of a stop when there is no other moment', () => {
    const stops = [at(1, { hours: [{ from: 700, to: 700 }], minutes: 100 }), at(2, { minutes: 60 })]
    expect(timeRound(round(stops, { pause })).between).toMatchObject([{ before: 1, from: 800 * 60 }])
  })
})

/** A round with nothing wrong but one thing, and what sets it right: each rule, taken out, lets its case pass. */
const WRONG: [StopWarning | RoundWarning, ClockRound, ClockRound][] = [
  [
    'late',
    round([at(2, { hours: [{ from: 480, to: 490 }] })]),
    round([at(2, { hours: [{ from: 480, to: 500 }] })]),
  ],
  [
    'too-heavy',
    round([at(1, { brought: kg(21) })], { load: kg(20) }),
    round([at(1, { brought: kg(20) })], { load: kg(20) }),
  ],
  [
    'too-many-crates',
    round([at(1, { fetched: { kg: 0, crates: 3 } })], { load: { kg: 9, crates: 2 } }),
    round([at(1, { fetched: { kg: 0, crates: 2 } })], { load: { kg: 9, crates: 2 } }),
  ],
  [
    'skill-missing',
    round([at(1, { skills: ['hayon'] })], { skills: ['froid'] }),
    round([at(1, { skills: ['hayon'] })], { skills: ['Hayon'] }),
  ],
  [
    'wrong-driver',
    round([at(1, { driver: 'volunteer' })]),
    round([at(1, { driver: 'volunteer' })], {}, { driver: 'volunteer' }),
  ],
  ['unplaced', round([at(null)]), round([at(0)])],
  [
    'reversed',
    round([at(2, { key: 'c', part: 'delivery' }), at(1, { key: 'c', part: 'pickup' })]),
    round([at(1, { key: 'c', part: 'pickup' }), at(2, { key: 'c', part: 'delivery' })]),
  ],
  ['back-late', round([at(1)], {}, { toMinute: 504 }), round([at(1)], {}, { toMinute: 505 })],
  ['too-far', round([at(1)], { range: 11_999 }), round([at(1)], { range: 12_000 })],
  ['too-long', round([at(1)], { mostMinutes: 24 }), round([at(1)], { mostMinutes: 25 })],
  [
    'no-break',
    round([at(1, { minutes: 400, hours: [{ from: 480, to: 490 }] })], {
      pause: { from: 720, to: 810, minutes: 30 },
    }),
    round([at(1, { minutes: 300, hours: [{ from: 480, to: 490 }] })], {
      pause: { from: 720, to: 810, minutes: 30 },
    }),
  ],
  ['no-start', round([at(1)], {}, { hub: null }), round([at(1)])],
]
it.each(WRONG)('says « %s », and only where it is so', (warning, wrong, right) => {
  expect(warned(wrong)).toEqual([warning])
  expect(warned(right)).toEqual([])
})

describe('as the solver', () => {
  /** Random days that the solver serves whole, read again by the clock in the solver's own order. */
  const HOUR = 60
  const dayOf = (seed: number, vehicle: Partial<ClockVehicle>) => {
    const random = new Random(seed)
    const points = Array.from(
      { length: 13 },
      () => [8000 * random.unit(), 8000 * random.unit()] as [number, number],
    )
    const stops = points.slice(1).map((_, i) => {
      const from = 8 * HOUR + random.below(6 * HOUR)
      const wide = [{ from, to: from + 2 * HOUR }]
      const twice = [...wide, { from: from + 4 * HOUR, to: from + 6 * HOUR }]
      return at(i + 1, {
        hours: random.below(3) === 0 ? [] : random.below(3) === 0 ? twice : wide,
        minutes: 5 + random.below(20),
        brought: kg(random.below(5)),
        fetched: kg(random.below(5)),
      })
    })
    const one = round(stops, { load: kg(1000), ...vehicle }, { matrix: matrixOf(points, 9) })
    return { one, problem: problemOf(one) }
  }
  const problemOf = ({ stops, matrix, vehicle }: ClockRound): Problem => {
    const { pause, reloads, reloadMinutes, load } = vehicle
    const breaks: Vehicle['breaks'] = pause
      ? [
          {
            ...{ id: 'pause', duration: pause.minutes * 60, always: false },
            windows: [{ from: pause.from * 60, to: pause.to * 60 }],
          },
        ]
      : []
    return {
      matrices: [matrix],
      vehicles: [
        van({
          window: { from: 480 * 60, to: 1080 * 60 },
          capacity: [load.kg],
          speed: vehicle.speedPercent / 100,
          costs: { fixed: 0, perHour: 0, perKm: 30, perDutyHour: 1800 },
          breaks,
          reload: reloads > 0 ? { place: 0, duration: reloadMinutes * 60, most: reloads } : null,
        }),
      ],
      errands: stops.map(({ place, hours, minutes: long, brought, fetched }) =>
        job(place!, {
          at: {
            service: long * 60,
            windows: hours.length > 0 ? windowsOf(hours) : [{ from: 0, to: 24 * 3600 }],
          },
          ...{ delivery: [brought.kg], pickup: [fetched.kg], optional: true, revenue: 100_000 },
        }),
      ),
      units: 1,
    }
  }
  const seeds = Array.from({ length: 25 }, (_, i) => i + 1)
  const both = (seed: number, vehicle: Partial<ClockVehicle>) => {
    const { one, problem } = dayOf(seed, vehicle)
    const [route] = solve(problem, { iterations: 60, seed }).plan.routes
    const served = route!.steps.filter(({ kind }) => kind === 'job')
    const mine = timeRound({ ...one, stops: served.map(({ of }) => one.stops[of!]!) })
    return { route: route!, served, mine }
  }

  it.each([
    ['a plain van', {}],
    ['a slow one', { speedPercent: 80 }],
  ])('has the same times, legs and loads for the same order: %s', (_, vehicle) => {
    for (const seed of seeds) {
      const { route, served, mine } = both(seed, vehicle)
      expect(mine.stops.map(({ arrival, departure }) => [arrival, departure])).toEqual(
        served.map(({ arrival, departure }) => [arrival, departure]),
      )
      expect(mine.stops.map(({ load }) => load.kg)).toEqual(served.map(({ load }) => load[0]))
      expect(mine.figures).toMatchObject({
        metres: route.distance,
        seconds: route.duty,
        driving: route.travel,
      })
      expect(mine.warnings).toEqual([])
    }
  })

  it('is back at the same time with a break, and warns of nothing', () => {
    let taken = 0
    for (const seed of seeds) {
      const { route, mine } = both(seed, { pause: { from: 720, to: 810, minutes: 45 } })
      expect(mine.figures.backAt).toBe(route.steps.at(-1)!.arrival)
      expect(mine.stops.flatMap(({ warnings }) => warnings)).toEqual([])
      taken += mine.between.length
    }
    expect(taken).toBeGreaterThan(5)
  })

  it('finds reloads that are as good as the solver’s', () => {
    let reloads = 0
    for (const seed of seeds) {
      const { route, mine } = both(seed, { load: kg(12), reloads: 2, reloadMinutes: 10 })
      expect(mine.stops.flatMap(({ warnings }) => warnings)).toEqual([])
      const { metres, seconds } = mine.figures
      expect((30 * metres) / 1000 + (1800 * seconds) / 3600).toBeLessThanOrEqual(1.005 * route.cost)
      reloads += mine.between.length
    }
    expect(reloads).toBeGreaterThan(10)
  })
})
