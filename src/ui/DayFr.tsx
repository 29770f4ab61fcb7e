import type { Day } from '#kit/day.ts'
import { formatDay, formatInstant } from './dates.ts'
import { formatDuration } from './format.ts'
import { useLanguage, useLocale } from './language.tsx'

/** `mar. 3 févr.`; the year appears when it is not that of the page's current day (`LanguageProvider today`). */
export function DayFr({ value }: { value: Day }) {
  const { locale, today } = useLanguage()
  return (
    <time dateTime={value} className="ui-date">
      {formatDay(value, locale, today?.slice(0, 4))}
    </time>
  )
}

/** An instant in the hub's zone: `mar. 3 févr. à 14 h 30`. */
export function DateTimeFr({ value }: { value: Date }) {
  const { locale, zone, today } = useLanguage()
  return (
    <time dateTime={value.toISOString()} className="ui-date">
      {formatInstant(value, zone, locale, today?.slice(0, 4))}
    </time>
  )
}

/** Minutes as people say them: `1 h 30`. */
export function Duration({ minutes }: { minutes: number }) {
  return (
    <time dateTime={`PT${Math.round(Math.abs(minutes))}M`} className="ui-date">
      {formatDuration(minutes, useLocale())}
    </time>
  )
}
