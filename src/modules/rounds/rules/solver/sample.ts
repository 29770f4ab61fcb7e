import type { Errand, Job, Matrix, Problem, Shipment, Stop, Vehicle, Window } from '../problem.ts'
import { Random } from './random.ts'

/** Problems for tests and the bench. */
const HOUR = 3600
export const ANYTIME: Window = { from: 0, to: 24 * HOUR }

/** Places on the plane, in metres; straight lines at a speed in metres per second. */
export function matrixOf(points: readonly (readonly [number, number])[], speed: number): Matrix {
  const size = points.length
  const distances = new Int32Array(size * size)
  points.forEach(([x, y], i) => {
    points.forEach(([u, v], j) => {
      distances[i * size + j] = Math.round(Math.hypot(x - u, y - v))
    })
  })
  return { size, distances, durations: distances.map((metres) => Math.round(metres / speed)) }
}

/** Places at these kilometres of one road, 100 seconds each: times are easy to count by hand. */
export const road = (...kilometres: number[]): Matrix =>
  matrixOf(
    kilometres.map((km) => [1000 * km, 0] as const),
    10,
  )

/** The hub and two places of a road. */
export const two = road(0, 1, 2)

export const van = (over: Partial<Vehicle> = {}): Vehicle => ({
  id: 'van',
  profile: 0,
  speed: 1,
  start: 0,
  end: 0,
  window: ANYTIME,
  capacity: [1000],
  skills: [],
  driver: 'paid',
  costs: { fixed: 0, perHour: 0, perKm: 100, perDutyHour: 0 },
  breaks: [],
  reload: null,
  most: { tasks: null, duration: null, travel: null, distance: null },
  ...over,
})

/** No limit at all, to set one of them. */
export const most: Vehicle['most'] = { tasks: null, duration: null, travel: null, distance: null }

/** Ten minutes, due within these two hundred seconds. */
export const lunch: Vehicle['breaks'][number] = {
  id: 'lunch',
  windows: [{ from: 1000, to: 1200 }],
  duration: 600,
  always: true,
}

export const stop = (place: number, over: Partial<Stop> = {}): Stop => ({
  place,
  windows: [ANYTIME],
  setup: 0,
  service: 0,
  ...over,
})

const WANTED = { skills: [], driver: null, vehicles: null, priority: 0, revenue: 0, optional: false }

/** A stop that may begin between two instants only. */
export const within = (from: number, to: number): Partial<Stop> => ({ windows: [{ from, to }] })

export const job = (place: number, over: Partial<Job> & { at?: Partial<Stop> } = {}): Job => {
  const { at, ...rest } = over
  return {
    id: `job ${place}`,
    kind: 'job',
    stop: stop(place, at),
    delivery: [0],
    pickup: [0],
    ...WANTED,
    ...rest,
  }
}

export const shipment = (from: number, to: number, over: Partial<Shipment> = {}): Shipment => ({
  id: `from ${from} to ${to}`,
  kind: 'shipment',
  pickup: stop(from),
  delivery: stop(to),
  amount: [0],
  ...WANTED,
  ...over,
})

export const problemOf = (matrix: Matrix, vehicles: Vehicle[], errands: Errand[], units = 1): Problem => ({
  matrices: [matrix],
  vehicles,
  errands,
  units,
})

/**
 * A hub's day with everything in it: a van, a cargo bike and a volunteer's car, kilograms and crates, meals at noon,
 * laundry fetched or brought in the morning or in the evening, parcels between people, a lift for the heavy ones, lunch
 * breaks, reloads, an electric range, stops that are only made when they pay.
 */
export function hubDay(stops: number, seed: number): Problem {
  const random = new Random(seed)
  const points: [number, number][] = [[0, 0]]
  for (let place = 1; place <= stops; place++) {
    const [far, turn] = [500 + 6500 * random.unit() ** 2, 2 * Math.PI * random.unit()]
    points.push([far * Math.cos(turn), far * Math.sin(turn)])
  }
  const errands: Errand[] = []
  for (let place = 1; place <= stops; place++) errands.push(errandAt(place, stops, random))
  return {
    matrices: [matrixOf(points, 8), matrixOf(points, 4.5)],
    vehicles: hubVehicles(),
    errands: errands.filter((errand) => errand.kind === 'job' || errand.delivery.place <= stops),
    units: 2,
  }
}

const hours = (from: number, to: number): Window => ({ from: from * HOUR, to: to * HOUR })
const MORNING_OR_EVENING = [hours(8.5, 11), hours(16, 18)]

function errandAt(place: number, stops: number, random: Random): Errand {
  const service = 120 + 30 * random.below(8)
  const weight = 2 + random.below(12)
  const revenue = 300 + 50 * random.below(12)
  const common = { revenue, priority: random.below(4) === 0 ? 10 : 0, optional: random.below(6) === 0 }
  const draw = random.below(10)
  if (draw < 3)
    return job(place, {
      ...common,
      at: { windows: [hours(11, 13.5)], service },
      delivery: [2, 1],
      pickup: [0, 0],
    })
  if (draw < 5)
    return job(place, {
      ...common,
      at: { windows: MORNING_OR_EVENING, service, setup: 60 },
      delivery: [weight, 2],
      pickup: [weight, 2],
    })
  if (draw < 6) {
    const to = 1 + ((place + random.below(stops - 1)) % stops)
    return shipment(place, to, {
      ...common,
      pickup: stop(place, { windows: [hours(8, 17)], service, setup: 60 }),
      delivery: stop(to, { windows: [hours(9, 18)], service, setup: 60 }),
      amount: [weight, 1],
    })
  }
  const from = 8 + random.below(7)
  return job(place, {
    ...common,
    at: { windows: [hours(from, from + 3)], service, setup: 60 },
    delivery: [draw === 6 ? 0 : weight, draw === 6 ? 0 : 1],
    pickup: [draw === 6 ? weight : 0, draw === 6 ? 1 : 0],
    skills: draw === 7 ? [1] : [],
    driver: draw === 8 && random.below(2) === 0 ? 'paid' : null,
  })
}

function hubVehicles(): Vehicle[] {
  const lunch = { id: 'lunch', windows: [hours(12, 14)], duration: 2700, always: false }
  const free = { tasks: null, duration: null, travel: null, distance: null }
  return [
    van({
      capacity: [150, 20],
      window: hours(7.5, 18.5),
      skills: [1],
      costs: { fixed: 1500, perHour: 0, perKm: 35, perDutyHour: 1800 },
      breaks: [lunch],
      reload: { place: 0, duration: 600, most: 2 },
      most: { ...free, duration: 9 * HOUR },
    }),
    van({
      id: 'bike',
      profile: 1,
      capacity: [60, 8],
      window: hours(8, 18),
      costs: { fixed: 300, perHour: 0, perKm: 8, perDutyHour: 1700 },
      breaks: [{ ...lunch, id: 'meal' }],
      reload: { place: 0, duration: 300, most: 3 },
      most: { ...free, distance: 60_000 },
    }),
    van({
      id: 'car',
      capacity: [80, 10],
      window: hours(9, 17),
      driver: 'volunteer',
      costs: { fixed: 0, perHour: 0, perKm: 40, perDutyHour: 0 },
      reload: { place: 0, duration: 600, most: 1 },
      most: { tasks: 25, duration: 5 * HOUR, travel: 3 * HOUR, distance: null },
    }),
  ]
}
