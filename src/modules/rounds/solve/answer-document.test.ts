import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { answerSchema, refusalSchema } from '../features/solve-rounds/document.ts'
import type { Answer, Refused } from '../rules/vroom/answer.ts'
import { asGiven, withMatrix, withRouting } from '../rules/vroom/examples.ts'
import { openRouteService } from '../travel/openrouteservice.server.ts'
import { osrm } from '../travel/osrm.server.ts'
import { routedBy } from '../travel/routed.server.ts'
import { type Asking, answerDocument } from './answer-document.server.ts'
import { searchHere } from './here.server.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A service of another house, for one test; answers its address. */
async function service(answer: (path: string, body: string) => unknown): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    let body = ''
    for await (const part of incoming) body += part
    const told = answer(incoming.url ?? '', body)
    if (told === undefined) return
    outgoing.setHeader('Content-Type', 'application/json')
    outgoing.end(JSON.stringify(told))
  })
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** An address where nobody listens. */
async function nobody(): Promise<string> {
  const address = await service(() => ({}))
  const gone = servers.pop()!
  await new Promise((done) => gone.close(done))
  return address
}

const ask = async (document: unknown, asking: Partial<Asking> = {}): Promise<Answer> => {
  const answer = await answerDocument(document, { askedAt: Date.now(), iterations: 300, seed: 1, ...asking })
  if (answer.code !== 0) throw new Error((answer as Refused).error)
  return answer as Answer
}

/** Figures of the whole are the sums of its routes, and those of a route the sums of its steps. */
function addsUp({ summary, routes, unassigned }: Answer) {
  for (const key of ['cost', 'setup', 'service', 'duration', 'waiting_time', 'priority'] as const)
    expect(summary[key]).toBe(routes.reduce((sum, route) => sum + route[key], 0))
  expect(summary.routes).toBe(routes.length)
  expect(summary.unassigned).toBe(unassigned.length)
  for (const { steps, service, waiting_time, duration } of routes) {
    expect(steps[0]!.type).toBe('start')
    expect(steps.at(-1)!.type).toBe('end')
    expect(service).toBe(steps.reduce((sum, step) => sum + step.service, 0))
    expect(waiting_time).toBe(steps.reduce((sum, step) => sum + step.waiting_time, 0))
    expect(duration).toBe(steps.at(-1)!.duration)
  }
}

test('the documented example with a matrix has the documented answer', async () => {
  const answer = await ask(withMatrix)
  addsUp(answer)
  expect(answer.summary).toMatchObject({
    cost: 5461,
    routes: 1,
    unassigned: 0,
    duration: 5461,
    violations: [],
  })
  expect(
    answer.routes[0]!.steps.map(({ type, id, arrival, duration }) => [type, id, arrival, duration]),
  ).toEqual([
    ['start', undefined, 0, 0],
    ['job', 1414, 2104, 2104],
    ['job', 1515, 4359, 4359],
    ['end', undefined, 5461, 5461],
  ])
})

test('the documented example with coordinates is served whole, each vehicle with its skills, its break and its hours', async () => {
  const answer = await ask(withRouting)
  addsUp(answer)
  expect(answer.summary).toMatchObject({ unassigned: 0, delivery: [4], pickup: [2], violations: [] })
  for (const { vehicle, steps } of answer.routes) {
    expect(steps.filter(({ type }) => type === 'break')).toHaveLength(1)
    expect(steps[0]!.arrival).toBeGreaterThanOrEqual(1_600_416_000)
    expect(steps.at(-1)!.arrival).toBeLessThanOrEqual(1_600_430_400)
    const skilled = vehicle === 1 ? [1, 2, 5, 6] : [3, 4, 5, 6]
    for (const step of steps) if (step.type !== 'break' && step.id) expect(skilled).toContain(step.id)
  }
  expect(answer.summary.palier.notices).toEqual([expect.stringContaining('straight lines')])
})

test('the same seed and number of iterations give the same answer', async () => {
  const [one, two] = [await ask(withRouting), await ask(withRouting)]
  expect(two.routes).toEqual(one.routes)
})

test('what nobody could ever serve is refused with its path, or left aside with it when one asks so', async () => {
  const document = structuredClone(withRouting) as Record<string, unknown>
  ;(document.shipments as { amount: number[] }[])[0]!.amount = [5]
  const refused = (await answerDocument(document, { askedAt: Date.now(), iterations: 50 })) as Refused
  expect(refused).toMatchObject({ code: 2, error: expect.stringContaining('shipments[0].amount[0]') })
  expect(refused.palier.problems).toMatchObject([
    { path: 'shipments[0].amount[0]', code: 'too_heavy', got: '5' },
  ])
  const answer = await ask({ ...document, palier: { impossible: 'unassign' } })
  expect(answer.unassigned).toMatchObject([
    { id: 4, type: 'pickup', palier: { path: 'shipments[0].amount[0]' } },
    { id: 3, type: 'delivery', palier: { why: 'too_heavy' } },
  ])
})

