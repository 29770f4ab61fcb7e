import pg from 'pg'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { yearNamed } from '#modules/money/books/years.server.ts'
import { fecOf } from '#modules/money/features/export-fec/fec.server.ts'
import { openBooks, recordOperation } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { round } from './pages.ts'

type Rate = { bare: number; posting: number; share: number }
export type LedgerResults = {
  /** Postings a second, for one writer and sixteen: the rows written bare, and written by the use case. */
  one: Rate
  sixteen: Rate
  /** A million lines of FEC: seconds, megabytes, and how much memory grew from its first tenth to its end. */
  fec: { lines: number; seconds: number; megabytes: number; grewMegabytes: number }
}

const POSTINGS = 1600
const ENTRIES = 500_000
const WRITERS = [1, 16] as const

const seconds = (since: number) => (performance.now() - since) / 1000

/** Runs `work` `POSTINGS` times in as many lanes; answers how many a second. */
async function rate(lanes: number, work: (lane: number, n: number) => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let n = 0; n < POSTINGS / lanes; n++) await work(lane, n)
    }),
  )
  return POSTINGS / seconds(since)
}

/** The rows that `recordOperation` writes, statement by statement, as a script would: same tables, same indexes. */
async function writeBare(client: pg.Client, hub: string, n: string, year: string): Promise<void> {
  await client.query('BEGIN')
  const { rows } = await client.query<{ last: string }>(
    `INSERT INTO counters AS c (hub_id, series, last) VALUES ($1, $2, 1)
     ON CONFLICT (hub_id, series) DO UPDATE SET last = c.last + 1 RETURNING c.last`,
    [hub, `B${year}`],
  )
  const [entry, day] = [crypto.randomUUID(), `${year}-01-15`]
  await client.query(
    `INSERT INTO entries (hub_id, id, journal, number, day, label, piece_kind, piece_id, recorded_at)
     VALUES ($1, $2, 'bank', $3, $4, 'Loyer', 'operation', $5, now())`,
    [hub, entry, `B${year}-${rows[0]!.last}`, day, entry],
  )
  await client.query(
    `INSERT INTO transfers (hub_id, id, entry_id, day, debit, credit, amount, recorded_at)
     VALUES ($1, $2, $3, $4, '613', '512', 30000, now())`,
    [hub, crypto.randomUUID(), entry, day],
  )
  await client.query(
    `INSERT INTO balances AS b (hub_id, account, month, pillar, debit, credit)
     VALUES ($1, '512', $2, '', 0, 30000), ($1, '613', $2, '', 30000, 0)
     ON CONFLICT (hub_id, account, month, pillar)
     DO UPDATE SET debit = b.debit + excluded.debit, credit = b.credit + excluded.credit`,
    [hub, day.slice(0, 7)],
  )
  await client.query(
    `INSERT INTO operations (hub_id, id, kind, "group", day, means, amount, label, entry_id, recorded_at, words)
     VALUES ($1, $2, 'rent', 'expense', $3, 'transfer', 30000, 'Loyer', $4, now(), $5)`,
    [hub, crypto.randomUUID(), day, entry, `loyer ${n}`],
  )
  await client.query(
    `INSERT INTO audit_log (hub_id, id, at, verb, noun, subject_id) VALUES ($1, $2, now(), 'record', 'operation', $3)`,
    [hub, crypto.randomUUID(), entry],
  )
  await client.query(
    `INSERT INTO events (hub_id, id, at, type, subject_id) VALUES ($1, $2, now(), 'money.operation', $3)`,
    [hub, crypto.randomUUID(), entry],
  )
  await client.query('COMMIT')
}

async function measurePosting(ctx: Ctx, config: pg.ClientConfig, lanes: number): Promise<Rate> {
  const year = ctx.today().slice(0, 4)
  const clients = await Promise.all(
    Array.from({ length: lanes }, async () => {
      const client = new pg.Client(config)
      await client.connect()
      return client
    }),
  )
  const bareOnce = () => rate(lanes, (lane, n) => writeBare(clients[lane]!, ctx.hub.id, `${lane}-${n}`, year))
  const postOnce = () =>
    rate(lanes, async () =>
      must(
        await recordOperation(ctx, { kind: 'rent', amount: cents(30_000), day: ctx.today(), label: 'Loyer' }),
      ),
    )
  // Twice each, turn about, the better one kept: another program's work lasts shorter.
  const [b1, p1, b2, p2] = [await bareOnce(), await postOnce(), await bareOnce(), await postOnce()]
  await Promise.all(clients.map((client) => client.end()))
  const [bare, posting] = [Math.max(b1, b2), Math.max(p1, p2)]
  return { bare: Math.round(bare), posting: Math.round(posting), share: round(posting / bare) }
}

