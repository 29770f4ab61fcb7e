import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { decide } from '../features/decide/use-case.server.ts'
import { isIntact } from '../fingerprint.server.ts'
import { earnedCriterion, givenIncome, givenStage } from '../fixtures.ts'
import { addCriterion, currentStage, currentVerdicts } from '../index.server.ts'
import { decisionById } from '../store.server.ts'
import { addMember, changeMember, chooseQuorum, setMemberLeft } from './committee.server.ts'
import { followCondition } from './conditions.server.ts'
import { conditionById, conditionsOfDecision, movesOf } from './conditions-store.server.ts'
import { isDossierIntact } from './dossier.server.ts'
import { draftGate, openGate, publishGate, renewMemberLink, withdrawGate } from './gates.server.ts'
import { giveOpinion, giveOpinionByLink, noteOpinion, openLink } from './opinions.server.ts'
import { dossierOf, gateById, liveGate, opinionsOf } from './store.server.ts'

let hub: TestHub
let stageId: Id<'Stage'>
beforeEach(async () => {
  hub = await testHub()
  stageId = await givenStage(hub.ctx)
  await givenIncome(hub.ctx, 1000, 1000)
  must(await addCriterion(hub.ctx, stageId, earnedCriterion()))
  later(1)
})
afterEach(() => hub.close())

const later = (minutes: number) => hub.clock.set(new Date(hub.clock.now().getTime() + minutes * 60_000))
const member = async (name: string, over: { voices?: number; userId?: string; email?: string } = {}) =>
  must(
    await addMember(hub.ctx, { name, role: 'Habitant', voices: 1, email: `${name}@essai.example`, ...over }),
  ).id
const open = async (over: Partial<Parameters<typeof openGate>[2]> = {}) =>
  must(await openGate(hub.ctx, stageId, { asked: 'Ouvrir trois jours', ...over }))
const dossier = async (id: Id<'Gate'>) => (await hub.ctx.read((tx) => dossierOf(tx, hub.ctx.hub.id, id)))!
const gate = async (id: Id<'Gate'>) => (await hub.ctx.read((tx) => gateById(tx, hub.ctx.hub.id, id)))!
const passerBy = (): Ctx =>
  createCtx({
    ...{ db: hub.db, hub: hub.ctx.hub, clock: hub.clock },
    actor: { userId: null, name: '', roles: [] },
  })
const yes = { kind: 'favourable', reservations: [] } as const
const sign = (over: object = {}) =>
  decide(hub.ctx, stageId, {
    ...{ outcome: 'launch', reasons: 'Les habitants paient.', conditions: [] },
    ...{ signature: hub.ctx.actor.name, ...over },
  })
const secretOf = (frozen: Awaited<ReturnType<typeof open>>, name: string) =>
  frozen.links.find((link) => link.name === name)!.secret

test('what is frozen is what was known at that instant, and nothing later changes it', async () => {
  const { id, number, fingerprint } = await open({ nextMeans: 'Une demi-personne de plus' })
  later(60)
  await givenIncome(hub.ctx, 2000, 0)
  const row = await dossier(id)
  expect(number).toBe(1)
  expect(row.record).toMatchObject({ asked: 'Ouvrir trois jours', nextMeans: 'Une demi-personne de plus' })
  expect(row.record.evidence[0]).toMatchObject({ value: 0.5, sample: 2, verdict: 'met' })
  expect((await currentVerdicts(hub.ctx))?.evidence[0]).toMatchObject({ value: 0.25, verdict: 'not-met' })
  expect([row.fingerprint, isDossierIntact(row)]).toEqual([fingerprint, true])
})

test('while the clock goes on, a gate and a decision keep one instant, and are whole', async () => {
  const start = hub.clock.now().getTime()
  let ticks = 0
  const clock = { now: () => new Date(start + ticks++) }
  const ctx = createCtx({ db: hub.db, hub: hub.ctx.hub, actor: hub.ctx.actor, clock })
  const { id } = must(await openGate(ctx, stageId, { asked: 'Ouvrir trois jours' }))
  const row = await dossier(id)
  expect([isDossierIntact(row), row.at]).toEqual([true, (await gate(id)).frozenAt])
  const words = { reasons: 'Les habitants paient.', conditions: [], signature: ctx.actor.name }
  const signed = must(await decide(ctx, stageId, { outcome: 'launch', ...words }))
  const decision = await ctx.read((tx) => decisionById(tx, ctx.hub.id, signed.id))
  expect(isIntact(decision!)).toBe(true)
})

