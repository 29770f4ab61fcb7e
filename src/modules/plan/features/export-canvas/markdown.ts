import type { Locale } from '#kit/words.ts'
import type { Board } from '#modules/plan/board.server.ts'
import { flowText, lineText, type PlanWords, underNote } from '#modules/plan/canvas-page/text.ts'
import { sides } from '#modules/plan/notes.ts'
import { blocks } from '#modules/plan/rules/vocabulary.ts'

/** What Markdown would read as a sign of its own is written as it is. */
const plain = (text: string): string =>
  text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/([\\`*_[\]<>#|~])/g, '\\$1')
    .replace(/^([-+]|\d+\.)(?=\s)/, '\\$1')

type Heads = { readonly title: string; readonly place: string; readonly on: string; readonly answer: string }

/** The canvas as Markdown: a title per block, a list of its slips with their figures, who pays for whom. */
export function canvasMarkdown(board: Board, heads: Heads, t: PlanWords, locale: Locale): string {
  const out: string[] = [
    `# ${plain(heads.title)}`,
    '',
    `${plain(heads.place)} · ${heads.on}`,
    '',
    heads.answer,
    '',
  ]
  for (const block of blocks) {
    out.push(`## ${t.blocks[block]}`, '')
    const notes = board.notes.filter((note) => note.block === block)
    const list = (some: typeof notes) => {
      for (const note of some) {
        const under = underNote(note, t, locale)
        const pillar = note.pillar ? ` (${t.pillars[note.pillar]})` : ''
        const marks = note.marks.length > 0 ? ` [${note.marks.join(', ')}]` : ''
        out.push(`- ${plain(note.text)}${plain(pillar)}${plain(marks)}`)
        if (under) out.push(`  - ${plain(under)}`)
      }
      out.push('')
    }
    if (block === 'beneficiaries')
      for (const side of sides) {
        out.push(`### ${t.board.sides[side]}`, '')
        list(notes.filter((note) => note.side === side))
      }
    else list(notes)
    const lines = board.lines.filter((line) => line.block === block)
    if (lines.length > 0) {
      out.push(`**${t.board.lines}**`, '')
      for (const line of lines) out.push(`- ${plain(lineText(line, t, locale))}`)
      out.push('')
    }
  }
  out.push(`## ${t.canvas.flows.title}`, '')
  if (board.flows.length === 0) out.push(t.canvas.exports.flowsEmpty, '')
  // The numbers are those of the board, so the list is not left to count by itself.
  for (const flow of board.flows) out.push(`- ${plain(flowText(flow, t, locale))}`)
  return `${out.join('\n').trimEnd()}\n`
}
