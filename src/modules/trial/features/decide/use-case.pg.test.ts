import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { measureAt } from '#modules/measures/index.server.ts'
import { isIntact } from '#modules/trial/fingerprint.server.ts'
import { earnedCriterion, givenIncome, givenStage } from '#modules/trial/fixtures.ts'
import { addCriterion, currentStage, currentVerdicts, setRemoved } from '#modules/trial/index.server.ts'
import { decisionById, decisionsOf } from '#modules/trial/store.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import type { DecideForm } from './form.ts'
import { decide } from './use-case.server.ts'

let hub: TestHub
let stageId: Id<'Stage'>
beforeEach(async () => {
  hub = await testHub()
  stageId = await givenStage(hub.ctx)
})
afterEach(() => hub.close())

const input = (over: Partial<DecideForm> = {}): DecideForm => ({
  outcome: 'launch',
  reasons: 'Les habitants paient.',
  conditions: [],
  signature: hub.ctx.actor.name,
  ...over,
})
const decision = async (id: Id<'Decision'>) =>
  (await hub.ctx.read((tx) => decisionById(tx, hub.ctx.hub.id, id)))!
const decisions = () => hub.ctx.read((tx) => decisionsOf(tx, hub.ctx.hub.id))
const later = (minutes: number) => hub.clock.set(new Date(hub.clock.now().getTime() + minutes * 60_000))
/** 1000 € of grant and 1000 € of sales: half is earned. */
async function ready() {
  await givenIncome(hub.ctx, 1000, 1000)
  must(await addCriterion(hub.ctx, stageId, earnedCriterion()))
  later(1)
}

test('the evidence is what the measures gave at that instant, and later work does not change it', async () => {
  await ready()
  const signed = must(await decide(hub.ctx, stageId, input()))
  const at = hub.clock.now()
  later(60)
  await givenIncome(hub.ctx, 2000, 0)
  const row = await decision(signed.id)
  const frozen = row.record.evidence[0]!
  expect(frozen).toMatchObject({ value: 0.5, sample: 2, threshold: 0.3, verdict: 'met' })
  expect(frozen.measure.definition).not.toBe('')
  expect((await measureAt(hub.ctx, 'money.earned-share', row.record.day)).value).toBe(0.25)
  const replayed = await measureAt(hub.ctx, 'money.earned-share', row.record.day, at)
  expect(frozen).toMatchObject({
    value: replayed.value,
    sample: replayed.sample,
    from: replayed.from,
    to: replayed.to,
  })
  expect(row.fingerprint).toBe(signed.fingerprint)
  expect(isIntact(row)).toBe(true)
  expect(await currentStage(hub.ctx)).toBeUndefined()
})

test('the database refuses to change a decision, and a change made behind its back shows', async () => {
  await ready()
  const { id } = must(await decide(hub.ctx, stageId, input()))
  await expect(
    hub.ctx.tx((tx) => tx.execute(`UPDATE trial_decisions SET outcome = 'stop' WHERE id = '${id}'`)),
  ).rejects.toMatchObject({ cause: { code: '42501' } })
  const row = await decision(id)
  const evidence = row.record.evidence.map((one) => ({ ...one, value: 0.9 }))
  expect(isIntact({ ...row, record: { ...row.record, evidence } })).toBe(false)
  expect(isIntact({ ...row, outcome: 'stop' })).toBe(false)
  expect(isIntact({ ...row, signature: 'Quelqu’un d’autre' })).toBe(false)
})

test('a measure under its minimum sample is too early, and frozen as such', async () => {
  await givenIncome(hub.ctx, 1000, 0)
  must(await addCriterion(hub.ctx, stageId, earnedCriterion()))
  expect((await currentVerdicts(hub.ctx))?.evidence[0]).toMatchObject({ value: 0, verdict: 'too-early' })
  const { id } = must(await decide(hub.ctx, stageId, input({ outcome: 'stop' })))
  expect((await decision(id)).record.evidence[0]?.verdict).toBe('too-early')
})

