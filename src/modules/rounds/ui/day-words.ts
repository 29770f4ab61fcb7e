import type { Day } from '#kit/day.ts'
import { formatClock, formatDay } from '#ui/dates.ts'
import { formatDuration, formatEuros, formatNumber } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { en } from '../messages.day.en.ts'
import { fr } from '../messages.day.fr.ts'

/** The words of a day of rounds, with what turns its figures into words. */
export function useDayWords() {
  const t = useWords({ fr, en })
  const { locale, today } = useLanguage()
  return {
    t,
    locale,
    today,
    day: (one: Day) => formatDay(one, locale, today?.slice(0, 4)),
    /** Seconds after midnight as an hour; the next day's hours begin at 0 again. */
    clock: (seconds: number) => formatClock(Math.round(seconds / 60) % 1440, locale),
    /** Minutes after midnight. */
    hour: (minute: number) => formatClock(minute % 1440, locale),
    /** Seconds as a length of time. */
    long: (seconds: number) => formatDuration(Math.round(seconds / 60), locale),
    km: (metres: number) => t.round.km(formatNumber(metres / 1000, locale, metres < 100_000 ? 1 : 0)),
    euros: (amount: Parameters<typeof formatEuros>[0]) => formatEuros(amount, locale),
  }
}
