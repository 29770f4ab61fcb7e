import { describe, expect, it } from 'vitest'
import type { Problem } from '../problem.ts'
import { job, problemOf, road, shipment, van } from '../solver/sample.ts'
import { solve } from '../solver/solve.ts'
import { CONSTRAINTS, type Constraint, costOf, dearest, eased } from './eased.ts'

const free = { tasks: null, duration: null, travel: null, distance: null }
const matrix = road(0, 1, 2, 10)
const best = (problem: Problem, from = {}) => solve(problem, { iterations: 100, seed: 1, ...from }).plan
const weigh = (problem: Problem, constraint: Constraint) => {
  const plan = best(problem)
  const as = eased(problem, plan, constraint)
  return as && costOf(constraint, best(as.problem, { from: as.from }), plan)
}

describe('one constraint eased at a time', () => {
  it('finds what nothing holds', () => {
    const problem = problemOf(matrix, [van()], [job(1), job(2)])
    const held = CONSTRAINTS.filter((constraint) => eased(problem, best(problem), constraint))
    expect(held).toEqual(['length', 'more'])
  })

  it('counts in cents and metres what hours cost', () => {
    // There at 400 s, home, and there again at 5000 s: the same door twice for want of one hour.
    const at = (from: number) => ({ at: { windows: [{ from, to: from + 100 }] } })
    const vans = [van({ most: { ...free, duration: 600 } }), van({ most: { ...free, duration: 600 } })]
    const problem = problemOf(matrix, vans, [job(1, at(1000)), job(2, at(5000))])
    expect(weigh(problem, 'windows')).toEqual({ constraint: 'windows', gain: 200, metres: -2000, served: 0 })
  })

  it('lets in what was too heavy, too far, or for others', () => {
    const heavy = problemOf(
      matrix,
      [van({ capacity: [1] })],
      [job(1, { delivery: [1] }), job(2, { pickup: [2] })],
    )
    expect(weigh(heavy, 'load')).toMatchObject({ served: 1 })
    const carried = problemOf(matrix, [van({ capacity: [1] })], [shipment(1, 2, { amount: [3] })])
    expect(weigh(carried, 'load')).toMatchObject({ served: 1 })
    const far = problemOf(matrix, [van({ most: { ...free, distance: 5000 } })], [job(1), job(3)])
    expect(weigh(far, 'length')).toMatchObject({ served: 1, metres: 18_000 })
    const skilled = problemOf(matrix, [van()], [job(1), job(2, { skills: [1] })])
    expect(weigh(skilled, 'skills')).toMatchObject({ served: 1 })
    const volunteer = problemOf(matrix, [van()], [job(1), job(2, { driver: 'volunteer' })])
    expect(weigh(volunteer, 'skills')).toMatchObject({ served: 1 })
  })

  it('frees what is locked, and counts a vehicle more or fewer', () => {
    const dear = van({ costs: { fixed: 500, perHour: 0, perKm: 100, perDutyHour: 0 } })
    const locked = problemOf(matrix, [dear, dear], [job(1, { vehicles: [0] }), job(2, { vehicles: [1] })])
    expect(weigh(locked, 'locks')).toMatchObject({ gain: 700, metres: -2000 })
    expect(eased(locked, best(locked), 'fewer')).toBeNull()
    const tight = van({ ...dear, capacity: [1] })
    const full = problemOf(matrix, [tight], [job(1, { delivery: [1] }), job(2, { delivery: [1] })])
    expect(weigh(full, 'more')).toMatchObject({ served: 1 })
    const two = problemOf(matrix, [tight, tight], [job(1, { delivery: [1] }), job(2, { delivery: [1] })])
    expect(weigh(two, 'fewer')).toMatchObject({ served: -1 })
  })

  it('leaves the hours of a round that another waits for', () => {
    const problem = problemOf(matrix, [van({ window: { from: 0, to: 300 } })], [job(1)])
    const plan = best(problem)
    expect(eased(problem, plan, 'length')!.problem.vehicles[0]!.window.to).toBe(300 + 7200)
    expect(eased(problem, plan, 'length', new Set([0]))!.problem.vehicles[0]!.window.to).toBe(300)
  })

  it('puts what serves more first, then what leaves more', () => {
    const cost = (gain: number, served = 0) => ({ constraint: 'load' as const, gain, metres: 0, served })
    expect([cost(1), cost(-5, 1), cost(9)].sort(dearest)).toEqual([cost(-5, 1), cost(9), cost(1)])
  })
})
