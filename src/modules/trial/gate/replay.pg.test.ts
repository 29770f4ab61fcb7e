import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { measuresOver } from '#modules/measures/index.server.ts'
import { openBooks, recordOperation, reverseOperation } from '#modules/money/index.server.ts'
import { addPerson, recordMembership } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { earnedCriterion, givenStage } from '../fixtures.ts'
import { addCriterion, addDefaultCriteria } from '../index.server.ts'
import { isDossierIntact } from './dossier.server.ts'
import { openGate, withdrawGate } from './gates.server.ts'
import { replay } from './replay.server.ts'
import { type DossierRow, dossiersOf } from './store.server.ts'

/** A small hub lives a year of months of thirty days, with a gate frozen at noon in the middle of each. */
const MONTHS = 12
let hub: TestHub
let stageId: Id<'Stage'>
let first: Day
const entries: Id<'Entry'>[] = []

const setDay = (day: Day, hour: number) =>
  hub.clock.set(new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`))
const record = async (kind: 'grant' | 'services' | 'rent', euros: number, day: Day) => {
  const done = await recordOperation(hub.ctx, { kind, amount: cents(euros * 100), day, label: kind })
  entries.push(must(done).entryId)
}
const join = async (n: number, day: Day) => {
  const person = must(
    await addPerson(hub.ctx, { firstName: `Prénom${n}`, lastName: `Nom${n}`, segment: 'inhabitant' }),
  )
  must(
    await recordMembership(hub.ctx, {
      personId: person.id,
      startsOn: day,
      endsOn: addDays(day, 364),
      fee: cents(1200),
    }),
  )
}
const dossiers = () => hub.ctx.read((tx) => dossiersOf(tx, hub.ctx.hub.id))

beforeAll(async () => {
  hub = await testHub()
  first = hub.ctx.today()
  await openBooks(hub.ctx)
  stageId = await givenStage(hub.ctx, { startsOn: first, endsOn: addDays(first, 400) })
  must(await addDefaultCriteria(hub.ctx, stageId))
  must(await addCriterion(hub.ctx, stageId, earnedCriterion({ name: 'Deux observations', minSample: 2 })))
  for (const measureId of ['people.members', 'money.costs'])
    must(
      await addCriterion(
        hub.ctx,
        stageId,
        earnedCriterion({
          name: measureId,
          measureId,
          threshold: measureId === 'money.costs' ? '10 €' : '2',
        }),
      ),
    )
  for (let month = 0; month < MONTHS; month++) {
    const start = addDays(first, month * 30)
    setDay(addDays(start, 3), 9)
    await record('grant', 900 + month * 10, addDays(start, 3))
    await join(month, addDays(start, 3))
    setDay(addDays(start, 10), 9)
    await record('services', 200 + month * 40, addDays(start, 10))
    await record('rent', 310, addDays(start, 9))
    setDay(addDays(start, 15), 12)
    const gate = must(await openGate(hub.ctx, stageId, { asked: `Mois ${month + 1}` }))
    // The afternoon of the same day goes on: what it records was not known at noon.
    setDay(addDays(start, 15), 15)
    await record('services', 77, addDays(start, 15))
    must(await withdrawGate(hub.ctx, gate.id, 'Le suivant'))
    setDay(addDays(start, 20), 9)
    // A late entry, dated before the gate.
    await record('rent', 41, addDays(start, 12))
  }
}, 60_000)
afterAll(() => hub.close())

const replayAll = async (rows: readonly DossierRow[]) => {
  const wrong: string[] = []
  let figures = 0
  for (const row of rows)
    for (const one of await replay(hub.ctx, row.record)) {
      if (one.value !== null) figures++
      if (!one.same)
        wrong.push(`${row.record.asked} ${one.evidence.measure.id}: ${one.evidence.value} → ${one.value}`)
    }
  return { wrong, figures }
}

test('every frozen figure is what the measures give, computed again as of its instant', async () => {
  const rows = await dossiers()
  expect(rows).toHaveLength(MONTHS)
  const { wrong, figures } = await replayAll(rows)
  expect(wrong).toEqual([])
  expect(figures).toBeGreaterThan(50)
})

test('corrections, late entries and new work change today’s figures, and none of those frozen', async () => {
  const before = await dossiers()
  setDay(addDays(first, MONTHS * 30), 10)
  for (const entryId of entries.slice(0, 30))
    must(await reverseOperation(hub.ctx, { entryId, why: 'Saisie deux fois' }))
  for (let month = 0; month < MONTHS; month++) await record('services', 500, addDays(first, month * 30 + 5))
  await join(99, first)
  const after = await dossiers()
  expect(after).toEqual(before)
  expect(after.every(isDossierIntact)).toBe(true)
  expect((await replayAll(after)).wrong).toEqual([])
  // Without the instant the same days give other figures: what holds them is not that nothing changed.
  const last = after[0]!.record.evidence.filter(({ measure }) => measure.id.startsWith('money.'))
  const now = await measuresOver(
    hub.ctx,
    last.map(({ measure, from, to }) => ({ id: measure.id, from, to })),
  )
  expect(now.map(({ value }) => value)).not.toEqual(last.map(({ value }) => value))
})

test('each dossier holds the fingerprint of the one before, back to the first', async () => {
  const rows = await dossiers()
  expect(rows.map(({ record: { previous } }) => previous)).toEqual([
    ...rows.slice(1).map(({ fingerprint }) => fingerprint),
    null,
  ])
})
