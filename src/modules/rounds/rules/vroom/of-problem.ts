import type { Errand, Plan, Problem, SolveOptions, Stop, Vehicle } from '../problem.ts'

/**
 * What VROOM knows nothing of, and a plan of its own may therefore miss: what stops bring in and whether they may be left
 * out, coming back to the hub to load again, how long a round lasts, waits that somebody is paid for, and a break that is not
 * due to somebody who is back before it.
 */
export const LOST = ['money', 'reloads', 'duration', 'waits', 'breaks'] as const
export type Lost = (typeof LOST)[number]

/** Skills of our own in VROOM's document, far above those of a hub. */
const SKILL = { paid: 2_000_000_000, volunteer: 2_000_000_001, lock: 2_100_000_000 }
/** VROOM wants at least so much to minimise: without any cost all plans are the same to it. */
const LEAST_PER_HOUR = 1

type Fields = Record<string, unknown>

/** A problem of ours as a document of VROOM, with what it cannot say. */
export function vroomOf({ matrices, vehicles, errands }: Problem): { document: Fields; lost: Lost[] } {
  const document = {
    vehicles: vehicles.map((vehicle, v) => vehicleOf(vehicle, v, errands)),
    jobs: errands.flatMap((errand, e) => (errand.kind === 'job' ? [jobOf(errand, e)] : [])),
    shipments: errands.flatMap((errand, e) => (errand.kind === 'shipment' ? [shipmentOf(errand, e)] : [])),
    matrices: Object.fromEntries(
      matrices.map(({ size, durations, distances }, m) => [
        profileOf(m),
        { durations: rowsOf(durations, size), distances: rowsOf(distances, size) },
      ]),
    ),
  }
  const holds: Record<Lost, boolean> = {
    money: errands.some(({ optional }) => optional),
    reloads: vehicles.some(({ reload }) => reload !== null),
    duration: vehicles.some(({ most }) => most.duration !== null),
    waits: vehicles.some(({ costs }) => costs.perDutyHour > 0),
    breaks: vehicles.some(({ breaks }) => breaks.some(({ always }) => !always)),
  }
  return { document, lost: LOST.filter((lost) => holds[lost]) }
}

const profileOf = (matrix: number): string => `mode${matrix}`

const rowsOf = (cells: Int32Array, size: number): number[][] =>
  Array.from({ length: size }, (_, from) => [...cells.subarray(from * size, (from + 1) * size)])

function vehicleOf(vehicle: Vehicle, v: number, errands: readonly Errand[]): Fields {
  const { start, end, window, speed, costs, most, breaks } = vehicle
  const locks = errands.flatMap(({ vehicles }, e) => (vehicles?.includes(v) ? [SKILL.lock + e] : []))
  return {
    ...{ id: v + 1, profile: profileOf(vehicle.profile), speed_factor: speed },
    ...(start !== null && { start_index: start }),
    ...(end !== null && { end_index: end }),
    ...{ time_window: [window.from, window.to], capacity: vehicle.capacity },
    skills: [...vehicle.skills, SKILL[vehicle.driver], ...locks],
    costs: {
      fixed: Math.round(costs.fixed),
      // Duty is travel and work to VROOM, without the waits between them.
      per_hour: Math.max(LEAST_PER_HOUR, Math.round(costs.perHour + costs.perDutyHour)),
      per_task_hour: Math.round(costs.perDutyHour),
      per_km: Math.round(costs.perKm),
    },
    breaks: breaks.map(({ windows, duration, mostLoad }, b) => ({
      ...{ id: b + 1, service: duration, time_windows: windows.map(({ from, to }) => [from, to]) },
      ...(mostLoad && { max_load: mostLoad }),
    })),
    ...(most.tasks !== null && { max_tasks: most.tasks }),
    ...(most.travel !== null && { max_travel_time: most.travel }),
    ...(most.distance !== null && { max_distance: most.distance }),
  }
}

const stopOf = (stop: Stop, e: number): Fields => ({
  ...{ id: e + 1, location_index: stop.place, setup: stop.setup, service: stop.service },
  time_windows: stop.windows.map(({ from, to }) => [from, to]),
})

const wantedOf = ({ skills, driver, vehicles, priority }: Errand, e: number): Fields => ({
  skills: [...skills, ...(driver ? [SKILL[driver]] : []), ...(vehicles ? [SKILL.lock + e] : [])],
  priority,
})

const jobOf = (errand: Extract<Errand, { kind: 'job' }>, e: number): Fields => ({
  ...{ ...stopOf(errand.stop, e), ...wantedOf(errand, e) },
  ...{ delivery: errand.delivery, pickup: errand.pickup },
})

const shipmentOf = (errand: Extract<Errand, { kind: 'shipment' }>, e: number): Fields => ({
  ...{ pickup: stopOf(errand.pickup, e), delivery: stopOf(errand.delivery, e) },
  ...{ ...wantedOf(errand, e), amount: errand.amount },
})

/** The index behind an id of VROOM's; of anything else, one that nothing has. */
const numbered = (id: unknown): number => (typeof id === 'number' ? id - 1 : -1)

type Routes = NonNullable<SolveOptions['from']>

/** The rounds of VROOM's answer as ours; null when it speaks of what it was not given, or of one thing twice. */
export function routesOfAnswer(problem: Problem, answer: { readonly routes: unknown }): Routes | null {
  if (!Array.isArray(answer.routes)) return null
  const seen = new Set<string>()
  const once = (key: string) => !seen.has(key) && seen.add(key) !== undefined
  const routes: { vehicle: number; errands: number[] }[] = []
  for (const route of answer.routes as { vehicle?: unknown; steps?: unknown }[]) {
    const vehicle = numbered(route?.vehicle)
    if (!problem.vehicles[vehicle] || !once(`vehicle ${vehicle}`) || !Array.isArray(route.steps)) return null
    const errands: number[] = []
    for (const step of route.steps as { type?: unknown; id?: unknown; job?: unknown }[]) {
      const kind = step?.type
      if (kind !== 'job' && kind !== 'pickup' && kind !== 'delivery') continue
      const e = numbered(step.id ?? step.job)
      const errand = problem.errands[e]
      if (!errand || (errand.kind === 'job') !== (kind === 'job') || !once(`${kind} ${e}`)) return null
      errands.push(e)
    }
    routes.push({ vehicle, errands })
  }
  return routes
}

/** How many errands of these rounds a plan serves elsewhere, or not at all: VROOM had them where they cannot be. */
export function movedBy(routes: Routes, plan: Plan): number {
  const at = new Map<string, number>(
    plan.routes.flatMap(({ vehicle, steps }) =>
      steps.map(({ kind, of }) => [`${kind} ${of}`, vehicle] as const),
    ),
  )
  const stays = (errand: number, vehicle: number) =>
    ['job', 'delivery'].some((kind) => at.get(`${kind} ${errand}`) === vehicle)
  const errands = routes.flatMap(({ vehicle, errands: list }) =>
    list.filter((errand) => errand !== 'reload' && !stays(errand, vehicle)),
  )
  return new Set(errands).size
}

/** How many errands a plan serves that are in none of these rounds: VROOM left them aside. */
export function addedTo(routes: Routes, plan: Plan): number {
  const had = new Set(routes.flatMap(({ errands }) => errands))
  const served = plan.routes.flatMap(({ steps }) =>
    steps.flatMap(({ kind, of }) => (kind === 'job' || kind === 'delivery' ? [of!] : [])),
  )
  return served.filter((errand) => !had.has(errand)).length
}
