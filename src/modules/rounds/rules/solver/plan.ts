import type { Figures, Plan, Route, Step } from '../problem.ts'
import type { Model } from './model.ts'
import type { Snapshot } from './snapshot.ts'
import type { Timeline } from './timeline.ts'
import type { Walk } from './walk.ts'

const NOTHING: Figures = {
  revenue: 0,
  cost: 0,
  fixedCost: 0,
  travelCost: 0,
  dutyCost: 0,
  travel: 0,
  distance: 0,
  setup: 0,
  service: 0,
  waiting: 0,
  duty: 0,
}

/** The plan as people and other programs read it: every step with its times, loads and money. */
export function planOf(model: Model, timeline: Timeline, best: Snapshot): Plan {
  const routes: Route[] = []
  for (let vehicle = 0; vehicle < model.vehicles; vehicle++) {
    const nodes = best.nodes(model, vehicle)
    if (nodes.length > 2) routes.push(routeOf(model, timeline, vehicle, nodes))
  }
  const total = { ...NOTHING }
  for (const route of routes)
    for (const figure of Object.keys(total) as (keyof Figures)[]) total[figure] += route[figure]
  const unserved = [...best.absent.subarray(0, best.absentCount)].sort((a, b) => a - b)
  return {
    routes,
    unserved: unserved.map((errand) => ({ errand, why: 'full', extra: null, released: null })),
    total,
  }
}

function routeOf(model: Model, timeline: Timeline, vehicle: number, nodes: readonly number[]): Route {
  const { problem } = model
  timeline.walk.nodes.set(nodes)
  timeline.walk.length = nodes.length
  timeline.value(vehicle)
  timeline.settleTimes(vehicle)
  const steps = stepsOf(model, timeline, vehicle)
  const figures = { ...NOTHING }
  for (const step of steps) {
    figures.setup += step.setup
    figures.service += step.service
    figures.waiting += step.waiting
    if (step.kind === 'job' || step.kind === 'delivery') figures.revenue += problem.errands[step.of!]!.revenue
  }
  const { costs } = problem.vehicles[vehicle]!
  figures.travel = steps.at(-1)!.travel
  figures.distance = steps.at(-1)!.distance
  figures.duty = steps.at(-1)!.departure - steps[0]!.departure
  figures.fixedCost = costs.fixed
  figures.travelCost = travelCost(model, vehicle, steps)
  figures.dutyCost = (figures.duty * costs.perDutyHour) / 3600
  figures.cost = figures.fixedCost + figures.travelCost + figures.dutyCost
  return { vehicle, steps, ...figures }
}

/** Cents, from the matrices as they were given. */
function travelCost({ problem }: Model, vehicle: number, steps: readonly Step[]): number {
  const { profile, costs } = problem.vehicles[vehicle]!
  const matrix = problem.matrices[profile]!
  const { travel, distance } = steps.at(-1)!
  if (!matrix.costs) return (costs.perHour * travel) / 3600 + (costs.perKm * distance) / 1000
  const places = steps.flatMap(({ place }) => (place === null ? [] : [place]))
  return places.slice(1).reduce((sum, to, at) => sum + matrix.costs![places[at]! * matrix.size + to]!, 0)
}

function stepsOf(model: Model, timeline: Timeline, vehicle: number): Step[] {
  const { problem, travel, place, stops } = model
  const { breaks } = problem.vehicles[vehicle]!
  const { nodes, length, leave } = timeline.walk
  const wide = breaks.length + 1
  const behind = breaksBehind(timeline.walk, wide)
  const steps: Step[] = []
  let [time, driven, distance] = [leave[0]!, 0, 0]
  for (let at = 0; at < length; at++) {
    const node = nodes[at]!
    const load = loadAt(model, timeline, at)
    if (at > 0) {
      const leg = travel.base[vehicle]! + place[nodes[at - 1]!]! * travel.size + place[node]!
      let rest = travel.time[leg]!
      for (let b = behind[at - 1]!; b < behind[at]!; b++) {
        const begin = breakFrom(breaks[b]!.windows, time)
        const moved = Math.min(rest, begin - time)
        const arrival = time + moved
        rest -= moved
        driven += moved
        time = begin + breaks[b]!.duration
        steps.push({
          kind: 'break',
          of: b,
          place: null,
          arrival,
          waiting: begin - arrival,
          setup: 0,
          service: breaks[b]!.duration,
          departure: time,
          load: loadAt(model, timeline, at - 1),
          travel: driven,
          distance,
        })
      }
      time += rest
      driven += rest
      distance += travel.distance[leg]!
    }
    const departure = leave[at * wide + behind[at]!]!
    const setup = node < stops && at > 0 ? timeline.walk.hours.setup(node, nodes[at - 1]!) : 0
    const service = model.service[node]!
    steps.push({
      ...kindOf(model, node, at),
      place: place[node] === travel.nowhere ? null : travel.given[place[node]!]!,
      arrival: time,
      waiting: departure - setup - service - time,
      setup,
      service,
      departure,
      load,
      travel: driven,
      distance,
    })
    time = departure
  }
  return steps
}

const breakFrom = (windows: readonly { from: number; to: number }[], time: number): number => {
  const window = windows.find(({ to }) => time <= to)!
  return Math.max(time, window.from)
}

/** How many breaks are behind on leaving each place of the round. */
function breaksBehind({ taken, breaks, length }: Walk, wide: number): number[] {
  const behind = new Array<number>(length).fill(0)
  behind[length - 1] = breaks
  for (let at = length - 1; at > 0; at--) behind[at - 1] = behind[at]! - taken[at * wide + behind[at]!]!
  return behind
}

const loadAt = ({ problem }: Model, { walk: { board } }: Timeline, at: number): number[] =>
  Array.from({ length: problem.units }, (_, unit) => board.load[at * problem.units + unit]!)

function kindOf(
  { problem, errand, second, stops, vehicles }: Model,
  node: number,
  at: number,
): Pick<Step, 'kind' | 'of'> {
  if (node >= stops + 2 * vehicles) return { kind: 'reload', of: null }
  if (node >= stops) return { kind: at === 0 ? 'start' : 'end', of: null }
  const of = errand[node]!
  if (problem.errands[of]!.kind === 'job') return { kind: 'job', of }
  return { kind: second[of] === node ? 'delivery' : 'pickup', of }
}
