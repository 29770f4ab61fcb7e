import { addDays, type Day, daysBetween, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents, minus, zero } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { recordPayment } from '#modules/money/index.server.ts'
import {
  addTill,
  checkChain,
  closeDay,
  closePastDays,
  closeSession,
  drawersPage,
  moveCash,
  openSession,
} from '#modules/till/index.server.ts'
import { counterDay } from '#modules/till/rules/counter-day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Actor } from '#platform/session/roles.ts'
import type { Teller } from './story.ts'

/** The float that stays in a drawer overnight, and how many days drawers have been counted for. */
const FLOAT = cents(15_000)
const DAYS = 28

type Keepers = {
  /** Who holds the drawer, and who closes the day. */
  readonly desk: string
  readonly closes: string
  readonly till: string
  /** The drawer is not opened on the last day: the journeys do it. */
  readonly shutToday?: true
}

/** What a till's drawer should hold. */
async function held(ctx: Ctx, id: Id<'Till'>): Promise<Cents> {
  return (await drawersPage(ctx)).drawers.find((one) => one.till.id === id)?.held ?? zero
}

async function openOn(ctx: Ctx, tillId: Id<'Till'>): Promise<void> {
  const { drawers } = await drawersPage(ctx)
  const last = drawers.find((one) => one.till.id === tillId)?.last
  const total = last ? drawers.find((one) => one.till.id === tillId)!.held : FLOAT
  must(await openSession(ctx, { tillId, coins: {}, total }))
}

/** Counts a drawer; what is above the float goes to the safe. `gap`: cents too little, with the reason. */
async function count(ctx: Ctx, tillId: Id<'Till'>, gap?: { cents: Cents; why: string }): Promise<void> {
  const { drawers } = await drawersPage(ctx)
  const drawer = drawers.find((one) => one.till.id === tillId)
  if (!drawer?.last || drawer.last.count) return
  const there = minus(drawer.held, gap?.cents ?? zero)
  const total = there > zero ? there : zero
  const toSafe = total > FLOAT ? minus(total, FLOAT) : zero
  const why = gap?.why ?? (there < zero ? 'Avance rendue par le coffre' : undefined)
  must(await closeSession(ctx, { sessionId: drawer.last.session.id, coins: {}, total, toSafe, why }))
}

/**
 * Drawers opened and counted each day of the last weeks, with one difference that is not hidden and one evening that
 * nobody closed; before them, days closed by themselves every Monday.
 */
export function tellDrawers(teller: Teller, today: Day, keepers: Keepers): void {
  const { diary, actor } = teller
  const [desk, lead] = [actor(keepers.desk), actor(keepers.closes)]
  const system: Actor = { userId: null, name: 'Palier', roles: ['admin'] }
  const start = addDays(today, -DAYS)
  // After midnight the evening goes on: its day is still to be closed.
  const tonight = counterDay(teller.now, teller.hub.zone)
  let till: Id<'Till'>
  for (let day = addDays(teller.opening, 7); day <= today; day = addDays(day, 1)) {
    if (day < start ? weekday(day) !== 1 : false) continue
    diary.plan(diary.at(day, 6 * 60 + 30), system, async (ctx) => {
      await closePastDays(ctx)
    })
  }
  diary.plan(diary.at(start, 8 * 60 + 45), lead, async (ctx) => {
    till = must(await addTill(ctx, { name: keepers.till })).id
  })
  for (let day = start; day <= today; day = addDays(day, 1)) {
    const ago = daysBetween(day, today)
    if (weekday(day) === 7 || (keepers.shutToday && day === tonight)) continue
    const evening = weekday(day) === 6 ? 12 * 60 + 45 : 18 * 60 + 45
    diary.plan(diary.at(day, 8 * 60 + 55), desk, (ctx) => openOn(ctx, till))
    if (ago === 5)
      diary.plan(diary.at(day, 11 * 60 + 20), desk, async (ctx) => {
        const { drawers } = await drawersPage(ctx)
        const { last, held } = drawers.find((one) => one.till.id === till)!
        if (held > 640n && last && !last.count)
          must(
            await moveCash(ctx, {
              sessionId: last.session.id,
              kind: 'expense',
              amount: cents(640),
              why: 'Timbres et rouleau de caisse',
            }),
          )
      })
    const gap =
      ago === 9 ? { cents: cents(250), why: 'Une erreur de rendu, retrouvée nulle part' } : undefined
    diary.plan(diary.at(day, evening), desk, (ctx) => count(ctx, till, gap))
    // One evening nobody pressed: the morning does it.
    if (ago === 12) continue
    diary.plan(diary.at(day, evening + 5), lead, async (ctx) => {
      must(await closeDay(ctx))
    })
  }
  for (const ago of [6, 1])
    diary.plan(diary.at(addDays(today, -ago), 6 * 60 + 35), system, async (ctx) => {
      await checkChain(ctx, '')
    })
}

/** An evening with a bar that goes past midnight: its money belongs to the day it began. */
export function tellParty(teller: Teller, today: Day, keepers: { barman: string; closes: string }): void {
  const { diary, actor } = teller
  let day = addDays(today, -16)
  while (weekday(day) !== 7) day = addDays(day, -1)
  const [barman, lead] = [actor(keepers.barman), actor(keepers.closes)]
  let bar: Id<'Till'>
  diary.plan(diary.at(day, 18 * 60), lead, async (ctx) => {
    bar = must(await addTill(ctx, { name: 'Buvette' })).id
  })
  diary.plan(diary.at(day, 18 * 60 + 30), barman, async (ctx) => {
    must(await openSession(ctx, { tillId: bar, coins: { '1000': 3, '500': 2, '200': 3, '100': 4 } }))
  })
  const rounds = [
    [19 * 60, 1450],
    [20 * 60 + 10, 2200],
    [22 * 60 + 40, 1850],
    [24 * 60 + 20, 900],
  ] as const
  for (const [minute, sum] of rounds)
    diary.plan(diary.at(addDays(day, minute < 1440 ? 0 : 1), minute % 1440), barman, async (ctx) => {
      must(
        await recordPayment(ctx, {
          ...{ means: 'cash', amount: cents(sum), payer: 'inhabitant', payerName: 'Buvette de la fête' },
          ...{ label: 'Boissons et parts de pizza', subjectKind: 'other', subjectId: 'buvette' },
          ...{ creditAccount: '707', pillar: 'activities' },
        }),
      )
    })
  diary.plan(diary.at(addDays(day, 1), 50), barman, async (ctx) => {
    const { drawers } = await drawersPage(ctx)
    const { last } = drawers.find((one) => one.till.id === bar)!
    const total = await held(ctx, bar)
    must(await closeSession(ctx, { sessionId: last!.session.id, coins: {}, total, toSafe: total }))
  })
  diary.plan(diary.at(addDays(day, 1), 55), lead, async (ctx) => {
    must(await closeDay(ctx))
  })
}
