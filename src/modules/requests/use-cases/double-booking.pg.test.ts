import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from '../fixtures.ts'
import { organisationKey, personKey, type Resource } from '../rules/slots.ts'
import { addAbsence, setLanes } from './add-absence.server.ts'
import { addVehicle } from './keep-vehicles.server.ts'
import { cancelVisit, moveVisit, scheduleVisit, undoVisitMove } from './schedule-visit.server.ts'
import type { Doer } from './visit-doer.server.ts'

let hub: TestHub
let desk: Counter
let owner: pg.Client
let vans: Id<'Vehicle'>[]
let people: Extract<Doer, { kind: 'person' | 'organisation' }>[]

const LANES = 3
const HANDS = 10
const TRIES = 14

beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
  owner = new pg.Client(hub.config)
  await owner.connect()
  const team = must(
    await addOrganisation(hub.ctx, { name: 'Les Mains vertes', kind: 'provider', siret: undefined }),
  )
  must(await setLanes(hub.ctx, { resource: organisationKey(team.id), lanes: LANES }))
  people = [
    { kind: 'person', id: desk.personId },
    { kind: 'organisation', id: desk.landlordId },
    { kind: 'organisation', id: team.id },
  ]
  vans = [
    must(await addVehicle(hub.ctx, { name: 'Kangoo' })).id,
    must(await addVehicle(hub.ctx, { name: 'Vélo' })).id,
  ]
})
afterAll(async () => {
  await owner?.end()
  await hub?.close()
})

/** A fixed sequence of pseudo-random numbers (Lehmer), so that a seed's tries can be replayed. */
function dice(seed: number) {
  let state = seed
  return (n: number) => {
    state = (state * 48271) % 2147483647
    return state % n
  }
}

const morning = Date.parse('2026-03-03T07:00:00Z')
const on = (day: number) => (quarter: number) => new Date(morning + day * 86_400_000 + quarter * 15 * 60_000)
const at = on(0)

/** Somebody who knows nothing of our manners: writes the row, holds it a moment, and says what the database answered. */
async function rudely(resource: Resource, visitId: Id<'Visit'>, from: Date, to: Date, wait: number) {
  const client = new pg.Client(hub.config)
  await client.connect()
  try {
    await client.query(`BEGIN; SET LOCAL ROLE palier_hub; SET LOCAL palier.hub = '${hub.ctx.hub.id}'`)
    await client.query(
      `INSERT INTO bookings (hub_id, id, resource, lane, starts_at, ends_at, visit_id) VALUES ($1, $2, $3, 1, $4, $5, $6)`,
      [hub.ctx.hub.id, newId<'Booking'>(), resource, from, to, visitId],
    )
    await sleep(wait)
    await client.query('COMMIT')
    return 'written'
  } catch (error) {
    await client.query('ROLLBACK')
    return (error as { code: string }).code
  } finally {
    await client.end()
  }
}

/** Written apart from the constraint and from the code: pairs of live bookings that share an instant of one lane. */
const OVERLAPS = `
  SELECT count(*)::int AS n FROM bookings a JOIN bookings b
    ON a.hub_id = b.hub_id AND a.resource = b.resource AND a.lane = b.lane AND a.id < b.id
  WHERE a.cancelled_at IS NULL AND b.cancelled_at IS NULL
    AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`

/** The most visits that one resource has at the same moment, counted from the visits alone. */
const CROWD = `
  WITH held AS (
    SELECT who AS resource, id, starts_at, ends_at FROM visits WHERE cancelled_at IS NULL
    UNION ALL SELECT 'vehicle:' || vehicle_id, id, starts_at, ends_at FROM visits
      WHERE cancelled_at IS NULL AND vehicle_id IS NOT NULL)
  SELECT a.resource, max((SELECT count(*) FROM held b WHERE b.resource = a.resource
    AND b.starts_at <= a.starts_at AND b.ends_at > a.starts_at))::int AS most
  FROM held a GROUP BY 1`

/** Live visits and what they hold say the same. */
const ADRIFT = `
  SELECT count(*)::int AS n FROM visits v
  WHERE (SELECT count(*) FROM bookings b WHERE b.visit_id = v.id AND b.cancelled_at IS NULL
      AND b.starts_at = v.starts_at AND b.ends_at = v.ends_at)
    <> CASE WHEN v.cancelled_at IS NOT NULL THEN 0 WHEN v.vehicle_id IS NULL THEN 1 ELSE 2 END`

const ask = async (sql: string) => (await owner.query(sql)).rows

