import { monthOf } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { answerOf } from '#modules/plan/answer.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Forecast } from '#modules/plan/rules/forecast.ts'
import { useAnswer } from '#modules/plan/ui/useAnswer.ts'
import { Amount, Percent } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { LineChart } from '#ui/charts/LineChart.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros, formatNumber } from '#ui/format.ts'
import { useLanguage, useLocale, useWords } from '#ui/language.tsx'
import { Stat } from '#ui/Stat.tsx'

type Props = { base: Forecast; tried: Forecast; changed: number }

/** The answer of what is being tried, in a sentence and its lowest cash: on a phone it stays in sight. */
export function LiveAnswer({ tried, changed }: Omit<Props, 'base'>) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { amount, month } = tried.indicators.lowestCash
  return (
    <div className="plan-live-head" aria-live="polite">
      <p className="ui-soft ui-small">{t.whatIf.try.changed(changed)}</p>
      <h2 className="plan-live-answer">{useAnswer(answerOf(tried))}</h2>
      <p>
        {t.whatIf.goal.facts.low} <Amount value={cents(amount)} round />, {formatMonth(month, locale)}
      </p>
    </div>
  )
}

/** Four figures and the cash of what is being tried, beside the model. */
export function Live(props: Props) {
  return (
    <div className="ui-stack">
      <LiveStats base={props.base} tried={props.tried} />
      <Card>
        <LiveCash {...props} />
      </Card>
    </div>
  )
}

function LiveStats({ base, tried }: Omit<Props, 'changed'>) {
  const t = useWords({ fr, en })
  const w = t.whatIf.try
  const locale = useLocale()
  const [a, b] = [base.indicators, tried.indicators]
  const difference = (before: number, after: number) => {
    const moved = after - before
    return {
      direction: moved > 0 ? ('up' as const) : moved < 0 ? ('down' as const) : ('flat' as const),
      words:
        moved === 0 ? w.same : w.difference(formatEuros(cents(moved), locale, { round: true, sign: true })),
      ...(moved === 0 ? {} : { good: moved > 0 }),
    }
  }
  const least = (f: Forecast) => {
    const known = f.cash.runway.filter((months) => months !== null)
    return known.length > 0 ? Math.min(...known) : null
  }
  const runway = least(tried)
  return (
    <div className="ui-stats">
      <Stat
        label={t.whatIf.goal.facts.low}
        value={<Amount value={cents(b.lowestCash.amount)} round />}
        period={formatMonth(b.lowestCash.month, locale)}
        change={difference(a.lowestCash.amount, b.lowestCash.amount)}
      />
      <Stat
        label={t.whatIf.goal.facts.result}
        value={<Amount value={cents(b.result)} round />}
        period={w.wholePlan}
        change={difference(a.result, b.result)}
      />
      <Stat
        label={t.whatIf.stress.months}
        value={runway === null ? '–' : t.whatIf.stress.monthsOf(formatNumber(runway, locale, 1))}
        period={w.wholePlan}
      />
      <Stat
        label={t.whatIf.goal.facts.earned}
        value={b.earnedShare === null ? '–' : <Percent value={b.earnedShare} />}
        period={w.wholePlan}
      />
    </div>
  )
}

function LiveCash({ base, tried, changed }: Props) {
  const t = useWords({ fr, en })
  const w = t.whatIf.try
  const { locale, today } = useLanguage()
  const euros = (amount: number) => formatEuros(cents(amount), locale, { round: true })
  const { lowestCash, closingCash } = tried.indicators
  const line = (f: Forecast, key: string, label: string) => ({
    key,
    label,
    values: f.cash.closing.map((amount) => cents(amount)),
  })
  return (
    <LineChart
      title={t.forecast.cash}
      summary={t.forecast.cashSummary(
        euros(lowestCash.amount),
        formatMonth(lowestCash.month, locale),
        euros(closingCash),
      )}
      months={tried.months}
      unit="euros"
      markLow
      now={today && monthOf(today)}
      lines={
        changed === 0
          ? [line(base, 'base', w.against)]
          : [line(tried, 'tried', w.tried), line(base, 'base', w.against)]
      }
    />
  )
}
