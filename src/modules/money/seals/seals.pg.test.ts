import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { must, refuse } from '#kit/result.ts'
import { type NewPayment, recordPayment, reversePayment } from '#modules/money/index.server.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { openDb } from '#platform/db/db.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { hashOf, NO_HASH } from './link.ts'
import { type Verified, verifySeals } from './verify.server.ts'

let hub: TestHub
/** Somebody with every right on the tables: what the chain is made against. */
let intruder: pg.Client
const morning = new Date('2026-03-02T09:00:00Z')

beforeAll(async () => {
  hub = await testHub()
  intruder = new pg.Client(hub.config)
  await intruder.connect()
})
beforeEach(() => hub.clock.set(morning))
afterAll(async () => {
  await intruder?.end()
  await hub?.close()
})

const given = (change: Partial<NewPayment> = {}): NewPayment => ({
  means: 'cash',
  amount: cents(1250),
  payer: 'inhabitant',
  payerName: 'Zoé Lefèvre',
  label: 'Repassage pour Zoé',
  subjectKind: 'sale',
  subjectId: 'sale',
  creditAccount: '706',
  pillar: 'activities',
  ...change,
})
const pay = async (ctx: Ctx, change?: Partial<NewPayment>) => {
  hub.clock.set(new Date(hub.clock.now().getTime() + 60_000))
  return must(await recordPayment(ctx, given(change)))
}
const reasons = (found: Verified) => found.breaks.map((one) => `${one.reason} ${one.what}`)
const first = async (ctx: Ctx) => reasons(await verifySeals(ctx))[0]

/** A small generator of our own, so that a failure can be lived again. */
function dice(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % n
  }
}

test('every payment and every one taken back has its link, which names nobody', async () => {
  const ctx = await hub.other('chaine')
  const paid = await pay(ctx)
  await pay(ctx, { amount: cents(90), means: 'card' })
  must(await reversePayment(ctx, { paymentId: paid.id, why: 'Erreur' }))
  const found = await verifySeals(ctx)
  expect(found).toMatchObject({ links: { opening: 1, payment: 3 }, before: 0, breaks: [] })
  const { rows } = await intruder.query('SELECT payload FROM seals WHERE hub_id = $1', [ctx.hub.id])
  expect(rows.map((row) => row.payload).join()).not.toMatch(/Zo|Lef|Repassage/)
})

test('several payments of one transaction are linked in their order, and none of a refused one', async () => {
  const ctx = await hub.other('ensemble')
  await ctx.together(async (c) => {
    for (let i = 1; i <= 5; i++) await pay(c, { amount: cents(i) })
  })
  await ctx.tx(async () => {
    await pay(ctx)
  })
  const before = await verifySeals(ctx)
  const answer = await ctx.together(async (c) => {
    await pay(c)
    return refuse('changed_my_mind')
  })
  expect(answer).toMatchObject({ code: 'changed_my_mind' })
  expect(await verifySeals(ctx)).toEqual(before)
  const { rows } = await intruder.query(
    `SELECT n::int, payload::json->>'cents' AS cents FROM seals WHERE hub_id = $1 ORDER BY n`,
    [ctx.hub.id],
  )
  expect(rows.map((row) => [row.n, row.cents])).toEqual([
    [1, null],
    ...[1, 2, 3, 4, 5].map((i) => [i + 1, String(i)]),
    [7, '1250'],
  ])
})

test('many hands at once make one chain without a gap', async () => {
  const ctx = await hub.other('foule')
  await Promise.all(Array.from({ length: 40 }, () => recordPayment(ctx, given())))
  expect(await verifySeals(ctx)).toMatchObject({ links: { opening: 1, payment: 40 }, breaks: [] })
})

test('a clock that goes back is refused with a word, and nothing is written', async () => {
  const ctx = await hub.other('horloge')
  await pay(ctx)
  await pay(ctx)
  const before = await verifySeals(ctx)
  hub.clock.set(new Date('2026-03-01T09:00:00Z'))
  expect(await recordPayment(ctx, given())).toEqual(refuse('clock_went_back'))
  const twice = await ctx.together(async (c) => {
    must(await recordPayment(c, given()))
    return await recordPayment(c, given())
  })
  expect(twice).toEqual(refuse('clock_went_back'))
  expect(await verifySeals(ctx)).toEqual(before)
  // Two servers never agree to the second.
  hub.clock.set(new Date(morning.getTime() + 60_000))
  expect((await pay(ctx)).number).toBe('R2026-00003')
})

