import { ButtonLink } from '#ui/Button.tsx'
import { Clock3 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { TurnTold } from '../day/apart.server.ts'
import type { Meeting } from '../day/meet.server.ts'
import { en } from '../messages.apart.en.ts'
import { fr } from '../messages.apart.fr.ts'
import { useDayWords } from './day-words.ts'
import { useMeetingWords } from './meeting-words.ts'

/** Rounds that share a vehicle or a driver, and how the plan keeps them apart. */
export function Turns({
  turns,
  base,
  then,
}: {
  turns: readonly TurnTold[]
  base: string
  /** What changes their hours so: keeping a plan, or putting a stop in. */
  then: 'keep' | 'put'
}) {
  const t = useWords({ fr, en })
  const { hour } = useDayWords()
  return (
    <Notice live={false} title={t.turns}>
      <ul className="propose-turns">
        {turns.map(({ shared, what, first, second, at }) => (
          <li key={`${first.number} ${second.number}`}>
            {t.turn[shared](what)} <RoundLink {...{ ...first, base }} /> {t.back(hour(at))}{' '}
            <RoundLink {...{ ...second, base }} /> {t.leaves}
          </li>
        ))}
      </ul>
      <p>{then === 'keep' ? t.turnsKept : t.turnsPut}</p>
    </Notice>
  )
}

const RoundLink = ({ number, name, base }: { number: string; name: string; base: string }) => (
  <a href={`${base}/tournees/${number}/modifier`}>{name}</a>
)

/** Two rounds that nothing keeps apart: which, and where their hours are said. */
export function MeetingNotice({
  meeting,
  base,
  then,
}: {
  meeting: Meeting
  base: string
  /** Nothing is searched before they are apart, or each is tried as it stands. */
  then: 'search' | 'asIs'
}) {
  const { t, meets, hours } = useMeetingWords()
  const { first, second } = meeting
  return (
    <Notice
      tone="warn"
      title={t.meet}
      actions={[first, second].map(({ number }, at) => (
        <ButtonLink key={number} href={`${base}/tournees/${number}/modifier`} icon={Clock3}>
          {hours(meeting)[at]}
        </ButtonLink>
      ))}
    >
      {meets(meeting)} {then === 'search' ? t.thenSearch : t.thenAsIs}
    </Notice>
  )
}