/** Ends by its iterations alone: on a full machine, what is left of a short limit may be too little for any plan. */
const searchInPeace: Asking['searching'] = (problem, search, hears) =>
  searchHere(problem, { ...search, endsAt: Date.now() + 600_000, lastAt: Date.now() + 600_000 }, hears)

test.each([0.123, 1.1111])('a limit of %d seconds is one, as round as it may be', async (seconds) => {
  const document = { ...withRouting, palier: { seconds } }
  expect((await ask(document, { vroom: await nobody(), searching: searchInPeace })).code).toBe(0)
})

test('a limit that is longer than may be is cut, and said so', async () => {
  const document = { ...withMatrix, palier: { seconds: 90 } }
  const asking = { iterations: 20, mostSeconds: 60, searching: searchHere }
  expect((await ask(document, asking)).summary.palier.notices).toEqual([
    'palier.seconds: 90 were asked for, 60 are the most here',
  ])
})

test('the interface describes every field that it answers', async () => {
  const document = { ...withRouting, palier: { constraints: true } }
  const left = { ...document, jobs: [...withRouting.jobs, { ...withRouting.jobs[0], id: 9, skills: [99] }] }
  const refused = await answerDocument(left, { askedAt: Date.now(), iterations: 50 })
  expect(refusalSchema.parse(refused)).toEqual(refused)
  for (const asked of [withMatrix, document, asGiven, { ...left, palier: { impossible: 'unassign' } }]) {
    const answer = await ask(asked, { iterations: 20, searching: searchHere })
    expect(answerSchema.parse(answer)).toEqual(answer)
  }
})

test('what there is no time to weigh is named', async () => {
  const document = { ...withRouting, palier: { constraints: true } }
  const slowly: Asking['searching'] = async (problem, search, hears) => {
    const found = await searchHere(problem, { ...search, endsAt: Date.now() + 60_000 }, hears)
    await new Promise((done) => setTimeout(done, Math.max(0, search.endsAt - Date.now()) + 40))
    return found
  }
  const asking = { askedAt: Date.now(), iterations: 30, seconds: 0.5, searching: slowly }
  const { palier } = (await ask(document, asking)).summary
  const weighed = palier.constraints as unknown[]
  expect(weighed.length).toBeLessThan(4)
  expect((palier.notices as string[]).at(-1)).toMatch(/ended before what these cost could be told: .*more/)
})

test('money: a stop that costs more than it earns is left out when it may be, and said so', async () => {
  const document = {
    ...withMatrix,
    jobs: withMatrix.jobs.map((job, i) => ({
      ...job,
      palier: { revenue: i === 0 ? 10 : 9000, optional: true },
    })),
  }
  const answer = await ask(document)
  expect(answer.unassigned).toMatchObject([{ id: 1414, palier: { path: 'jobs[0]' } }])
  expect(answer.routes[0]!.palier).toMatchObject({ revenue: 9000, cost: 1299, margin: 7701 })
})

test('as few vehicles as can be, when that is asked for, at costs that are told as they are', async () => {
  const near = [0, 1, 2, 3].map((i) => ({ id: i, location: [2.35 + i / 1000, 48.85] }))
  const vehicles = [1, 2, 3, 4].map((id) => ({
    id,
    start: [2.35 + (id - 1) / 1000, 48.85],
    time_window: [0, 86_400],
  }))
  const document = { jobs: near, vehicles }
  const many = await ask(document)
  const few = await ask({ ...document, palier: { fewest_vehicles: true } })
  expect(many.summary.routes).toBe(4)
  expect(few.summary).toMatchObject({ routes: 1, unassigned: 0 })
  expect(few.summary.cost).toBe(few.summary.duration)
  expect(few.summary.palier).toMatchObject({ revenue: 0, margin: -few.summary.cost })
})

test('a search that is cancelled answers with what it has', async () => {
  const cancel = new AbortController()
  const answer = await ask(withRouting, {
    ...{ iterations: undefined, seconds: 600, signal: cancel.signal },
    onBetter: () => cancel.abort(),
  })
  expect(answer.summary).toMatchObject({ unassigned: 0, palier: { cancelled: true } })
})

