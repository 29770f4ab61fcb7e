import { type Day, daysBetween } from '#kit/day.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import type { Found } from '#modules/trial/rules/found.ts'
import type { TestState } from '#modules/trial/rules/tests.ts'
import { VerdictMark } from '#modules/trial/ui/EvidenceTable.tsx'
import { formatDay } from '#ui/dates.ts'
import { formatNumber } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'

type Props = {
  test: {
    state: TestState
    measureId: string | null
    startedOn: Day | null
    deadline: Day
    found: Found
  }
  today: Day
  hub: string
  criterion: { name: string } | undefined
}

/** Where the test stands: the figure, what was wanted, the verdict, what is missing and the days left. */
export function Figure({ test, today, hub, criterion }: Props) {
  const t = useWords({ fr, en })
  const { locale } = useLanguage()
  const { found } = test
  if (!test.startedOn) return <p className="ui-soft">{t.figure.notStarted}</p>
  const figure = (value: number | null) => figureText(value, found.unit, locale)
  const year = today.slice(0, 4)
  const left = daysBetween(today, test.deadline)
  const missing = Math.ceil(found.minSample - found.sample)
  const n = (value: number) => formatNumber(value, locale)
  return (
    <section className="ui-card trial-test-figure">
      <p className="ui-soft">{test.state === 'running' ? t.figure.now : t.figure.frozen}</p>
      <p className="trial-test-value">
        <strong>{figure(found.value)}</strong>{' '}
        <span>{t.wanted[found.comparison](figure(found.threshold))}</span>
      </p>
      <p className="ui-row">
        <VerdictMark verdict={found.verdict} />
        {test.state === 'running' && <Status tone={left < 0 ? 'warn' : 'neutral'}>{t.daysLeft(left)}</Status>}
      </p>
      <p className="ui-soft ui-small">
        {t.figure.over(formatDay(found.from, locale, year), formatDay(found.to, locale, year))} ·{' '}
        {missing > 0 ? t.figure.missing(n(missing)) : t.figure.sample(n(found.sample), n(found.minSample))}
        {found.value === null && <> · {t.figure.noData}</>}
      </p>
      {test.measureId && (
        <p>
          {criterion && <span className="ui-soft">{`${t.card.criterion} : ${criterion.name} · `}</span>}
          <a href={`/${hub}/mesures/${test.measureId}?jour=${found.to}`}>{t.figure.rows}</a>
        </p>
      )}
    </section>
  )
}