test('the database refuses to edit what is frozen, and a copy changed behind shows as broken', async () => {
  const someone = await member('Ada')
  const { id } = await open()
  must(await noteOpinion(hub.ctx, id, someone, yes))
  for (const statement of [
    `UPDATE trial_gate_dossiers SET fingerprint = 'x' WHERE gate_id = '${id}'`,
    `DELETE FROM trial_gate_dossiers WHERE gate_id = '${id}'`,
    `UPDATE trial_opinions SET kind = 'unfavourable'`,
    'UPDATE trial_gate_links SET expires_on = expires_on + 30',
  ])
    await expect(hub.ctx.tx((tx) => tx.execute(statement))).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  const row = await dossier(id)
  const evidence = row.record.evidence.map((one) => ({ ...one, value: 0.9 }))
  expect(isDossierIntact({ ...row, record: { ...row.record, evidence } })).toBe(false)
  expect(isDossierIntact({ ...row, number: 7 })).toBe(false)
  expect(isDossierIntact({ ...row, at: new Date(0) })).toBe(false)
})

test('a draft may be written again, and a frozen gate may not', async () => {
  const first = must(await draftGate(hub.ctx, stageId, { asked: 'Un' }))
  expect(must(await draftGate(hub.ctx, stageId, { asked: 'Deux' })).id).toBe(first.id)
  expect((await gate(first.id)).number).toBeNull()
  expect((await open()).id).toBe(first.id)
  expect(await draftGate(hub.ctx, stageId, { asked: 'Trois' })).toMatchObject({ code: 'gate_open' })
  expect(await openGate(hub.ctx, stageId, { asked: 'Quatre' })).toMatchObject({ code: 'gate_open' })
})

test('a decision waits for the quorum, then carries the gate, its voices and their reservations', async () => {
  const [ada, bo] = [await member('Ada', { voices: 2 }), await member('Bo')]
  await member('Cléo')
  expect(await sign()).toMatchObject({ ok: false, code: 'opinions_missing' })
  const frozen = await open()
  must(await noteOpinion(hub.ctx, frozen.id, bo, { kind: 'abstain', reservations: [] }))
  expect(await sign()).toMatchObject({ ok: false, code: 'quorum_missing' })
  const reserved = { kind: 'reserved', reservations: ['Un bilan en juin'], text: 'Oui, mais' } as const
  must(await noteOpinion(hub.ctx, frozen.id, ada, reserved))
  const { id } = must(await sign())
  const row = (await hub.ctx.read((tx) => decisionById(tx, hub.ctx.hub.id, id)))!
  expect(row.record.gate).toMatchObject({
    ...{ id: frozen.id, fingerprint: frozen.fingerprint, quorum: 'half' },
    ...{ total: 4, needed: 2, given: 3 },
  })
  expect(row.record.opinions).toMatchObject([
    { name: 'Ada', voices: 2, kind: 'reserved', reservations: ['Un bilan en juin'], way: 'heard' },
    { name: 'Bo', kind: 'abstain', notedBy: hub.ctx.actor.name },
  ])
  expect(isIntact(row)).toBe(true)
  expect(await gate(frozen.id)).toMatchObject({ decisionId: id })
  expect(await noteOpinion(hub.ctx, frozen.id, bo, yes)).toMatchObject({ code: 'gate_closed' })
})

