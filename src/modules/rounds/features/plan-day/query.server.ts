import { type Day, parseDay } from '#kit/day.ts'
import { fold } from '#kit/text.ts'
import { dayPlan, roundsOfDay, withoutMoney } from '#modules/rounds/day/day-plan.server.ts'
import { mayPrepareRounds, mayReadTrips } from '#modules/rounds/permits.ts'
import { type Errand, WAYS } from '#modules/rounds/rules/errands/errand.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** The day of an address; today when it says none. */
export function dayAsked(ctx: Ctx, params: URLSearchParams): Day {
  const asked = parseDay(params.get('jour') ?? '')
  return asked.ok ? asked.value : ctx.today()
}

const says = (errand: Errand, words: readonly string[]): boolean => {
  const text = fold([errand.number, errand.what, errand.whom, errand.address, errand.note].join(' '))
  return words.every((word) => text.includes(word))
}

/**
 * The board of a day: its rounds, and what waits narrowed by `q` and `sens`. Money only for those who read trips; a day gone
 * by is read, and prepared no more.
 */
export async function readBoard(ctx: Ctx, params: URLSearchParams) {
  const day = dayAsked(ctx, params)
  const past = day < ctx.today()
  const mayPrepare = !past && mayPrepareRounds(ctx.actor)
  const plan = mayPrepare
    ? await dayPlan(ctx, day)
    : { day, rounds: await roundsOfDay(ctx, day), waiting: [], unplaced: 0, left: 0 }
  const q = (params.get('q') ?? '').trim().slice(0, 100)
  const way = WAYS.find((one) => one === params.get('sens'))
  const words = fold(q).split(' ').filter(Boolean)
  const mayMoney = mayReadTrips(ctx.actor)
  return {
    ...plan,
    rounds: mayMoney ? plan.rounds : plan.rounds.map(withoutMoney),
    waiting: plan.waiting.filter((errand) => (!way || errand.way === way) && says(errand, words)),
    all: plan.waiting.length,
    filter: { q, way },
    past,
    may: { prepare: mayPrepare, money: mayMoney },
  }
}
export type Board = Awaited<ReturnType<typeof readBoard>>
