import type { ReactNode } from 'react'
import type { Day } from '#kit/day.ts'
import type { Unit, Window } from '#platform/measure/measure.ts'
import { formatDay } from '#ui/dates.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Stat } from '#ui/Stat.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { changeText } from './figure.ts'
import { MeasureFigure } from './MeasureFigure.tsx'

type Props = {
  name: string
  unit: Unit
  better: 'higher' | 'lower'
  window: Window
  day: Day
  value: number | null
  /** What moved in 30 days; null when unknown. */
  change: number | null
  round?: boolean
  href?: string
  /** A `Sparkline`. */
  trend?: ReactNode
}

/** A measure with its unit, its period, what moved in 30 days, and the way to its rows. */
export function MeasureStat({ name, unit, better, window, day, value, change, round, href, trend }: Props) {
  const t = useWords({ fr, en })
  const { locale, today } = useLanguage()
  const written = change === null ? '' : changeText(change, unit, locale)
  const flat = written === changeText(0, unit, locale)
  return (
    <Stat
      label={name}
      value={value === null ? t.noValue : <MeasureFigure value={value} unit={unit} round={round} />}
      period={t.periodUntil(
        window !== 'to-date' && 'days' in window ? window.days : null,
        formatDay(day, locale, today?.slice(0, 4)),
      )}
      change={
        change === null
          ? undefined
          : flat
            ? { direction: 'flat', words: t.stable }
            : {
                direction: change > 0 ? 'up' : 'down',
                words: t.inAMonth(written),
                good: change > 0 === (better === 'higher'),
              }
      }
      trend={trend}
      href={href}
      linkWords={t.see}
    />
  )
}
