import { and, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import { addDays, type Day, parseDay } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { fold } from '#kit/text.ts'
import { peopleNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { isCommonWord, newestFirst, readInOrder } from '#platform/lists/common.server.ts'
import {
  type Counted,
  counted,
  cursorOf,
  everyRow,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'
import { maySeeSignalPeople } from '../permits.ts'
import {
  type Cluster,
  clusters,
  lastWeeks,
  SIGNAL_STATES,
  type SignalState,
  TAG_KINDS,
  type TagKind,
} from '../rules/signals.ts'
import { COLUMNS, type SignalRow, seenTags, tagsOf } from './store.server.ts'
import { trialSignals, trialSignalTags } from './tables.ts'

export type ShownTag = { kind: TagKind; tag: string; label: string }
export type ListedSignal = Pick<
  SignalRow,
  'id' | 'text' | 'hasFile' | 'day' | 'at' | 'author' | 'fromPath' | 'state' | 'reviewOn'
> & { tags: ShownTag[] }

export type SignalFilter = {
  q: string
  state?: SignalState
  tag?: ShownTag
  from?: Day
  to?: Day
}
export type SignalList = Page<ListedSignal> & Counted & { filter: SignalFilter }

const dayOf = (params: URLSearchParams, name: string): Day | undefined => {
  const parsed = parseDay(params.get(name) ?? '')
  return parsed.ok ? parsed.value : undefined
}

/** Words of the address: `q`, `etat`, `theme` (`word:linge`), `du`, `au`. */
function filterOf(params: URLSearchParams): Omit<SignalFilter, 'tag'> & { tag?: Omit<ShownTag, 'label'> } {
  const state = params.get('etat') as SignalState
  const [kind = '', ...rest] = (params.get('theme') ?? '').split(':')
  const tag = kind === 'word' ? fold(rest.join(':')) : rest.join(':').slice(0, 36)
  const known = TAG_KINDS.find((one) => one === kind)
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    state: SIGNAL_STATES.includes(state) ? state : undefined,
    tag: known && tag ? { kind: known, tag } : undefined,
    from: dayOf(params, 'du'),
    to: dayOf(params, 'au'),
  }
}

const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)

/** One page of signals, the newest first. */
export async function listSignals(ctx: Ctx, params: URLSearchParams, size = PAGE_SIZE): Promise<SignalList> {
  const { tag, ...asked } = filterOf(params)
  // Who is not shown whom a signal is about cannot find it by them either.
  const filterTag = tag?.kind === 'person' && !maySeeSignalPeople(ctx.actor) ? undefined : tag
  const cursor = cursorOf(params, isInstant)
  const { at, id, hubId } = trialSignals
  const query = searchQuery(asked.q)
  const matches = query && sql`${trialSignals.search} @@ ${query}`
  const tagged = (one: Omit<ShownTag, 'label'>): SQL => sql`EXISTS (
    SELECT 1 FROM ${trialSignalTags} g WHERE g.hub_id = ${hubId} AND g.signal_id = ${id}
    AND g.kind = ${one.kind} AND g.tag = ${one.tag})`
  const where = and(
    eq(hubId, ctx.hub.id),
    asked.state ? eq(trialSignals.state, asked.state) : undefined,
    asked.from ? gte(trialSignals.day, asked.from) : undefined,
    asked.to ? lte(trialSignals.day, asked.to) : undefined,
    filterTag ? tagged(filterTag) : undefined,
    matches ?? undefined,
  )
  const { from, direction } = pageFrom(at, id, 'timestamptz', false, cursor)
  return await ctx.read(async (tx) => {
    const ofHub = eq(hubId, ctx.hub.id)
    if (matches && (await isCommonWord(tx, trialSignals, { ofHub, matches, order: newestFirst(at, id) })))
      await readInOrder(tx)
    const read = await tx
      .select(COLUMNS)
      .from(trialSignals)
      .where(and(where, from))
      .orderBy(direction(at), direction(id))
      .limit(size + 1)
    const page = pageOf(read, cursor, params, (row) => [row.at.toISOString(), row.id], size)
    const n = await countMatching(tx, trialSignals, where)
    const rows = await withTags(tx, ctx, page.rows)
    const label = filterTag && (await labelOf(tx, ctx, filterTag))
    const filter = { ...asked, tag: filterTag && label ? { ...filterTag, label } : undefined }
    return { ...page, rows, filter, ...counted(n) }
  })
}

/** The signals with what they are about; people only for those who may see them. */
export async function withTags(tx: Tx, ctx: Ctx, rows: readonly SignalRow[]): Promise<ListedSignal[]> {
  const all = await tagsOf(
    tx,
    ctx.hub.id,
    rows.map(({ id }) => id),
  )
  const shown = maySeeSignalPeople(ctx.actor)
  const people = all.filter(({ kind }) => kind === 'person').map(({ tag }) => tag as Id<'Person'>)
  const names = shown ? await peopleNames(ctx, people) : new Map<Id<'Person'>, string>()
  return rows.map(({ id, text, hasFile, day, at, author, fromPath, state, reviewOn }) => ({
    ...{ id, text, hasFile, day, at, author, fromPath, state, reviewOn },
    tags: all.flatMap(({ signalId, kind, tag, label }): ShownTag[] => {
      if (signalId !== id) return []
      if (kind !== 'person') return [{ kind, tag, label }]
      const name = names.get(tag as Id<'Person'>)
      return name ? [{ kind, tag, label: name }] : []
    }),
  }))
}

async function labelOf(tx: Tx, ctx: Ctx, { kind, tag }: Omit<ShownTag, 'label'>): Promise<string> {
  if (kind === 'person')
    return (await peopleNames(ctx, [tag as Id<'Person'>])).get(tag as Id<'Person'>) ?? tag
  const [row] = await tx
    .select({ label: trialSignalTags.label })
    .from(trialSignalTags)
    .where(
      and(
        eq(trialSignalTags.hubId, ctx.hub.id),
        eq(trialSignalTags.kind, kind),
        eq(trialSignalTags.tag, tag),
      ),
    )
    .limit(1)
  return row?.label ?? tag
}

/** Every signal that matches, page after page, for an export. */
export const everySignal = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedSignal> =>
  everyRow(params, (next) => listSignals(ctx, next, 500))

/** Weeks that the grid shows. */
const WEEKS = 12
const MOST_CLUSTERS = 10

/** What was heard most over the last twelve weeks, week by week, without anybody's name. */
export async function signalClusters(ctx: Ctx): Promise<{ weeks: Day[]; clusters: Cluster[] }> {
  const weeks = lastWeeks(ctx.today(), WEEKS)
  const seen = await ctx.read((tx) => seenTags(tx, ctx.hub.id, weeks[0]!, addDays(weeks.at(-1)!, 6)))
  return { weeks, clusters: clusters(seen, weeks).slice(0, MOST_CLUSTERS) }
}
