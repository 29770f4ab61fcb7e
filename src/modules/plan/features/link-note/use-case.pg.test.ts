import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { openBooks, recordOperation } from '#modules/money/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { type BoardNote, readBoard } from '#modules/plan/board.server.ts'
import { createPlan, removeAssumption } from '#modules/plan/index.server.ts'
import { counter } from '#modules/requests/fixtures.ts'
import { moveRequest } from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { noteToLink } from './query.server.ts'
import { linkNote, unlinkNote } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'quartier', start: month('2026-01') }))
})
afterAll(() => hub.close())

const board = async (ctx = hub.ctx) => (await readBoard(ctx, 'fr'))!
const noteOf = async (text: string): Promise<BoardNote> =>
  (await board()).notes.find((note) => note.text === text)!
const seen = async (text: string) => {
  const { id, version } = await noteOf(text)
  return { id, version }
}
const lineOf = async (name: string) => (await board()).lines.find((line) => line.name === name)!

test('a note linked to a line shows what is planned, and says when the line is gone', async () => {
  const loyer = await lineOf('Loyer du local')
  must(await linkNote(hub.ctx, { ...(await seen('Loyer')), link: { kind: 'line', id: loyer.id } }))
  const note = await noteOf('Loyer')
  expect(note.record).toMatchObject({
    name: 'Loyer du local',
    path: `modele/hypotheses/${loyer.id}`,
    figures: [
      { what: 'planned', figure: loyer.figure },
      { what: 'actual', amount: 0n, months: 2 },
    ],
  })
  must(await removeAssumption(hub.ctx, { id: loyer.id, version: 1 }))
  expect((await noteOf('Loyer')).record).toMatchObject({ name: null, path: null, figures: [] })
})

test('a note linked to a partner shows what was given; whoever may not open the partner has no link', async () => {
  const { id } = must(await addOrganisation(hub.ctx, { name: 'Région', kind: 'local-authority' }))
  await openBooks(hub.ctx)
  must(
    await recordOperation(hub.ctx, {
      kind: 'public-aid',
      amount: cents(900_000),
      day: hub.ctx.today(),
      label: 'Première part',
      organisationId: id,
    }),
  )
  const text = 'Subventions régionale / métropole'
  must(await linkNote(hub.ctx, { ...(await seen(text)), link: { kind: 'organisation', id } }))
  expect((await noteOf(text)).record).toMatchObject({
    name: 'Région',
    path: `partenaires/${id}`,
    figures: [{ what: 'given', amount: 900_000n }],
  })
  const region = await lineOf('Subvention régionale 2026')
  must(await linkNote(hub.ctx, { ...(await seen('CCAS')), link: { kind: 'line', id: region.id } }))
  expect((await noteOf('CCAS')).record?.figures).toContainEqual({
    what: 'received',
    amount: 900_000n,
    since: '2026-01',
  })
  const committee = await board(hub.as('committee'))
  expect(committee.notes.find((note) => note.text === text)?.record).toMatchObject({
    name: 'Région',
    path: null,
  })
})

test('a note linked to a service or to who pays counts requests and what was charged', async () => {
  const desk = await counter(hub.ctx)
  const { id } = await desk.take({ quantity: 2, payerOrganisationId: desk.landlordId })
  must(await moveRequest(hub.ctx, { requestId: id, verb: 'finish' }))
  await desk.take()
  const service = { kind: 'service', id: desk.basketId } as const
  must(await linkNote(hub.ctx, { ...(await seen('Pôle de services')), link: service }))
  expect((await noteOf('Pôle de services')).record).toMatchObject({
    name: 'Panier de courses',
    path: `catalogue/${desk.basketId}`,
    figures: [
      { what: 'requests', count: 2 },
      { what: 'charged', amount: 2_500n },
    ],
  })
  const landlord = { kind: 'organisation', id: desk.landlordId } as const
  must(await linkNote(hub.ctx, { ...(await seen('Bailleurs')), link: landlord }))
  expect((await noteOf('Bailleurs')).record?.figures).toEqual([
    { what: 'requests', count: 1 },
    { what: 'charged', amount: 2_500n },
  ])
})

test('records are found by words, and what is not there is refused', async () => {
  const { id } = await seen('Salaires')
  const found = (await noteToLink(hub.ctx, id, 'coordin', 'fr'))!
  expect(found.groups[0]).toMatchObject({ kind: 'line', choices: [{ label: 'Coordinatrice' }] })
  expect((await noteToLink(hub.ctx, id, 'zzzz', 'fr'))!.groups.every((g) => g.choices.length === 0)).toBe(
    true,
  )
  for (const link of [
    { kind: 'organisation', id: newId<'Organisation'>() },
    { kind: 'line', id: 'loyer' },
    { kind: 'measure', id: 'rien.du.tout' },
  ] as const)
    expect(await linkNote(hub.ctx, { ...(await seen('Salaires')), link })).toMatchObject({
      code: 'unknown_choice',
    })
})

test('a link is taken away; the wrong role and another version change nothing', async () => {
  const line = await lineOf('Téléphone et internet')
  must(await linkNote(hub.ctx, { ...(await seen('CCAS')), link: { kind: 'line', id: line.id } }))
  const before = await seen('CCAS')
  expect(await unlinkNote(hub.as('committee'), before)).toMatchObject({ code: 'not_permitted' })
  expect(await unlinkNote(hub.ctx, { ...before, version: before.version + 1 })).toMatchObject({
    code: 'changed_meanwhile',
  })
  must(await unlinkNote(hub.ctx, before))
  expect((await noteOf('CCAS')).record).toBeNull()
})
