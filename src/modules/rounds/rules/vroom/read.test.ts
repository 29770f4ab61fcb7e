import { expect, test } from 'vitest'
import { asGiven, withMatrix, withRouting } from './examples.ts'
import { fillTables } from './fill.ts'
import { findImpossible } from './impossible.ts'
import { scaled } from './order.ts'
import { parseVroom, readVroom } from './read.ts'

const problemsOf = (document: unknown) => {
  const read = readVroom(document)
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`)
}
const change = <T extends object>(document: T, how: (copy: Record<string, never>) => void): unknown => {
  const copy = structuredClone(document)
  how(copy as Record<string, never>)
  return copy
}
// biome-ignore lint/suspicious/noExplicitAny: documents are broken on purpose
type Broken = any

test('the documented examples are read', () => {
  for (const example of [withRouting, withMatrix, asGiven]) expect(problemsOf(example)).toEqual([])
})

const broken: readonly [name: string, how: (d: Broken) => void, problem: string][] = [
  [
    'no vehicle',
    (d) => {
      d.vehicles = []
    },
    'vehicles too_small',
  ],
  [
    'a word for a number',
    (d) => {
      d.jobs[0].service = 'ten'
    },
    'jobs[0].service wrong_type',
  ],
  [
    'a negative duration',
    (d) => {
      d.jobs[0].service = -4
    },
    'jobs[0].service too_small',
  ],
  [
    'half a second',
    (d) => {
      d.jobs[0].service = 1.5
    },
    'jobs[0].service not_whole',
  ],
  [
    'a place beyond the globe',
    (d) => {
      d.jobs[0].location = [200, 0]
    },
    'jobs[0].location[0] too_large',
  ],
  [
    'no place',
    (d) => {
      delete d.jobs[0].location
    },
    'jobs[0].location no_location',
  ],
  [
    'a window that ends before',
    (d) => {
      d.jobs[0].time_windows = [[9, 8]]
    },
    'jobs[0].time_windows[0] window_ends_before_start',
  ],
  [
    'windows that overlap',
    (d) => {
      d.jobs[0].time_windows = [
        [1, 8],
        [8, 9],
      ]
    },
    'jobs[0].time_windows[1] windows_overlap',
  ],
  [
    'no window at all',
    (d) => {
      d.jobs[0].time_windows = []
    },
    'jobs[0].time_windows too_small',
  ],
  [
    'two jobs of one id',
    (d) => {
      d.jobs[1].id = 1
    },
    'jobs[1].id duplicate_id',
  ],
  [
    'two vehicles of one id',
    (d) => {
      d.vehicles[1].id = 1
    },
    'vehicles[1].id duplicate_id',
  ],
  [
    'amounts of another length',
    (d) => {
      d.jobs[0].delivery = [1, 2]
    },
    'jobs[0].delivery unequal_lengths',
  ],
  [
    'neither start nor end',
    (d) => {
      delete d.vehicles[0].start
      delete d.vehicles[0].end
    },
    'vehicles[0].start no_location',
  ],
  [
    'a priority of 101',
    (d) => {
      d.jobs[0].priority = 101
    },
    'jobs[0].priority too_large',
  ],
  [
    'a speed of nothing',
    (d) => {
      d.vehicles[0].speed_factor = 0
    },
    'vehicles[0].speed_factor too_small',
  ],
  [
    'an unknown vehicle',
    (d) => {
      d.jobs[0].palier = { vehicle: 9 }
    },
    'jobs[0].palier.vehicle unknown_vehicle',
  ],
  [
    'a slip in our own field',
    (d) => {
      d.jobs[0].palier = { revenu: 9 }
    },
    'jobs[0].palier.revenu unknown_field',
  ],
  [
    'steps that name nobody',
    (d) => {
      d.vehicles[0].steps = [{ type: 'job', id: 77 }]
    },
    'vehicles[0].steps[0].id unknown_task',
  ],
  [
    'a task in two rounds',
    (d) => {
      for (const v of d.vehicles) v.steps = [{ type: 'job', id: 5 }]
    },
    'vehicles[1].steps[0].id duplicate_id',
  ],
  [
    'a break taken twice',
    (d) => {
      d.vehicles[0].steps = [
        { type: 'break', id: 1 },
        { type: 'break', id: 1 },
      ]
    },
    'vehicles[0].steps[1].id duplicate_id',
  ],
  [
    'next to no speed',
    (d) => {
      d.vehicles[0].speed_factor = 1e-9
    },
    'vehicles[0].speed_factor too_small',
  ],
  [
    'next to no time',
    (d) => {
      d.palier = { seconds: 1e-9 }
    },
    'palier.seconds too_small',
  ],
  [
    'more places than stops may have',
    (d) => {
      d.vehicles = Array.from({ length: 1000 }, (_, id) => ({ id, start: [2 + id / 1e4, 48] }))
      d.jobs = Array.from({ length: 2500 }, (_, id) => ({ id, location: [3 + id / 1e4, 48] }))
    },
    'vehicles too_many',
  ],
  [
    'a table for each of too many vehicles',
    (d) => {
      d.vehicles = Array.from({ length: 5 }, (_, id) => ({ id, start: [2, 48], speed_factor: 1 + id / 10 }))
      d.jobs = Array.from({ length: 2990 }, (_, id) => ({ id, location: [3 + id / 1e4, 48] }))
    },
    'vehicles too_many',
  ],
  [
    'profiles without end',
    (d) => {
      d.matrices = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`p${i}`, {}]))
    },
    'matrices too_many',
  ],
  [
    'types of vehicle without end',
    (d) => {
      d.shipments[0].pickup.service_per_type = Object.fromEntries(
        Array.from({ length: 101 }, (_, i) => [`t${i}`, 1]),
      )
    },
    'shipments[0].pickup.service_per_type too_many',
  ],
  [
    'ten thousand stops',
    (d) => {
      d.jobs = Array.from({ length: 10_000 }, (_, id) => ({ id, location: [2, 48] }))
    },
    'jobs too_many',
  ],
]
test.each(broken)('%s is told with its path', (_, how, problem) => {
  expect(problemsOf(change(withRouting, how))).toContain(problem)
})

const brokenMatrices: readonly [name: string, how: (rows: Broken) => void, problem: string][] = [
  [
    'a row too short',
    (rows) => {
      rows[2].pop()
    },
    'matrices.car.durations[2] not_square',
  ],
  [
    'a row that is none',
    (rows) => {
      rows[1] = 7
    },
    'matrices.car.durations[1] wrong_type',
  ],
  [
    'a hole',
    (rows) => {
      rows[1][3] = null
    },
    'matrices.car.durations[1][3] missing',
  ],
  [
    'a negative number',
    (rows) => {
      rows[3][0] = -1
    },
    'matrices.car.durations[3][0] too_small',
  ],
  [
    'a word',
    (rows) => {
      rows[0][1] = '2104'
    },
    'matrices.car.durations[0][1] wrong_type',
  ],
  [
    'a fraction',
    (rows) => {
      rows[0][1] = 0.5
    },
    'matrices.car.durations[0][1] not_whole',
  ],
  [
    'no row',
    (rows) => {
      rows.length = 0
    },
    'matrices.car.durations too_small',
  ],
]
test.each(brokenMatrices)('a matrix with %s is told with its row', (_, how, problem) => {
  const document = change(withMatrix, (d: Broken) => how(d.matrices.car.durations))
  expect(problemsOf(document)).toContain(problem)
})

test('windows may come in any order, as for VROOM, and are told by their own place', () => {
  const of = (windows: number[][]) =>
    readVroom(
      change(withMatrix, (d: Broken) => {
        d.jobs[0].time_windows = windows
      }),
    )
  const read = of([
    [500, 600],
    [1, 9],
  ])
  expect(read.ok && read.value.tasks[0]!.windows).toEqual([
    [1, 9],
    [500, 600],
  ])
  const meeting = of([
    [500, 600],
    [1, 500],
  ])
  expect(meeting.ok ? [] : meeting.problems.map(({ path }) => path)).toEqual(['jobs[0].time_windows[0]'])
})

test('the old word for a delivery counts only where no new one is said', () => {
  const amounts = (said: object) => {
    const read = readVroom({
      ...withRouting,
      jobs: [{ ...withRouting.jobs[0], delivery: undefined, ...said }],
    })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    return [read.value.requests[0]!.delivery, read.value.requests[0]!.pickup]
  }
  expect(amounts({ amount: [3] })).toEqual([[3], [0]])
  expect(amounts({ amount: [3], pickup: [2] })).toEqual([[0], [2]])
})

test('the options of vroom-express: its limit of time holds unless ours is said, the others are named', () => {
  const of = (palier?: object) => {
    const read = readVroom({ ...withMatrix, options: { g: true, l: 3, t: 4, x: 5, v: 1 }, palier })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    return read.value
  }
  expect([of().settings.seconds, of({ seconds: 7 }).settings.seconds]).toEqual([3, 7])
  expect(of().notices.map((notice) => notice.split(':')[0])).toEqual([
    ...['options.v', 'options.g', 'options.t', 'options.x'],
  ])
})

test.each(['toString', '__proto__', 'constructor'])('a profile named %s has the pace of a car', (profile) => {
  const read = readVroom(
    change(withRouting, (d: Broken) => {
      for (const vehicle of d.vehicles) vehicle.profile = profile
    }),
  )
  if (!read.ok) throw new Error('not read')
  const { tables, notices } = fillTables(read.value)
  expect(tables.get(profile)!.durations[1]).toBeGreaterThan(0)
  expect(notices.join()).toContain('28 km/h in town')
})

test('a slow vehicle on an endless leg is late, not early', () => {
  expect(scaled(2_000_000_000, 0.01)).toBe(2_000_000_000)
  expect(scaled(300, 0.5)).toBe(600)
})

test('what the matrices lack is told', () => {
  const twice = change(withMatrix, (d: Broken) => {
    d.matrices.car.distances = [[0]]
  })
  expect(problemsOf(twice)).toEqual(['matrices.car.distances not_square'])
  const outside = change(withMatrix, (d: Broken) => {
    d.jobs[0].location_index = 4
  })
  expect(problemsOf(outside)).toEqual(['jobs[0].location_index outside_matrix'])
  const without = change(withMatrix, (d: Broken) => {
    delete d.jobs[0].location_index
  })
  expect(problemsOf(without)).toEqual(['jobs[0].location_index missing'])
  const profile = change(withMatrix, (d: Broken) => {
    d.vehicles[0].profile = 'bike'
  })
  expect(problemsOf(profile)).toEqual(['matrices.bike no_matrix'])
  const costs = change(withMatrix, (d: Broken) => {
    d.matrices.car.costs = d.matrices.car.durations
    d.vehicles[0].costs = { per_hour: 1500 }
  })
  expect(problemsOf(costs)).toEqual(['vehicles[0].costs.per_hour costs_twice'])
})

test('metres that nobody knows are asked for', () => {
  const read = readVroom(
    change(withMatrix, (d: Broken) => {
      d.vehicles[0].max_distance = 9
    }),
  )
  if (!read.ok) throw new Error('not read')
  expect(fillTables(read.value).problems.map(({ path, code }) => [path, code])).toEqual([
    ['matrices.car.distances', 'no_distances'],
  ])
})

test('what is not JSON is no problem of rounds', () => {
  const read = parseVroom('{"jobs": [')
  expect(read.ok ? null : read.problems[0]).toMatchObject({ path: '', code: 'not_json' })
})

test('fields that nobody knows are left aside, and named', () => {
  const read = readVroom(
    change(withRouting, (d: Broken) => {
      d.jobs[0].time_window = [1, 2]
    }),
  )
  expect(read.ok ? read.value.notices : []).toEqual(['jobs[0].time_window: unknown field, left aside'])
})

const impossible: readonly [name: string, how: (d: Broken) => void, path: string, code: string][] = [
  [
    'skills that nobody has',
    (d) => {
      d.jobs[0].skills = [1, 99]
    },
    'jobs[0].skills',
    'unknown_skills',
  ],
  [
    'skills that no one vehicle has together',
    (d) => {
      d.jobs[0].skills = [1, 2]
    },
    'jobs[0].skills',
    'unknown_skills',
  ],
  [
    'a pair larger than any vehicle',
    (d) => {
      d.shipments[0].amount = [5]
    },
    'shipments[0].amount[0]',
    'too_heavy',
  ],
  [
    'a stop outside every window',
    (d) => {
      d.jobs[2].time_windows = [[0, 60]]
    },
    'jobs[2].time_windows',
    'outside_windows',
  ],
  [
    'a stop one does not come back from in time',
    (d) => {
      d.jobs[2].service = 14_000
    },
    'jobs[2]',
    'outside_windows',
  ],
  [
    'a stop too far',
    (d) => {
      for (const v of d.vehicles) v.max_distance = 40_000
    },
    'jobs[3]',
    'out_of_reach',
  ],
  [
    'a driver that nobody is',
    (d) => {
      d.jobs[2].palier = { driver: 'volunteer' }
    },
    'jobs[2].palier.driver',
    'unknown_vehicle',
  ],
]
test.each(impossible)('%s is impossible for every vehicle', (_, how, path, code) => {
  const read = readVroom(change(withRouting, how))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const found = findImpossible(read.value, fillTables(read.value))
  expect(found.map(({ problem }) => [problem.path, problem.code])).toContainEqual([path, code])
})

test('no more than what somebody reads is told of what is impossible', () => {
  const jobs = Array.from({ length: 200 }, (_, id) => ({ id, location_index: 1, skills: [id] }))
  const read = readVroom({ ...withMatrix, jobs })
  if (!read.ok) throw new Error('not read')
  const filled = fillTables(read.value)
  expect(findImpossible(read.value, filled, 50)).toHaveLength(50)
  expect(findImpossible(read.value, filled)).toHaveLength(200)
})

test('vehicles that only one thing sets apart are all tried', () => {
  const alike = { start_index: 0, end_index: 3 }
  const vehicles = [{ skills: [1] }, { skills: [2] }, { skills: [1, 2] }].map((own, id) => ({
    ...{ id, ...alike, ...own },
  }))
  const jobs = [[1], [2], [1, 2], [3]].map((skills, id) => ({ id, location_index: 1, skills }))
  const read = readVroom({ ...withMatrix, vehicles, jobs })
  if (!read.ok) throw new Error('not read')
  expect(findImpossible(read.value, fillTables(read.value)).map(({ request }) => request)).toEqual([3])
})

test('the documented examples are possible', () => {
  for (const example of [withRouting, withMatrix]) {
    const read = readVroom(example)
    if (!read.ok) throw new Error('not read')
    expect(findImpossible(read.value, fillTables(read.value))).toEqual([])
  }
})

test('what only estimated times make impossible is not held for certain', () => {
  const certain = (how: (d: Broken) => void) => {
    const read = readVroom(change(withRouting, how))
    if (!read.ok) throw new Error('not read')
    return findImpossible(read.value, fillTables(read.value)).map((found) => found.certain)
  }
  // An hour for sixty kilometres as the crow flies: a road might do it.
  const hours = [1_600_416_000, 1_600_416_000 + 5400]
  const short = (d: Broken) => {
    d.jobs = [d.jobs[3]]
    d.shipments = []
    for (const v of d.vehicles) v.time_window = hours
  }
  expect(certain(short)).toEqual([false])
  const closed = (d: Broken) => {
    short(d)
    d.jobs[0].time_windows = [[0, 60]]
  }
  expect(certain(closed)).toEqual([true])
})
