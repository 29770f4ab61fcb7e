import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { measureBetween } from '#modules/measures/index.server.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import { counter } from '#modules/requests/fixtures.ts'
import {
  cellFigures,
  cellRows,
  moveRequest,
  rateRequest,
  takeRequest,
} from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { givenStage } from '../fixtures.ts'
import { currentStage } from '../trial.server.ts'
import { focusDue, focusPart } from './part.server.ts'
import { readjust, setLimit, undoReadjustment } from './readjust.server.ts'
import { cellsOf, lastPivots, pivotById, statesOf } from './store.server.ts'

let hub: TestHub
let serviceId: Id<'Service'>
let company: Id<'Organisation'>

/** An inhabitant served twice and rated once, a senior who asked and waits, and a company served once. */
beforeAll(async () => {
  hub = await testHub()
  const { ctx } = hub
  await givenStage(ctx, { startsOn: addDays(ctx.today(), -30) })
  const { personId, basketId } = await counter(ctx)
  serviceId = basketId
  company = must(await addOrganisation(ctx, { name: 'Rivoire', kind: 'company', siret: undefined })).id
  const senior = must(await addPerson(ctx, { firstName: 'Ida', lastName: 'Vial', segment: 'senior' })).id
  const ask = async (
    who: { personId: Id<'Person'> } | { organisationId: Id<'Organisation'> },
    finish = true,
  ) => {
    const price = {
      quantity: 1,
      channel: 'counter',
      serviceId,
      price: cents(1000),
      priceWhy: 'Essai',
    } as const
    const { id } = must(await takeRequest(ctx, { ...price, ...who }))
    if (finish) must(await moveRequest(ctx, { requestId: id, verb: 'finish' }))
    return id
  }
  const first = await ask({ personId })
  await ask({ personId })
  await ask({ personId: senior }, false)
  await ask({ organisationId: company })
  must(await rateRequest(ctx, { requestId: first, score: 4 }))
  // What is recorded at the very instant of a readjustment was not known to it.
  hub.clock.set(new Date(hub.clock.now().getTime() + 60_000))
})
afterAll(() => hub.close())

const states = () => hub.ctx.read(async (tx) => statesOf(await cellsOf(tx, hub.ctx.hub.id)))
const newest = async () => (await hub.ctx.read((tx) => lastPivots(tx, hub.ctx.hub.id, 1)))[0]!
const pivot = (id: Id<'Pivot'>) => hub.ctx.read((tx) => pivotById(tx, hub.ctx.hub.id, id))
const tested = (...targets: string[]) =>
  targets.map((target) => ({ target, serviceId, to: 'tested' as const }))

test('the figures of the cells add up to those of the measures over the same days', async () => {
  const { ctx } = hub
  const from = addDays(ctx.today(), -30)
  const cells = await cellFigures(ctx, from, ctx.today())
  expect(cells).toHaveLength(3)
  const of = (target: string) => cells.find((cell) => cell.target === target)?.figures
  expect(of('inhabitant')).toMatchObject({ requests: 2, done: 2, served: 1, back: 1, rated: 1, satisfied: 1 })
  expect(of('senior')).toMatchObject({ requests: 1, done: 0, served: 0, back: 0, margin: 0, minutes: 0 })
  expect(of('company')).toMatchObject({ requests: 1, done: 1, served: 1, back: 0 })
  const measured = async (id: string) => (await measureBetween(ctx, id, from, ctx.today()))!
  const sum = (key: 'requests' | 'done' | 'rated') => cells.reduce((all, cell) => all + cell.figures[key], 0)
  expect(sum('requests')).toBe((await measured('requests.received')).value)
  expect(sum('done')).toBe((await measured('requests.done')).value)
  expect(sum('rated')).toBe((await measured('requests.satisfaction')).sample)
  expect(await measured('requests.repeat-users')).toMatchObject({ value: 1, sample: 1 })
  // Before anything was asked there was nothing to count.
  expect(await cellFigures(ctx, from, addDays(ctx.today(), -1))).toEqual([])
})

test('a cell leads to the rows it counts', async () => {
  const { ctx } = hub
  const days = { from: addDays(ctx.today(), -30), to: ctx.today() }
  const rows = (target: 'inhabitant' | 'company' | 'pupil', kind: 'received' | 'done' | 'rated') =>
    cellRows(ctx, { target, serviceId, kind, ...days }, new URLSearchParams())
  expect((await rows('inhabitant', 'received')).rows).toHaveLength(2)
  expect((await rows('inhabitant', 'rated')).rows.map((row) => row.score)).toEqual([4])
  expect((await rows('company', 'done')).rows).toHaveLength(1)
  expect((await rows('pupil', 'received')).rows).toEqual([])
})

test('a readjustment freezes the figures of that instant, and later work does not change them', async () => {
  const { ctx } = hub
  const input = { moves: tested('inhabitant'), reason: 'Ils poussent la porte', name: 'Vers les habitants' }
  const { id } = must(await readjust(ctx, input))
  expect((await states()).get(`inhabitant ${serviceId}`)).toBe('tested')
  const frozen = (await pivot(id))!
  expect(frozen).toMatchObject({ kind: 'cells', tested: 1, most: 6, fromDay: addDays(ctx.today(), -30) })
  expect(frozen.moves[0]).toMatchObject({
    from: 'not-now',
    to: 'tested',
    figures: { requests: 2, served: 1 },
  })
  must(
    await takeRequest(ctx, {
      ...{ organisationId: company, serviceId, quantity: 1, channel: 'counter' },
      ...{ price: cents(1000), priceWhy: 'Essai' },
    }),
  )
  expect(await pivot(id)).toEqual(frozen)
})