test.each([
  ['a signature that is not one’s name', { signature: 'Claire' }, 'wrong_signature'],
  ['conditions without any', { outcome: 'launch-with-conditions' }, 'conditions_needed'],
  [
    'a condition due yesterday',
    { outcome: 'launch-with-conditions', conditions: [{ what: 'Signer', dueOn: day('2026-03-01') }] },
    'due_in_the_past',
  ],
  ['an extension without its day', { outcome: 'extend' }, 'extension_needed'],
  ['an extension that is shorter', { outcome: 'extend', extendTo: day('2026-03-10') }, 'extension_not_later'],
  ['verdicts that changed since the page', { seen: '0000000000000000' }, 'evidence_changed'],
] satisfies [string, Partial<DecideForm>, string][])(
  '%s is refused and writes nothing',
  async (_, over, code) => {
    await ready()
    expect(await decide(hub.ctx, stageId, input(over))).toMatchObject({ ok: false, code })
    expect(await decisions()).toEqual([])
  },
)

test('the signature forgives case and accents, and keeps the name as it is', async () => {
  await ready()
  const { id } = must(await decide(hub.ctx, stageId, input({ signature: '  Coordinator  of ESSAI ' })))
  expect((await decision(id)).signature).toBe('coordinator of essai')
})

test('a stage without criteria, or not begun, has nothing to decide on', async () => {
  expect(await decide(hub.ctx, stageId, input())).toMatchObject({ code: 'no_criteria' })
  const next = await givenStage(hub.ctx, { startsOn: day('2026-06-01'), endsOn: day('2026-08-31') })
  expect(await decide(hub.ctx, next, input())).toMatchObject({ code: 'not_started' })
})

test('two signatures at the same time make one decision', async () => {
  await ready()
  const answers = await Promise.all([
    decide(hub.ctx, stageId, input()),
    decide(hub.ctx, stageId, input({ outcome: 'stop' })),
  ])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, code: 'already_decided' })
  expect(await decisions()).toHaveLength(1)
})

test('the same form sent twice signs once', async () => {
  await ready()
  const twice = input({ idempotencyKey: '018f3b1c-0000-7000-8000-000000000009' })
  const first = must(await decide(hub.ctx, stageId, twice))
  expect(must(await decide(hub.ctx, stageId, twice))).toEqual(first)
  expect(await decisions()).toHaveLength(1)
})

test('« prolonger » moves the last day, keeps the stage open, and the next decision holds the fingerprint', async () => {
  await ready()
  const extendTo = addDays(hub.ctx.today(), 90)
  const first = must(await decide(hub.ctx, stageId, input({ outcome: 'extend', extendTo })))
  expect(await currentStage(hub.ctx)).toMatchObject({ id: stageId, endsOn: extendTo, decisions: 1 })
  later(5)
  const second = must(await decide(hub.ctx, stageId, input()))
  const row = await decision(second.id)
  expect(row.record).toMatchObject({ number: 2, previous: first.fingerprint })
  expect((await decision(first.id)).record.stage.endsOn).not.toBe(extendTo)
  expect(await decisions()).toHaveLength(2)
})

test('a closed stage keeps its criteria as they were', async () => {
  await ready()
  const { id } = must(await addCriterion(hub.ctx, stageId, earnedCriterion({ threshold: '90 %' })))
  must(await decide(hub.ctx, stageId, input()))
  expect(await setRemoved(hub.ctx, { kind: 'criterion', id }, true)).toMatchObject({ code: 'stage_closed' })
  expect(await addCriterion(hub.ctx, stageId, earnedCriterion())).toMatchObject({ code: 'stage_closed' })
})

test('a committee member and a treasurer read, and never sign', async () => {
  await ready()
  for (const role of ['committee', 'treasurer'] as const) {
    const ctx = hub.as(role)
    const refused = await decide(ctx, stageId, input({ signature: ctx.actor.name }))
    expect(refused).toEqual({ ok: false, code: 'not_permitted' })
  }
  expect(await decisions()).toEqual([])
})

test('another hub of the same database sees neither stage nor decision', async () => {
  await ready()
  const { id } = must(await decide(hub.ctx, stageId, input()))
  const other = await hub.other('voisin')
  expect(await currentStage(other)).toBeUndefined()
  expect(await other.read((tx) => decisionById(tx, hub.ctx.hub.id, id))).toBeUndefined()
  expect(await decide(other, stageId, input({ signature: other.actor.name }))).toMatchObject({
    code: 'not_found',
  })
})
