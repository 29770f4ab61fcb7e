import { type Locale, wordsFor } from '#kit/words.ts'
import { type Board, type BoardNote, readBoard } from '#modules/plan/board.server.ts'
import { canvasFile } from '#modules/plan/canvas-file.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { sides } from '#modules/plan/notes.ts'
import { type Block, blocks, pillars } from '#modules/plan/rules/vocabulary.ts'
import { sayAnswer } from '#modules/plan/say-answer.ts'
import { snapshotOf } from '#modules/plan/versions.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { pictureOf } from '#platform/pdf/picture.server.ts'
import { formatDay } from '#ui/dates.ts'
import { canvasMarkdown } from './markdown.ts'
import { type CanvasPage, canvasPdf, type PageBlock, type PageNote } from './page.server.ts'
import { flowText, lineText, underNote } from './text.ts'

export const exportFormats = ['pdf', 'png', 'json', 'md'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Lines of the plan shown beside the slips of the wide blocks: the largest first. */
const SHOWN_LINES = 8

/** The board's content as one page shows it, in the reader's language. */
function pageOf(ctx: Ctx, board: Board, locale: Locale): CanvasPage {
  const t = wordsFor(locale, { fr, en })
  const w = t.canvas
  const note = (one: BoardNote): PageNote => ({
    text: one.text,
    under: underNote(one, t, locale),
    pillar: one.pillar,
    marks: one.marks,
  })
  const block = (name: Block): PageBlock => {
    const notes = board.notes.filter((one) => one.block === name)
    const wide = name === 'costs' || name === 'revenues'
    return {
      title: t.blocks[name],
      parts:
        name === 'beneficiaries'
          ? sides.map((side) => ({
              title: t.board.sides[side],
              notes: notes.filter((one) => one.side === side).map(note),
            }))
          : [{ title: null, notes: notes.map(note) }],
      lines: board.lines
        .filter((line) => line.block === name)
        .sort((a, b) => Number(b.figure.amount - a.figure.amount))
        .slice(0, wide ? SHOWN_LINES : 0)
        .map((line) => lineText(line, t, locale)),
    }
  }
  const day = formatDay(ctx.today(), locale)
  return {
    title: board.name,
    head: [board.name, [ctx.hub.name, ctx.hub.place].filter(Boolean).join(' · ')],
    answer: sayAnswer(board.answer, t, locale),
    pillars: pillars.map((pillar) => ({ pillar, word: t.pillars[pillar] })),
    blocks: Object.fromEntries(blocks.map((name) => [name, block(name)])) as Record<Block, PageBlock>,
    flowsTitle: w.flows.title,
    flows: board.flows.map((flow) => ({
      text: flowText(flow, t, locale),
      pillar: flow.line?.pillar ?? null,
    })),
    linesTitle: w.exports.optional,
    foot: [w.exports.on(day), w.exports.page(1, 1)],
    more: w.exports.more,
    author: ctx.hub.name,
    at: ctx.now(),
    lang: locale === 'fr' ? 'fr-FR' : 'en-GB',
  }
}

/** The canvas with its lines as JSON that `modele/importer` reads back; null before there is a plan. */
async function canvasJson(ctx: Ctx): Promise<string | null> {
  const kept = await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    return loaded && (await snapshotOf(tx, loaded))
  })
  return kept && `${JSON.stringify(canvasFile(kept, { hub: ctx.hub, on: ctx.today() }), null, 2)}\n`
}

/** The whole canvas in one of its formats; null before there is a plan. */
export async function exportCanvas(
  ctx: Ctx,
  format: ExportFormat,
  locale: Locale,
): Promise<string | Uint8Array<ArrayBuffer> | null> {
  if (format === 'json') return await canvasJson(ctx)
  const board = await readBoard(ctx, locale)
  if (!board) return null
  const page = pageOf(ctx, board, locale)
  if (format === 'md') {
    const heads = { title: page.title, place: page.head[1], on: page.foot[0], answer: page.answer }
    return canvasMarkdown(board, heads, wordsFor(locale, { fr, en }), locale)
  }
  const pdf = await canvasPdf(page)
  return format === 'png' ? await pictureOf(pdf) : pdf
}
