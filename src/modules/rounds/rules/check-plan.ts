import type { Break, Errand, Plan, Problem, Route, Step, Stop, Vehicle } from './problem.ts'

/**
 * Everything in a plan that its problem does not allow, or that does not add up, in words; nothing when it is sound. It
 * shares nothing with the solver but the types: it walks along the steps and counts again.
 */
export function faultsOf(problem: Problem, plan: Plan): string[] {
  return [
    ...servedOnce(problem, plan),
    ...plan.routes.flatMap((route) =>
      routeFaults(problem, route).map((fault) => `vehicle ${route.vehicle}: ${fault}`),
    ),
    ...totals(plan),
  ]
}

function servedOnce({ errands, vehicles }: Problem, { routes, unserved }: Plan): string[] {
  const faults: string[] = []
  const times = new Map<string, number>()
  const count = (key: string) => void times.set(key, (times.get(key) ?? 0) + 1)
  for (const { errand } of unserved) count(`${errand} unserved`)
  for (const { vehicle, steps } of routes) {
    count(`vehicle ${vehicle}`)
    if (!vehicles[vehicle]) faults.push(`no vehicle ${vehicle}`)
    for (const { kind, of } of steps) if (isErrand(kind)) count(`${of} ${kind}`)
  }
  for (const [key, n] of times) if (n > 1) faults.push(`${key}: ${n} times`)
  errands.forEach((errand, e) => {
    const parts = errand.kind === 'job' ? ['job'] : ['pickup', 'delivery']
    const done = parts.filter((part) => times.has(`${e} ${part}`)).length
    const left = times.has(`${e} unserved`)
    if (left ? done > 0 : done < parts.length)
      faults.push(`errand ${e}: ${done} of ${parts.length}, left out: ${left}`)
  })
  return faults
}

const isErrand = (kind: Step['kind']) => kind === 'job' || kind === 'pickup' || kind === 'delivery'

function routeFaults(problem: Problem, route: Route): string[] {
  const vehicle = problem.vehicles[route.vehicle]!
  return [
    ...framed(vehicle, route.steps),
    ...mayDo(problem, route),
    ...inTime(problem, vehicle, route.steps),
    ...onBoard(problem, vehicle, route.steps),
    ...paused(vehicle, route.steps),
    ...reloaded(vehicle, route.steps),
    ...limited(vehicle, route),
    ...addsUp(problem, vehicle, route),
  ]
}

const when = (wrong: boolean, fault: string): string[] => (wrong ? [fault] : [])

function framed(vehicle: Vehicle, steps: readonly Step[]): string[] {
  const [first, last] = [steps[0]!, steps.at(-1)!]
  return [
    ...when(first.kind !== 'start' || first.place !== vehicle.start, 'does not begin at its start'),
    ...when(last.kind !== 'end' || last.place !== vehicle.end, 'does not finish at its end'),
    ...when(first.departure < vehicle.window.from, 'leaves too early'),
    ...when(last.arrival > vehicle.window.to, `is back at ${last.arrival}, too late`),
    ...when(!steps.some(({ kind }) => isErrand(kind)), 'leaves for nothing'),
  ]
}

function mayDo({ errands, vehicles }: Problem, { vehicle: v, steps }: Route): string[] {
  const vehicle = vehicles[v]!
  const open = new Set<number>()
  return steps.flatMap(({ kind, of }) => {
    if (!isErrand(kind)) return []
    const errand = errands[of!]!
    if (kind === 'pickup') open.add(of!)
    return [
      ...when(kind === 'delivery' && !open.has(of!), `delivers ${of} before it has it`),
      ...when(!errand.skills.every((skill) => vehicle.skills.includes(skill)), `lacks a skill for ${of}`),
      ...when(errand.driver !== null && errand.driver !== vehicle.driver, `has the wrong driver for ${of}`),
      ...when(
        errand.vehicles !== null && !errand.vehicles.includes(v),
        `may not do ${of}, which is locked elsewhere`,
      ),
    ]
  })
}

function stopOf(errand: Errand, kind: Step['kind']): Stop {
  if (errand.kind === 'job') return errand.stop
  return kind === 'pickup' ? errand.pickup : errand.delivery
}

