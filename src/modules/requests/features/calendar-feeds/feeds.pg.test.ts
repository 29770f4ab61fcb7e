import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { counter } from '#modules/requests/fixtures.ts'
import { addAbsence } from '#modules/requests/use-cases/add-absence.server.ts'
import { addVehicle } from '#modules/requests/use-cases/keep-vehicles.server.ts'
import { cancelVisit, moveVisit, scheduleVisit } from '#modules/requests/use-cases/schedule-visit.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { readFeed } from './feed.server.ts'
import { makeFeed, revokeFeed } from './use-case.server.ts'

const ORIGIN = 'https://palier.example'
const paris = (on: string, minute: number) => instantOf(day(on), minute, 'Europe/Paris')

let hub: TestHub
let helper: Id<'Person'>
const visits: Record<'spring' | 'plain' | 'gone', Id<'Visit'>> = {} as never

beforeAll(async () => {
  hub = await testHub()
  const { ctx } = hub
  const desk = await counter(ctx)
  const served = {
    firstName: 'Élodie',
    lastName: 'Nguyễn',
    segment: 'inhabitant',
    needs: 'Sonner 2 fois',
  } as const
  const at = {
    street: '12, rue de l’Église; bât. B',
    postcode: '38100',
    city: 'Grenoble',
    phone: '0612345678',
  }
  const person = must(await addPerson(ctx, { ...served, ...at }))
  helper = must(await addPerson(ctx, { firstName: 'Luc', lastName: 'Martin', segment: 'inhabitant' })).id
  const van = must(await addVehicle(ctx, { name: 'Vélo-cargo' }))
  const who = { kind: 'person', id: helper } as const
  const plan = async (on: string, minute: number, minutes: number, note = '') => {
    const details =
      'Clé chez M. Öztürk, 3ᵉ étage ; code : 12\\34 — ne pas sonner après 20 h, le bébé dort et la voisine aussi'
    const { id } = await desk.take({ personId: person.id, quantity: 2, details })
    const startsAt = paris(on, minute)
    return must(await scheduleVisit(ctx, { requestId: id, startsAt, minutes, who, vehicleId: van.id, note }))
      .visitId
  }
  // The night when 02:00 becomes 03:00, and the one when it comes twice.
  visits.spring = await plan('2026-03-29', 90, 120)
  visits.plain = await plan('2026-10-25', 90, 120, 'Digicode : 4, 5 puis « C »')
  visits.gone = await plan('2026-04-02', 540, 30)
  must(await moveVisit(ctx, { visitId: visits.plain, startsAt: paris('2026-10-25', 60) }))
  must(await cancelVisit(ctx, { visitId: visits.gone }))
  must(
    await addAbsence(ctx, {
      of: who,
      reason: 'holiday',
      startsAt: paris('2026-05-04', 0),
      endsAt: paris('2026-05-09', 0),
    }),
  )
})
afterAll(() => hub.close())

const open = async (subject: Parameters<typeof makeFeed>[1]['subject']) =>
  must(await makeFeed(hub.ctx, { subject })).secret
const read = (secret: string) => readFeed(hub.ctx, secret, ORIGIN)

/** The events of a feed as a parser that is not ours reads them. */
async function eventsOf(secret: string) {
  const calendar = new ICAL.Component(ICAL.parse((await read(secret))!.text))
  const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part))
  return { calendar, by: new Map(events.map((event) => [event.uid, event])), events }
}