test('without a committee, or when the hub awaits nobody, a decision freezes its own gate', async () => {
  const { id } = must(await sign({ outcome: 'extend', extendTo: addDays(hub.ctx.today(), 60) }))
  const row = (await hub.ctx.read((tx) => decisionById(tx, hub.ctx.hub.id, id)))!
  expect(row.record.gate).toMatchObject({ number: 1, total: 0, needed: 0, given: 0 })
  expect((await dossier(row.record.gate!.id as Id<'Gate'>)).record.evidence).toEqual(row.record.evidence)
  await member('Ada')
  must(await chooseQuorum(hub.ctx, 'none'))
  later(5)
  const second = must(await sign())
  const next = (await hub.ctx.read((tx) => decisionById(tx, hub.ctx.hub.id, second.id)))!
  expect(next.record.gate).toMatchObject({ number: 2, total: 1, needed: 0, given: 0 })
  expect((await dossier(next.record.gate!.id as Id<'Gate'>)).record.previous).toBe(
    row.record.gate!.fingerprint,
  )
})

test('a member answers by link without an account, changes their mind, and each answer is kept', async () => {
  await member('Ada')
  const frozen = await open()
  const secret = secretOf(frozen, 'Ada')
  expect(frozen.links[0]).toMatchObject({ sent: true })
  must(await giveOpinionByLink(passerBy(), secret, yes))
  later(3)
  must(
    await giveOpinionByLink(passerBy(), secret, {
      kind: 'unfavourable',
      text: 'Trop cher',
      reservations: [],
    }),
  )
  const opinions = await hub.ctx.read((tx) => opinionsOf(tx, hub.ctx.hub.id, frozen.id))
  expect(opinions.map(({ kind, way }) => [kind, way])).toEqual([
    ['favourable', 'link'],
    ['unfavourable', 'link'],
  ])
  const { id } = must(await sign())
  const row = (await hub.ctx.read((tx) => decisionById(tx, hub.ctx.hub.id, id)))!
  expect(row.record.opinions).toMatchObject([{ kind: 'unfavourable', text: 'Trop cher' }])
})

test('only the hash of a link is kept, and its message forgets it once it left', async () => {
  await member('Ada')
  const secret = secretOf(await open(), 'Ada')
  const { rows } = await hub.ctx.read((tx) =>
    tx.execute<{ row: string }>('SELECT l::text AS row FROM trial_gate_links l'),
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]!.row).not.toContain(secret)
})

test.each([
  ['after its last day', 'link_expired'],
  ['after a newer one was made', 'link_replaced'],
  ['after the decision', 'gate_closed'],
  ['after the gate was withdrawn', 'gate_closed'],
  ['after its member left', 'link_replaced'],
])('a link used %s says so and writes nothing', async (when, code) => {
  const ada = await member('Ada')
  const frozen = await open({ answersBy: addDays(hub.ctx.today(), 5) })
  const secret = secretOf(frozen, 'Ada')
  if (code === 'link_expired') later(6 * 24 * 60)
  else if (when.includes('newer')) must(await renewMemberLink(hub.ctx, frozen.id, ada))
  else if (when.includes('decision')) {
    must(await noteOpinion(hub.ctx, frozen.id, ada, yes))
    must(await sign())
  } else if (when.includes('withdrawn')) must(await withdrawGate(hub.ctx, frozen.id, 'Trop tôt'))
  else must(await setMemberLeft(hub.ctx, ada, true))
  const before = await hub.ctx.read((tx) => opinionsOf(tx, hub.ctx.hub.id, frozen.id))
  expect(await giveOpinionByLink(passerBy(), secret, yes)).toMatchObject({ ok: false, code })
  expect(await hub.ctx.read((tx) => opinionsOf(tx, hub.ctx.hub.id, frozen.id))).toEqual(before)
})

test('a link renewed after its day opens for a week more', async () => {
  const ada = await member('Ada')
  const frozen = await open({ answersBy: addDays(hub.ctx.today(), 1) })
  later(10 * 24 * 60)
  const { secret } = must(await renewMemberLink(hub.ctx, frozen.id, ada))
  must(await giveOpinionByLink(passerBy(), secret, yes))
  later(9 * 24 * 60)
  expect(await giveOpinionByLink(passerBy(), secret, yes)).toMatchObject({ code: 'link_expired' })
})

