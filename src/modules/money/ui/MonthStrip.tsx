import type { Month } from '#kit/day.ts'
import { formatMonth } from '#ui/dates.ts'
import { Check, CircleDashed, Hourglass, Play } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.books.en.ts'
import { fr } from '../messages.books.fr.ts'
import type { MonthState } from '../rules/book-months.ts'
import './books.css'

const ICONS = { closed: Check, open: Hourglass, running: Play, ahead: CircleDashed }

/** The months of a fiscal year, each with a sign and a word of where it stands. */
export function MonthStrip({ months }: { months: readonly { month: Month; state: MonthState }[] }) {
  const w = useWords({ fr, en }).home
  const locale = useLocale()
  return (
    <ol className="books-months" aria-label={w.months}>
      {months.map(({ month, state }) => {
        const Icon = ICONS[state]
        return (
          <li key={month} className={`books-month books-month-${state}`}>
            <span className="books-month-name">{formatMonth(month, locale)}</span>
            <span className="books-month-state">
              <Icon className="ui-icon" /> {w.monthStates[state]}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
