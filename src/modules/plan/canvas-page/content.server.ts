import { type Locale, wordsFor } from '#kit/words.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatDay } from '#ui/dates.ts'
import type { Board, BoardNote } from '../board.server.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { sides } from '../notes.ts'
import { type Block, blocks, pillars } from '../rules/vocabulary.ts'
import { sayAnswer } from '../say-answer.ts'
import type { CanvasPage, PageBlock, PageNote } from './page.server.ts'
import { flowText, lineText, underNote } from './text.ts'

/** Lines of the plan shown beside the slips of the wide blocks: the largest first. */
const SHOWN_LINES = 8

/** The board's content as one page shows it, in the reader's language. */
export function canvasPageOf(ctx: Ctx, board: Board, locale: Locale): CanvasPage {
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
