import type { Errand, Plan, Problem, SolveOptions, Vehicle, Window } from '../problem.ts'

/**
 * What a plan must hold to, one after the other: the hours of doors, what vehicles carry, how long and how far rounds may
 * be, equipment and drivers asked for, stops locked to a round; and one vehicle more, or one fewer.
 */
export const CONSTRAINTS = ['windows', 'load', 'length', 'skills', 'locks', 'more', 'fewer'] as const
export type Constraint = (typeof CONSTRAINTS)[number]

type From = NonNullable<SolveOptions['from']>
export type Eased = { readonly problem: Problem; readonly from: From }

/** Seconds that rounds may be back later when their length is eased. */
export const LATER = 2 * 3600

/** Vehicle by vehicle what a plan has, in its order, with its reloads: where another search begins. */
export const routesIn = ({ routes }: Plan): From =>
  routes.map(({ vehicle, steps }) => ({
    vehicle,
    errands: steps.flatMap(({ kind, of }): (number | 'reload')[] => {
      if (kind === 'reload') return ['reload']
      return kind === 'job' || kind === 'pickup' || kind === 'delivery' ? [of!] : []
    }),
  }))

/**
 * The problem with one constraint eased, and the plan at hand to begin from. Null when nothing in the problem is held by
 * it: no door has hours, nobody asks for equipment, no vehicle can be spared.
 * @param held vehicles that another waits for: their hours are not eased
 */
export function eased(
  problem: Problem,
  plan: Plan,
  constraint: Constraint,
  held: ReadonlySet<number> = new Set(),
): Eased | null {
  const from = routesIn(plan)
  const made = CHANGES[constraint](problem, plan, held)
  if (!made) return null
  const { without, ...change } = made
  return { problem: { ...problem, ...change }, from: from.filter(({ vehicle }) => vehicle !== without) }
}

type Change = Partial<Pick<Problem, 'vehicles' | 'errands'>> & {
  /** The vehicle whose round is taken apart. */
  readonly without?: number
}

const CHANGES: Record<
  Constraint,
  (problem: Problem, plan: Plan, held: ReadonlySet<number>) => Change | null
> = {
  windows: ({ errands, vehicles }) => {
    const from = Math.min(...vehicles.map(({ window }) => window.from))
    const to = Math.max(...vehicles.map(({ window }) => window.to))
    const open = (windows: readonly Window[]) =>
      windows.some((window) => window.from <= from && window.to >= to)
    if (errands.every((errand) => stopsOf(errand).every((stop) => open(stop.windows)))) return null
    const day: readonly Window[] = [{ from: Math.min(0, from), to }]
    return {
      errands: errands.map((errand) =>
        errand.kind === 'job'
          ? { ...errand, stop: { ...errand.stop, windows: day } }
          : {
              ...errand,
              pickup: { ...errand.pickup, windows: day },
              delivery: { ...errand.delivery, windows: day },
            },
      ),
    }
  },
  load: ({ errands, vehicles, units }) => {
    const all = Array.from({ length: units }, (_, unit) =>
      errands.reduce((sum, errand) => sum + weightOf(errand, unit), 0),
    )
    const roomy = ({ capacity }: Vehicle) => all.every((most, unit) => (capacity[unit] ?? 0) >= most)
    if (vehicles.every(roomy)) return null
    const most = (own: number, unit: number) => Math.max(own, all[unit]!)
    return { vehicles: vehicles.map((one) => ({ ...one, capacity: one.capacity.map(most) })) }
  },
  length: ({ vehicles }, _, held) => ({
    vehicles: vehicles.map((one, v) => ({
      ...one,
      most: { tasks: one.most.tasks, duration: null, travel: null, distance: null },
      window: held.has(v) ? one.window : { ...one.window, to: one.window.to + LATER },
    })),
  }),
  skills: ({ errands }) =>
    errands.every(({ skills, driver }) => skills.length === 0 && driver === null)
      ? null
      : { errands: errands.map((errand) => ({ ...errand, skills: [], driver: null })) },
  locks: ({ errands }) =>
    errands.every((errand) => errand.vehicles === null)
      ? null
      : { errands: errands.map((errand) => ({ ...errand, vehicles: null })) },
  more: ({ vehicles }, { routes }) => {
    const fullest = routes.toSorted((a, b) => b.steps.length - a.steps.length)[0]
    return fullest ? { vehicles: [...vehicles, vehicles[fullest.vehicle]!] } : null
  },
  fewer: ({ vehicles, errands }, { routes }) => {
    const locked = new Set(errands.flatMap((errand) => errand.vehicles ?? []))
    const spared = routes
      .filter(({ vehicle }) => !locked.has(vehicle))
      .toSorted((a, b) => a.steps.length - b.steps.length)[0]
    if (!spared || routes.length < 2) return null
    const { vehicle: without } = spared
    return {
      without,
      vehicles: vehicles.map((one, v) => (v === without ? { ...one, most: { ...one.most, tasks: 0 } } : one)),
    }
  },
}

const stopsOf = (errand: Errand) => (errand.kind === 'job' ? [errand.stop] : [errand.pickup, errand.delivery])

const weightOf = (errand: Errand, unit: number): number =>
  errand.kind === 'shipment'
    ? (errand.amount[unit] ?? 0)
    : (errand.delivery[unit] ?? 0) + (errand.pickup[unit] ?? 0)

/** What easing one constraint changes, beside the plan as it can be without. Cents, metres, errands. */
export type ConstraintCost = {
  readonly constraint: Constraint
  /** Of the margin: what the constraint costs. */
  readonly gain: number
  /** More (or, below 0, fewer) on the road. */
  readonly metres: number
  /** Errands that enter a round (or, below 0, that no longer do). */
  readonly served: number
}

/** The difference that one makes, between two plans. */
export function costOf(constraint: Constraint, without: Plan, as: Plan): ConstraintCost {
  const margin = ({ total }: Plan) => total.revenue - total.cost
  return {
    constraint,
    gain: Math.round(margin(without) - margin(as)),
    metres: without.total.distance - as.total.distance,
    served: as.unserved.length - without.unserved.length,
  }
}

/** The dearest constraint first: what lets more in, then what leaves more. */
export const dearest = (a: ConstraintCost, b: ConstraintCost): number =>
  b.served - a.served || b.gain - a.gain