/** Seconds and metres of a leg; nothing from or to nowhere. */
function leg(problem: Problem, vehicle: Vehicle, from: number | null, to: number | null) {
  const { size, durations, distances } = problem.matrices[vehicle.profile]!
  if (from === null || to === null) return { time: 0, distance: 0, at: -1 }
  const at = from * size + to
  const time = vehicle.speed === 1 ? durations[at]! : Math.round(durations[at]! / vehicle.speed)
  return { time, distance: distances[at]!, at }
}

function inTime(problem: Problem, vehicle: Vehicle, steps: readonly Step[]): string[] {
  const faults: string[] = []
  let place = steps[0]!.place
  let driven = steps[0]!.travel
  let [travel, distance] = [0, 0]
  steps.forEach((step, at) => {
    const before = steps[at - 1]
    if (step.waiting < 0) faults.push(`waits ${step.waiting} at step ${at}`)
    if (before && step.arrival !== before.departure + step.travel - before.travel)
      faults.push(`step ${at} does not follow the one before`)
    if (step.travel < driven) faults.push(`drives back in time at step ${at}`)
    driven = step.travel
    if (step.kind !== 'break') {
      const { time, distance: metres } = leg(problem, vehicle, place, step.place)
      if (at > 0) {
        travel += time
        distance += metres
      }
      if (step.travel !== travel) faults.push(`has driven ${step.travel} s at step ${at}, not ${travel}`)
      if (step.distance !== distance)
        faults.push(`has gone ${step.distance} m at step ${at}, not ${distance}`)
      faults.push(...workFaults(problem, step, at, place))
      place = step.place
    }
    if (step.arrival + step.waiting + step.setup + step.service !== step.departure)
      faults.push(`leaves step ${at} at another time than it is done`)
  })
  return faults
}

function workFaults({ errands }: Problem, step: Step, at: number, before: number | null): string[] {
  if (!isErrand(step.kind)) return []
  const stop = stopOf(errands[step.of!]!, step.kind)
  const begins = step.arrival + step.waiting
  return [
    ...when(step.place !== stop.place, `is elsewhere at step ${at}`),
    ...when(step.service !== stop.service, `works ${step.service} s at step ${at}`),
    ...when(
      step.setup !== (before === stop.place ? 0 : stop.setup),
      `sets up for ${step.setup} s at step ${at}`,
    ),
    ...when(
      !stop.windows.some(({ from, to }) => from <= begins && begins <= to),
      `begins ${step.kind} ${step.of} at ${begins}, outside its windows`,
    ),
  ]
}

/** Loads counted the other way round: from what each errand has on board between where it is loaded and left. */
function onBoard({ errands, units }: Problem, vehicle: Vehicle, steps: readonly Step[]): string[] {
  const loads = steps.map(() => new Array<number>(units).fill(0))
  const add = (from: number, until: number, amount: readonly number[]) => {
    for (let at = from; at < until; at++)
      for (let unit = 0; unit < units; unit++) loads[at]![unit]! += amount[unit]!
  }
  const hub = (kind: Step['kind']) => kind === 'start' || kind === 'reload' || kind === 'end'
  steps.forEach(({ kind, of }, at) => {
    if (!isErrand(kind)) return
    const errand = errands[of!]!
    if (errand.kind === 'shipment') {
      if (kind === 'pickup')
        add(
          at,
          steps.findIndex((s) => s.kind === 'delivery' && s.of === of),
          errand.amount,
        )
      return
    }
    add(
      steps.findLastIndex((s, i) => i < at && hub(s.kind)),
      at,
      errand.delivery,
    )
    const left = steps.findIndex((s, i) => i > at && hub(s.kind))
    add(at, steps[left]!.kind === 'end' ? steps.length : left, errand.pickup)
  })
  return steps.flatMap((step, at) => [
    ...when(
      loads[at]!.some((load, unit) => load > vehicle.capacity[unit]!),
      `is overloaded after step ${at}`,
    ),
    ...when(
      loads[at]!.some((load, unit) => load !== step.load[unit]),
      `says ${step.load} is on board after step ${at}, not ${loads[at]}`,
    ),
  ])
}