type Row = Record<string, unknown>
/** Puts rows in the place of others, as somebody who holds the tables can. */
async function replace(
  table: string,
  where: string,
  values: readonly unknown[],
  rows: readonly Row[],
): Promise<Row[]> {
  await intruder.query('SET session_replication_role = replica')
  const { rows: gone } = await intruder.query(`DELETE FROM ${table} WHERE ${where} RETURNING *`, [...values])
  for (const row of rows) {
    const kept = Object.entries(row).filter(([name]) => name !== 'search')
    await intruder.query(
      `INSERT INTO ${table} (${kept.map(([name]) => name)}) VALUES (${kept.map((_, i) => `$${i + 1}`)})`,
      kept.map(([, value]) => value),
    )
  }
  return gone
}

test('any row changed, removed, moved or added is found, at its place (120 random attempts)', async () => {
  const ctx = await hub.other('fraude')
  const sums = [500, 1250, 90, 4200, 15, 780, 3100, 60]
  for (const sum of sums) await pay(ctx, { amount: cents(sum), means: sum % 2 ? 'card' : 'cash' })
  const id = ctx.hub.id
  const paid = (await intruder.query('SELECT * FROM payments WHERE hub_id = $1 ORDER BY id', [id])).rows
  const links = (await intruder.query('SELECT * FROM seals WHERE hub_id = $1 ORDER BY n', [id])).rows
  const pick = dice(17)
  const fields: Record<string, (value: unknown) => unknown> = {
    amount: (value) => String(BigInt(value as string) - 1n),
    means: (value) => (value === 'cash' ? 'card' : 'cash'),
    day: () => '2026-02-27',
    number: () => 'R2026-00099',
    payer: () => 'company',
    entry_id: () => crypto.randomUUID(),
    reverses: () => paid[0].id,
    recorded_at: () => new Date('2026-03-02T08:00:00Z'),
  }
  for (let attempt = 0; attempt < 120; attempt++) {
    const at = pick(paid.length)
    const row = paid[at]
    const link = links[at + 1]
    const inPayments = ['payments', 'hub_id = $1 AND id = $2', [id, row.id]] as const
    const inSeals = ['seals', 'hub_id = $1 AND n = $2', [id, link.n]] as const
    const both = ['seals', 'hub_id = $1 AND n >= $2 AND n <= $2::bigint + 1', [id, link.n]] as const
    const [name, alter] = Object.entries(fields)[pick(8)]!
    let undo: () => Promise<unknown>
    let expected: RegExp
    switch (pick(6)) {
      case 0:
        await replace(...inPayments, [{ ...row, [name]: alter(row[name]) }])
        expected = new RegExp(`^changed ${row.number}`)
        undo = () => replace(...inPayments, [row])
        break
      case 1:
        await replace(...inPayments, [])
        expected = new RegExp(`^removed ${row.number}`)
        undo = () => replace(...inPayments, [row])
        break
      case 2:
        await replace(...inSeals, [])
        expected = at === paid.length - 1 ? /^cut/ : /^gap/
        undo = () => replace(...inSeals, [link])
        break
      case 3: {
        // Both changed alike: the row and what its link says.
        const payload = link.payload.replace(`"cents":"${row.amount}"`, '"cents":"1"')
        await replace(...inPayments, [{ ...row, amount: '1' }])
        await replace(...inSeals, [{ ...link, payload }])
        expected = new RegExp(`^unchained ${row.number}`)
        undo = async () => [await replace(...inPayments, [row]), await replace(...inSeals, [link])]
        break
      }
      case 4: {
        if (at === paid.length - 1) continue
        const next = links[at + 2]
        await replace(...both, [
          { ...link, n: next.n },
          { ...next, n: link.n },
        ])
        expected = /^unchained/
        undo = () => replace(...both, [link, next])
        break
      }
      default: {
        const ghost = crypto.randomUUID()
        const added = { ...row, id: ghost, number: `X${attempt}`, entry_id: crypto.randomUUID() }
        await replace('payments', 'hub_id = $1 AND id = $2', [id, ghost], [added])
        expected = at === 0 && links[0].at >= row.recorded_at ? /^before-changed/ : /^unsealed X/
        undo = () => replace('payments', 'hub_id = $1 AND id = $2', [id, ghost], [])
      }
    }
    expect(await first(ctx), `attempt ${attempt} on ${row.number}`).toMatch(expected)
    await undo()
  }
  expect(await verifySeals(ctx)).toMatchObject({ links: { opening: 1, payment: 8 }, breaks: [] })
}, 30_000)