test.each([
  [11, 10],
  [202, 20],
  [3003, 30],
  [40004, 40],
])('no interleaving of assigners books twice (seed %i)', async (seed, day) => {
  // Each seed has days of its own, so that the slots are not full from the start.
  const at = on(day)
  const random = dice(seed)
  const mine: { visitId: Id<'Visit'>; moveId: Id<'VisitMove'> }[] = []
  const counts: Record<string, number> = {}
  const requests = await Promise.all(Array.from({ length: HANDS }, () => desk.take()))
  const someone = () => people[random(people.length)]!
  const aVan = () => (random(2) === 0 ? vans[random(vans.length)] : undefined)
  const slot = () => ({ startsAt: at(random(24)), minutes: 15 * (1 + random(8)) })
  const aVisit = () => mine[random(Math.max(1, mine.length))]

  const one = async (requestId: Id<'Request'>) => {
    const known = aVisit()
    const act = known ? random(10) : 0
    if (act < 5)
      return await scheduleVisit(hub.ctx, { requestId, ...slot(), who: someone(), vehicleId: aVan() })
    if (act < 8) return await moveVisit(hub.ctx, { visitId: known!.visitId, ...slot(), who: someone() })
    if (act === 8) return await cancelVisit(hub.ctx, { visitId: known!.visitId })
    return random(3) === 0
      ? await addAbsence(hub.ctx, {
          of: someone(),
          reason: 'holiday',
          startsAt: at(30 + random(8)),
          endsAt: at(40),
        })
      : await undoVisitMove(hub.ctx, known!)
  }
  const hand = async (requestId: Id<'Request'>) => {
    for (let i = 0; i < TRIES; i++) {
      await sleep(random(4))
      const done = await one(requestId)
      const word = done.ok ? 'done' : done.code
      counts[word] = (counts[word] ?? 0) + 1
      if (done.ok && 'visitId' in done.value) mine.push(done.value)
    }
  }
  const rude = async () => {
    for (let i = 0; i < 6; i++) {
      await sleep(random(12))
      const known = aVisit()
      if (!known) continue
      const key = people[random(2)]!
      const resource = key.kind === 'person' ? personKey(key.id) : organisationKey(key.id)
      const from = random(20)
      const said = await rudely(resource, known.visitId, at(from), at(from + 1 + random(4)), random(6))
      expect(['written', '23P01', '40P01']).toContain(said)
    }
  }
  await Promise.all([...requests.map((request) => hand(request.id)), rude(), rude()])

  expect(counts.done).toBeGreaterThan(10)
  expect(counts.slot_taken).toBeGreaterThan(5)
  expect(await ask(OVERLAPS)).toEqual([{ n: 0 }])
  const lanes = organisationKey((people[2] as { id: Id<'Organisation'> }).id)
  for (const { resource, most } of await ask(CROWD))
    expect(most, resource).toBeLessThanOrEqual(resource === lanes ? LANES : 1)
  // What the rude ones wrote belongs to no visit of ours; without it the two tables agree.
  await owner.query(`DELETE FROM bookings b USING visits v WHERE v.id = b.visit_id
    AND (v.cancelled_at IS NOT NULL OR (b.starts_at, b.ends_at) <> (v.starts_at, v.ends_at))`)
  expect(await ask(ADRIFT)).toEqual([{ n: 0 }])
})

test('the table itself refuses an overlap, whoever writes', async () => {
  const { id } = await desk.take()
  const { visitId } = must(
    await scheduleVisit(hub.ctx, { requestId: id, startsAt: at(400), minutes: 60, who: people[0] }),
  ) as { visitId: Id<'Visit'> }
  const resource = personKey(desk.personId)
  expect(await rudely(resource, visitId, at(403), at(405), 0)).toBe('23P01')
  expect(await rudely(resource, visitId, at(404), at(405), 0)).toBe('written')
})

test('a slot that another hand takes between the look and the write is answered as taken', async () => {
  const { id } = await desk.take()
  const known = must(
    await scheduleVisit(hub.ctx, { requestId: id, startsAt: at(500), minutes: 15, who: people[0] }),
  ) as { visitId: Id<'Visit'> }
  // Its row is written and not yet committed: invisible to the look, met by the write.
  const held = rudely(personKey(desk.personId), known.visitId, at(510), at(512), 150)
  await sleep(50)
  const late = await scheduleVisit(hub.ctx, { requestId: id, startsAt: at(511), minutes: 30, who: people[0] })
  expect(await held).toBe('written')
  expect(late).toMatchObject({
    ok: false,
    code: 'slot_taken',
    field: 'startsAt',
    held: [{ kind: 'visit', whoName: 'Zoé Lefèvre' }],
  })
})
