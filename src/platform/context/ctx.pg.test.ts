import { count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { isDuplicate, sqlState, type Tx } from '../db/db.server.ts'
import { auditLog, counters, hubs } from '../db/tables.ts'
import { audit, type Ctx, createCtx, emit, nextNumber, once } from './ctx.server.ts'

let hub: TestHub
let ctx: Ctx
beforeAll(async () => {
  hub = await testHub()
  ctx = hub.ctx
})
afterAll(() => hub.close())

const lines = (noun: string) =>
  ctx.read(async (tx) => {
    const [row] = await tx.select({ n: count() }).from(auditLog).where(eq(auditLog.noun, noun))
    return row!.n
  })
const write = (tx: Tx, noun: string) => audit(tx, ctx, 'write', noun, 'x')

describe('a transaction', () => {
  test('keeps what it wrote, and tells so once', async () => {
    const told: string[] = []
    const nudged = createCtx({
      db: hub.db,
      hub: ctx.hub,
      actor: ctx.actor,
      clock: hub.clock,
      nudge: (id) => told.push(id),
    })
    expect(await nudged.tx(async (tx) => write(tx, 'kept').then(() => ok(7)))).toEqual({ ok: true, value: 7 })
    expect(await lines('kept')).toBe(1)
    expect(told).toEqual([ctx.hub.id])
    await nudged.tx(async () => refuse('no'))
    expect(told).toHaveLength(1)
  })

  test('keeps nothing of what came before a refusal, and gives the refusal back', async () => {
    const refused = await ctx.tx(async (tx) => {
      await write(tx, 'refused')
      return refuse('not_enough', 'amount')
    })
    expect(refused).toEqual({ ok: false, code: 'not_enough', field: 'amount' })
    expect(await lines('refused')).toBe(0)
  })

  test('keeps nothing when a bug is thrown, and the connection serves again', async () => {
    const bug = ctx.tx(async (tx) => {
      await write(tx, 'thrown')
      throw new RangeError('bug')
    })
    await expect(bug).rejects.toThrow('bug')
    expect(await lines('thrown')).toBe(0)
  })

  test('joins several use cases: all of them or none', async () => {
    const both = (second: boolean) =>
      ctx.together(async (c): Promise<Result<null, 'second_refused'>> => {
        await c.tx((tx) => write(tx, 'joined'))
        const after = await c.tx(async (tx) => {
          await write(tx, 'joined')
          return second ? ok(null) : refuse('second_refused')
        })
        return after
      })
    expect(await both(false)).toEqual({ ok: false, code: 'second_refused' })
    expect(await lines('joined')).toBe(0)
    expect(await both(true)).toEqual({ ok: true, value: null })
    expect(await lines('joined')).toBe(2)
  })

  test('that only reads may not write', async () => {
    const error = await ctx.read((tx) => write(tx, 'read')).catch((caught: unknown) => caught)
    expect(sqlState(error)).toBe('25006')
  })

  test('names its duplicates', async () => {
    const twice = await ctx
      .tx(async (tx) => {
        await tx.insert(counters).values({ hubId: ctx.hub.id, series: 'twice', last: 1 })
        await tx.insert(counters).values({ hubId: ctx.hub.id, series: 'twice', last: 1 })
      })
      .catch((caught: unknown) => caught)
    expect(isDuplicate(twice, 'counters_hub_id_series_pk')).toBe(true)
    expect(isDuplicate(twice, 'another')).toBe(false)
  })

  test('tries again when PostgreSQL breaks a deadlock', async () => {
    const set = (tx: Tx, series: string) =>
      tx.update(counters).set({ last: 2 }).where(eq(counters.series, series))
    await ctx.tx(async (tx) => {
      for (const series of ['left', 'right'])
        await tx.insert(counters).values({ hubId: ctx.hub.id, series, last: 1 })
    })
    let attempts = 0
    const barrier = twoParties()
    const cross = (first: string, second: string) =>
      ctx.tx(async (tx) => {
        attempts++
        await set(tx, first)
        await barrier()
        await set(tx, second)
        return ok(null)
      })
    expect(await Promise.all([cross('left', 'right'), cross('right', 'left')])).toEqual([ok(null), ok(null)])
    expect(attempts).toBeGreaterThanOrEqual(3)
  })
})

/** Both wait for each other the first time; afterwards nobody waits. */
function twoParties(): () => Promise<void> {
  let open = () => {}
  const both = new Promise<void>((resolve) => {
    open = resolve
  })
  let arrived = 0
  return () => {
    if (++arrived >= 2) open()
    return both
  }
}

describe('human numbers', () => {
  test('have no gap and no double under 16 transactions at once, some of which fail', async () => {
    const take = (fails: boolean) =>
      ctx.tx(async (tx) => {
        const n = await nextNumber(tx, ctx, 'D2026')
        await write(tx, 'numbered')
        return fails ? refuse('changed_my_mind') : ok(n)
      })
    const answers = await Promise.all(Array.from({ length: 64 }, (_, i) => take(i % 4 === 3)))
    const numbers = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 48 }, (_, i) => i + 1))
  })

  test('are counted apart by series and by hub', async () => {
    const other = await hub.other('compte')
    const take = (c: Ctx, series: string) => c.tx((tx) => nextNumber(tx, c, series))
    expect([await take(ctx, 'F2026'), await take(ctx, 'F2027'), await take(other, 'F2026')]).toEqual([
      1, 1, 1,
    ])
    expect(await take(ctx, 'F2026')).toBe(2)
  })
})

describe('once', () => {
  const send = (key: string | undefined, noun: string, refused = false) =>
    ctx.tx((tx) =>
      once(tx, ctx, key, async (): Promise<Result<{ n: number }, 'no'>> => {
        await write(tx, noun)
        return refused ? refuse('no') : ok({ n: Math.random() })
      }),
    )

  test('the same key does the work once, even sent 16 times at once, and answers the same', async () => {
    const answers = await Promise.all(Array.from({ length: 16 }, () => send('a', 'once')))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await lines('once')).toBe(1)
  })

  test('a refusal is not remembered: corrected, the form may be sent again', async () => {
    expect(await send('b', 'again', true)).toEqual({ ok: false, code: 'no' })
    expect((await send('b', 'again')).ok).toBe(true)
    expect(await lines('again')).toBe(1)
  })

  test('without a key, each time counts; another hub may use the same key', async () => {
    await send(undefined, 'each')
    await send(undefined, 'each')
    expect(await lines('each')).toBe(2)
    const other = await hub.other('cle')
    expect(await other.tx((tx) => once(tx, other, 'a', async () => ok('mine')))).toEqual(ok('mine'))
  })
})

test('the hub, its days and its facts are those of the context', async () => {
  hub.clock.set(new Date('2026-07-31T22:30:00Z'))
  expect(ctx.today()).toBe('2026-08-01')
  await ctx.tx((tx) => emit(tx, ctx, 'things.done', 'x', { n: 1 }))
  expect(await ctx.read((tx) => tx.select({ slug: hubs.slug }).from(hubs))).toEqual([{ slug: 'essai' }])
})
