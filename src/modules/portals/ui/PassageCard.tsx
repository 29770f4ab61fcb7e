import type { Passage } from '#modules/rounds/index.server.ts'
import { Card } from '#ui/Card.tsx'
import { formatClock, formatDay } from '#ui/dates.ts'
import { Truck } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { spaceEn } from '../messages.space.en.ts'
import { spaceFr } from '../messages.space.fr.ts'

/** When a round comes, in one line: the slot promised, or where it is now. */
export function usePassageLine(): (passage: Passage) => string {
  const w = useWords({ fr: spaceFr, en: spaceEn }).passage
  const { locale, today } = useLanguage()
  return ({ day, slot, at, state, who, late }) => {
    if (state === 'here') return w.here(who)
    if (state === 'coming' && at !== null) return w.coming(who, formatClock(at, locale))
    const on = formatDay(day, locale, today?.slice(0, 4))
    // So late that nobody knows when: the slot promised is no longer an answer.
    if (late) return w.delayed(on)
    return slot ? w.slot(on, formatClock(slot.from, locale), formatClock(slot.to, locale)) : w.day(on)
  }
}

type Props = {
  passage: Passage
  /** The minute of the day at which this was read. */
  seenAt: number
}

/** The passage that somebody waits for: the biggest thing on their page. */
export function PassageCard({ passage, seenAt }: Props) {
  const w = useWords({ fr: spaceFr, en: spaceEn }).passage
  const { locale } = useLanguage()
  const line = usePassageLine()
  const { slot, state, late, who, at } = passage
  return (
    <Card
      title={w.title}
      aside={
        late &&
        at !== null && (
          <Status tone="warn" icon={Truck}>
            {w.late}
          </Status>
        )
      }
    >
      <p className="portals-passage">{line(passage)}</p>
      {late && slot && <p>{w.promised(formatClock(slot.from, locale), formatClock(slot.to, locale))}</p>}
      {state === 'planned' ? (
        who && <p className="ui-soft">{w.who(who)}</p>
      ) : (
        <p className="ui-soft ui-no-print">
          {w.seen(formatClock(seenAt, locale))} <a href="?">{w.again}</a>
        </p>
      )}
    </Card>
  )
}
