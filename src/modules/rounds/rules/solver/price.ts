import type { Errand, Plan, Problem, SolveOptions, Stop, Vehicle } from '../problem.ts'
import { solve } from './solve.ts'

export type Constraint = 'windows' | 'capacity' | 'skills' | 'driver' | 'locks' | 'breaks' | 'limits'

export type Price = {
  constraint: Constraint
  /** Cents that the rounds would cost less without it, with revenue that it keeps away. */
  saved: number
  /** Errands more that would be served. */
  served: number
}

/**
 * What each sort of constraint costs: the problem is solved again without it, from the plan on, so that nothing found is
 * worse than the plan. Sorts that the problem does not have are left out.
 */
export function pricesOf(problem: Problem, plan: Plan, options: SolveOptions): Price[] {
  const from = fromPlan(plan)
  return (Object.keys(WITHOUT) as Constraint[]).flatMap((constraint) => {
    const eased = WITHOUT[constraint](problem)
    if (
      JSON.stringify([eased.vehicles, eased.errands]) === JSON.stringify([problem.vehicles, problem.errands])
    )
      return []
    const { total, unserved } = solve(eased, { ...options, from }).plan
    const saved = total.revenue - total.cost - (plan.total.revenue - plan.total.cost)
    return [{ constraint, saved, served: plan.unserved.length - unserved.length }]
  })
}

/** A plan as another search may start from it. */
export const fromPlan = (plan: Plan): NonNullable<SolveOptions['from']> =>
  plan.routes.map(({ vehicle, steps }) => ({
    vehicle,
    errands: steps.flatMap(({ kind, of }): (number | 'reload')[] =>
      kind === 'reload' ? ['reload'] : kind === 'break' || of === null ? [] : [of],
    ),
  }))

const ALWAYS = [{ from: -(2 ** 28), to: 2 ** 28 }]

const vehicles = (problem: Problem, change: (v: Vehicle) => Partial<Vehicle>): Problem => ({
  ...problem,
  vehicles: problem.vehicles.map((v) => ({ ...v, ...change(v) })),
})

const errands = (problem: Problem, change: Partial<Errand>): Problem => ({
  ...problem,
  errands: problem.errands.map((e) => ({ ...e, ...change }) as Errand),
})

const anytime = (stop: Stop): Stop => ({ ...stop, windows: ALWAYS })

/** The problem without one sort of its constraints. */
export const WITHOUT: Readonly<Record<Constraint, (problem: Problem) => Problem>> = {
  windows: (problem) => ({
    ...problem,
    errands: problem.errands.map((e) =>
      e.kind === 'job'
        ? { ...e, stop: anytime(e.stop) }
        : { ...e, pickup: anytime(e.pickup), delivery: anytime(e.delivery) },
    ),
  }),
  capacity: (problem) => vehicles(problem, (v) => ({ capacity: v.capacity.map(() => 2 ** 28) })),
  skills: (problem) => errands(problem, { skills: [] }),
  driver: (problem) => errands(problem, { driver: null }),
  locks: (problem) => errands(problem, { vehicles: null }),
  breaks: (problem) => vehicles(problem, () => ({ breaks: [] })),
  limits: (problem) =>
    vehicles(problem, () => ({ most: { tasks: null, duration: null, travel: null, distance: null } })),
}
