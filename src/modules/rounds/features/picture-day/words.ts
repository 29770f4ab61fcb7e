import { en } from '#modules/rounds/messages.pictures.en.ts'
import { fr } from '#modules/rounds/messages.pictures.fr.ts'
import { formatClock } from '#ui/dates.ts'
import { formatDuration, formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { DayPicture, ShownRound, ShownStop } from './query.server.ts'

/** The words of the pictures of a day, with what turns their facts into sentences. */
export function usePictureWords() {
  const t = useWords({ fr, en })
  const w = t.day
  const locale = useLocale()
  const clock = (seconds: number) => formatClock(Math.floor(seconds / 60), locale)
  const hoursOf = ({ hours }: Pick<ShownStop, 'hours'>) =>
    hours
      .map(({ from, to }) =>
        from === 0
          ? w.until(formatClock(to, locale))
          : w.between(formatClock(from, locale), formatClock(to, locale)),
      )
      .join(', ')
  const timeOf = ({ begin, arrival, departure }: Pick<ShownStop, 'begin' | 'arrival' | 'departure'>) => {
    const start = begin ?? arrival
    return start === null ? '' : departure === null ? clock(start) : w.between(clock(start), clock(departure))
  }
  /** « en retard de 12 min » */
  const lateOf = ({ lateBy }: Pick<ShownStop, 'lateBy'>) =>
    w.lateBy(formatDuration(Math.max(1, Math.ceil(lateBy / 60)), locale))
  /** What is wrong with a stop, or what became of it; the first word is the worst. */
  const wrongOf = (stop: ShownStop): string[] => [
    ...(stop.over ? [w.over] : []),
    ...stop.warnings.map((warning) => (warning === 'late' ? lateOf(stop) : w.stopWarnings[warning])),
  ]
  const titleOf = (stop: ShownStop) =>
    [stop.mark, timeOf(stop), stop.what, stop.whom, ...wrongOf(stop)]
      .filter((word) => word !== '')
      .join(' · ')
  const waitingTitle = ({ what, whom, late }: DayPicture['waiting'][number]) =>
    [w.waits, what, whom, late ? w.dueBefore : ''].filter((word) => word !== '').join(' · ')
  const factsOf = ({ whoName, vehicleName, leavesAt, returnsAt, metres, stops }: ShownRound) =>
    [
      whoName,
      vehicleName,
      stops.length > 0 && leavesAt !== null && returnsAt !== null
        ? w.between(clock(leavesAt), clock(returnsAt))
        : '',
      stops.length === 0 || metres === null ? '' : t.map.kilometres(formatNumber(metres / 1000, locale, 1)),
    ]
      .filter((word) => word !== '')
      .join(' · ')
  return { t, w, locale, clock, hoursOf, timeOf, lateOf, wrongOf, titleOf, waitingTitle, factsOf }
}
