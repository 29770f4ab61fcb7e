import type { Id } from '#kit/id.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { type Alike, peopleLike, peopleNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { cursorOf, type Page, pageOf } from '#platform/lists/keyset.ts'
import { lateBefore } from '../rules/life.ts'
import { numbersOf, type WebRow, waitingCount, webRequestById, webRequestsPage } from './store.server.ts'

const CAP = 99
/** Cards of a page: each asks for a decision. */
const SHOWN = 12

/** How many forms wait for the desk, at most 99: what the counter and the triage say. */
export const webWaiting = (ctx: Ctx): Promise<number> => ctx.read((tx) => waitingCount(tx, ctx.hub.id, CAP))

export type WebCard = Omit<WebRow, 'followHash' | 'hubId' | 'handledBy'> & {
  /** Records it may be, the surest first; empty once decided. */
  alike: Alike[]
  /** Names of who is served and who asks, when they wrote from their account. */
  who: string | null
  asker: string | null
  serviceName: string | null
  /** Number of the request it became. */
  number: string | null
  late: boolean
}

async function cardsOf(ctx: Ctx, rows: readonly WebRow[]): Promise<WebCard[]> {
  const unknown = rows.filter((row) => row.state === 'waiting' && !row.personId)
  const found = await peopleLike(ctx, unknown)
  const alike = new Map(unknown.map((row, i) => [row.id, found[i]!]))
  const names = await peopleNames(
    ctx,
    rows.flatMap((row) => [row.personId, row.askerPersonId]),
  )
  const services = new Map((await listServices(ctx)).map(({ id, name }) => [id, name]))
  const became = rows.map((row) => row.requestId).filter((id) => id !== null)
  const numbers = await ctx.read((tx) => numbersOf(tx, ctx.hub.id, became))
  const late = lateBefore(ctx.now())
  return rows.map(({ followHash: _, hubId: __, handledBy: ___, ...row }) => ({
    ...row,
    alike: alike.get(row.id) ?? [],
    who: (row.personId && names.get(row.personId)) ?? null,
    asker: (row.askerPersonId && names.get(row.askerPersonId)) ?? null,
    serviceName: (row.serviceId && services.get(row.serviceId)) ?? null,
    number: (row.requestId && numbers.get(row.requestId)) ?? null,
    late: row.state === 'waiting' && row.receivedAt < late,
  }))
}

/** One page of forms: those that wait, the oldest first, or with `vue=traitees` those decided, the last first. */
export async function listWebRequests(ctx: Ctx, params: URLSearchParams): Promise<Page<WebCard>> {
  const waiting = params.get('vue') !== 'traitees'
  const cursor = cursorOf(params, (value) => !Number.isNaN(Date.parse(value)))
  const read = await ctx.read((tx) => webRequestsPage(tx, ctx.hub.id, waiting, cursor, SHOWN))
  const page = pageOf(read, cursor, params, (row) => [row.receivedAt.toISOString(), row.id], SHOWN)
  return { ...page, rows: await cardsOf(ctx, page.rows) }
}

/** One form as the desk sees it; null when unknown here. */
export async function readWebRequest(ctx: Ctx, id: Id<'WebRequest'>): Promise<WebCard | null> {
  const row = await ctx.read((tx) => webRequestById(tx, ctx.hub.id, id))
  return row ? (await cardsOf(ctx, [row]))[0]! : null
}
