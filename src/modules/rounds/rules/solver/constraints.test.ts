import { describe, expect, it } from 'vitest'
import { faultsOf } from '../check-plan.ts'
import type { Errand, Plan, Problem, Vehicle } from '../problem.ts'
import { job, lunch, matrixOf, most, problemOf, road, shipment, stop, two, van, within } from './sample.ts'
import { solve } from './solve.ts'

const best = (problem: Problem): Plan => solve(problem, { iterations: 300, seed: 1 }).plan

const withVans = (problem: Problem, change: Partial<Vehicle>): Problem => ({
  ...problem,
  vehicles: problem.vehicles.map((v) => ({ ...v, ...change })),
})
const withErrands = (problem: Problem, change: (errand: Errand) => Errand): Problem => ({
  ...problem,
  errands: problem.errands.map(change),
})
const atAnyTime = (e: Errand): Errand => (e.kind === 'job' ? { ...e, stop: stop(e.stop.place) } : e)

/** A problem whose cheapest plan keeps a constraint only because it must: without it, the plan breaks it. */
type Bound = [constraint: string, problem: Problem, without: (problem: Problem) => Problem]
const BOUND: Bound[] = [
  [
    'a time window',
    problemOf(two, [van()], [job(1, { at: within(900, 1000) }), job(2, { at: within(100, 300) })]),
    (p) => withErrands(p, atAnyTime),
  ],
  [
    'several time windows',
    problemOf(
      two,
      [van({ start: 0, window: { from: 300, to: 5000 } })],
      [
        job(1, {
          at: {
            windows: [
              { from: 0, to: 200 },
              { from: 1500, to: 1600 },
            ],
          },
        }),
      ],
    ),
    (p) => withErrands(p, (e) => (e.kind === 'job' ? { ...e, stop: stop(1, within(0, 1600)) } : e)),
  ],
  [
    'time on the spot',
    problemOf(
      two,
      [van(), van()],
      [job(1, { at: { ...within(0, 100), service: 500 } }), job(2, { at: within(0, 250) })],
    ),
    (p) => withErrands(p, (e) => (e.kind === 'job' ? { ...e, stop: { ...e.stop, service: 0 } } : e)),
  ],
  [
    'time to set up at another place',
    problemOf(
      two,
      [van(), van()],
      [job(1, { at: { ...within(0, 100), setup: 500 } }), job(2, { at: within(0, 250) })],
    ),
    (p) => withErrands(p, (e) => (e.kind === 'job' ? { ...e, stop: { ...e.stop, setup: 0 } } : e)),
  ],
  [
    'capacity',
    problemOf(
      two,
      [van({ capacity: [5] }), van({ capacity: [5] })],
      [job(1, { delivery: [3] }), job(2, { delivery: [3] })],
    ),
    (p) => withVans(p, { capacity: [99] }),
  ],
  [
    'capacity in the second unit',
    problemOf(
      two,
      [van({ capacity: [99, 5] }), van({ capacity: [99, 5] })],
      [1, 2].map((at) => job(at, { delivery: [1, 3], pickup: [0, 0] })),
      2,
    ),
    (p) => withVans(p, { capacity: [99, 99] }),
  ],
  [
    'capacity where what is fetched meets what is brought',
    problemOf(
      road(0, 1, 2, 3),
      [van({ capacity: [5], end: null })],
      [job(1, { delivery: [0], pickup: [4] }), job(2, { delivery: [4], pickup: [0] })],
    ),
    (p) => withVans(p, { capacity: [99] }),
  ],
  [
    'capacity between the stops of shipments',
    problemOf(
      road(0, 1, 2, 3, 4),
      [van({ capacity: [5] })],
      [shipment(1, 3, { amount: [3] }), shipment(2, 4, { amount: [3] })],
    ),
    (p) => withVans(p, { capacity: [99] }),
  ],
  [
    'pickup before delivery',
    problemOf(two, [van({ end: null })], [shipment(2, 1)]),
    (p) => withErrands(p, () => job(1)),
  ],
  [
    'skills',
    problemOf(
      two,
      [van(), van({ skills: [7], costs: { ...van().costs, perKm: 900 } })],
      [job(1, { skills: [7] })],
    ),
    (p) => withErrands(p, (e) => ({ ...e, skills: [] })),
  ],
  [
    'the driver',
    problemOf(
      two,
      [van({ driver: 'volunteer' }), van({ costs: { ...van().costs, perKm: 900 } })],
      [job(1, { driver: 'paid' })],
    ),
    (p) => withErrands(p, (e) => ({ ...e, driver: null })),
  ],
  [
    'a lock to a vehicle',
    problemOf(two, [van(), van({ costs: { ...van().costs, perKm: 900 } })], [job(1, { vehicles: [1] })]),
    (p) => withErrands(p, (e) => ({ ...e, vehicles: null })),
  ],
  [
    'the hours of a vehicle',
    problemOf(
      two,
      [van({ window: { from: 0, to: 300 } }), van()],
      [job(1, { at: { service: 200 } }), job(2)],
    ),
    (p) => withVans(p, { window: { from: 0, to: 9000 } }),
  ],
  [
    'a break',
    problemOf(
      two,
      [van({ breaks: [lunch] })],
      [job(1, { at: within(0, 100) }), job(2, { at: within(1200, 1300) })],
    ),
    (p) => withVans(p, { breaks: [] }),
  ],
  [
    'what may be on board in a break',
    problemOf(
      two,
      [van({ breaks: [{ ...lunch, mostLoad: [0] }] })],
      [
        job(1, {
          delivery: [1],
          at: {
            windows: [
              { from: 0, to: 900 },
              { from: 2000, to: 2900 },
            ],
          },
        }),
        job(2, { pickup: [1], at: within(1900, 3000) }),
      ],
    ),
    (p) =>
      withVans(
        withErrands(p, (e) =>
          e.kind === 'job' ? { ...e, delivery: [1], stop: stop(e.stop.place, within(1900, 3000)) } : e,
        ),
        { breaks: [lunch] },
      ),
  ],
  [
    'the number of stops',
    problemOf(
      two,
      [1, 2].map(() => van({ most: { ...most, tasks: 1 } })),
      [job(1), job(2)],
    ),
    (p) => withVans(p, { most }),
  ],
  [
    'the length of the duty',
    problemOf(
      two,
      [1, 2].map(() => van({ most: { ...most, duration: 600 } })),
      [job(1, { at: within(100, 200) }), job(2, { at: within(900, 1000) })],
    ),
    (p) => withVans(p, { most }),
  ],
  [
    'the time of travel',
    problemOf(
      matrixOf(
        [
          [0, 0],
          [1000, 0],
          [1000, 100],
        ],
        10,
      ),
      [1, 2].map(() => van({ most: { ...most, travel: 205 } })),
      [job(1), job(2)],
    ),
    (p) => withVans(p, { most }),
  ],
  [
    'the distance',
    problemOf(
      matrixOf(
        [
          [0, 0],
          [1000, 0],
          [-1000, 0],
        ],
        10,
      ),
      [1, 2].map(() => van({ most: { ...most, distance: 3000 } })),
      [job(1), job(2)],
    ),
    (p) => withVans({ ...p, vehicles: [p.vehicles[0]!] }, { most }),
  ],
  ['where it starts', problemOf(two, [van({ start: 2 })], [job(1)]), (p) => withVans(p, { start: 0 })],
  ['where it ends', problemOf(two, [van({ end: 2 })], [job(1)]), (p) => withVans(p, { end: 0 })],
  [
    'its own way of moving',
    {
      ...problemOf(two, [van({ profile: 1 }), van()], [job(2, { at: within(0, 250) })]),
      matrices: [two, road(0, 2, 4)],
    },
    (p) => withVans(p, { profile: 0 }),
  ],
  [
    'its own speed',
    problemOf(
      two,
      [van({ speed: 0.5 }), van({ costs: { ...van().costs, perKm: 900 } })],
      [job(2, { at: within(0, 250) })],
    ),
    (p) => withVans(p, { speed: 1 }),
  ],
  [
    'the number of reloads',
    problemOf(
      two,
      [van({ capacity: [1], reload: { place: 0, duration: 60, most: 1 } })],
      [1, 1, 2].map((at) => job(at, { delivery: [1] })),
    ),
    (p) => withVans(p, { reload: { place: 0, duration: 60, most: 9 } }),
  ],
  [
    'the time of a reload',
    problemOf(
      two,
      [van({ capacity: [1], reload: { place: 0, duration: 600, most: 1 } })],
      [1, 2].map((at) => job(at, { delivery: [1], at: within(0, 500) })),
    ),
    (p) => withVans(p, { reload: { place: 0, duration: 0, most: 1 } }),
  ],
]

describe('every constraint', () => {
  it.each(BOUND)('%s is kept, and would not be without it', (_, problem, without) => {
    expect(faultsOf(problem, best(problem))).toEqual([])
    expect(faultsOf(problem, best(without(problem)))).not.toEqual([])
  })
})
