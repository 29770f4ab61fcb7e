import { describe, expect, it } from 'vitest'
import { faultsOf } from '../check-plan.ts'
import { hubDay, job, problemOf, road, shipment, van } from '../solver/sample.ts'
import { solve } from '../solver/solve.ts'
import { addedTo, movedBy, routesOfAnswer, vroomOf } from './of-problem.ts'
import { readVroom } from './read.ts'

describe('a problem of ours for VROOM', () => {
  it('is a document that reads well, and says what it cannot hold', () => {
    const { document, lost } = vroomOf(hubDay(30, 1))
    const read = readVroom(document)
    expect(read.ok).toBe(true)
    expect(read.ok && read.value.notices).toEqual([])
    expect(lost).toEqual(['money', 'reloads', 'duration', 'waits', 'breaks'])
    expect(vroomOf(problemOf(road(0, 1), [van()], [job(1)])).lost).toEqual([])
  })

  it('keeps locks, drivers and limits', () => {
    const most = { tasks: 3, duration: null, travel: 600, distance: 5000 }
    const vans = [van({ driver: 'volunteer', most }), van()]
    const errands = [job(1, { vehicles: [0] }), job(1, { driver: 'paid', skills: [4] }), shipment(0, 1)]
    const { document } = vroomOf(problemOf(road(0, 1), vans, errands))
    const [first, second] = document.vehicles as { skills: number[]; [key: string]: unknown }[]
    const [locked, paid] = document.jobs as { skills: number[] }[]
    const may = (vehicle: typeof first, asked: number[]) =>
      asked.every((one) => vehicle!.skills.includes(one))
    expect([may(first, locked!.skills), may(second, locked!.skills)]).toEqual([true, false])
    expect(
      may(
        second,
        paid!.skills.filter((one) => one !== 4),
      ),
    ).toBe(true)
    expect(
      may(
        first,
        paid!.skills.filter((one) => one !== 4),
      ),
    ).toBe(false)
    expect(first).toMatchObject({ max_tasks: 3, max_travel_time: 600, max_distance: 5000, start_index: 0 })
  })

  it('reads an answer back, and nothing that is not of this problem', () => {
    const problem = problemOf(road(0, 1, 2), [van(), van()], [job(1), shipment(1, 2), job(2)])
    const steps = (...of: [string, number][]) => of.map(([type, id]) => ({ type, id }))
    const routes = [
      { vehicle: 2, steps: steps(['start', 0], ['pickup', 2], ['job', 1], ['break', 1], ['delivery', 2]) },
    ]
    expect(routesOfAnswer(problem, { routes })).toEqual([{ vehicle: 1, errands: [1, 0, 1] }])
    for (const wrong of [
      'none',
      [{ vehicle: 9, steps: [] }],
      [null],
      [{ vehicle: 1, steps: steps(['job', 2]) }],
      [{ vehicle: 1, steps: steps(['job', 1], ['job', 1]) }],
      [{ vehicle: 1, steps: steps(['job', 99]) }],
      [...routes, ...routes],
      [{ vehicle: '1', steps: [] }],
      [{ vehicle: { valueOf: null, toString: null }, steps: [] }],
      [{ vehicle: 1, steps: [{ type: 'job', id: { toString: null } }] }],
    ])
      expect(routesOfAnswer(problem, { routes: wrong })).toBeNull()
    // What it may say beside is passed over, whatever it is.
    const odd = [null, { type: { toString: null }, id: 1 }]
    expect(routesOfAnswer(problem, { routes: [{ vehicle: 1, steps: odd }] })).toEqual([
      { vehicle: 0, errands: [] },
    ])
  })

  it('keeps the rounds of an answer that can be driven, and counts what had to go elsewhere', () => {
    const vans = [van({ capacity: [1] }), van({ capacity: [1] })]
    const problem = problemOf(road(0, 1, 2), vans, [job(1, { delivery: [1] }), job(2, { delivery: [1] })])
    const timed = (from: NonNullable<ReturnType<typeof routesOfAnswer>>) => {
      const { plan } = solve(problem, { iterations: 0, seed: 1, from })
      expect(faultsOf(problem, plan)).toEqual([])
      return [movedBy(from, plan), addedTo(from, plan)]
    }
    expect(
      timed([
        { vehicle: 1, errands: [0] },
        { vehicle: 0, errands: [1] },
      ]),
    ).toEqual([0, 0])
    expect(timed([{ vehicle: 0, errands: [0, 1] }])).toEqual([1, 0])
    expect(timed([{ vehicle: 0, errands: [0] }])).toEqual([0, 1])
    expect(timed([])).toEqual([0, 2])
  })
})
