import type { Day } from '#kit/day.ts'
import { formatClock, formatDay } from '#ui/dates.ts'
import { formatDuration, formatEuros, formatNumber } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { en } from '../messages.day.en.ts'
import { fr } from '../messages.day.fr.ts'
import type { Hours } from '../rules/errands/errand.ts'
import { LAST_MINUTE } from '../rules/errands/hours.ts'

/** The words of a day of rounds, with what turns its figures into words. */
export function useDayWords() {
  const t = useWords({ fr, en })
  const { locale, today } = useLanguage()
  /** Minutes after midnight. */
  const hour = (minute: number) => formatClock(minute % 1440, locale)
  return {
    t,
    locale,
    today,
    day: (one: Day) => formatDay(one, locale, today?.slice(0, 4)),
    /** Seconds after midnight as an hour, the minute begun as in the calendar; the next day's hours begin at 0 again. */
    clock: (seconds: number) => hour(Math.floor(seconds / 60)),
    hour,
    /** When a door is open: `9 h 00 – 12 h 00, avant 18 h 00`; empty when it always is. */
    windows: (hours: readonly Hours[]) =>
      hours
        .map(({ from, to }) =>
          from === 0
            ? t.round.until(hour(to))
            : to === LAST_MINUTE
              ? t.round.since(hour(from))
              : t.round.hours(hour(from), hour(to)),
        )
        .join(', '),
    /** Seconds as a length of time. */
    long: (seconds: number) => formatDuration(Math.round(seconds / 60), locale),
    km: (metres: number) => t.round.km(formatNumber(metres / 1000, locale, metres < 100_000 ? 1 : 0)),
    euros: (amount: Parameters<typeof formatEuros>[0]) => formatEuros(amount, locale),
  }
}
