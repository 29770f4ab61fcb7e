import { en } from '#modules/rounds/messages.pictures.en.ts'
import { fr } from '#modules/rounds/messages.pictures.fr.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { useWords } from '#ui/language.tsx'
import type { DayPicture, ShownRound, ShownStop } from './query.server.ts'

/** The words of the pictures of a day, with what turns their facts into sentences. */
export function usePictureWords() {
  const t = useWords({ fr, en })
  const w = t.day
  const { t: d, clock, hour, windows, long, km } = useDayWords()
  const { hours: between } = d.round
  const hoursOf = ({ hours }: Pick<ShownStop, 'hours'>) => windows(hours)
  const timeOf = ({ begin, arrival, departure }: Pick<ShownStop, 'begin' | 'arrival' | 'departure'>) => {
    const start = begin ?? arrival
    return start === null ? '' : departure === null ? clock(start) : between(clock(start), clock(departure))
  }
  const lateOf = ({ lateBy }: Pick<ShownStop, 'lateBy'>) => d.warnings.late(long(Math.max(lateBy, 60)))
  /** What is wrong with a stop, in words. */
  const wrongOf = (stop: ShownStop): string[] => [
    ...(stop.over ? [d.stop.over] : []),
    ...stop.warnings.map((warning) => (warning === 'late' ? lateOf(stop) : d.warnings[warning])),
  ]
  const said = (words: readonly string[]) => words.filter((word) => word !== '').join(' · ')
  const titleOf = (stop: ShownStop) => said([stop.mark, timeOf(stop), stop.what, stop.whom, ...wrongOf(stop)])
  const waitingTitle = ({ what, whom, late }: DayPicture['waiting'][number]) =>
    said([w.waits, what, whom, late ? w.dueBefore : ''])
  const factsOf = ({ whoName, vehicleName, leavesAt, returnsAt, metres, stops }: ShownRound) =>
    said([
      ...[whoName, vehicleName],
      stops.length > 0 && leavesAt !== null && returnsAt !== null
        ? between(clock(leavesAt), clock(returnsAt))
        : '',
      stops.length === 0 || metres === null ? '' : km(metres),
    ])
  return { t, w, d, clock, hour, between, hoursOf, timeOf, lateOf, titleOf, waitingTitle, factsOf }
}