function paused({ breaks }: Vehicle, steps: readonly Step[]): string[] {
  const end = steps.at(-1)!.arrival
  const taken = steps.filter(({ kind }) => kind === 'break')
  const due = (pause: Break) => pause.always || end > pause.windows.at(-1)!.to
  return [
    ...breaks.flatMap((pause, b) => {
      const times = taken.filter(({ of }) => of === b).length
      return when(times > 1 || (times === 0 && due(pause)), `takes break ${b} ${times} times`)
    }),
    ...taken.flatMap((step) => {
      const pause = breaks[step.of!]!
      const begins = step.arrival + step.waiting
      const most = pause.mostLoad
      return [
        ...when(step.service !== pause.duration, `rests ${step.service} s`),
        ...when(
          !pause.windows.some(({ from, to }) => from <= begins && begins <= to),
          `takes break ${step.of} at ${begins}, outside its windows`,
        ),
        ...when(
          !!most && step.load.some((load, unit) => load > (most[unit] ?? 0)),
          `rests with too much on board`,
        ),
      ]
    }),
  ]
}

function reloaded({ reload }: Vehicle, steps: readonly Step[]): string[] {
  const times = steps.filter(({ kind }) => kind === 'reload')
  return [
    ...when(times.length > (reload?.most ?? 0), `reloads ${times.length} times`),
    ...when(
      times.some((step) => step.place !== reload?.place || step.service !== reload.duration),
      'reloads elsewhere',
    ),
  ]
}

function limited({ most }: Vehicle, { steps, duty }: Route): string[] {
  const tasks = steps.filter(({ kind }) => isErrand(kind)).length
  const { travel, distance } = steps.at(-1)!
  const over = (value: number, limit: number | null) => limit !== null && value > limit
  return [
    ...when(over(tasks, most.tasks), `makes ${tasks} stops`),
    ...when(over(travel, most.travel), `drives ${travel} s`),
    ...when(over(distance, most.distance), `goes ${distance} m`),
    ...when(over(duty, most.duration), `is on duty for ${duty} s`),
  ]
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a))

function addsUp(problem: Problem, vehicle: Vehicle, route: Route): string[] {
  const { steps } = route
  const sum = (of: (step: Step) => number) => steps.reduce((total, step) => total + of(step), 0)
  const { travel, distance } = steps.at(-1)!
  const duty = steps.at(-1)!.arrival - steps[0]!.departure
  const places = steps.filter(({ kind }) => kind !== 'break').map(({ place }) => place)
  const { costs } = problem.matrices[vehicle.profile]!
  const legs = places.slice(1).map((to, at) => leg(problem, vehicle, places[at]!, to).at)
  const travelCost = costs
    ? legs.reduce((total, at) => total + (at < 0 ? 0 : costs[at]!), 0)
    : (vehicle.costs.perHour * travel) / 3600 + (vehicle.costs.perKm * distance) / 1000
  const dutyCost = (vehicle.costs.perDutyHour * duty) / 3600
  const earned = sum(({ kind, of }) =>
    kind === 'job' || kind === 'delivery' ? problem.errands[of!]!.revenue : 0,
  )
  return [
    ...when(
      route.travel !== travel || route.distance !== distance || route.duty !== duty,
      'travel does not add up',
    ),
    ...when(route.setup !== sum((s) => s.setup), 'setup does not add up'),
    ...when(route.service !== sum((s) => s.service), 'service does not add up'),
    ...when(route.waiting !== sum((s) => s.waiting), 'waiting does not add up'),
    ...when(!near(route.revenue, earned), `earns ${route.revenue}, not ${earned}`),
    ...when(!near(route.travelCost, travelCost), `costs ${route.travelCost} on the road, not ${travelCost}`),
    ...when(!near(route.dutyCost, dutyCost), `costs ${route.dutyCost} on duty, not ${dutyCost}`),
    ...when(!near(route.fixedCost, vehicle.costs.fixed), 'fixed cost'),
    ...when(!near(route.cost, vehicle.costs.fixed + travelCost + dutyCost), 'cost does not add up'),
  ]
}

function totals({ routes, total }: Plan): string[] {
  return (Object.keys(total) as (keyof Plan['total'])[]).flatMap((figure) =>
    when(
      !near(
        total[figure],
        routes.reduce((sum, route) => sum + route[figure], 0),
      ),
      `total ${figure} is not the sum of the rounds`,
    ),
  )
}
