import { describe, expect, it } from 'vitest'
import { faultsOf } from '../check-plan.ts'
import type { Plan, Problem } from '../problem.ts'
import { fromPlan, pricesOf } from './price.ts'
import { hubDay, job, lunch, matrixOf, most, problemOf, two, van, within } from './sample.ts'
import { solve } from './solve.ts'

const ITERATIONS = 300
const best = (problem: Problem): Plan => solve(problem, { iterations: ITERATIONS, seed: 1 }).plan
const served = (problem: Problem): number[] => {
  const out = new Set(best(problem).unserved.map(({ errand }) => errand))
  return problem.errands.map((_, e) => e).filter((e) => !out.has(e))
}
const oneStop = { most: { ...most, tasks: 1 } }

describe('what is worth doing', () => {
  it('serves the higher priority when it cannot serve all, and else the nearer', () => {
    const errands = [job(1), job(2, { priority: 5 })]
    expect(served(problemOf(two, [van(oneStop)], errands))).toEqual([1])
    expect(served(problemOf(two, [van(oneStop)], [job(1), job(2)]))).toHaveLength(1)
  })

  it('leaves out an optional stop that costs more than it earns, and says how much', () => {
    const problem = problemOf(two, [van()], [job(1), job(2, { optional: true, revenue: 150 })])
    const plan = best(problem)
    expect(plan.unserved).toEqual([{ errand: 1, why: 'unpaid', extra: 50, released: null }])
    expect(served(problemOf(two, [van()], [job(1), job(2, { optional: true, revenue: 250 })]))).toEqual([
      0, 1,
    ])
    expect(served(problemOf(two, [van()], [job(1), job(2, { revenue: 150 })]))).toEqual([0, 1])
  })

  it('uses one vehicle less when a fixed cost outweighs the way', () => {
    const cross = matrixOf(
      [
        [0, 0],
        [3000, 0],
        [-3000, 0],
      ],
      10,
    )
    const errands = [job(1), job(2)]
    const fixed = (cents: number) =>
      [1, 2].map(() => van({ start: null, end: null, costs: { ...van().costs, fixed: cents } }))
    expect(best(problemOf(cross, fixed(0), errands)).routes).toHaveLength(2)
    expect(best(problemOf(cross, fixed(5000), errands)).routes).toHaveLength(1)
  })

  it('opens a vehicle for optional stops that pay for it only together', () => {
    const costs = { ...van().costs, fixed: 500 }
    const stops = (count: number) =>
      Array.from({ length: count }, () => job(2, { optional: true, revenue: 300 }))
    expect(served(problemOf(two, [van({ costs })], stops(4)))).toHaveLength(4)
    expect(served(problemOf(two, [van({ costs, breaks: [lunch] })], stops(4)))).toHaveLength(4)
    expect(served(problemOf(two, [van({ costs })], stops(2)))).toHaveLength(0)
  })

  it('counts the hours of duty, so that a paid driver does not wait', () => {
    const costs = { fixed: 0, perHour: 0, perKm: 1, perDutyHour: 3600 }
    const errands = [job(1, { at: within(100, 5000) }), job(2, { at: within(4000, 4100) })]
    const plan = best(problemOf(two, [van({ costs })], errands))
    expect(plan.total).toMatchObject({ duty: 400, waiting: 0, dutyCost: 400 })
  })

  it('takes a break only when the round lasts that long, unless it is always due', () => {
    const breaks = (always: boolean) => [van({ breaks: [{ ...lunch, always }] })]
    expect(best(problemOf(two, breaks(false), [job(1)])).routes[0]!.steps).toHaveLength(3)
    expect(best(problemOf(two, breaks(true), [job(1)])).routes[0]!.steps).toHaveLength(4)
  })
})

