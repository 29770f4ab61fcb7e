import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { openBooks } from '#modules/money/index.server.ts'
import { addPerson, idsOfPerson, mergePeople, recordConsent } from '#modules/people/index.server.ts'
import { askFromWeb, listWebRequests, takeRequest, takeWebRequest } from '#modules/requests/index.server.ts'
import { addErrand } from '#modules/rounds/index.server.ts'
import { linkSecret } from '#platform/session/link.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { copyAsHtml, copyAsJson } from './copy.server.ts'
import { listHistory, readCopy } from './query.server.ts'

let hub: TestHub
let zoe: Id<'Person'>

/** Sixty requests an hour apart, some for a record that was merged into hers; an accord; a form; and a neighbour. */
beforeAll(async () => {
  hub = await testHub()
  await openBooks(hub.ctx)
  const add = async (firstName: string, lastName: string) =>
    must(await addPerson(hub.ctx, { firstName, lastName, segment: 'inhabitant' })).id
  zoe = await add('Zoé', 'Lefèvre')
  const twin = await add('Zoe', 'Lefevre')
  const neighbour = await add('Voisine', 'Secrète')
  const serviceId = must(
    await addService(hub.ctx, {
      ...{ name: 'Panier', activity: 'errands', unit: 'job', minutes: 30, directCost: cents(0) },
      prices: { inhabitant: cents(500) },
    }),
  ).id
  const take = (personId: Id<'Person'>) =>
    takeRequest(hub.ctx, { personId, serviceId, quantity: 1, channel: 'counter', details: '<b>du pain</b>' })
  for (let i = 0; i < 60; i++) {
    hub.clock.set(new Date(Date.UTC(2026, 2, 2, 9 + i)))
    must(await take(i % 4 === 0 ? twin : zoe))
  }
  must(await take(neighbour))
  must(
    await recordConsent(hub.ctx, zoe, { purpose: 'news', given: 'yes', how: 'oral', on: day('2026-03-03') }),
  )
  const form = { lastName: 'Lefèvre', phone: '0612345678', details: 'Une ampoule', secret: linkSecret() }
  must(await askFromWeb(hub.as(), form, 'test'))
  const [waiting] = (await listWebRequests(hub.ctx, new URLSearchParams())).rows
  must(await takeWebRequest(hub.ctx, waiting!.id, { who: zoe, service: serviceId, quantity: 1 }))
  must(await mergePeople(hub.ctx, { keptId: zoe, goneId: twin }, {}))
})
afterAll(() => hub.close())

const page = async (search = '') =>
  await listHistory(hub.ctx, hub.db, await idsOfPerson(hub.ctx, zoe), new URLSearchParams(search))

test('every page follows the one before without a hole, forwards and back, whatever modules they come from', async () => {
  const seen: string[] = []
  let last: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const one: Awaited<ReturnType<typeof page>> = await page(next)
    last = one.rows.map(({ kind, id }) => `${kind} ${id}`)
    seen.push(...last)
    next = one.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.filter((row) => row.startsWith('request'))).toHaveLength(61)
  for (const kind of ['consent', 'web', 'record']) expect(seen.some((row) => row.startsWith(kind))).toBe(true)
  const first = await page()
  const second = await page(first.next!)
  expect((await page(second.previous!)).rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id))
})

test('a filter keeps its kinds, and a word nobody knows keeps everything', async () => {
  expect(new Set((await page('quoi=accords')).rows.map(({ kind }) => kind))).toEqual(new Set(['consent']))
  expect((await page('quoi=argent')).rows).toEqual([])
  expect((await page('quoi=x')).rows).toHaveLength((await page()).rows.length)
})

test('the copy holds all that is hers, nothing of a neighbour, and opens without running what was typed', async () => {
  const errand = { way: 'bring', what: 'Pain <b>', address: 'Chez Zoé', personId: zoe } as const
  must(await addErrand(hub.ctx, { ...errand, day: hub.ctx.today() }))
  const copy = (await readCopy(hub.ctx, hub.db, zoe))!
  expect(copy.errands).toMatchObject([{ label: 'Pain <b>', address: 'Chez Zoé', state: 'open' }])
  expect(copy.requests).toHaveLength(61)
  expect(copy.forms).toMatchObject([{ details: 'Une ampoule', state: 'taken' }])
  const json = copyAsJson(copy)
  expect(JSON.parse(json)).toMatchObject({
    person: { firstName: 'Zoé' },
    consents: [{ purpose: 'news', given: true }],
  })
  const html = copyAsHtml(hub.ctx.hub, copy, hub.clock.now())
  for (const text of [json, html]) expect(text).not.toContain('Secrète')
  expect(html).toContain('&lt;b&gt;du pain')
  expect(html).not.toContain('<b>')
  expect(html).toContain('<dt>Prénom</dt><dd>Zoé</dd>')
  expect(html).toContain('<dt>Usage</dt><dd>Recevoir les nouvelles du lieu</dd>')
  expect(html).toContain('Demande reçue')
  expect(html).toContain('<dt>État</dt><dd>À faire</dd>')
  for (const ours of ['firstName', 'inhabitant', 'received', 'hasAccount', '>id<', '<dd>true'])
    expect(html).not.toContain(ours)
  const other = await hub.other('voisin')
  expect(await readCopy(other, hub.db, zoe)).toBeNull()
})
