import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import { Amount } from '#ui/Amount.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages/learning.en.ts'
import { fr } from '../messages/learning.fr.ts'
import type { Found } from '../rules/found.ts'
import './learning-card.css'

type Face = {
  belief: string
  how: string
  found: Found
  deadline: Day
  cost: Cents
  hours: number
  owner: string
}

/** A test card (Strategyzer): we believe, to verify we will, and count, we are right if. `counts` says what is counted. */
export function TestCardFace({ test, counts }: { test: Face; counts: string }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { found } = test
  return (
    <article className="trial-card trial-card-test">
      <dl>
        <dt>{t.card.believe}</dt>
        <dd>{test.belief}</dd>
        <dt>{t.card.verify}</dt>
        <dd>{test.how}</dd>
        <dt>{t.card.measure}</dt>
        <dd>{counts}</dd>
        <dt>{t.card.right}</dt>
        <dd>
          <strong>{t.wanted[found.comparison](figureText(found.threshold, found.unit, locale))}</strong>
        </dd>
      </dl>
      <p className="ui-small">
        {t.card.deadline} {formatDay(test.deadline, locale)} · <Amount value={test.cost} round /> ·{' '}
        {t.hours(String(test.hours))} · {test.owner}
      </p>
    </article>
  )
}
