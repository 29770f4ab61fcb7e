import type pg from 'pg'
import type { Visitor } from '../hazards/server.ts'

/** Milliseconds of a series of answers. */
export type Timing = { p50: number; p95: number }

/** The pages measured, by what they show. `far` is a cursor in the last tenth of each list. */
export const pagesFor = (far: { requests: string; people: string }): Record<string, string> => ({
  'home of the hub': '/essai',
  'requests, first page': '/essai/demandes',
  'requests, far page': `/essai/demandes?apres=${far.requests}`,
  'requests, a rare name': '/essai/demandes?q=haddad0',
  'requests, a word of all': '/essai/demandes?q=panier',
  'requests, to be done': '/essai/demandes?vue=a-traiter',
  'requests, by phone': '/essai/demandes?canal=phone',
  'requests, late': '/essai/demandes?retard=1',
  'counter, person search': '/essai/guichet?q=martin',
  'search box, a name as typed': '/essai/recherche/vite?q=mart',
  'search box, a word of all': '/essai/recherche/vite?q=panier',
  'people, first page': '/essai/personnes',
  'people, far page': `/essai/personnes?apres=${far.people}`,
  'triage by delay': '/essai/demandes/tri',
  'board of requests': '/essai/demandes/tableau',
  'map of requests': '/essai/demandes/carte',
  'calendar, a week': '/essai/calendrier',
  'who owes what': '/essai/argent/a-recevoir',
  messages: '/essai/messages',
  'missed recurring work': '/essai/recurrents',
  'likely duplicates': '/essai/personnes/doublons',
  payments: '/essai/argent/paiements',
  measures: '/essai/mesures',
  'one measure, live': '/essai/mesures/requests.done',
})

const cursor = (row: { value: string; id: string } | undefined): string =>
  Buffer.from(JSON.stringify([row?.value ?? '', row?.id ?? ''])).toString('base64url')

/** Cursors nine tenths down the two lists, as the links of the pages write them. */
export async function farCursors(client: pg.ClientBase): Promise<{ requests: string; people: string }> {
  const far = async (table: string, value: string, order: string): Promise<string> => {
    const { rows } = await client.query<{ value: string; id: string }>(
      `SELECT ${value} AS value, id::text FROM ${table} ORDER BY ${order}
       OFFSET (SELECT count(*) * 9 / 10 FROM ${table}) LIMIT 1`,
    )
    return cursor(rows[0])
  }
  const instant = `to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  return {
    requests: await far('requests', instant, 'received_at DESC, id DESC'),
    people: await far('people', 'sort_key', 'sort_key, id'),
  }
}

/** A page that takes seconds is known well enough after a few answers. */
const LIMIT_MS = 5_000

/** Half and 95 % of `times` answers one after the other, after some to warm up. Undefined when it is no page. */
export async function timePage(visitor: Visitor, path: string, times: number): Promise<Timing | undefined> {
  const from = performance.now()
  for (let i = 0; i < 8 && performance.now() - from < LIMIT_MS; i++) {
    const answer = await visitor.get(path)
    await answer.text()
    if (answer.status !== 200) return undefined
  }
  return await time(times, async () => {
    await (await visitor.get(path)).text()
  })
}

/** What the database alone needs for a page of rows: the limit no page can beat. */
export const timeBareSelect = (client: pg.ClientBase, times: number): Promise<Timing> =>
  time(times, async () => {
    await client.query(
      `SELECT * FROM requests WHERE hub_id = (SELECT id FROM hubs) ORDER BY received_at DESC, id DESC LIMIT 50`,
    )
  })

export async function time(times: number, work: () => Promise<void> | void): Promise<Timing> {
  const all: number[] = []
  const started = performance.now()
  for (let i = 0; i < times && performance.now() - started < LIMIT_MS; i++) {
    const from = performance.now()
    await work()
    all.push(performance.now() - from)
  }
  all.sort((a, b) => a - b)
  const at = (share: number) => round(all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0)
  return { p50: at(0.5), p95: at(0.95) }
}

export const round = (n: number): number => Math.round(n * 100) / 100

/** Bytes of script that a page makes a browser load: files and inline, as sent without compression. */
export async function scriptBytes(visitor: Pick<Visitor, 'get'>, path: string): Promise<number | undefined> {
  const answer = await visitor.get(path)
  const html = await answer.text()
  if (answer.status !== 200) return undefined
  let bytes = 0
  const files = new Set<string>()
  for (const [, attributes = '', inline = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    bytes += Buffer.byteLength(inline)
    const file = /\bsrc="([^"]+)"/.exec(attributes)?.[1]
    if (file) files.add(file)
    for (const [, imported] of inline.matchAll(/(?:import|from)\s*"([^"]+\.js)"/g)) files.add(imported!)
  }
  for (const [, file] of html.matchAll(/<link\b[^>]*rel="modulepreload"[^>]*href="([^"]+)"/g))
    files.add(file!)
  for (const file of files) bytes += (await (await visitor.get(file)).arrayBuffer()).byteLength
  return bytes
}
