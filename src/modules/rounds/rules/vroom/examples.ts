/**
 * Problems with the figures of the documented examples of VROOM's API (docs/API.md, examples 1 to 3), for the tests. Legs
 * are those that its documented answers tell.
 */

const HUB: [number, number] = [2.35044, 48.71764]
const AT = {
  west: [1.98935, 48.701],
  southWest: [2.03655, 48.61128],
  south: [2.28325, 48.5958],
  north: [2.39719, 49.07611],
  farNorth: [2.41808, 49.22619],
  east: [2.89357, 48.90736],
} satisfies Record<string, [number, number]>

const MORNING = 1_600_416_000

/** Two vehicles with skills, a break and hours; jobs to deliver and to fetch; one shipment. Coordinates only. */
export const withRouting = {
  vehicles: [vehicle(1, [1, 14]), vehicle(2, [2, 14])],
  jobs: [
    {
      id: 1,
      service: 300,
      delivery: [1],
      location: AT.west,
      skills: [1],
      time_windows: [[MORNING + 3600, MORNING + 7200]],
    },
    { id: 2, service: 300, pickup: [1], location: AT.southWest, skills: [1] },
    { id: 5, service: 300, delivery: [1], location: AT.south, skills: [14] },
    { id: 6, service: 300, delivery: [1], location: AT.east, skills: [14] },
  ],
  shipments: [
    {
      amount: [1],
      skills: [2],
      pickup: { id: 4, service: 300, location: AT.farNorth },
      delivery: { id: 3, service: 300, location: AT.north },
    },
  ],
}

function vehicle(id: number, skills: number[]) {
  return {
    id,
    start: HUB,
    end: HUB,
    capacity: [4],
    skills,
    time_window: [MORNING, MORNING + 14_400],
    breaks: [{ id, service: 300, time_windows: [[MORNING + 7200, MORNING + 9000]] }],
  }
}

/** One vehicle, two jobs, rows of a matrix. The best order costs 5461. */
export const withMatrix = {
  vehicles: [{ id: 0, start_index: 0, end_index: 3 }],
  jobs: [
    { id: 1414, location_index: 1 },
    { id: 1515, location_index: 2 },
  ],
  matrices: {
    car: {
      durations: [
        [0, 2104, 197, 1299],
        [2103, 0, 2255, 3152],
        [197, 2256, 0, 1102],
        [1299, 3153, 1102, 0],
      ],
    },
  },
}

/** Legs that the third documented answer tells: hub, jobs 1 to 6. */
const LEGS: readonly (readonly [from: number, to: number, seconds: number, metres: number])[] = [
  [0, 1, 2328, 32_355],
  [1, 2, 890, 14_661],
  [2, 5, 1595, 21_518],
  [5, 0, 1752, 27_071],
  [0, 6, 2941, 62_696],
  [6, 4, 3816, 69_018],
  [4, 3, 1909, 22_868],
  [3, 0, 3480, 62_170],
]
const matrixOf = (which: 2 | 3) => {
  const rows = Array.from({ length: 7 }, () => new Array<number>(7).fill(99_999))
  for (const leg of LEGS) rows[leg[0]]![leg[1]] = leg[which]
  return rows
}

const stop = (id: number, delivery: number, open = false) => ({
  id,
  location_index: id,
  service: 300,
  delivery: [delivery],
  ...(open && { time_windows: [[MORNING, MORNING + 7200]] }),
})

/** Steps that are kept as they are: one vehicle is too heavy, the other leaves too early and is late. */
export const asGiven = {
  options: { c: true },
  vehicles: [
    {
      id: 1,
      start_index: 0,
      end_index: 0,
      capacity: [4],
      time_window: [MORNING, MORNING + 10_800],
      steps: [
        { type: 'start' },
        { type: 'job', id: 1 },
        { type: 'job', id: 2 },
        { type: 'job', id: 5 },
        { type: 'end' },
      ],
    },
    {
      id: 2,
      start_index: 0,
      end_index: 0,
      capacity: [4],
      time_window: [MORNING, MORNING + 10_800],
      steps: [
        { type: 'start', service_after: MORNING - 800 },
        { type: 'job', id: 6 },
        { type: 'job', id: 4 },
        { type: 'job', id: 3 },
        { type: 'end' },
      ],
    },
  ],
  jobs: [stop(1, 2), stop(2, 2), stop(3, 1, true), stop(4, 1, true), stop(5, 3), stop(6, 1, true)],
  matrices: { car: { durations: matrixOf(2), distances: matrixOf(3) } },
}
