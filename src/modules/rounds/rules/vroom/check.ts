import { readTables } from './check-matrices.ts'
import { type Places, placesOf } from './check-places.ts'
import { readSteps } from './check-steps.ts'
import { MOST_CELLS, MOST_KINDS, MOST_PLACES } from './matrix.ts'
import type { Order, Request, Settings, Task, Vehicle } from './order.ts'
import type { Report } from './problems.ts'
import type * as given from './schema.ts'

const USUAL_PER_HOUR = 3600
const USUAL_PROFILE = 'car'

/** A document of the right shape as an order, once what it refers to is there; what is wrong goes to `report`. */
export function checkDocument(doc: given.Vroom, report: Report, notices: readonly string[]): Order | null {
  const units = unitsOf(doc)
  const profiles = new Set(doc.vehicles.map((v) => v.profile ?? USUAL_PROFILE))
  const tables = readTables(doc, profiles, report)
  if (!tables) return null
  const places = placesOf(tables.size, report)
  const tasks: Task[] = []
  const requests: Request[] = []
  readJobs(doc.jobs ?? [], { tasks, requests, places, units, report })
  readShipments(doc.shipments ?? [], { tasks, requests, places, units, report })
  const vehicles = doc.vehicles.map((vehicle, i) => readVehicle(vehicle, i, places, units, report))
  unique(doc.vehicles, (i) => `vehicles[${i}]`, report)
  lockVehicles(doc, requests, vehicles, report)
  if (tables.given.size > 0) checkCosts(vehicles, tables.given, report)
  else checkPlaces(places.all().length, report)
  checkKinds(vehicles, places.all().length, report)
  const plan = doc.options?.c === true
  const withSteps = readSteps(doc, vehicles, tasks, report)
  return {
    places: places.all(),
    tasks,
    requests,
    vehicles: withSteps,
    given: tables.given,
    units,
    plan,
    settings: settingsOf(doc),
    notices: [...notices, ...noticesOf(doc.options)],
  }
}

function settingsOf({ palier: said, options }: given.Vroom): Settings {
  return {
    seconds: said?.seconds ?? options?.l,
    iterations: said?.iterations,
    seed: said?.seed,
    impossible: said?.impossible ?? 'refuse',
    fewestVehicles: said?.fewest_vehicles ?? false,
    constraints: said?.constraints ?? false,
    crow: said?.times === 'crow',
    kmPerHour: said?.km_per_hour ?? {},
    detour: said?.detour ?? {},
  }
}

/** What vroom-express would do for these options, and we do not. */
function noticesOf(options: given.Vroom['options']): string[] {
  const notices: string[] = []
  if (options?.g) notices.push('options.g: no geometry is told; the steps have their places')
  if (options?.t !== undefined) notices.push('options.t: left aside, one thread searches')
  if (options?.x !== undefined)
    notices.push('options.x: left aside, the limit of time says how far to explore')
  return notices
}

/** Without matrices we make the tables: of the stops, and of where vehicles stand. */
function checkPlaces(count: number, report: Report): void {
  if (count <= MOST_PLACES) return
  const expected = `at most ${MOST_PLACES} places, those of stops and those of vehicles together`
  report('vehicles', 'too_many', expected, `${count}`)
}

/** Each profile and each speed has a table of its own: as many as there are kinds of vehicle. */
function checkKinds(vehicles: readonly Vehicle[], places: number, report: Report): void {
  const kinds = new Set(vehicles.map(({ profile, speedFactor }) => `${speedFactor} ${profile}`)).size
  const most = Math.min(MOST_KINDS, Math.floor(MOST_CELLS / Math.max(1, places * places)))
  if (kinds <= most) return
  const expected = `at most ${most} kinds of vehicle (profile and speed_factor) for ${places} places`
  report('vehicles', 'too_many', expected, `${kinds}`)
}

/** Units of what is loaded: those of the first vehicle that has a capacity, as VROOM counts them. */
const unitsOf = (doc: given.Vroom): number => doc.vehicles.find((v) => v.capacity)?.capacity?.length ?? 0

type Reading = {
  readonly tasks: Task[]
  readonly requests: Request[]
  readonly places: Places
  readonly units: number
  readonly report: Report
}

