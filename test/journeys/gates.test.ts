import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { isIntact } from '#modules/trial/fingerprint.server.ts'
import { isDossierIntact } from '#modules/trial/gate/dossier.server.ts'
import { replay } from '#modules/trial/gate/replay.server.ts'
import { type DossierRow, dossiersOf } from '#modules/trial/gate/store.server.ts'
import { type DecisionRow, decisionsOf } from '#modules/trial/store.server.ts'
import { systemCtx } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Db, openDb } from '#platform/db/db.server.ts'
import { findRunning } from '#platform/db/embedded/embedded.server.ts'

let db: Db
beforeAll(() => {
  db = openDb(findRunning(inject('dataDir'))!)
})
afterAll(() => db.close())

/** What each hub's year decided: gates frozen, and decisions signed on them. */
const YEARS = [
  { slug: 'quartier', gates: 2, decisions: 1 },
  { slug: 'rural', gates: 1, decisions: 1 },
] as const

describe.each(YEARS)('the year of $slug', ({ slug, gates, decisions }) => {
  let ctx: Ctx
  let frozen: DossierRow[]
  let signed: DecisionRow[]
  beforeAll(async () => {
    ctx = await systemCtx(db, { hub: slug }, systemClock)
    frozen = await ctx.read((tx) => dossiersOf(tx, ctx.hub.id))
    signed = await ctx.read((tx) => decisionsOf(tx, ctx.hub.id))
  })

  test('each measure computed again as of the instant gives the frozen figure, whatever was done since', async () => {
    // Other journeys may have signed more meanwhile: they only add to the proof.
    expect(frozen.length).toBeGreaterThanOrEqual(gates)
    expect(signed.length).toBeGreaterThanOrEqual(decisions)
    const wrong: string[] = []
    let figures = 0
    for (const { record } of [...frozen, ...signed])
      for (const { same, value, evidence } of await replay(ctx, record)) {
        figures++
        if (!same)
          wrong.push(`${record.at} ${evidence.measure.id}: ${evidence.value} was frozen, ${value} replayed`)
      }
    expect(wrong).toEqual([])
    expect(figures).toBeGreaterThan(7 * gates)
  })

  test('every fingerprint is that of its record, and each decision names the dossier that it signed', () => {
    expect(frozen.every(isDossierIntact)).toBe(true)
    expect(signed.every(isIntact)).toBe(true)
    const known = new Map(frozen.map((row) => [row.gateId as string, row.fingerprint]))
    for (const { record } of signed) expect(known.get(record.gate!.id)).toBe(record.gate!.fingerprint)
  })
})
