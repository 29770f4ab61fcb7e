import { addDays, addMonths, firstDay, type Month, monthOf } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { keepMonthly, planLines, saveVersion, setAssumption } from '#modules/plan/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Actor } from '#platform/session/roles.ts'
import type { Teller } from './story.ts'

/** Figures of a line's volume that were once believed. */
type Belief = { readonly start: number; readonly target: number }
export type Beliefs = Readonly<Record<string, Belief>>

const PALIER: Actor = { userId: null, name: 'Palier', roles: ['admin'] }

/** Rewrites what is believed of some lines; answers what was believed before, to come back to it. */
async function believe(ctx: Ctx, beliefs: Beliefs): Promise<Beliefs> {
  const before: Record<string, Belief> = {}
  for (const { id, key, version, body } of await planLines(ctx)) {
    const belief = beliefs[key]
    if (!belief || body.type !== 'revenue' || body.volume.growth.type !== 's-curve') continue
    before[key] = { start: body.volume.start, target: body.volume.growth.target }
    const volume = {
      ...body.volume,
      start: belief.start,
      growth: { ...body.volume.growth, target: belief.target },
    }
    must(await setAssumption(ctx, { id, version, body: { ...body, volume } }))
  }
  return before
}

/** The hopes of the opening, kept as the first version; what the model says today is believed again later. */
export async function believeFirst(ctx: Ctx, hopes: Beliefs, reason: string): Promise<Beliefs> {
  const sober = await believe(ctx, hopes)
  must(await saveVersion(ctx, { reason }))
  return sober
}

/**
 * Two lessons: some months in, half of what was hoped is given up; later the sober figures are believed. What Palier
 * keeps by itself at the beginning of a month lies between.
 */
export function planLessons(
  teller: Teller,
  by: Actor,
  parts: {
    hopes: Beliefs
    sober: () => Beliefs
    half: Month
    sobered: Month
    reasons: readonly [string, string?]
  },
): void {
  const { diary } = teller
  const { hopes, sober, half, sobered, reasons } = parts
  diary.plan(diary.at(addDays(firstDay(half), 11), 14 * 60), by, async (ctx) => {
    const between = Object.entries(sober()).map(([key, { start, target }]) => {
      const hope = hopes[key]!
      return [
        key,
        { start: Math.round((start + hope.start) / 2), target: Math.round((target + hope.target) / 2) },
      ]
    })
    await believe(ctx, Object.fromEntries(between))
    must(await saveVersion(ctx, { reason: reasons[0] }))
  })
  diary.plan(diary.at(addDays(firstDay(sobered), 2), 14 * 60), by, async (ctx) => {
    await believe(ctx, sober())
  })
  const [, second] = reasons
  if (second)
    diary.plan(diary.at(addDays(firstDay(sobered), 9), 14 * 60), by, async (ctx) => {
      must(await saveVersion(ctx, { reason: second }))
    })
  for (
    let month = addMonths(monthOf(teller.opening), 1);
    month <= addMonths(sobered, 1);
    month = addMonths(month, 1)
  )
    diary.plan(diary.at(firstDay(month), 35), PALIER, keepMonthly)
}
