import { addMonths, firstDay, lastDay, type Month } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Side } from '#modules/plan/rules/actuals/sides.ts'
import { isGood } from '#modules/plan/rules/actuals/variance.ts'
import { Amount, Percent } from '#ui/Amount.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros, formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { Variances } from './query.server.ts'

const direction = (n: number) => (n === 0 ? 'flat' : n > 0 ? 'up' : 'down')

type Props = {
  v: Variances
  at: Month
  hub: string
  /** Whether the reader may look into the books. */
  books: boolean
}

/** The four figures asked for first: came in, went out, in cash, own income. Each beside what was planned. */
export function Figures({ v, at, hub, books }: Props) {
  const w = useWords({ fr, en }).actuals
  const locale = useLocale()
  const s = w.stats
  const from = addMonths(v.start, v.span.from)
  const since = w.since(formatMonth(from, locale, true), formatMonth(at, locale, true))
  const euros = (amount: Cents) => formatEuros(amount, locale, { round: true })
  const change = (side: Side, amount: number) => ({
    direction: direction(amount) as 'up' | 'down' | 'flat',
    words:
      amount === 0 ? s.onPlan : s.against(formatEuros(cents(amount), locale, { round: true, sign: true })),
    good: isGood(side, amount) ?? undefined,
  })
  const { actual, planned } = v.earned
  const points = actual === null || planned === null ? 0 : Math.round((actual - planned) * 100)
  return (
    <div className="ui-stats">
      {(['income', 'cost'] as const).map((side) => {
        const { year } = v.totals[side]
        return (
          <Stat
            key={side}
            label={s[side]}
            value={<Amount value={cents(year.actual)} round />}
            period={`${since} · ${s.planned(euros(cents(year.planned)))}`}
            change={change(side, year.amount)}
            href={`#${side}`}
          />
        )
      })}
      {v.cash && (
        <Stat
          label={s.cash}
          value={<Amount value={cents(v.cash.actual)} round />}
          period={`${s.atEnd(formatMonth(at, locale))} · ${s.planned(euros(cents(v.cash.planned)))}`}
          change={change('income', v.cash.actual - v.cash.planned)}
          href={books ? `/${hub}/argent/grand-livre/512?du=${firstDay(at)}&au=${lastDay(at)}` : undefined}
        />
      )}
      <Stat
        label={s.earned}
        value={actual === null ? '–' : <Percent value={actual} />}
        period={`${since} · ${s.planned(planned === null ? '–' : `${Math.round(planned * 100)} %`)}`}
        change={
          actual === null || planned === null
            ? undefined
            : {
                direction: direction(points) as 'up' | 'down' | 'flat',
                words:
                  points === 0
                    ? s.onPlan
                    : s.points(`${points > 0 ? '+' : ''}${formatNumber(points, locale)}`),
                good: points === 0 ? undefined : points > 0,
              }
        }
        href="#income"
      />
    </div>
  )
}