describe('what is left out', () => {
  const why = (problem: Problem) => best(problem).unserved.map(({ why, released }) => [why, released])

  it.each<[string, Problem, [string, string | null]]>([
    ['too large', problemOf(two, [van()], [job(1, { delivery: [2000] })]), ['capacity', null]],
    ['without the skill', problemOf(two, [van()], [job(1, { skills: [3] })]), ['skills', null]],
    ['without the driver', problemOf(two, [van()], [job(1, { driver: 'volunteer' })]), ['driver', null]],
    [
      'locked',
      problemOf(two, [van(), van({ capacity: [9] })], [job(1, { delivery: [99], vehicles: [1] })]),
      ['locked', null],
    ],
    ['out of reach', problemOf(two, [van()], [job(2, { at: within(0, 100) })]), ['window', null]],
    ['too far', problemOf(two, [van({ most: { ...most, distance: 100 } })], [job(1)]), ['limits', null]],
    ['one too many', problemOf(two, [van(oneStop)], [job(1, { priority: 1 }), job(2)]), ['full', 'limits']],
  ])('is explained: %s', (_, problem, expected) => {
    expect(why(problem)).toEqual([expected])
  })

  it('tells what each constraint costs', () => {
    const problem = problemOf(
      two,
      [van({ capacity: [5] }), van({ capacity: [5] })],
      [job(1, { delivery: [3] }), job(2, { delivery: [3] })],
    )
    const prices = pricesOf(problem, best(problem), { iterations: ITERATIONS, seed: 1 })
    expect(prices).toContainEqual({ constraint: 'capacity', saved: 200, served: 0 })
    expect(prices.map(({ constraint }) => constraint)).not.toContain('skills')
  })
})

const marginOf = ({ total }: Plan): number => total.revenue - total.cost

describe('the search', () => {
  it('repeats itself by its seed, and is sound on days with everything in them', () => {
    for (const seed of [1, 2, 3]) {
      const problem = hubDay(30, seed)
      const once = solve(problem, { iterations: 200, seed })
      expect(faultsOf(problem, once.plan)).toEqual([])
      expect(solve(problem, { iterations: 200, seed }).plan).toEqual(once.plan)
    }
  })

  it('starts from a plan that it is given, with its reloads, and never ends with a worse one', () => {
    for (const seed of [1, 2, 3, 4]) {
      const problem = hubDay(30, seed)
      const { plan } = solve(problem, { iterations: 300, seed: 1 })
      expect(plan.routes.flatMap(({ steps }) => steps.filter(({ kind }) => kind === 'reload'))).not.toEqual(
        [],
      )
      const again = solve(problem, { iterations: 1, seed: 2, from: fromPlan(plan) }).plan
      expect(faultsOf(problem, again)).toEqual([])
      expect(marginOf(again)).toBeGreaterThanOrEqual(marginOf(plan) - 1)
    }
  })

  it('puts reloads into a given plan where they are missing, and leaves out only what does not fit', () => {
    const small = van({ capacity: [2], reload: { place: 0, duration: 60, most: 1 } })
    const errands = [1, 1, 2, 2].map((at) => job(at, { delivery: [1] }))
    const problem = problemOf(two, [small], errands)
    const from = [{ vehicle: 0, errands: [2, 3, 0, 1] }]
    const { plan } = solve(problem, { iterations: 1, seed: 1, from })
    expect(plan.unserved).toEqual([])
    expect(plan.routes[0]!.steps.map(({ kind, of }) => of ?? kind)).toEqual([
      'start',
      2,
      3,
      'reload',
      0,
      1,
      'end',
    ])
    const late = problemOf(two, [van()], [job(1), job(2, { at: within(0, 150) }), job(1)])
    const fitting = solve(late, { iterations: 1, seed: 1, from: [{ vehicle: 0, errands: [0, 1, 2] }] }).plan
    expect(fitting.unserved.map(({ errand, why }) => [errand, why])).toEqual([[1, 'window']])
  })

  it('tells its first plan at once, better ones as they come, and stops when asked to', () => {
    const costs: number[] = []
    let asked = 0
    const { progress } = solve(hubDay(30, 1), {
      iterations: 2000,
      onPlan: (plan) => costs.push(plan.total.revenue - plan.total.cost),
      everySeconds: 0,
      cancelled: () => ++asked > 110,
    })
    expect(progress.share).toBeLessThan(1)
    expect(costs.length).toBeGreaterThan(1)
  })

  it('keeps a limit of time by the clock that it is given, also before anything is placed', () => {
    let seconds = 0
    const { progress, plan } = solve(hubDay(60, 1), { seconds: 5, now: () => seconds++ })
    expect(progress.seconds).toBeLessThan(20)
    expect(plan.unserved.length).toBeGreaterThan(0)
  })

  it('needs a limit, and takes a day without anything to do', () => {
    expect(() => solve(hubDay(5, 1), {})).toThrow('limit')
    expect(solve(problemOf(two, [van()], []), { iterations: 10 }).plan.routes).toEqual([])
    expect(solve(problemOf(two, [], [job(1)]), { iterations: 10 }).plan.unserved).toHaveLength(1)
  })
})
