import type { ReactNode } from 'react'
import { type Day, daysBetween } from '#kit/day.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { en } from '../messages/learning.en.ts'
import { fr } from '../messages/learning.fr.ts'
import type { Found } from '../rules/found.ts'
import type { Finding, TestState } from '../rules/tests.ts'
import { VerdictMark } from './EvidenceTable.tsx'
import { FINDING_TONES } from './stage-tones.ts'
import './test-tile.css'

type Tile = {
  id: string
  name: string
  belief: string
  deadline: Day
  state: TestState
  owner: string
  why: string
  found: Found
  decided: Finding | null
}
type Props = { test: Tile; today: Day; base: string; level?: 3 | 4; children?: ReactNode }

/** A test as a card: what is believed, the figure against its threshold, the days left. Verbs come as children. */
export function TestTile({ test, today, base, level = 3, children }: Props) {
  const t = useWords({ fr, en })
  const Heading = `h${level}` as const
  const left = daysBetween(today, test.deadline)
  return (
    <article className="trial-tile">
      <Heading>
        <a href={`${base}/tests/${test.id}`}>{test.name}</a>
      </Heading>
      <p className="ui-soft ui-small">{test.belief}</p>
      {(test.state === 'running' || test.state === 'done') && <FoundLine found={test.found} />}
      {test.state === 'planned' && <WantedLine found={test.found} />}
      {test.state === 'abandoned' && <p>{test.why}</p>}
      <p className="trial-tile-facts ui-small">
        {test.decided && <Status tone={FINDING_TONES[test.decided]}>{t.findings[test.decided]}</Status>}
        {test.state === 'running' && <Status tone={left < 0 ? 'warn' : 'neutral'}>{t.daysLeft(left)}</Status>}
        <span className="ui-soft">{test.owner}</span>
      </p>
      {children}
    </article>
  )
}

function FoundLine({ found }: { found: Found }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (
    <p className="trial-tile-figure">
      <strong>{figureText(found.value, found.unit, locale)}</strong>{' '}
      <span className="ui-soft ui-small">
        {t.wanted[found.comparison](figureText(found.threshold, found.unit, locale))}
      </span>{' '}
      <VerdictMark verdict={found.verdict} />
    </p>
  )
}

function WantedLine({ found }: { found: Found }) {
  const t = useWords({ fr, en })
  return (
    <p className="ui-small">
      {t.columns.wanted} : {t.wanted[found.comparison](figureText(found.threshold, found.unit, useLocale()))}
    </p>
  )
}
