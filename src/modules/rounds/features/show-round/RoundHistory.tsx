import type { RoundNote, RoundVerb } from '#modules/rounds/rules/life.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { Timeline } from '#ui/Timeline.tsx'

type Move = {
  id: string
  verb: RoundVerb | RoundNote
  at: Date
  actorName: string
  why: string | null
  stopsBefore: number | null
}

/** Each step of its life and each change of its stops, the last first. */
export function RoundHistory({ history }: { history: readonly Move[] }) {
  const { t } = useDayWords()
  return (
    <section aria-labelledby="histoire">
      <h2 id="histoire">{t.show.history}</h2>
      <Timeline
        items={history.map(({ id, verb, at, actorName, why, stopsBefore }) => ({
          ...{ key: id, what: t.verbs[verb], who: actorName, when: <DateTimeFr value={at} /> },
          detail: [stopsBefore ? t.show.stopsBefore(stopsBefore) : null, why].filter(Boolean).join(' · '),
        }))}
      />
    </section>
  )
}