test('an independent parser reads the feed of who goes there: hours, accents, commas, address', async () => {
  const { calendar, by, events } = await eventsOf(await open(`person:${helper}`))
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('essai\u00a0: Luc Martin')
  expect(events).toHaveLength(4)
  const spring = by.get(`${visits.spring}@palier`)!
  expect(spring.startDate.toJSDate()).toEqual(new Date('2026-03-29T00:30:00Z'))
  expect(spring.endDate.toJSDate()).toEqual(new Date('2026-03-29T02:30:00Z'))
  expect(spring.summary).toBe('Panier de courses × 2, Élodie Nguyễn')
  expect(spring.location).toBe('12, rue de l’Église; bât. B, 38100 Grenoble')
  expect(spring.description).toContain('Clé chez M. Öztürk, 3ᵉ étage ; code : 12\\34')
  expect(spring.description).toContain('Téléphone\u00a0: 0612345678')
  expect(spring.description.split('\n')[0]).toMatch(/^Demande\u00a0: D2026-/)
  const twice = by.get(`${visits.plain}@palier`)!
  // Moved: one event, its sequence higher. 01:00 summer time, for two real hours.
  expect(twice.sequence).toBe(1)
  expect(twice.startDate.toJSDate()).toEqual(new Date('2026-10-24T23:00:00Z'))
  expect(twice.endDate.toJSDate()).toEqual(new Date('2026-10-25T01:00:00Z'))
  expect(twice.description).toContain('Digicode : 4, 5 puis « C »')
  const gone = by.get(`${visits.gone}@palier`)!
  expect([gone.component.getFirstPropertyValue('status'), gone.sequence]).toEqual(['CANCELLED', 1])
  expect(events.map((event) => event.summary)).toContain('Indisponible\u00a0: congés')
  for (const event of events) {
    expect(event.component.getFirstProperty('dtstamp')).not.toBeNull()
    expect(event.component.getFirstProperty('last-modified')).not.toBeNull()
  }
})

test('lines are folded at 75 bytes and end as the standard says', async () => {
  const { text } = (await read(await open(`person:${helper}`)))!
  const lines = text.split('\r\n')
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of lines) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
})

test('the feed of the hub says first name, initial and town, nothing more', async () => {
  const secret = await open('hub')
  const { by, events } = await eventsOf(secret)
  expect(events).toHaveLength(3)
  const spring = by.get(`${visits.spring}@palier`)!
  expect([spring.summary, spring.location]).toEqual(['Panier de courses × 2, Élodie N.', 'Grenoble'])
  const { text } = (await read(secret))!
  const plain = text.replace(/\r\n /g, '')
  for (const hidden of ['Nguyễn', 'Église', '0612345678', 'Öztürk', 'Sonner', 'Digicode', 'Indisponible'])
    expect(plain, hidden).not.toContain(hidden)
})

test('only the hash of the secret is kept; replacing or cutting it closes it at once', async () => {
  const first = await open('hub')
  const kept = await hub.ctx.read(async (tx) =>
    JSON.stringify((await tx.execute('SELECT * FROM calendar_feeds')).rows),
  )
  expect(kept).not.toContain(first)
  const second = await open('hub')
  expect(await read(first)).toBeNull()
  expect(await read(second)).not.toBeNull()
  must(await revokeFeed(hub.ctx, { subject: 'hub' }))
  expect(await read(second)).toBeNull()
  expect(await revokeFeed(hub.ctx, { subject: 'hub' })).toMatchObject({ code: 'not_found' })
  expect(await readFeed(await hub.other('ailleurs'), second, ORIGIN)).toBeNull()
})

test('the same visits give the same bytes and the same date; a change gives another', async () => {
  const secret = await open(`person:${helper}`)
  const before = (await read(secret))!
  hub.clock.set(new Date(hub.clock.now().getTime() + 3_600_000))
  const same = (await read(secret))!
  expect([same.etag, same.changed]).toEqual([before.etag, before.changed])
  must(await moveVisit(hub.ctx, { visitId: visits.spring, minutes: 90 }))
  const after = (await read(secret))!
  expect(after.etag).not.toBe(before.etag)
  expect(after.changed.getTime()).toBeGreaterThan(before.changed.getTime())
})

test('who may give an address: the desk any, somebody of the team their own', async () => {
  expect(await makeFeed(hub.as('driver'), { subject: 'hub' })).toMatchObject({ code: 'not_permitted' })
  expect(await makeFeed(hub.as('member'), { subject: `person:${helper}` })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await revokeFeed(hub.as('driver'), { subject: 'hub' })).toMatchObject({ code: 'not_permitted' })
  expect(await makeFeed(hub.ctx, { subject: 'user:nobody' })).toMatchObject({ code: 'assignee_unknown' })
})