test('OSRM and openrouteservice are asked for seconds and metres', async () => {
  const seen: string[] = []
  const rows = (sources: number, destinations: number, value: number) =>
    Array.from({ length: sources }, () => new Array<number>(destinations).fill(value))
  const byOsrm = await service((path) => {
    seen.push(path)
    return { code: 'Ok', durations: rows(7, 7, 600.4), distances: rows(7, 7, 8000) }
  })
  const one = await ask(withRouting, { travel: routedBy(osrm(byOsrm)) })
  expect(seen[0]).toMatch(/^\/table\/v1\/driving\/1\.989350,48\.701000;.*annotations=duration,distance/)
  expect(one.summary.palier).toMatchObject({ times: 'osrm', notices: [] })
  expect(one.routes[0]!.steps[1]).toMatchObject({ duration: 600, distance: 8000 })
  const byOrs = await service((path, body) => {
    seen.push(`${path} ${Object.keys(JSON.parse(body)).join()}`)
    return { durations: rows(7, 7, 60), distances: rows(7, 7, 500) }
  })
  const two = await ask(withRouting, { travel: routedBy(openRouteService(byOrs, 'key')) })
  expect(seen[1]).toBe('/v2/matrix/driving-car locations,sources,destinations,metrics,units')
  expect(two.summary.palier).toMatchObject({ times: 'openrouteservice' })
})

test.each([
  ['is not there', nobody, /ECONNREFUSED/],
  ['says no', () => service(() => ({ code: 'NoTable' })), /NoTable/],
  ['says nonsense', () => service(() => ({ code: 'Ok', durations: [[-1]] })), /no table/],
  ['never answers', () => service(() => undefined), /no answer in time/, 1],
])(
  'a routing service that %s is told, and straight lines take its place',
  async (_, address, why, seconds?: number) => {
    const travel = routedBy(osrm(await address()))
    const answer = await ask(withRouting, { seconds, travel, searching: searchInPeace })
    expect(answer.summary.unassigned).toBe(0)
    expect(answer.summary.palier.times).toBe('crow')
    const notices = answer.summary.palier.notices as string[]
    expect(notices[0]).toMatch(why)
  },
)

test('an external VROOM plans with our travel times; without it we do', async () => {
  const theirs = { code: 0, summary: { cost: 1, unassigned: 0 }, unassigned: [], routes: [] }
  let asked: Record<string, never[]> = {}
  const vroom = await service((_, body) => {
    asked = JSON.parse(body)
    return theirs
  })
  const document = { ...withRouting, palier: { seed: 3 } }
  const answer = await ask(document, { vroom })
  expect(answer.summary).toMatchObject({ cost: 1, palier: { engine: 'vroom' } })
  expect(asked).not.toHaveProperty('palier')
  expect(asked.jobs![3]).toMatchObject({ id: 6, location_index: 3 })
  expect((asked.matrices as unknown as { car: { durations: number[][] } }).car.durations).toHaveLength(7)
  const own = await ask(document, { vroom: await service(() => ({ code: 2, error: 'no thanks' })) })
  expect(own.summary.unassigned).toBe(0)
  expect(own.summary.palier.notices).toContain(
    'the external VROOM did not answer (no thanks): this plan is our own',
  )
})

test('iterations and a seed find the same plan each time, in a thread and beside it, however fast the clock runs', async () => {
  const jobs = Array.from({ length: 120 }, (_, i) => ({
    id: i + 1,
    location: [2.2 + ((i * 37) % 120) / 300, 48.7 + ((i * 53) % 120) / 300],
    service: 120,
    delivery: [1],
  }))
  const at = [2.35, 48.85]
  const vehicles = [1, 2, 3, 4].map((id) => ({ id, start: at, end: at, capacity: [40] }))
  const asked = { jobs, vehicles, palier: { times: 'crow' } }
  const plans = []
  for (const mostSeconds of [600, 60]) {
    const { routes } = await ask(asked, { iterations: 3000, mostSeconds })
    plans.push(routes)
  }
  expect(plans[1]).toEqual(plans[0])
})

test('what each constraint costs is told when it is asked for, and only then', async () => {
  expect((await ask(withRouting)).summary.palier).not.toHaveProperty('constraints')
  const document = { ...withRouting, palier: { constraints: true } }
  const weigh = () => ask(document, { searching: searchHere })
  const { palier } = (await weigh()).summary
  const told = palier.constraints as { constraint: string; gain: number; distance: number; served: number }[]
  const names = told.map(({ constraint }) => constraint)
  expect(names).toEqual(expect.arrayContaining(['windows', 'skills', 'length', 'more']))
  expect(names).not.toContain('locks')
  for (const { gain, served } of told) expect(gain >= 0 || served !== 0).toBe(true)
  expect((await weigh()).summary.palier.constraints).toEqual(told)
})
