import type { Month } from '#kit/day.ts'
import { monthOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { type Answer, answerOf } from '#modules/plan/answer.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { figureOf, type LineFigure, planYear } from '#modules/plan/figures.ts'
import type { Note } from '#modules/plan/notes.ts'
import { noteRow, noteRows } from '#modules/plan/notes-store.server.ts'
import { forecast } from '#modules/plan/rules/forecast.ts'
import { type Assumption, isFunding, pillarOf } from '#modules/plan/rules/plan.ts'
import type { Block, Pillar } from '#modules/plan/rules/vocabulary.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type BoardLine = {
  readonly id: Id<'Assumption'>
  readonly name: string
  readonly block: Block
  readonly pillar: Pillar | null
  readonly figure: LineFigure
}

export type Board = {
  readonly name: string
  readonly notes: readonly Note[]
  readonly lines: readonly BoardLine[]
  readonly answer: Answer
  /** Absent while the plan has no line. */
  readonly facts: {
    readonly low: { readonly amount: Cents; readonly month: Month }
    readonly earnedShare: number | null
    readonly year: number
    readonly balancedSince: Month | null
  } | null
  /** A note just removed, offered back. */
  readonly removed: { readonly id: Id<'Note'>; readonly version: number; readonly text: string } | null
}

const pillarShown = (line: Assumption): Pillar | null =>
  line.type === 'revenue' || line.type === 'in-kind' || isFunding(line)
    ? pillarOf(line)
    : (line.pillar ?? null)

/** The board as it stands, with the figures behind it; null before there is a plan. */
export async function readBoard(ctx: Ctx, removed: Id<'Note'> | null): Promise<Board | null> {
  return await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return null
    const notes = await noteRows(tx, loaded.row)
    const gone = removed ? await noteRow(tx, loaded.row, removed) : undefined
    const made = forecast(loaded.plan)
    const f = made.ok ? made.value : null
    const year = f ? planYear(f, monthOf(ctx.today())) : 0
    const byKey = new Map(f?.lines.map((line) => [line.id, line]))
    const ofYear = f?.years[year]?.indicators
    return {
      name: loaded.row.name,
      notes: notes.map(({ id, block, position, text, colour, pillar, side, version, link }) => ({
        id,
        block,
        position,
        text,
        colour,
        pillar,
        side,
        version,
        link,
      })),
      lines: loaded.lines.map(({ id, body }) => ({
        id,
        name: body.name,
        block: body.block,
        pillar: pillarShown(body),
        figure: figureOf(body, byKey.get(body.id), year),
      })),
      answer: f ? answerOf(f) : { holds: 'empty' },
      facts:
        f && ofYear && f.lines.length > 0
          ? {
              low: { ...f.indicators.lowestCash, amount: cents(f.indicators.lowestCash.amount) },
              earnedShare: ofYear.earnedShare,
              year: year + 1,
              balancedSince: f.balancedSince,
            }
          : null,
      removed: gone?.removedAt ? { id: gone.id, version: gone.version, text: gone.text } : null,
    }
  })
}