/** Computes every hash again, as anybody can: the rule is public. */
async function chainAgain(hubId: string): Promise<void> {
  const { rows } = await intruder.query('SELECT * FROM seals WHERE hub_id = $1 ORDER BY n', [hubId])
  let hash = NO_HASH
  for (const [i, row] of rows.entries()) {
    const { kind, subject_id: id, payload } = row
    hash = hashOf(hash, i + 1, { kind, id, payload })
    await intruder.query('UPDATE seals SET n = $3, hash = $4 WHERE hub_id = $1 AND n = $2', [
      ...[hubId, row.n, i + 1],
      hash,
    ])
  }
  await intruder.query('UPDATE seal_heads SET n = $2, hash = $3 WHERE hub_id = $1', [
    hubId,
    rows.length,
    hash,
  ])
}

test('a chain computed again from end to end is found without the secret of the house', async () => {
  const ctx = await hub.other('recalcul')
  for (let i = 0; i < 4; i++) await pay(ctx)
  const { id } = ctx.hub
  await intruder.query('SET session_replication_role = replica')
  await intruder.query(`UPDATE payments SET amount = 1 WHERE hub_id = $1 AND number = 'R2026-00002'`, [id])
  await intruder.query(
    `UPDATE seals SET payload = replace(payload, '"cents":"1250"', '"cents":"1"') WHERE hub_id = $1 AND n = 3`,
    [id],
  )
  await chainAgain(id)
  expect(reasons(await verifySeals(ctx))).toEqual(['not-ours R2026-00002'])
  // A whole sale taken out, and the chain closed over it: its number is missing.
  await intruder.query(`DELETE FROM payments WHERE hub_id = $1 AND number = 'R2026-00002'`, [id])
  await intruder.query('DELETE FROM seals WHERE hub_id = $1 AND n = 3', [id])
  await chainAgain(id)
  expect(reasons(await verifySeals(ctx))).toEqual(['number-gap R2026-00003'])
  // The last one: the counter remembers.
  await intruder.query(`DELETE FROM payments WHERE hub_id = $1 AND number >= 'R2026-00003'`, [id])
  await intruder.query('DELETE FROM seals WHERE hub_id = $1 AND n > 2', [id])
  await chainAgain(id)
  expect(reasons(await verifySeals(ctx))).toEqual(['cut R2026-00001'])
})

test('payments older than the chain are held by its first link', async () => {
  const ctx = await hub.other('avant')
  for (let i = 0; i < 3; i++) await pay(ctx)
  const { id } = ctx.hub
  await intruder.query('SET session_replication_role = replica')
  for (const table of ['seals', 'seal_heads'])
    await intruder.query(`DELETE FROM ${table} WHERE hub_id = $1`, [id])
  await ctx.together(async (c) => {
    await pay(c)
    await pay(c)
  })
  await pay(ctx)
  expect(await verifySeals(ctx)).toMatchObject({ links: { opening: 1, payment: 3 }, before: 3, breaks: [] })
  await intruder.query(`UPDATE payments SET amount = 1 WHERE hub_id = $1 AND number = 'R2026-00002'`, [id])
  expect(await first(ctx)).toMatch(/^before-changed/)
})

test('what was written without the secret is told apart', async () => {
  const ctx = await hub.other('sans-cle')
  const db = openDb(hub.config)
  await pay(createCtx({ db, hub: ctx.hub, actor: ctx.actor, clock: hub.clock }))
  await db.close()
  await pay(ctx)
  expect((await verifySeals(ctx)).breaks.map((one) => [one.reason, one.n])).toEqual([
    ['not-ours', 1],
    ['not-ours', 2],
  ])
})
