import type { Day } from '#kit/day.ts'
import { en } from '#modules/trial/messages/criteria.en.ts'
import { fr } from '#modules/trial/messages/criteria.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import type { Evidence } from '#modules/trial/rules/record.ts'
import { isSplit } from '#modules/trial/rules/rubric.ts'
import { VerdictMark } from '#modules/trial/ui/EvidenceTable.tsx'
import {
  byWhenText,
  criterionFigure,
  isAfter,
  missingText,
  rangeText,
  surenessText,
} from '#modules/trial/ui/judgement.ts'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { formatNumber } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Stat } from '#ui/Stat.tsx'

type Props = { one: Evidence; endsOn: Day; periodDays: number | null; closed: boolean }

/** The verdict, how sure it is, and what is missing: what a person came for, first. */
export function Judgement({ one, endsOn, periodDays, closed }: Props) {
  const t = useWords({ fr, en })
  const trial = useWords({ fr: trialFr, en: trialEn })
  const { locale, today } = useLanguage()
  const year = today?.slice(0, 4)
  const grid = one.kind === 'rubric'
  const n = (value: number) => formatNumber(value, locale)
  const days = (from: Day, to: Day) =>
    trial.fromTo(formatDay(from, locale, year), formatDay(to, locale, year))
  const period = one.from === '0001-01-01' ? formatDay(one.to, locale, year) : days(one.from, one.to)
  const missing = missingText(one, t, locale)
  const when = byWhenText(one, t, locale, year)
  const sure = surenessText(one, t, locale)
  return (
    <>
      <div className="ui-row">
        <VerdictMark verdict={one.verdict} />
        {one.certainty?.sureness && <strong>{t.sureness[one.certainty.sureness]}</strong>}
        {one.trend?.turn && <span className="ui-soft">{t.turns[one.trend.turn]}</span>}
      </div>
      <div className="ui-grid">
        <Stat
          label={grid ? t.page.median : t.page.measured}
          value={criterionFigure(one, one.value, t, locale)}
          period={grid ? formatDay(one.to, locale, year) : period}
        />
        <Stat
          label={t.page.wanted}
          value={trial.wanted[one.comparison](criterionFigure(one, one.threshold, t, locale))}
          period={
            grid
              ? (one.rubric?.levels[one.threshold - 1] ?? '')
              : one.period === 'stage'
                ? t.page.periods.stage
                : one.period === 'days' && periodDays
                  ? `${t.page.periods.days} (${n(periodDays)})`
                  : t.page.periods.own
          }
        />
        <Stat
          label={grid ? t.page.votes : t.page.sample}
          value={n(one.sample)}
          period={
            one.sample < one.minSample
              ? grid
                ? t.page.votesOf(n(one.sample), n(one.minSample))
                : trial.sampleOf(n(one.sample), n(one.minSample))
              : (rangeText(one, t, locale) ?? period)
          }
        />
      </div>
      {grid && one.rubric && isSplit(one.rubric) && (
        <Notice tone="warn" title={t.split} live={false}>
          {t.page.splitText}
        </Notice>
      )}
      {closed && sure && <Card title={t.page.confidence}>{sure}</Card>}
      {!closed && (
        <Card title={t.page.missing}>
          <p>
            <strong>{one.verdict === 'met' ? t.page.nothing : sentence(missing || t.notStarted)}</strong>
            {when && ` ${sentence(when)}`}
            {isAfter(one, endsOn) && ` ${sentence(t.afterStage)}`}
          </p>
          {sure && <p className="ui-soft">{sure}</p>}
        </Card>
      )}
    </>
  )
}

/** `encore 12 réponses` → `Encore 12 réponses.` */
const sentence = (text: string) =>
  text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`