test('what moves nothing, what does not exist and who may not are refused, and nothing is written', async () => {
  const { ctx } = hub
  const before = await newest()
  const input = { moves: tested('inhabitant'), reason: 'Encore' }
  expect(await readjust(ctx, input)).toMatchObject({ code: 'nothing_moves' })
  expect(await readjust(ctx, { ...input, moves: tested('martian') })).toMatchObject({
    code: 'unknown_choice',
  })
  const elsewhere = [{ target: 'inhabitant', serviceId: newId<'Service'>(), to: 'tested' as const }]
  expect(await readjust(ctx, { ...input, moves: elsewhere })).toMatchObject({ code: 'unknown_choice' })
  const committee = hub.as('committee')
  expect(await readjust(committee, { ...input, moves: tested('senior') })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await setLimit(committee, { most: 2, reason: 'x' })).toMatchObject({ code: 'not_permitted' })
  expect(await undoReadjustment(committee, before.id, { reason: 'x' })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await newest()).toEqual(before)
})

test('more at once than the limit is refused without an argument, and kept with it', async () => {
  const { ctx } = hub
  must(await setLimit(ctx, { most: 2, reason: 'Nous sommes deux' }))
  const input = { moves: tested('senior', 'company'), reason: 'Essayer partout' }
  expect(await readjust(ctx, input)).toMatchObject({ code: 'over_limit', field: 'argument' })
  expect((await states()).has(`senior ${serviceId}`)).toBe(false)
  const { id } = must(await readjust(ctx, { ...input, argument: 'Un stagiaire nous aide jusqu’en mai' }))
  expect(await pivot(id)).toMatchObject({
    tested: 3,
    most: 2,
    argument: 'Un stagiaire nous aide jusqu’en mai',
  })
  // Letting one go asks for nothing, though there is still too much.
  must(
    await readjust(ctx, {
      moves: [{ target: 'senior', serviceId, to: 'dropped' }],
      reason: 'Personne ne vient',
      argument: 'inutile',
    }),
  )
  expect(await newest()).toMatchObject({ tested: 2, argument: null })
})

test('an undo is a new entry, made once, and never over what moved since', async () => {
  const { ctx } = hub
  const { id } = must(
    await readjust(ctx, { moves: [{ target: 'senior', serviceId, to: 'kept' }], reason: 'Erreur' }),
  )
  must(await undoReadjustment(ctx, id, { reason: 'Mauvaise ligne' }))
  expect((await states()).get(`senior ${serviceId}`)).toBe('dropped')
  expect(await newest()).toMatchObject({ kind: 'undo', undoes: id })
  expect(await undoReadjustment(ctx, id, { reason: 'Encore' })).toMatchObject({ code: 'undone_already' })
  const moved = must(
    await readjust(ctx, { moves: [{ target: 'pupil', serviceId, to: 'kept' }], reason: 'a' }),
  )
  must(await readjust(ctx, { moves: [{ target: 'pupil', serviceId, to: 'dropped' }], reason: 'b' }))
  expect(await undoReadjustment(ctx, moved.id, { reason: 'c' })).toMatchObject({ code: 'moved_since' })
})

test('the same form sent twice readjusts once; the log accepts no change', async () => {
  const { ctx } = hub
  const key = crypto.randomUUID()
  const input = { moves: [{ target: 'pupil', serviceId, to: 'candidate' as const }], reason: 'Deux fois' }
  const first = must(await readjust(ctx, { ...input, idempotencyKey: key }))
  expect(must(await readjust(ctx, { ...input, idempotencyKey: key }))).toEqual(first)
  await expect(ctx.tx((tx) => tx.execute(`UPDATE trial_pivots SET reason = 'autre'`))).rejects.toMatchObject({
    cause: { code: '42501' },
  })
})

test('a trial that nobody asks for is named after four weeks, and the dossier tells the cells under way', async () => {
  const { ctx } = hub
  expect(await focusDue(ctx, 'fr')).toEqual([])
  hub.clock.set(new Date(hub.clock.now().getTime() + 29 * 86_400_000))
  must(
    await takeRequest(ctx, {
      organisationId: company,
      serviceId,
      quantity: 1,
      channel: 'counter',
      price: cents(1000),
      priceWhy: 'Essai',
    }),
  )
  // The company asked again; inhabitants, tested as long, did not.
  expect((await focusDue(ctx, 'fr')).map((due) => due.path)).toEqual([
    `phase-de-test/cibles/inhabitant/${serviceId}`,
  ])
  const stage = (await currentStage(ctx))!
  const part = await focusPart(ctx, stage, ctx.today())
  expect(part.lines[0]).toContain('2 cases testées')
  expect(part.tables[0]?.rows.map((row) => row.slice(0, 4))).toContainEqual([
    'Habitants',
    'Panier de courses',
    'Testé',
    '2',
  ])
  expect(part.tables[1]?.rows.length).toBeGreaterThan(5)
})
