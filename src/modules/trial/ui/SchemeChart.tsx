import type { CSSProperties } from 'react'
import { figureText } from '#modules/measures/ui/figure.ts'
import { ChartFigure } from '#ui/charts/ChartFigure.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { goalUnit } from '../logistics/words.ts'
import { en } from '../messages/logistics.en.ts'
import { fr } from '../messages/logistics.fr.ts'
import type { Goal } from '../rules/compare.ts'
import type { Interval } from '../rules/intervals.ts'
import './scheme-chart.css'

type Line = { key: string; name: string; value: number | null; interval: Interval | null; best: boolean }

/** Each scheme's figure as a dot on a line, with its interval: what overlaps cannot be told apart. */
export function SchemeChart({ goal, level, lines }: { goal: Goal; level: number; lines: readonly Line[] }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const unit = goalUnit(goal)
  const text = (value: number | null) => figureText(value, unit, locale)
  const values = lines.flatMap(({ value, interval }) => [
    ...(value === null ? [] : [value]),
    ...(interval ? [interval.low, interval.high] : []),
  ])
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const span = high - low || 1
  const at = (value: number) => `${(((value - low) / span) * 96 + 2).toFixed(2)}%`
  return (
    <ChartFigure
      title={t.chart(t.goals[goal])}
      summary={t.chartSummary(level)}
      className="trial-schemes"
      table={{
        head: [t.columns.scheme, t.goals[goal], t.columns.interval],
        rows: lines.map(({ key, name, value, interval }) => ({
          key,
          cells: [name, text(value), interval && t.between(text(interval.low), text(interval.high))],
        })),
      }}
    >
      <ul className="trial-schemes-rows">
        {lines.map(({ key, name, value, interval, best }) => (
          <li key={key} className={best ? 'trial-schemes-best' : undefined}>
            <span className="trial-schemes-name">{name}</span>
            <span className="trial-schemes-track" aria-hidden="true">
              <span className="trial-schemes-zero" style={{ '--x': at(0) } as CSSProperties} />
              {interval && (
                <span
                  className="trial-schemes-interval"
                  style={{ '--x': at(interval.low), '--w': width(interval, span) } as CSSProperties}
                />
              )}
              {value !== null && (
                <span className="trial-schemes-dot" style={{ '--x': at(value) } as CSSProperties} />
              )}
            </span>
            <strong className="trial-schemes-value">{text(value)}</strong>
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}

const width = ({ low, high }: Interval, span: number) => `${(((high - low) / span) * 96).toFixed(2)}%`
