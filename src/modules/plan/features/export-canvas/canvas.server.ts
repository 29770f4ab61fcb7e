import { type Locale, wordsFor } from '#kit/words.ts'
import { readBoard } from '#modules/plan/board.server.ts'
import { canvasFile } from '#modules/plan/canvas-file.ts'
import { canvasPageOf } from '#modules/plan/canvas-page/content.server.ts'
import { canvasPdf } from '#modules/plan/canvas-page/page.server.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { snapshotOf } from '#modules/plan/versions.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { pictureOf } from '#platform/pdf/picture.server.ts'
import { canvasMarkdown } from './markdown.ts'

export const exportFormats = ['pdf', 'png', 'json', 'md'] as const
export type ExportFormat = (typeof exportFormats)[number]

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
  const page = canvasPageOf(ctx, board, locale)
  if (format === 'md') {
    const heads = { title: page.title, place: page.head[1], on: page.foot[0], answer: page.answer }
    return canvasMarkdown(board, heads, wordsFor(locale, { fr, en }), locale)
  }
  const pdf = await canvasPdf(page)
  return format === 'png' ? await pictureOf(pdf) : pdf
}