function readJobs(jobs: readonly given.Job[], to: Reading): void {
  const { tasks, requests, units, report } = to
  for (const [i, job] of jobs.entries()) {
    const path = `jobs[${i}]`
    const request = requests.length
    tasks.push(taskOf(job, 'job', path, request, to))
    // As VROOM: the old word counts only where neither of the new ones is said.
    const old = job.delivery === undefined && job.pickup === undefined
    const delivery = old ? job.amount : job.delivery
    requests.push({
      path,
      tasks: [tasks.length - 1],
      delivery: amountOf(delivery, `${path}.${old ? 'amount' : 'delivery'}`, units, report),
      pickup: amountOf(job.pickup, `${path}.pickup`, units, report),
      ...asked(job),
    })
  }
  unique(jobs, (i) => `jobs[${i}]`, report)
}

function readShipments(shipments: readonly given.Shipment[], to: Reading): void {
  const { tasks, requests, units, report } = to
  for (const [i, shipment] of shipments.entries()) {
    const path = `shipments[${i}]`
    const request = requests.length
    tasks.push(taskOf(shipment.pickup, 'pickup', `${path}.pickup`, request, to))
    tasks.push(taskOf(shipment.delivery, 'delivery', `${path}.delivery`, request, to))
    const amount = amountOf(shipment.amount, `${path}.amount`, units, report)
    const pair = [tasks.length - 2, tasks.length - 1] as const
    requests.push({ path, tasks: pair, delivery: amount, pickup: amount, ...asked(shipment) })
  }
  for (const end of ['pickup', 'delivery'] as const)
    unique(
      shipments.map((s) => s[end]),
      (i) => `shipments[${i}].${end}`,
      report,
    )
}

/** What is asked of a job and of a shipment alike. */
const asked = ({ skills, priority, palier }: given.Job | given.Shipment) => ({
  skills: skills ?? [],
  priority: priority ?? 0,
  revenue: palier?.revenue ?? 0,
  optional: palier?.optional ?? false,
  vehicle: null,
  driver: palier?.driver ?? null,
})

function taskOf(
  stop: given.ShipmentStep,
  kind: Task['kind'],
  path: string,
  request: number,
  { places, report }: Reading,
): Task {
  const windows = windowsInOrder(stop.time_windows ?? [], path, report)
  return {
    kind,
    id: stop.id,
    description: stop.description,
    path,
    request,
    place: places.of(stop.location, stop.location_index, path, ['location', 'location_index']),
    location: stop.location,
    locationIndex: stop.location_index,
    setup: stop.setup ?? 0,
    service: stop.service ?? 0,
    setupPerType: stop.setup_per_type ?? {},
    servicePerType: stop.service_per_type ?? {},
    windows,
  }
}

function readVehicle(v: given.Vehicle, i: number, places: Places, units: number, report: Report): Vehicle {
  const path = `vehicles[${i}]`
  const start = endOf(v.start, v.start_index, path, 'start', places)
  const end = endOf(v.end, v.end_index, path, 'end', places)
  if (start === null && end === null)
    report(`${path}.start`, 'no_location', 'a start or an end', 'neither of them')
  if (v.time_window) windowsInOrder([v.time_window], path, report, 'time_window')
  const breaks = (v.breaks ?? []).map((pause, b) => {
    const here = `${path}.breaks[${b}]`
    if (pause.max_load) amountOf(pause.max_load, `${here}.max_load`, units, report)
    if (!pause.time_windows) return pause
    return { ...pause, time_windows: windowsInOrder(pause.time_windows, here, report) }
  })
  unique(v.breaks ?? [], (b) => `${path}.breaks[${b}]`, report)
  return {
    id: v.id,
    description: v.description,
    profile: v.profile ?? USUAL_PROFILE,
    start,
    end,
    startLocation: v.start,
    endLocation: v.end,
    startIndex: v.start_index,
    endIndex: v.end_index,
    capacity: amountOf(v.capacity, `${path}.capacity`, units, report),
    fixed: v.costs?.fixed ?? 0,
    perHour: v.costs?.per_hour ?? USUAL_PER_HOUR,
    perTaskHour: v.costs?.per_task_hour ?? 0,
    perKm: v.costs?.per_km ?? 0,
    perDutyHour: v.palier?.per_duty_hour ?? 0,
    skills: new Set(v.skills ?? []),
    type: v.type ?? null,
    window: v.time_window ?? null,
    breaks,
    speedFactor: v.speed_factor ?? 1,
    maxTasks: v.max_tasks ?? null,
    maxTravelTime: v.max_travel_time ?? null,
    maxDistance: v.max_distance ?? null,
    maxDuration: v.palier?.max_duration ?? null,
    reloads: v.palier?.reloads ?? 0,
    reloadService: v.palier?.reload_service ?? 0,
    driver: v.palier?.driver ?? 'paid',
    gramsPerKm: v.palier?.grams_per_km ?? null,
    steps: null,
  }
}

