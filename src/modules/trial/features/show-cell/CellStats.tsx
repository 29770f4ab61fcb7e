import type { Day } from '#kit/day.ts'
import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import { FIGURE_KINDS, type FigureKind, type Figures } from '#modules/trial/rules/cells.ts'
import { cellFigure } from '#modules/trial/ui/cell-figures.ts'
import { formatDay } from '#ui/dates.ts'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Stat } from '#ui/Stat.tsx'
import { ROWS_WORDS } from './rows-words.ts'

type Props = { figures: Figures; from: Day; to: Day; here: string }

const COUNTED: Record<FigureKind, keyof typeof ROWS_WORDS> = {
  requests: 'received',
  back: 'done',
  margin: 'done',
  satisfaction: 'rated',
  hours: 'done',
}

/** The five figures of a cell, each with what it rests on and a way to its rows. */
export function CellStats({ figures, from, to, here }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const year = to.slice(0, 4)
  const n = (value: number) => formatNumber(value, locale)
  const rests: Record<FigureKind, string> = {
    requests: t.days(formatDay(from, locale, year), formatDay(to, locale, year)),
    back: t.cell.outOf(n(figures.back), t.cell.served(figures.served)),
    margin: t.cell.jobs(figures.done),
    satisfaction: t.cell.outOf(n(figures.satisfied), t.cell.ratings(figures.rated)),
    hours: t.cell.jobs(figures.done),
  }
  return (
    <div className="ui-grid">
      {FIGURE_KINDS.map((kind) => (
        <Stat
          key={kind}
          label={t.figures[kind]}
          value={cellFigure(kind, figures, locale)}
          period={rests[kind]}
          href={`${here}?compte=${ROWS_WORDS[COUNTED[kind]]}#demandes`}
        />
      ))}
    </div>
  )
}
