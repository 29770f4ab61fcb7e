import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addOrganisation, addPerson, linkAccount } from '#modules/people/index.server.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { filesOf } from '#platform/files/files.server.ts'
import type { Role } from '#platform/session/roles.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from '../fixtures.ts'
import { movesOf, requestById } from '../store.server.ts'
import { requests } from '../tables.ts'
import { moveRequest } from '../use-cases/move-request.server.ts'
import { readReport } from './read-report.server.ts'
import { PHOTO, type ReportInput, receiveReport, SIGNATURE } from './report.server.ts'
import { reportsOf } from './store.server.ts'

let hub: TestHub
let desk: Counter
let firm: Id<'Organisation'>
let provider: Ctx
let driver: Ctx
beforeAll(async () => {
  hub = await testHub()
  desk = await counter(hub.ctx)
  firm = must(await addOrganisation(hub.ctx, { name: 'Bricol', kind: 'provider', siret: undefined })).id
  provider = somebody('provider')
  const contact = { lastName: 'Ziani', segment: 'inhabitant' as const, organisationId: firm }
  const { id } = must(await addPerson(hub.ctx, contact))
  must(await linkAccount(hub.ctx, id, provider.actor.userId!))
  driver = somebody('driver')
})
afterAll(() => hub.close())

const somebody = (role: Role): Ctx =>
  createCtx({
    ...{ db: hub.db, hub: hub.ctx.hub, clock: hub.clock },
    actor: { userId: newId<'User'>(), name: `Somebody ${role}`, roles: [role] },
  })

const read = async (id: Id<'Request'>) => (await hub.ctx.read((tx) => requestById(tx, hub.ctx.hub.id, id)))!
const said = (id: Id<'Request'>) => hub.ctx.read((tx) => reportsOf(tx, hub.ctx.hub.id, id))
const report = (requestId: Id<'Request'>, more: Partial<ReportInput> = {}): ReportInput => ({
  ...{ id: newId<'FieldReport'>(), requestId, outcome: 'done', deviceAt: hub.clock.now() },
  ...{ photos: [], leftOut: 0 },
  ...more,
})
async function given(): Promise<Id<'Request'>> {
  const { id } = await desk.take()
  const assignee = { kind: 'organisation' as const, id: firm }
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'assign', assignee }))
  return id
}
const png = (n: number) => ({
  name: `${n}.png`,
  type: 'image/png',
  content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, n]),
})

test('the same report sent twice, or from two windows at once, is one, and answers the same', async () => {
  const id = await given()
  const input = report(id, { photos: [png(1), png(2)], signature: png(3), minutes: 40, note: 'Posé' })
  const answers = await Promise.all([1, 2, 3].map(() => receiveReport(provider, input)))
  for (const answer of answers) expect(answer).toEqual({ ok: true, value: { verdict: 'applied' } })
  expect(await said(id)).toHaveLength(1)
  expect(await read(id)).toMatchObject({ state: 'done' })
  const moves = await hub.ctx.read((tx) => movesOf(tx, hub.ctx.hub.id, id))
  expect(moves.filter((move) => move.verb === 'finish')).toHaveLength(1)
  const kept = await hub.ctx.read(async (tx) => [
    (await filesOf(tx, hub.ctx, { kind: PHOTO, id: input.id })).length,
    (await filesOf(tx, hub.ctx, { kind: SIGNATURE, id: input.id })).length,
  ])
  expect(kept).toEqual([2, 1])
})

test('two phones that say the same job done: the first moves it, the second stays beside', async () => {
  const id = await given()
  const answers = await Promise.all([
    receiveReport(provider, report(id, { note: 'moi' })),
    receiveReport(driver, report(id, { note: 'moi aussi', photos: [png(9)] })),
  ])
  expect(answers.map((answer) => must(answer).verdict).sort()).toEqual(['applied', 'second'])
  expect((await said(id)).map((row) => row.note).sort()).toEqual(['moi', 'moi aussi'])
})

test('a job that could not be done goes back to the desk, with why and its proof', async () => {
  const id = await given()
  must(await receiveReport(provider, report(id, { outcome: 'started' })))
  const failed = { outcome: 'failed' as const, reason: 'absent' as const, note: 'sonné deux fois' }
  must(await receiveReport(provider, report(id, { ...failed, photos: [png(4)] })))
  expect(await read(id)).toMatchObject({ state: 'qualified', phase: 'triage' })
  const [last] = await hub.ctx.read((tx) => movesOf(tx, hub.ctx.hub.id, id))
  expect(last).toMatchObject({ verb: 'fail', why: 'Personne n’était là : sonné deux fois' })
  expect(await receiveReport(provider, report(id, { outcome: 'failed' }))).toMatchObject({
    code: 'reason_needed',
  })
  expect(await receiveReport(provider, report(id, { outcome: 'failed', reason: 'other' }))).toMatchObject({
    code: 'note_needed',
  })
})

