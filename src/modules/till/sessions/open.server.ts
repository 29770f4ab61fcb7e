import { dayIn } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { lineOf, openDrawer, post, sealRow } from '#modules/money/index.server.ts'
import { audit, type Ctx, nextNumber, once } from '#platform/context/ctx.server.ts'
import { isDuplicate, type Tx } from '#platform/db/db.server.ts'
import { sessionsFr as fr } from '../messages.sessions.fr.ts'
import { mayHoldTill } from '../permits.ts'
import { type Coins, sumOf } from '../rules/coins.ts'
import { counterDay } from '../rules/counter-day.ts'
import { gapSides } from '../rules/moves.ts'
import type { SessionCode } from '../rules/session-refusals.ts'
import { holdTill, lastSession } from './store.server.ts'
import { tillSessions, tills } from './tables.ts'

/** Adds a till. Refuses a name that another bears. */
export async function addTill(
  ctx: Ctx,
  input: { readonly name: string },
): Promise<Result<{ id: Id<'Till'> }, SessionCode>> {
  if (!mayHoldTill(ctx.actor)) return refuse('not_permitted')
  const name = input.name.trim()
  if (!name) return refuse('required', 'name')
  const id = newId<'Till'>()
  try {
    return await ctx.tx(async (tx) => {
      await tx.insert(tills).values({ hubId: ctx.hub.id, id, name, createdAt: ctx.now() })
      await audit(tx, ctx, 'add', 'till', id, {})
      return ok({ id })
    })
  } catch (error) {
    if (isDuplicate(error, 'tills_name')) return refuse('till_twice', 'name')
    throw error
  }
}

export type Counted = {
  /** How many of each coin and note; or the sum alone, in cents. */
  readonly coins: Coins
  readonly total?: Cents
}

/** Cents that somebody counted; refuses two different answers. */
export function countedSum({ coins, total }: Counted): Result<Cents, 'counted_twice' | 'required'> {
  const sum = sumOf(coins)
  const hasCoins = Object.keys(coins).length > 0
  if (total === undefined) return hasCoins ? ok(sum) : refuse('required', 'total')
  return hasCoins && sum !== total ? refuse('counted_twice', 'total') : ok(total)
}

export type Opening = Counted & {
  readonly tillId: Id<'Till'>
  /** Change was put in the drawer, or taken out of it, since it was left: no money is missing. */
  readonly fromSafe?: boolean
  /** Why what is there is not what was left. */
  readonly why?: string
  readonly idempotencyKey?: string
}

/**
 * Opens a till's drawer on what was counted in it. What differs from what the last session left is recorded in the books,
 * with its reason, unless it was moved from or to the safe. From then on what this person receives lands in this drawer.
 */
export async function openSession(
  ctx: Ctx,
  input: Opening,
): Promise<Result<{ id: Id<'TillSession'>; number: string }, SessionCode>> {
  if (!mayHoldTill(ctx.actor)) return refuse('not_permitted')
  const counted = countedSum(input)
  if (!counted.ok) return counted
  return await ctx.tx((tx) =>
    once<{ id: Id<'TillSession'>; number: string }, SessionCode>(tx, ctx, input.idempotencyKey, async () => {
      const till = await holdTill(tx, ctx.hub.id, input.tillId)
      if (!till) return refuse('till_unknown', 'tillId')
      const last = await lastSession(tx, ctx.hub.id, till.id)
      if (last && !last.count) return refuse('till_open')
      const expected = last?.count?.kept ?? null
      const gap = expected === null || input.fromSafe ? zero : minus(counted.value, expected)
      const why = input.why?.trim() || null
      if (gap !== zero && !why) return refuse('gap_needs_why', 'why')
      const id = newId<'TillSession'>()
      const posted = await postGap(tx, ctx, { id, gap, why, till: till.name, session: null, at: 'opening' })
      if (!posted.ok) return posted
      const now = ctx.now()
      const number = `S${dayIn(now, ctx.hub.zone).slice(0, 4)}`
      const n = await nextNumber(tx, ctx, number)
      const row = {
        hubId: ctx.hub.id,
        id,
        number: `${number}-${String(n).padStart(5, '0')}`,
        tillId: till.id,
        rank: (last?.session.rank ?? 0) + 1,
        day: counterDay(now, ctx.hub.zone),
        expected,
        counted: counted.value,
        coins: input.coins,
        gap,
        why,
        openedAt: now,
        userId: ctx.actor.userId,
        userName: ctx.actor.name,
      }
      await tx.insert(tillSessions).values(row)
      await openDrawer(tx, ctx, id)
      await sealRow(tx, ctx, { kind: 'session', id, payload: openingLine(row) })
      await audit(tx, ctx, 'open', 'till', id, { number: row.number })
      return ok({ id, number: row.number })
    }),
  )
}

type OpenedRow = Pick<typeof tillSessions.$inferSelect, 'number' | 'tillId' | 'counted' | 'gap' | 'openedAt'>

/** What is sealed of an opening: sums, never who. */
export const openingLine = (row: OpenedRow): string =>
  lineOf({
    number: row.number,
    till: row.tillId,
    counted: row.counted,
    gap: row.gap,
    at: row.openedAt.toISOString(),
  })

type Gap = {
  readonly id: Id<'TillSession'>
  readonly gap: Cents
  readonly why: string | null
  readonly till: string
  readonly session: Id<'TillSession'> | null
  readonly at: 'opening' | 'closing'
}

/** Records in the books what counting found too little or too much (658/758); nothing when it fits. */
export async function postGap(tx: Tx, ctx: Ctx, input: Gap): Promise<Result<null, SessionCode>> {
  const { gap } = input
  if (gap === zero) return ok(null)
  const posted = await post(tx, ctx, {
    journal: 'cash',
    day: ctx.today(),
    label: fr.ledger.gap(input.till, gap < zero),
    piece: { kind: `till-${input.at}`, id: input.id, isNew: true },
    transfers: [{ ...gapSides(gap), amount: gap < zero ? minus(zero, gap) : gap }],
    why: input.why ?? undefined,
    session: input.session,
  })
  if (posted.ok) return ok(null)
  if (posted.code === 'closed_period') return refuse('closed_period')
  throw new Error(`the books refused a difference of cash: ${posted.code}`)
}
