import type pg from 'pg'
import { must } from '#kit/result.ts'
import { counter } from '#modules/requests/fixtures.ts'
import { moveRequest, payRequest, takeRequest } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readTables } from '../../db/example-rows.ts'

/** Rows made by the real use cases, that the crowd is copied from: a new column is copied like the others. */
export type Templates = { open: string; closed: string; person: string }

/** One request that waits, and one done, paid and closed, for the same person. */
export async function makeTemplates(ctx: Ctx): Promise<Templates> {
  const { personId, basketId } = await counter(ctx)
  const input = { personId, serviceId: basketId, quantity: 1, channel: 'counter' } as const
  const open = must(await takeRequest(ctx, input))
  const closed = must(await takeRequest(ctx, input))
  must(await moveRequest(ctx, { requestId: closed.id, verb: 'finish' }))
  must(await payRequest(ctx, { requestId: closed.id, means: 'cash' }))
  must(await moveRequest(ctx, { requestId: closed.id, verb: 'close' }))
  return { open: open.id, closed: closed.id, person: personId }
}

/** How many people the crowd of requests comes from. */
const REQUESTS_PER_PERSON = 10
/** The newest ones still wait for work: what is open does not grow with the years behind. */
const OPEN = 150

/**
 * The nth thing of a kind: made again from its number wherever it is referred to, and sorted by time like ours.
 * One request every 26 minutes: 100,000 make five years of a hub that takes 400 a week.
 */
const FUNCTIONS = `
CREATE FUNCTION pg_temp.at_of(n int) RETURNS timestamptz IMMUTABLE LANGUAGE sql AS
  $$ SELECT $START$::timestamptz - n * interval '26 minutes' $$;
CREATE FUNCTION pg_temp.id_of(kind text, n int) RETURNS uuid IMMUTABLE LANGUAGE sql AS
  $$ SELECT (lpad(to_hex((extract(epoch FROM pg_temp.at_of(n)) * 1000)::bigint), 12, '0')
     || '7' || substr(md5(kind || n), 1, 3) || '8' || substr(md5(kind || n), 4, 15))::uuid $$;
CREATE FUNCTION pg_temp.name_of(n int) RETURNS text IMMUTABLE LANGUAGE sql AS
  $$ SELECT (ARRAY['lefevre','martin','bernard','dubois','moreau','laurent','girard','roux','fontaine','chevalier',
     'robin','masson','blanc','guerin','boyer','garnier','faure','mercier','dupont','haddad'])[1 + n % 20]
     || substr(md5(n::text), 1, 3) $$;`

const names = [
  ['first_name', `initcap(substr(md5(n::text), 4, 6))`],
  ['last_name', `initcap(pg_temp.name_of(n))`],
] as const

type Changes = Readonly<Record<string, string>>

/** Copies of one table's template rows for n in [from, to): `changes` are SQL over `n` and the row `r`. */
async function copyRows(
  client: pg.ClientBase,
  table: string,
  where: string,
  [from, to]: readonly [number, number],
  changes: Changes,
): Promise<void> {
  const found = (await readTables(client)).find(({ name }) => name === table)
  const columns = found!.columns.filter(({ generated }) => !generated).map(({ name }) => name)
  const values = columns.map((name) => changes[name] ?? `r."${name}"`)
  await client.query(
    `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')})
     SELECT ${values.join(', ')} FROM generate_series(${from}, ${to - 1}) AS n, "${table}" AS r WHERE ${where}`,
  )
}

/**
 * Fills the hub up to `to` requests with their moves, payments and entries in the books.
 * @param client the superuser's connection, always the same.
 */
export async function growCrowd(
  client: pg.ClientBase,
  { open, closed, person }: Templates,
  from: number,
  to: number,
): Promise<void> {
  if (from === 0) await client.query(FUNCTIONS.replace('$START$', `'${new Date().toISOString()}'`))
  // Keys hold by construction; checking 700,000 of them one by one would take longer than the measures.
  await client.query('SET session_replication_role = replica')
  const personOf = `pg_temp.id_of('person', n / ${REQUESTS_PER_PERSON} * ${REQUESTS_PER_PERSON})`
  const at = 'pg_temp.at_of(n)'
  const people: [number, number] = [
    Math.floor(from / REQUESTS_PER_PERSON),
    Math.floor(to / REQUESTS_PER_PERSON),
  ]
  await copyRows(client, 'people', `id = '${person}'`, people, {
    ...Object.fromEntries(names),
    id: `pg_temp.id_of('person', n * ${REQUESTS_PER_PERSON})`,
    sort_key: `pg_temp.name_of(n) || ' ' || substr(md5(n::text), 4, 6)`,
    words: `pg_temp.name_of(n) || ' ' || substr(md5(n::text), 4, 6)`,
  })
  const request = {
    id: `pg_temp.id_of('request', n)`,
    number: `'D2000-' || lpad(n::text, 6, '0')`,
    person_id: personOf,
    channel: `(ARRAY['counter','phone','web','counter','email'])[1 + n % 5]`,
    words: `r.words || ' ' || pg_temp.name_of(n / ${REQUESTS_PER_PERSON})`,
    received_at: at,
    due_on: `(${at} + interval '2 days')::date`,
  }
  const waiting: [number, number] = [from, Math.min(to, OPEN)]
  const past: [number, number] = [Math.max(from, OPEN), to]
  await copyRows(client, 'requests', `id = '${open}'`, waiting, request)
  await copyRows(client, 'requests', `id = '${closed}'`, past, {
    ...request,
    done_at: `${at} + interval '20 hours'`,
    paid_at: `${at} + interval '21 hours'`,
    ended_at: `${at} + interval '22 hours'`,
  })
  const move = { id: `pg_temp.id_of('move' || r.verb, n)`, request_id: `pg_temp.id_of('request', n)`, at }
  await copyRows(client, 'request_moves', `request_id = '${open}'`, waiting, move)
  await copyRows(client, 'request_moves', `request_id = '${closed}'`, past, {
    ...move,
    at: `${at} + CASE r.verb WHEN 'receive' THEN interval '0' WHEN 'finish' THEN interval '20 hours'
         ELSE interval '21 hours' END`,
  })
  const recorded = `${at} + interval '21 hours'`
  const entry = `pg_temp.id_of('entry', n)`
  const day = `(${recorded})::date`
  const paid = `subject_id = '${closed}'`
  const ofPayment = `(SELECT entry_id FROM payments WHERE ${paid})`
  await copyRows(client, 'entries', `r.id = ${ofPayment}`, past, {
    id: entry,
    number: `'B2000-' || lpad(n::text, 6, '0')`,
    piece_id: `pg_temp.id_of('payment', n)::text`,
    day,
    recorded_at: recorded,
  })
  await copyRows(client, 'transfers', `r.entry_id = ${ofPayment}`, past, {
    id: `pg_temp.id_of('transfer', n)`,
    entry_id: entry,
    day,
    recorded_at: recorded,
  })
  await copyRows(client, 'payments', paid, past, {
    id: `pg_temp.id_of('payment', n)`,
    entry_id: entry,
    number: `'R2000-' || lpad(n::text, 6, '0')`,
    subject_id: `pg_temp.id_of('request', n)::text`,
    person_id: personOf,
    day,
    recorded_at: recorded,
  })
  await client.query('SET session_replication_role = origin')
  await client.query('VACUUM ANALYZE')
  // Else the pages would be measured while the disk is still busy with the rows.
  await client.query('CHECKPOINT')
}
