import type { Day } from '#kit/day.ts'
import type { Measure, Unit } from '#platform/measure/measure.ts'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Stat } from '#ui/Stat.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { changeText } from './figure.ts'
import { MeasureFigure } from './MeasureFigure.tsx'

export type StatFigure = {
  name: string
  unit: Unit
  better: Measure['better']
  /** Length of the window in days, or null for a figure since the start. */
  days: number | null
  day: Day
  value: number | null
  /** The value a month before, or null when it was not kept. */
  before: number | null
}

/** A kept figure for pages that are not about measures: value, period, change since a month, way to its rows. */
export function MeasureStat({ figure, href }: { figure: StatFigure; href: string }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { value, before, unit, better, days, day } = figure
  const delta = value === null || before === null ? null : value - before
  const words = delta === null ? '' : changeText(delta, unit, locale)
  const flat = words === changeText(0, unit, locale)
  return (
    <Stat
      label={figure.name}
      value={value === null ? t.noValue : <MeasureFigure value={value} unit={unit} round />}
      period={t.periodUntil(days === null ? t.toDate : t.period(days), formatDay(day, locale))}
      change={
        delta === null
          ? undefined
          : flat
            ? { direction: 'flat', words: t.stable }
            : {
                direction: delta > 0 ? 'up' : 'down',
                words: t.inAMonth(words),
                good: delta > 0 === (better === 'higher'),
              }
      }
      href={href}
      linkWords={t.see}
    />
  )
}
