import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import {
  addNote,
  createPlan,
  currentPlan,
  removeAssumption,
  setAssumption,
} from '#modules/plan/index.server.ts'
import { saveVersion } from '#modules/plan/versions.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { compareVersions, listVersions } from './query.server.ts'
import { restoreVersion } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'rural', start: month('2026-03') }))
})
afterAll(() => hub.close())

const line = async (key: string) => {
  const loaded = await hub.ctx.read((tx) => loadPlan(tx, hub.ctx))
  return loaded!.lines.find((row) => row.key === key)!
}

const planVersion = async () => (await listVersions(hub.ctx))!.version

test('a version kept, the difference read, the version brought back, and that undone', async () => {
  const before = await currentPlan(hub.ctx)
  expect(must(await saveVersion(hub.ctx, { reason: 'Avant le comité' }))).toEqual({ number: 1 })
  must(await addNote(hub.ctx, { block: 'value', text: 'Une bibliothèque' }))
  const rent = await line('loyer')
  must(
    await setAssumption(hub.ctx, {
      id: rent.id,
      version: rent.version,
      body: { ...rent.body, amount: 12_300 },
    }),
  )
  const telecom = await line('telecom')
  must(await removeAssumption(hub.ctx, { id: telecom.id, version: telecom.version }))
  const now = await currentPlan(hub.ctx)

  const difference = must(await compareVersions(hub.ctx, 1, null))
  expect(difference.notes.added.map((note) => note.text)).toEqual(['Une bibliothèque'])
  expect(difference.notes.removed).toEqual([])
  expect(difference.notes.changed).toEqual([])
  expect(difference.assumptions.removed.map((l) => l.id)).toEqual(['telecom'])
  expect(difference.assumptions.changed.map(({ after }) => after)).toMatchObject([
    { id: 'loyer', amount: 12_300 },
  ])

  const seen = await planVersion()
  const idempotencyKey = randomUUID()
  const asked = { number: 1, reason: 'Avant le retour', version: seen, idempotencyKey }
  expect(must(await restoreVersion(hub.ctx, asked))).toEqual({ kept: 2 })
  // Pressed twice, it came back once; asked from a page that shows an older plan, it is told.
  expect(must(await restoreVersion(hub.ctx, asked))).toEqual({ kept: 2 })
  const late = { number: 2, reason: 'Trop tard', version: seen }
  expect(await restoreVersion(hub.ctx, late)).toEqual({ ok: false, code: 'changed_meanwhile' })
  expect(await currentPlan(hub.ctx)).toEqual(before)
  expect((await line('loyer')).version).toBeGreaterThan(rent.version + 1)
  must(await restoreVersion(hub.ctx, { number: 2, reason: 'Retour annulé', version: await planVersion() }))
  expect(await currentPlan(hub.ctx)).toEqual(now)
  const versions = await listVersions(hub.ctx)
  expect(versions?.kept.map((v) => [v.number, v.reason])).toEqual([
    [3, 'Retour annulé'],
    [2, 'Avant le retour'],
    [1, 'Avant le comité'],
  ])
})

test('an unknown version and the wrong role change nothing', async () => {
  const before = await currentPlan(hub.ctx)
  expect(await restoreVersion(hub.ctx, { number: 99, reason: '', version: 1 })).toEqual({
    ok: false,
    code: 'not_found',
  })
  expect(await restoreVersion(hub.as('committee'), { number: 1, reason: '', version: 1 })).toEqual({
    ok: false,
    code: 'not_permitted',
  })
  expect(await compareVersions(hub.ctx, 1, 99)).toEqual({ ok: false, code: 'not_found' })
  expect(await currentPlan(hub.ctx)).toEqual(before)
  expect(await listVersions(await hub.other('voisin'))).toBeNull()
})