/** Half a million entries of two lines each in a year of their own, written by the database alone. */
async function fillYear(ctx: Ctx, config: pg.ClientConfig, year: string): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  const hub = `'${ctx.hub.id}'::uuid`
  await client.query(`CREATE TEMP TABLE made AS
    SELECT n, gen_random_uuid() AS id, date '${year}-01-01' + (n % 360)::int AS day FROM generate_series(1, ${ENTRIES}) n`)
  await client.query(`INSERT INTO entries (hub_id, id, journal, number, day, label, piece_kind, piece_id, recorded_at)
    SELECT ${hub}, id, 'bank', 'E${year}-' || lpad(n::text, greatest(5, length(n::text)), '0'), day, 'Vente ' || n, 'bench',
      id::text, timestamptz '${year}-12-31 12:00+00' + n * interval '1 millisecond' FROM made`)
  await client.query(`INSERT INTO transfers (hub_id, id, entry_id, day, debit, credit, amount, recorded_at)
    SELECT ${hub}, gen_random_uuid(), id, day, '512', '707', 100 + n % 900, now() FROM made`)
  await client.query(`INSERT INTO balances (hub_id, account, month, pillar, debit, credit)
    SELECT ${hub}, a, to_char(day, 'YYYY-MM'), '', sum(d), sum(c) FROM (
      SELECT '512' AS a, day, 100 + n % 900 AS d, 0 AS c FROM made
      UNION ALL SELECT '707', day, 0, 100 + n % 900 FROM made) s GROUP BY 2, 3`)
  await client.query(`INSERT INTO counters (hub_id, series, last) VALUES (${hub}, 'E${year}', ${ENTRIES})`)
  await client.query('ANALYZE entries, transfers')
  await client.end()
}

async function measureFec(ctx: Ctx, config: pg.ClientConfig): Promise<LedgerResults['fec']> {
  const named = String(Number(ctx.today().slice(0, 4)) - 3)
  await fillYear(ctx, config, named)
  const year = (await yearNamed(ctx, named))!
  const since = performance.now()
  let [lines, bytes, early, most] = [0, 0, 0, 0]
  for await (const part of fecOf(ctx, year)) {
    bytes += Buffer.byteLength(part)
    lines += part.split('\r\n').length - 1
    const held = process.memoryUsage().rss
    if (lines < ENTRIES / 5) early = Math.max(early, held)
    most = Math.max(most, held)
  }
  const megabytes = (n: number) => Math.round(n / 1e6)
  return {
    ...{ lines: lines - 1, seconds: round(seconds(since)), megabytes: megabytes(bytes) },
    grewMegabytes: megabytes(most - early),
  }
}

/** Posting against the same rows written bare, and a million lines for the tax office. */
export async function measureLedger(ctx: Ctx, config: pg.ClientConfig): Promise<LedgerResults> {
  await openBooks(ctx)
  const [one, sixteen] = [
    await measurePosting(ctx, config, WRITERS[0]),
    await measurePosting(ctx, config, WRITERS[1]),
  ]
  return { one, sixteen, fec: await measureFec(ctx, config) }
}

export function printLedger({ one, sixteen, fec }: LedgerResults, say: (line: string) => void): void {
  const line = (writers: string, { bare, posting, share }: Rate) =>
    say(
      `posting, ${writers}: ${posting} a second, bare rows ${bare}: ${Math.round(share * 100)} %; goal 60 % at least`,
    )
  line('one writer', one)
  line('sixteen writers', sixteen)
  say(
    `FEC of ${fec.lines.toLocaleString('en')} lines: ${fec.seconds} s, ${fec.megabytes} MB, memory grew by ${fec.grewMegabytes} MB from its first tenth`,
  )
}
