import type { Day } from '#kit/day.ts'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { unavailableOn } from '../rules/availability.ts'
import { Contents, type Tagged } from './ServiceTags.tsx'
import { useSeasonWords } from './season.ts'

type Props = {
  service: Tagged & { documents: readonly string[]; delayHours: number }
  /** The day it would be done. */
  day: Day
}

/** What the counter says before it takes a request: what to bring, what a package holds, why that day will not do. */
export function BeforeTaking({ service, day }: Props) {
  const w = useWords({ fr, en }).terms
  const season = useSeasonWords()
  const unavailable = unavailableOn(service, day)
  return (
    <>
      {unavailable && (
        <Notice live={false} tone="warn">
          {unavailable.code === 'service_paused' ? (
            <>
              {w.warn.paused(unavailable.pause.why)}{' '}
              {unavailable.pause.untilDay ? (
                <>
                  {w.pause.to} <DayFr value={unavailable.pause.untilDay} />.
                </>
              ) : (
                `${w.pause.openEnd}.`
              )}
            </>
          ) : (
            w.warn.season(season(service.season))
          )}{' '}
          {w.warn.later}
        </Notice>
      )}
      {service.documents.length > 0 && (
        <Notice live={false} title={w.warn.documents}>
          <ul>
            {service.documents.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Contents parts={service.parts} />
    </>
  )
}