function endOf(
  location: given.LonLat | undefined,
  index: number | undefined,
  path: string,
  which: 'start' | 'end',
  places: Places,
): number | null {
  if (location === undefined && index === undefined) return null
  return places.of(location, index, path, [which, `${which}_index`])
}

/** An amount with one number per unit; zeros when absent. */
function amountOf(
  amount: readonly number[] | undefined,
  path: string,
  units: number,
  report: Report,
): readonly number[] {
  if (!amount) return new Array<number>(units).fill(0)
  if (amount.length !== units)
    report(path, 'unequal_lengths', `${units} numbers, as the capacity of the vehicles`, `${amount.length}`)
  return amount
}

/** Windows in their order, as VROOM sorts them: each ends after it begins, and no two of them touch. */
function windowsInOrder(
  windows: readonly given.Window[],
  path: string,
  report: Report,
  field = 'time_windows',
): given.Window[] {
  const sorted = [...windows.entries()].sort(([, a], [, b]) => a[0] - b[0] || a[1] - b[1])
  for (const [at, [i, [from, to]]] of sorted.entries()) {
    const here = field === 'time_window' ? `${path}.${field}` : `${path}.${field}[${i}]`
    if (to < from) report(here, 'window_ends_before_start', `an end from ${from} on`, `${to}`)
    const before = sorted[at - 1]?.[1]
    if (before && from <= before[1])
      report(here, 'windows_overlap', `a start after ${before[1]}, where another window ends`, `${from}`)
  }
  return sorted.map(([, window]) => window)
}

function unique(items: readonly { id: number }[], pathOf: (i: number) => string, report: Report): void {
  const first = new Map<number, number>()
  for (const [i, { id }] of items.entries()) {
    const before = first.get(id)
    if (before === undefined) first.set(id, i)
    else report(`${pathOf(i)}.id`, 'duplicate_id', `an id of its own (${pathOf(before)} has it)`, `${id}`)
  }
}

/** The vehicle that a job or shipment names in `palier.vehicle`. */
function lockVehicles(doc: given.Vroom, requests: Request[], vehicles: Vehicle[], report: Report): void {
  const said = [...(doc.jobs ?? []), ...(doc.shipments ?? [])]
  for (const [i, { palier }] of said.entries()) {
    if (palier?.vehicle === undefined) continue
    const vehicle = vehicles.findIndex((v) => v.id === palier.vehicle)
    if (vehicle < 0)
      report(
        `${requests[i]!.path}.palier.vehicle`,
        'unknown_vehicle',
        'the id of a vehicle',
        `${palier.vehicle}`,
      )
    else requests[i] = { ...requests[i]!, vehicle }
  }
}

/** VROOM refuses a price of the hour or of the kilometre beside a matrix of costs, which says it already. */
function checkCosts(vehicles: readonly Vehicle[], tables: Order['given'], report: Report): void {
  for (const [i, { profile, perHour, perKm }] of vehicles.entries()) {
    if (!tables.get(profile)?.costs || (perHour === USUAL_PER_HOUR && perKm === 0)) continue
    const [field, got] = perKm > 0 ? (['per_km', perKm] as const) : (['per_hour', perHour] as const)
    const expected = `no such price: matrices.${profile}.costs says what travel costs`
    report(`vehicles[${i}].costs.${field}`, 'costs_twice', expected, `${got}`)
  }
}
