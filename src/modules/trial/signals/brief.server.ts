import { and, eq, sql } from 'drizzle-orm'
import { addDays, type Day, daysBetween } from '#kit/day.ts'
import { type Locale, wordsFor } from '#kit/words.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatNumber } from '#ui/format.ts'
import type { TrialDue } from '../due.ts'
import { en } from '../messages/signals.en.ts'
import { fr } from '../messages/signals.fr.ts'
import type { DossierPart } from '../rules/part.ts'
import { PATIENCE, SIGNAL_VERDICTS } from '../rules/signals.ts'
import type { Stage } from '../store.server.ts'
import { dueSignals, seenTags } from './store.server.ts'
import { trialSignalReviews, trialSignals } from './tables.ts'

/** How many signals wait for their review (counted no further than a hundred), and since when. */
export async function waitingSignals(ctx: Ctx): Promise<{ n: number; oldest: Day | null }> {
  const rows = await ctx.read((tx) => dueSignals(tx, ctx.hub.id, ctx.today(), 100))
  return { n: rows.length, oldest: rows[0]?.day ?? null }
}

/** The review that is due: said as long as one signal is left untreated, louder once they have waited two weeks. */
export async function signalsDue(ctx: Ctx, locale: Locale): Promise<TrialDue[]> {
  const { n, oldest } = await waitingSignals(ctx)
  if (n === 0 || !oldest) return []
  const late = daysBetween(oldest, ctx.today()) > PATIENCE
  return [
    {
      kind: 'signal',
      text: wordsFor(locale, { fr, en }).due(n, formatDay(oldest, locale, ctx.today().slice(0, 4))),
      path: 'phase-de-test/signaux/revue',
      day: addDays(oldest, PATIENCE),
      tone: late ? 'warn' : 'info',
    },
  ]
}

/** What was heard during the stage and what was made of it: counts, themes, and the words of what moved. Nobody's name. */
export async function signalsPart(ctx: Ctx, stage: Stage, day: Day): Promise<DossierPart> {
  const t = fr.part
  const to = day < stage.endsOn ? day : stage.endsOn
  const inStage = (column: typeof trialSignals.day | typeof trialSignalReviews.day) =>
    sql`${column} BETWEEN ${stage.startsOn} AND ${to}`
  const found = await ctx.read(async (tx) => ({
    noted: await tx
      .select({ state: trialSignals.state, n: sql<number>`count(*)::int` })
      .from(trialSignals)
      .where(and(eq(trialSignals.hubId, ctx.hub.id), inStage(trialSignals.day)))
      .groupBy(trialSignals.state),
    treated: await tx
      .select({ verdict: trialSignalReviews.verdict, n: sql<number>`count(*)::int` })
      .from(trialSignalReviews)
      .where(and(eq(trialSignalReviews.hubId, ctx.hub.id), inStage(trialSignalReviews.day)))
      .groupBy(trialSignalReviews.verdict),
    moved: await tx
      .select({
        verdict: trialSignalReviews.verdict,
        words: trialSignalReviews.words,
        day: trialSignalReviews.day,
      })
      .from(trialSignalReviews)
      .where(
        and(
          eq(trialSignalReviews.hubId, ctx.hub.id),
          inStage(trialSignalReviews.day),
          sql`${trialSignalReviews.verdict} IN ('hypothesis', 'action')`,
        ),
      )
      .orderBy(trialSignalReviews.day)
      .limit(30),
    tags: await seenTags(tx, ctx.hub.id, stage.startsOn, to),
  }))
  const total = found.noted.reduce((sum, { n }) => sum + n, 0)
  const waiting = found.noted.find(({ state }) => state === 'new')?.n ?? 0
  const themes = new Map<string, number>()
  for (const { label, n } of found.tags) themes.set(label, (themes.get(label) ?? 0) + n)
  const number = (n: number) => formatNumber(n, 'fr')
  return {
    key: 'signals',
    title: t.title,
    lines:
      total === 0
        ? [t.none]
        : [
            t.noted(total),
            ...SIGNAL_VERDICTS.flatMap((verdict) => {
              const n = found.treated.find((one) => one.verdict === verdict)?.n ?? 0
              return n > 0 ? [t.treated[verdict](n)] : []
            }),
            ...(waiting > 0 ? [t.waiting(waiting)] : []),
          ],
    tables: [
      ...(themes.size > 0
        ? [
            {
              caption: t.themes,
              columns: [{ name: t.theme }, { name: t.times, align: 'end' as const }],
              rows: [...themes]
                .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
                .slice(0, 8)
                .map(([label, n]) => [label, number(n)]),
            },
          ]
        : []),
      ...(found.moved.length > 0
        ? [
            {
              caption: t.moved,
              columns: [{ name: t.day }, { name: t.became }, { name: t.words }],
              rows: found.moved.map((one) => [formatDay(one.day, 'fr'), fr.verdicts[one.verdict], one.words]),
            },
          ]
        : []),
    ],
  }
}
