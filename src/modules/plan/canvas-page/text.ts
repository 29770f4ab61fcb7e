import type { Locale, Words } from '#kit/words.ts'
import { formatEuros } from '#ui/format.ts'
import type { Board, BoardNote } from '../board.server.ts'
import type { NamedFlow } from '../flows.server.ts'
import type { fr } from '../messages.fr.ts'
import { sayFigure } from '../note-figures.ts'

export type PlanWords = Words<typeof fr>

/** What a linked record says under a slip, on one line. */
export function underNote(note: BoardNote, t: PlanWords, locale: Locale): string {
  const { record } = note
  if (!record) return ''
  if (record.name === null) return t.canvas.link.gone
  const figures = record.figures.map((figure) => sayFigure(figure, t.canvas.figure, locale))
  return [record.name === note.text ? '' : record.name, ...figures].filter(Boolean).join(' · ')
}

/** A flow on one line, with the planned amount of its income. */
export function flowText(flow: NamedFlow, t: PlanWords, locale: Locale): string {
  const w = t.canvas.flows
  const end = ({ name, gone }: { name: string; gone: boolean }) => (gone ? `${name} (${w.gone})` : name)
  const line = flow.line
  const figure = line?.figure
  const planned = figure
    ? `, ${t.figure[figure.per](formatEuros(figure.amount, locale, { round: true }))}`
    : ''
  const to = line ? `${end(line)}${planned}` : w.noLine
  return `${flow.number}. ${end(flow.customer)} → ${end(flow.beneficiary)} → ${end(flow.service)} → ${to}`
}

/** A line of the plan with its amount. */
export const lineText = (line: Board['lines'][number], t: PlanWords, locale: Locale): string =>
  `${line.name} : ${t.figure[line.figure.per](formatEuros(line.figure.amount, locale, { round: true }))}`
