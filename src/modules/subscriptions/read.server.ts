import { and, asc, count, desc, eq, getTableColumns, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { addDays } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import { add, type Cents, proportion, zero } from '#kit/money.ts'
import { idsOfPerson, organisationNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
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
import { noticeWindow } from './rules/renewal.ts'
import { MONTHS, nextPeriod, type Rhythm, termsOn } from './rules/schedule.ts'
import {
  movesOfAll,
  type PauseRow,
  pausesOfAll,
  periodsOfAll,
  plansOf,
  type SubscriptionRow,
  subscriptionByNumber,
  termsOfAll,
} from './store.server.ts'
import { subscriptionPauses, subscriptionPlans, subscriptions } from './tables.ts'
import { mayLeaveFreely } from './use-cases/change.server.ts'

const { search: _, words: __, ...READ } = getTableColumns(subscriptions)

/** Words of the address: `vue=en-cours|en-pause|arret|termines|tous`. */
export const VIEWS = {
  'en-cours': 'running',
  'en-pause': 'paused',
  arret: 'stopping',
  termines: 'ended',
  tous: 'all',
} as const
export type View = (typeof VIEWS)[keyof typeof VIEWS]

type Filter = {
  readonly q: string
  readonly view: View
  readonly planId?: Id<'Plan'>
  readonly personId?: Id<'Person'>
}
export type Standing = 'active' | 'paused' | 'stopping' | 'ended' | 'soon'
export type Listed = SubscriptionRow & {
  readonly price: Cents
  readonly every: Rhythm
  readonly standing: Standing
}

const pausedOn = (today: string): SQL => sql`EXISTS (SELECT 1 FROM ${subscriptionPauses} p
  WHERE p.hub_id = ${subscriptions.hubId} AND p.subscription_id = ${subscriptions.id} AND p.from_day <= ${today}
  AND (p.to_day IS NULL OR p.to_day >= ${today}))`

function filterOf(params: URLSearchParams): Filter {
  const [planId, personId] = [params.get('formule'), params.get('personne')]
  const asked = VIEWS[params.get('vue') as keyof typeof VIEWS]
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    view: asked ?? (isId(personId) ? 'all' : 'running'),
    planId: isId<'Plan'>(planId) ? planId : undefined,
    personId: isId<'Person'>(personId) ? personId : undefined,
  }
}

async function matching(ctx: Ctx, filter: Filter): Promise<SQL | undefined> {
  const query = searchQuery(filter.q)
  const ids = filter.personId ? await idsOfPerson(ctx, filter.personId) : null
  const state = filter.view === 'ended' ? 'ended' : filter.view === 'all' ? null : 'active'
  return and(
    eq(subscriptions.hubId, ctx.hub.id),
    state ? eq(subscriptions.state, state) : undefined,
    filter.view === 'paused' ? pausedOn(ctx.today()) : undefined,
    filter.view === 'stopping' ? isNotNull(subscriptions.endsOn) : undefined,
    filter.planId ? eq(subscriptions.planId, filter.planId) : undefined,
    ids ? inArray(subscriptions.personId, ids) : undefined,
    query ? sql`${subscriptions.search} @@ ${query}` : undefined,
  )
}

/** One page of subscriptions by name. */
export async function listSubscriptions(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<Page<Listed> & Counted & { filter: Filter }> {
  const filter = filterOf(params)
  const where = await matching(ctx, filter)
  const cursor = cursorOf(params)
  const { from, direction } = pageFrom(subscriptions.sortKey, subscriptions.id, 'text', true, cursor)
  return await ctx.read(async (tx) => {
    const read = await tx
      .select(READ)
      .from(subscriptions)
      .where(and(where, from))
      .orderBy(direction(subscriptions.sortKey), direction(subscriptions.id))
      .limit(size + 1)
    const n = await countMatching(tx, subscriptions, where)
    const page = pageOf(read, cursor, params, (row) => [row.sortKey, row.id], size)
    return { ...page, rows: await standing(tx, ctx, page.rows), filter, ...counted(n) }
  })
}

export const everySubscription = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<Listed> =>
  everyRow(params, (next) => listSubscriptions(ctx, next, 500))

async function standing(tx: Tx, ctx: Ctx, rows: readonly SubscriptionRow[]): Promise<Listed[]> {
  const today = ctx.today()
  const ids = rows.map((row) => row.id)
  const terms = await termsOfAll(tx, ctx.hub.id, ids)
  const pauses = await pausesOfAll(tx, ctx.hub.id, ids)
  return rows.map((row) => {
    const { planName, price, every } = termsOn(terms.get(row.id)!, today)
    return { ...row, planName, price, every, standing: standingOf(row, pauses.get(row.id) ?? [], today) }
  })
}

function standingOf(row: SubscriptionRow, pauses: readonly PauseRow[], today: string): Standing {
  if (row.state === 'ended') return 'ended'
  if (row.startsOn > today) return 'soon'
  if (pauses.some((one) => one.fromDay <= today && (one.toDay === null || one.toDay >= today)))
    return 'paused'
  return row.endsOn ? 'stopping' : 'active'
}

/** The figures above the list: how many run, what they bring a month, and how many periods begin within thirty days. */
export async function subscriptionFigures(
  ctx: Ctx,
): Promise<{ running: number; monthly: Cents; soon: number; paused: number }> {
  const today = ctx.today()
  return await ctx.read(async (tx) => {
    const live = and(eq(subscriptions.hubId, ctx.hub.id), eq(subscriptions.state, 'active'))
    const running = await countMatching(tx, subscriptions, live, 100_000)
    const soon = await countMatching(
      tx,
      subscriptions,
      and(live, sql`${subscriptions.nextOn} <= ${addDays(today, 30)}`),
      100_000,
    )
    const paused = await countMatching(tx, subscriptions, and(live, pausedOn(today)), 100_000)
    const { rows } = await tx.execute<{
      every: Rhythm
      sum: string
    }>(sql`SELECT t.every, sum(t.price)::text AS sum
      FROM subscriptions s JOIN LATERAL (SELECT every, price FROM subscription_terms t WHERE t.hub_id = s.hub_id
        AND t.subscription_id = s.id AND t.from_day <= ${today} ORDER BY t.version DESC LIMIT 1) t ON true
      WHERE s.hub_id = ${ctx.hub.id} AND s.state = 'active' GROUP BY t.every`)
    const monthly = rows.reduce<Cents>(
      (all, { every, sum }) => add(all, proportion(BigInt(sum) as Cents, 1n, BigInt(MONTHS[every]))),
      zero,
    )
    return { running, monthly, soon, paused }
  })
}

/** Plans with how many subscribe to each now. */
export async function plansWithSubscribers(ctx: Ctx) {
  return await ctx.read(async (tx) => {
    const plans = await plansOf(tx, ctx.hub.id)
    const counts = await tx
      .select({ planId: subscriptions.planId, n: count() })
      .from(subscriptions)
      .where(and(eq(subscriptions.hubId, ctx.hub.id), eq(subscriptions.state, 'active')))
      .groupBy(subscriptions.planId)
    return plans.map((plan) => ({
      ...plan,
      subscribers: counts.find((one) => one.planId === plan.id)?.n ?? 0,
    }))
  })
}

/** What may be subscribed to now. */
export const offeredPlans = (ctx: Ctx) =>
  ctx.read((tx) =>
    tx
      .select()
      .from(subscriptionPlans)
      .where(and(eq(subscriptionPlans.hubId, ctx.hub.id), sql`${subscriptionPlans.retiredAt} IS NULL`))
      .orderBy(asc(subscriptionPlans.price), desc(subscriptionPlans.id)),
  )

/** One subscription with what was agreed, its periods, its pauses and its history; null when unknown here. */
export async function readSubscription(ctx: Ctx, number: string) {
  const today = ctx.today()
  const read = await ctx.read(async (tx) => {
    const row = await subscriptionByNumber(tx, ctx.hub.id, number)
    if (!row) return null
    const ids = [row.id]
    const terms = (await termsOfAll(tx, ctx.hub.id, ids)).get(row.id)!
    const pauses = (await pausesOfAll(tx, ctx.hub.id, ids)).get(row.id) ?? []
    const periods = ((await periodsOfAll(tx, ctx.hub.id, ids)).get(row.id) ?? []).reverse()
    const moves = ((await movesOfAll(tx, ctx.hub.id, ids)).get(row.id) ?? []).reverse()
    return { row, terms, pauses, periods, moves }
  })
  if (!read) return null
  const { row, terms, pauses, moves } = read
  const payers = await organisationNames(ctx, [row.payerOrganisationId])
  const window = row.termEndsOn ? noticeWindow(row.termEndsOn, row.noticeDays) : null
  const told = moves.find(({ verb, day }) => verb === 'told' && day === row.termEndsOn)
  const change = row.startsOn > today ? row.startsOn : nextPeriod(terms, today)
  return {
    ...read,
    agreed: termsOn(terms, row.startsOn > today ? row.startsOn : today),
    standing: standingOf(row, pauses, today),
    payer: row.payerOrganisationId
      ? { id: row.payerOrganisationId, name: payers.get(row.payerOrganisationId) ?? '' }
      : null,
    /** The pause that runs, or the next one. */
    pause: pauses.find((one) => one.toDay === null || one.toDay >= today) ?? null,
    window,
    told: told ? { on: told.at, late: told.late } : null,
    /** When another plan would begin. */
    change,
    /** The last day if it were stopped now; null when the day to refuse is past. */
    stopsOn:
      !row.termEndsOn || mayLeaveFreely([...moves].reverse())
        ? addDays(change, -1)
        : window && today <= window.refuseBy
          ? row.termEndsOn
          : null,
  }
}
