import type { Month } from '#kit/day.ts'
import { monthOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Answer, answerOf } from './answer.ts'
import { openComments, subjectKey } from './comments-store.server.ts'
import { loadPlan } from './current.server.ts'
import { figureOf, type LineFigure, planYear } from './figures.ts'
import { flowNotes, marksOf, type NamedFlow, namedFlows } from './flows.server.ts'
import { flowRows } from './flows-store.server.ts'
import { linkedRecords, linkKey } from './links.server.ts'
import type { LinkedRecord } from './note-figures.ts'
import type { Note } from './notes.ts'
import { noteRow, noteRows } from './notes-store.server.ts'
import { type Forecast, forecast } from './rules/forecast.ts'
import { type Assumption, isFunding, pillarOf } from './rules/plan.ts'
import type { Block, Pillar } from './rules/vocabulary.ts'
import type { AssumptionRow } from './store.server.ts'
import type { PlanOrigin } from './tables.ts'

export type BoardLine = {
  readonly id: Id<'Assumption'>
  readonly name: string
  readonly block: Block
  readonly pillar: Pillar | null
  readonly figure: LineFigure
}

/** A note with what the board shows beside its words. */
export type BoardNote = Note & {
  readonly record: LinkedRecord | null
  /** Numbers of the flows that it is an end of. */
  readonly marks: readonly number[]
  readonly comments: number
}

export type Board = {
  readonly name: string
  readonly origin: PlanOrigin | null
  readonly notes: readonly BoardNote[]
  readonly lines: readonly (BoardLine & { readonly comments: number })[]
  readonly flows: readonly NamedFlow[]
  /** Open comments, of everything. */
  readonly comments: number
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
export async function readBoard(
  ctx: Ctx,
  locale: Locale,
  removed: Id<'Note'> | null = null,
): Promise<Board | null> {
  const found = await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return null
    const notes = await noteRows(tx, loaded.row)
    const flows = await flowRows(tx, loaded.row)
    return {
      loaded,
      notes,
      flows,
      ends: await flowNotes(tx, loaded.row, flows, notes),
      comments: await openComments(tx, loaded.row),
      gone: removed ? await noteRow(tx, loaded.row, removed) : undefined,
    }
  })
  if (!found) return null
  const { loaded, notes, flows, comments, gone } = found
  const made = forecast(loaded.plan)
  const f = made.ok ? made.value : null
  const year = f ? planYear(f, monthOf(ctx.today())) : 0
  const links = notes.flatMap((note) => note.link ?? [])
  const plan = { start: loaded.row.start, lines: loaded.lines, forecast: f, year }
  const records = await linkedRecords(ctx, links, plan, locale)
  const services = flows.some((flow) => flow.serviceId) ? await listServices(ctx) : []
  const lines = boardLines(loaded.lines, f, year)
  const named = namedFlows(flows, found.ends, services, lines)
  const ofYear = f?.years[year]?.indicators
  return {
    name: loaded.row.name,
    origin: loaded.row.origin,
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
      record: link ? (records.get(linkKey(link)) ?? null) : null,
      marks: marksOf(named, id),
      comments: comments.get(subjectKey('note', id)) ?? 0,
    })),
    lines: lines.map((line) => ({ ...line, comments: comments.get(subjectKey('line', line.id)) ?? 0 })),
    flows: named,
    comments: [...comments.values()].reduce((sum, n) => sum + n, 0),
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
}

/** Lines with the one amount by which each is known. */
export function boardLines(
  lines: readonly Pick<AssumptionRow, 'id' | 'body'>[],
  f: Forecast | null,
  year: number,
): BoardLine[] {
  const byKey = new Map(f?.lines.map((line) => [line.id, line]))
  return lines.map(({ id, body }) => ({
    id,
    name: body.name,
    block: body.block,
    pillar: pillarShown(body),
    figure: figureOf(body, byKey.get(body.id), year),
  }))
}
