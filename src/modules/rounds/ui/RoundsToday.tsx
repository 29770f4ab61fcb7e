import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatClock } from '#ui/dates.ts'
import { Truck } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { en } from '../messages.tell.en.ts'
import { fr } from '../messages.tell.fr.ts'
import type { RoundState } from '../rules/life.ts'
import type { DueKind } from '../rules/tell/dues.ts'
import type { RoundBrief, RoundsToday as Today } from '../tell/today.server.ts'
import './today.css'

const DUE_TONES: Record<DueKind, Tone> = {
  late: 'danger',
  'not-left': 'warn',
  'not-ended': 'warn',
  'no-driver': 'warn',
  'not-published': 'info',
}
const TONES: Partial<Record<RoundState, Tone>> = { ready: 'success', out: 'info' }

/** The rounds of the day on the home page: one's own to drive first, then those of the hub and what they ask for. */
export function RoundsToday({ rounds, hub }: { rounds: Today; hub: string | undefined }) {
  const t = useWords({ fr, en }).today
  const { mine, all } = rounds
  if (mine.length + all.length === 0) return null
  const others = all.filter(({ number }) => !mine.some((one) => one.number === number))
  return (
    <>
      {mine.length > 0 && (
        <Card title={t.mine}>
          {mine.map((round) => (
            <div key={round.number} className="rounds-mine">
              <Brief round={{ ...round, whoName: '' }} href={`/${hub}/tournees/${round.number}/route`} />
              <ButtonLink tone="primary" icon={Truck} href={`/${hub}/tournees/${round.number}/route`}>
                {t.drive}
              </ButtonLink>
            </div>
          ))}
        </Card>
      )}
      {others.length > 0 && (
        <Card title={t.title} aside={<a href={`/${hub}/tournees`}>{t.all}</a>}>
          <ul className="rounds-today">
            {others.map((round) => (
              <li key={round.number}>
                <Brief round={round} href={`/${hub}/tournees/${round.number}`} />
                {round.due ? (
                  <Status tone={DUE_TONES[round.due]}>{t.dues[round.due]}</Status>
                ) : (
                  <Status tone={TONES[round.state]}>{t.states[round.state]}</Status>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Brief({ round, href }: { round: RoundBrief; href: string }) {
  const t = useWords({ fr, en }).today
  const { locale, today } = useLanguage()
  const { name, day, state, whoName, fromMinute, toMinute, stops, left } = round
  const hours = t.hours(formatClock(fromMinute, locale), formatClock(toMinute, locale))
  return (
    <span>
      <a href={href}>{name}</a>
      <span className="ui-soft">
        {day !== today && (
          <>
            {' · '}
            <DayFr value={day} />
          </>
        )}
        {[hours, whoName, state === 'out' ? t.left(left) : t.stops(stops)]
          .filter(Boolean)
          .map((word) => ` · ${word}`)
          .join('')}
      </span>
    </span>
  )
}