test('a reservation without a word, a refusal without a reason, and a stranger are refused', async () => {
  const ada = await member('Ada')
  const frozen = await open()
  const note = (kind: 'reserved' | 'unfavourable') =>
    noteOpinion(hub.ctx, frozen.id, ada, { kind, reservations: [] })
  expect(await note('reserved')).toMatchObject({
    code: 'reservations_needed',
    field: 'reservations',
  })
  expect(await note('unfavourable')).toMatchObject({ code: 'reasons_needed', field: 'text' })
  const late = await member('Zoé')
  expect(await noteOpinion(hub.ctx, frozen.id, late, yes)).toMatchObject({ code: 'not_of_committee' })
  expect(await giveOpinionByLink(passerBy(), 'x'.repeat(43), yes)).toMatchObject({ code: 'not_found' })
  expect(await giveOpinionByLink(passerBy(), undefined, yes)).toMatchObject({ code: 'not_found' })
  expect(await hub.ctx.read((tx) => opinionsOf(tx, hub.ctx.hub.id, frozen.id))).toEqual([])
})

test('an account of the committee answers in the name of its member; another account has no voice', async () => {
  await member('Ada', { userId: 'user-ada' })
  const frozen = await open()
  const as = (userId: string) =>
    createCtx({
      ...{ db: hub.db, hub: hub.ctx.hub, clock: hub.clock },
      actor: { userId, name: 'Ada', roles: ['committee'] },
    })
  expect(await giveOpinion(as('user-bo'), frozen.id, yes)).toMatchObject({ code: 'not_of_committee' })
  must(await giveOpinion(as('user-ada'), frozen.id, yes))
  expect(await giveOpinion(hub.as('coordinator'), frozen.id, yes)).toMatchObject({ code: 'not_permitted' })
  expect(await addMember(hub.ctx, { name: 'Bo', role: 'Élu', voices: 1, userId: 'user-ada' })).toMatchObject({
    code: 'account_taken',
    field: 'userId',
  })
})

test('an open gate keeps the committee and the rule that it found', async () => {
  const ada = await member('Ada')
  const frozen = await open()
  await member('Bo', { voices: 9 })
  must(await changeMember(hub.ctx, ada, { name: 'Ada', role: 'Maire', voices: 9 }))
  must(await chooseQuorum(hub.ctx, 'all'))
  must(await noteOpinion(hub.ctx, frozen.id, ada, yes))
  must(await sign())
})

test('a gate withdrawn leaves room for another, and its dossier stays', async () => {
  const first = await open()
  must(await withdrawGate(hub.ctx, first.id, 'Il manquait un critère'))
  const second = await open()
  expect(second.number).toBe(2)
  expect(await dossier(first.id)).toMatchObject({ number: 1 })
  expect((await dossier(second.id)).record.previous).toBe(first.fingerprint)
  expect(await withdrawGate(hub.ctx, first.id, 'encore')).toMatchObject({ code: 'gate_closed' })
})

test('a stage not begun, without criteria or past deadlines opens no gate', async () => {
  const next = await givenStage(hub.ctx, { startsOn: day('2026-06-01'), endsOn: day('2026-08-31') })
  expect(await openGate(hub.ctx, next, { asked: 'Quoi ?' })).toMatchObject({ code: 'not_started' })
  expect(await openGate(hub.ctx, stageId, { asked: 'Quoi ?', answersBy: day('2026-03-01') })).toMatchObject({
    code: 'due_in_the_past',
    field: 'answersBy',
  })
  const bare = await testHub()
  const empty = await givenStage(bare.ctx)
  expect(await openGate(bare.ctx, empty, { asked: 'Quoi ?' })).toMatchObject({ code: 'no_criteria' })
  expect(await bare.ctx.read((tx) => liveGate(tx, bare.ctx.hub.id, empty))).toBeUndefined()
  await bare.close()
})

