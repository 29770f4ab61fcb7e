import type { Meeting, TurnTold } from '#modules/rounds/day/apart.server.ts'
import { en } from '#modules/rounds/messages.apart.en.ts'
import { fr } from '#modules/rounds/messages.apart.fr.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Clock3 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'

/** Rounds that share a vehicle or a driver, and how the plan keeps them apart. */
export function Turns({ turns, base }: { turns: readonly TurnTold[]; base: string }) {
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
      <p>{t.turnsKept}</p>
    </Notice>
  )
}

const RoundLink = ({ number, name, base }: { number: string; name: string; base: string }) => (
  <a href={`${base}/tournees/${number}/modifier`}>{name}</a>
)

/** Two rounds that nothing keeps apart: which, and where their hours are said. */
export function MeetingNotice({ meeting, base }: { meeting: Meeting; base: string }) {
  const t = useWords({ fr, en })
  const { first, second, shared, what } = meeting
  return (
    <Notice
      tone="warn"
      title={t.meet}
      actions={[first, second].map(({ number, name }) => (
        <ButtonLink key={number} href={`${base}/tournees/${number}/modifier`} icon={Clock3}>
          {t.hoursOf(name)}
        </ButtonLink>
      ))}
    >
      {t.meeting[shared](first.name, second.name, what)}
    </Notice>
  )
}
