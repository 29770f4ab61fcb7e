import { sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { type Ctx, rollBack } from '#platform/context/ctx.server.ts'
import { beforeCommit, type Tx } from '#platform/db/db.server.ts'
import { hubKeys } from './key.server.ts'
import { hashOf, macOf, type Sealed } from './link.ts'
import { openChain } from './opening.server.ts'

/** A row that waits for its place in the chain. */
type Waiting = Sealed & { readonly at: Date; readonly mac: string }
type Head = { readonly n: number; readonly hash: string; readonly at: Date }

/**
 * How far the clock may stand behind the last link, in seconds: two servers never agree to the second, and a clock set
 * right moves a little. Beyond it the clock went back, and nothing more is recorded until it is set right.
 */
const CLOCK_SLACK = 300

const waiting = new WeakMap<Tx, Waiting[]>()

/**
 * Puts a row that this transaction writes at the end of the hub's chain. The link itself is made just before the
 * commit, all of the transaction's in one statement: the end of the chain is the last thing locked, and the shortest.
 * When the clock stands before the last link the whole transaction is refused (`clock_went_back`).
 * @param row.payload one line without personal data (`lineOf`): it outlives whoever asks to be forgotten.
 */
export async function sealRow(tx: Tx, ctx: Ctx, row: Sealed): Promise<void> {
  const keys = await hubKeys(tx, ctx.hub.id)
  const one: Waiting = { ...row, at: ctx.now(), mac: keys ? macOf(keys.mac, row) : '' }
  const list = waiting.get(tx)
  if (list) {
    list.push(one)
    return
  }
  waiting.set(tx, [one])
  beforeCommit(tx, () => sealNow(tx, ctx))
}

/** Links what waits, for who must know the end of the chain before the commit (a closing). */
export async function sealNow(tx: Tx, ctx: Ctx): Promise<void> {
  const rows = waiting.get(tx)?.splice(0) ?? []
  const [first] = rows
  if (!first) return
  if (rows.length === 1 && (await oneLink(tx, ctx.hub.id, first))) return
  await manyLinks(tx, ctx.hub.id, rows)
}

/** The end of the chain, held until the transaction ends; null before the first link. */
export async function holdHead(tx: Tx, hubId: Id<'Hub'>): Promise<Head | null> {
  const { rows } = await tx.execute<{ n: string; hash: string; at: string }>(
    sql`SELECT n, hash, at FROM seal_heads WHERE hub_id = ${hubId} FOR UPDATE`,
  )
  const [row] = rows
  return row ? { n: Number(row.n), hash: row.hash, at: new Date(row.at) } : null
}

/**
 * The common case in one round trip: PostgreSQL computes the hash on the end of the chain as it is once it holds it.
 * Answers false when there is no chain yet, or when the clock stands too far behind.
 */
async function oneLink(tx: Tx, hubId: Id<'Hub'>, row: Waiting): Promise<boolean> {
  const { kind, id, payload, mac } = row
  const at = row.at.toISOString()
  const text = `${kind}\n${id}\n${payload}`
  const { rowCount } = await tx.execute(sql`
    WITH head AS (
      UPDATE seal_heads SET n = n + 1, at = greatest(at, ${at}::timestamptz),
        hash = encode(sha256(convert_to(hash || E'\n' || (n + 1) || E'\n' || ${text}::text, 'UTF8')), 'hex')
      WHERE hub_id = ${hubId} AND at <= ${at}::timestamptz + make_interval(secs => ${CLOCK_SLACK})
      RETURNING n, hash
    )
    INSERT INTO seals (hub_id, n, kind, subject_id, at, payload, hash, mac)
    SELECT ${hubId}::uuid, n, ${kind}::text, ${id}::text, ${at}::timestamptz, ${payload}::text, hash, ${mac}::text FROM head`)
  return rowCount === 1
}

async function manyLinks(tx: Tx, hubId: Id<'Hub'>, rows: readonly Waiting[]): Promise<void> {
  const held = await holdHead(tx, hubId)
  if (!held) await openChain(tx, hubId, rows)
  let head = held ?? (await holdHead(tx, hubId))!
  const links = rows.map((row) => {
    if (row.at.getTime() + CLOCK_SLACK * 1000 < head.at.getTime())
      rollBack({ ok: false, code: 'clock_went_back' })
    const n = head.n + 1
    head = { n, hash: hashOf(head.hash, n, row), at: row.at > head.at ? row.at : head.at }
    return { ...row, n, hash: head.hash }
  })
  await tx.execute(sql`
    WITH moved AS (
      UPDATE seal_heads SET n = ${head.n}, hash = ${head.hash}, at = ${head.at.toISOString()}::timestamptz
      WHERE hub_id = ${hubId}
    )
    INSERT INTO seals (hub_id, n, kind, subject_id, at, payload, hash, mac)
    SELECT ${hubId}::uuid, l.n, l.kind, l.id, l.at, l.payload, l.hash, l.mac
    FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      AS l(n bigint, kind text, id text, at timestamptz, payload text, hash text, mac text)`)
}