test('others read gates and never open, note, publish or withdraw them', async () => {
  const ada = await member('Ada')
  const frozen = await open()
  for (const role of ['committee', 'treasurer', 'desk'] as const) {
    const ctx = hub.as(role)
    expect(await openGate(ctx, stageId, { asked: 'x' })).toMatchObject({ code: 'not_permitted' })
    expect(await draftGate(ctx, stageId, { asked: 'x' })).toMatchObject({ code: 'not_permitted' })
    expect(await noteOpinion(ctx, frozen.id, ada, yes)).toMatchObject({ code: 'not_permitted' })
    expect(await publishGate(ctx, frozen.id, 'x')).toMatchObject({ code: 'not_permitted' })
    expect(await withdrawGate(ctx, frozen.id, 'x')).toMatchObject({ code: 'not_permitted' })
    expect(await renewMemberLink(ctx, frozen.id, ada)).toMatchObject({ code: 'not_permitted' })
    expect(await chooseQuorum(ctx, 'none')).toMatchObject({ code: 'not_permitted' })
  }
  const other = await hub.other('voisin')
  expect(await other.read((tx) => gateById(tx, hub.ctx.hub.id, frozen.id))).toBeUndefined()
  const secret = secretOf(frozen, 'Ada')
  expect(await other.read((tx) => openLink(tx, other, secret))).toBeNull()
})

test('the summary is public only once decided, and no longer when it is hidden', async () => {
  const frozen = await open()
  expect(await publishGate(hub.ctx, frozen.id, 'Nous ouvrons')).toMatchObject({ code: 'gate_not_open' })
  must(await sign())
  must(await publishGate(hub.ctx, frozen.id, 'Nous ouvrons trois jours.'))
  expect(await gate(frozen.id)).toMatchObject({ publicText: 'Nous ouvrons trois jours.' })
  must(await publishGate(hub.ctx, frozen.id, null))
  expect((await gate(frozen.id)).publishedAt).toBeNull()
})

const dueOn = day('2026-04-01')
const withConditions = async () => {
  const conditions = [{ what: 'Signer la convention', dueOn }]
  const { id } = must(await sign({ outcome: 'launch-with-conditions', conditions }))
  const [one] = await hub.ctx.read((tx) => conditionsOfDecision(tx, hub.ctx.hub.id, id))
  return { id, condition: one!.id }
}
const condition = async (id: Id<'Condition'>) =>
  (await hub.ctx.read((tx) => conditionById(tx, hub.ctx.hub.id, id)))!

test('a condition is moved with its reason, then kept; the decision keeps its first day', async () => {
  const { id, condition: one } = await withConditions()
  must(await followCondition(hub.ctx, one, { verb: 'move', why: 'Vote en mai', dueOn: day('2026-05-15') }))
  expect(await condition(one)).toMatchObject({ dueOn: '2026-05-15', state: 'open' })
  later(2)
  must(await followCondition(hub.ctx, one, { verb: 'keep' }))
  expect((await condition(one)).state).toBe('kept')
  const moves = await hub.ctx.read((tx) => movesOf(tx, hub.ctx.hub.id, one))
  expect(moves.map(({ verb, fromDay, toDay }) => [verb, fromDay, toDay])).toEqual([
    ['keep', '2026-05-15', '2026-05-15'],
    ['move', '2026-04-01', '2026-05-15'],
  ])
  const row = (await hub.ctx.read((tx) => decisionById(tx, hub.ctx.hub.id, id)))!
  expect(row.record.conditions).toEqual([{ what: 'Signer la convention', dueOn }])
  expect(await currentStage(hub.ctx)).toBeUndefined()
})

test('what says nothing of a condition is refused, and it stays as it was', async () => {
  const { condition: one } = await withConditions()
  const before = await condition(one)
  for (const [input, code] of [
    [{ verb: 'move', why: 'x' }, 'day_needed'],
    [{ verb: 'move', why: 'x', dueOn: day('2026-03-15') }, 'day_not_later'],
    [{ verb: 'move', why: 'x', dueOn: day('2126-03-15') }, 'due_too_far'],
    [{ verb: 'move', dueOn: day('2026-05-01') }, 'reasons_needed'],
    [{ verb: 'miss' }, 'reasons_needed'],
    [{ verb: 'reopen', why: 'x' }, 'condition_settled'],
  ] as const)
    expect(await followCondition(hub.ctx, one, input), code).toMatchObject({ ok: false, code })
  expect(await followCondition(hub.as('treasurer'), one, { verb: 'keep' })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await condition(one)).toEqual(before)
})