test('a report on a job cancelled meanwhile changes nothing and is kept', async () => {
  const id = await given()
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'cancel', why: 'Plus besoin' }))
  const input = report(id, { photos: [png(5)] })
  const answer = { ok: true, value: { verdict: 'refused', code: 'job_cancelled' } }
  expect(await receiveReport(provider, input)).toEqual(answer)
  expect(await receiveReport(provider, input)).toEqual(answer)
  expect(await said(id)).toMatchObject([{ verdict: 'refused', held: 'job_cancelled' }])
  expect((await read(id)).state).toBe('cancelled')
})

test('a provider whose job was given to somebody else is kept as a note, a stranger to it is not heard', async () => {
  const id = await given()
  must(await receiveReport(provider, report(id, { outcome: 'started' })))
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'assign', assignee: { kind: 'me' } }))
  expect(await receiveReport(provider, report(id))).toMatchObject({
    value: { verdict: 'refused', code: 'not_yours' },
  })
  expect((await read(id)).state).toBe('assigned')
  const never = (await desk.take()).id
  expect(await receiveReport(provider, report(never))).toMatchObject({ code: 'not_found' })
  expect(await said(never)).toEqual([])
})

test('a wrong clock is flagged, both times are kept, and the day of the work is the one that can be believed', async () => {
  const id = await given()
  const now = hub.clock.now()
  const future = new Date(now.getTime() + 400 * 24 * 3_600_000)
  must(await receiveReport(provider, report(id, { deviceAt: future })))
  expect(await said(id)).toMatchObject([{ deviceAt: future, receivedAt: now, clockOff: true }])
  expect((await read(id)).doneAt).toEqual(now)
  const other = await given()
  hub.clock.set(new Date(now.getTime() + 3 * 3_600_000))
  const done = new Date(now.getTime() + 2 * 3_600_000)
  must(await receiveReport(provider, report(other, { deviceAt: done })))
  expect((await read(other)).doneAt).toEqual(done)
})

test('each refusal writes nothing', async () => {
  const id = await given()
  const input = report(id)
  const elsewhere = await hub.other('loin')
  for (const [ctx, change, code] of [
    [hub.as('treasurer'), {}, 'not_permitted'],
    [hub.as('member'), {}, 'not_permitted'],
    [elsewhere, {}, 'not_found'],
    [provider, { requestId: newId<'Request'>() }, 'not_found'],
  ] as const)
    expect(await receiveReport(ctx, { ...input, ...change })).toMatchObject({ ok: false, code })
  expect(await said(id)).toEqual([])
  const own = report(id)
  must(await receiveReport(provider, own))
  // Somebody else's key tells nothing of what they said.
  expect(await receiveReport(driver, own)).toMatchObject({ code: 'not_found' })
  const [row] = await hub.ctx.read((tx) =>
    tx
      .select({ id: requests.id })
      .from(requests)
      .where(and(eq(requests.id, id), eq(requests.state, 'done'))),
  )
  expect(row).toBeDefined()
})

test('a file that lies about its type is left out, and the report stands', async () => {
  const posted = new FormData()
  const fields = { id: newId<'FieldReport'>(), requestId: newId<'Request'>(), outcome: 'done' }
  for (const [name, value] of Object.entries(fields)) posted.append(name, value)
  posted.append('photos', new File([png(7).content], 'vrai.png', { type: 'image/png' }))
  posted.append('photos', new File(['<svg onload=alert(1)>'], 'faux.png', { type: 'image/png' }))
  posted.append('photos', new File(['%PDF-1.7'], 'papier.pdf', { type: 'application/pdf' }))
  posted.append('deviceAt', 'hier')
  const now = hub.clock.now()
  const read = must(await readReport(posted, now))
  expect(read).toMatchObject({ leftOut: 2, deviceAt: now, signature: undefined })
  expect(read.photos.map((photo) => photo.name)).toEqual(['vrai.png'])
  posted.set('outcome', 'perdu')
  expect(await readReport(posted, now)).toMatchObject({ ok: false, code: 'unreadable' })
})
