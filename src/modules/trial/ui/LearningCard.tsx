import { figureText } from '#modules/measures/ui/figure.ts'
import { formatInstant } from '#ui/dates.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { en } from '../messages/learning.en.ts'
import { fr } from '../messages/learning.fr.ts'
import type { Found } from '../rules/found.ts'
import type { Finding } from '../rules/tests.ts'
import { VerdictMark } from './EvidenceTable.tsx'
import { FINDING_TONES } from './stage-tones.ts'
import './learning-card.css'

type Card = {
  observed: string
  learned: string
  decided: Finding
  next: string
  found: Found
  at: Date
  actorName: string
}

/** A learning card (Strategyzer): observed, learnt, decided, and what comes next, with the figure frozen that day. */
export function LearningCard({ card }: { card: Card }) {
  const t = useWords({ fr, en })
  const { locale, zone } = useLanguage()
  const { found } = card
  const figure = (value: number | null) => figureText(value, found.unit, locale)
  return (
    <article className="trial-card">
      <dl>
        <dt>{t.card.observed}</dt>
        <dd>
          {card.observed}
          <p className="trial-card-figure">
            <strong>{figure(found.value)}</strong>{' '}
            <span className="ui-soft">{t.wanted[found.comparison](figure(found.threshold))}</span>{' '}
            <VerdictMark verdict={found.verdict} />
          </p>
        </dd>
        <dt>{t.card.learned}</dt>
        <dd>{card.learned}</dd>
        <dt>{t.card.decided}</dt>
        <dd>
          <Status tone={FINDING_TONES[card.decided]}>{t.findings[card.decided]}</Status>
        </dd>
        {card.next && (
          <>
            <dt>{t.card.next}</dt>
            <dd>{card.next}</dd>
          </>
        )}
      </dl>
      <p className="ui-soft ui-small">
        {t.card.writtenBy(card.actorName, formatInstant(card.at, zone, locale))}
      </p>
    </article>
  )
}
