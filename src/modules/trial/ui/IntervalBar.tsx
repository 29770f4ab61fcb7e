import { chartUnit, figureText } from '#modules/measures/ui/figure.ts'
import { ChartFigure } from '#ui/charts/ChartFigure.tsx'
import { formatTick, type Scale, tidy } from '#ui/charts/scale.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages/criteria.en.ts'
import { fr } from '../messages/criteria.fr.ts'
import type { Evidence } from '../rules/record.ts'
import './criteria.css'

const STEPS = [1, 2, 2.5, 5, 10]

/** A scale close around these values, with about five round steps; a share stays between 0 and 1. */
function scaleAround(values: readonly number[], share: boolean): Scale {
  const [min, max] = [Math.min(...values), Math.max(...values)]
  const room = (max - min || Math.abs(max) || 1) * 0.4
  const low = share ? Math.max(0, min - room) : min - room
  const high = share ? Math.min(1, max + room) : max + room
  const rough = (high - low) / 6
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (STEPS.find((n) => n * power >= rough * 0.999) ?? 10) * power
  const first = Math.ceil(low / step - 1e-9)
  const count = Math.floor(high / step + 1e-9) - first + 1
  const ticks = Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)))
  return { low, high, step, ticks, at: (value) => (high - value) / (high - low) }
}

const percent = (share: number) => `${tidy(share * 100)}%`

/** Where the true value probably stands, beside the threshold: a bar from the low to the high end, the figure on it. */
export function IntervalBar({ one }: { one: Evidence }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { certainty, value, threshold, measure } = one
  if (!certainty || value === null) return null
  const { unit } = measure
  // Charts draw euros: a scale of round cents would write odd euros.
  const of = (n: number) => (unit === 'cents' ? n / 100 : n)
  const all = [of(certainty.low), of(certainty.high), of(value), of(threshold)]
  const scale = scaleAround(all, unit === 'share')
  const x = (n: number) => Math.min(1, Math.max(0, 1 - scale.at(of(n))))
  const text = (n: number) => figureText(n, unit, locale)
  const anchor = (share: number) => (share < 0.2 ? 'start' : share > 0.8 ? 'end' : 'middle')
  const title = t.page.interval(certainty.level)
  return (
    <ChartFigure
      title={title}
      className="trial-interval"
      table={{
        head: [t.page.item, t.page.figure],
        rows: [
          { key: 'low', cells: [t.page.low, text(certainty.low)] },
          { key: 'value', cells: [t.page.measured, text(value)] },
          { key: 'high', cells: [t.page.high, text(certainty.high)] },
          { key: 'threshold', cells: [t.page.threshold, text(threshold)] },
        ],
      }}
    >
      <div className="trial-interval-plot">
        <svg
          width="100%"
          height="124"
          role="img"
          aria-label={`${title} : ${text(certainty.low)} – ${text(certainty.high)}`}
        >
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line
                x1={percent(1 - scale.at(tick))}
                x2={percent(1 - scale.at(tick))}
                y1="34"
                y2="88"
                className="ui-axis-rule"
              />
              <text
                x={percent(1 - scale.at(tick))}
                y="108"
                textAnchor={anchor(1 - scale.at(tick))}
                className="ui-axis-text"
              >
                {formatTick(tick, chartUnit(unit, locale), locale, scale)}
              </text>
            </g>
          ))}
          <rect
            x={percent(x(certainty.low))}
            width={percent(Math.max(0.004, x(certainty.high) - x(certainty.low)))}
            y="52"
            height="18"
            rx="9"
            className="trial-interval-bar"
          />
          <circle cx={percent(x(value))} cy="61" r="8" className="trial-interval-dot" />
          <g className="ui-target">
            <line x1={percent(x(threshold))} x2={percent(x(threshold))} y1="28" y2="92" />
            <text x={percent(x(threshold))} y="18" textAnchor={anchor(x(threshold))}>
              {`${t.page.threshold} : ${text(threshold)}`}
            </text>
          </g>
        </svg>
      </div>
    </ChartFigure>
  )
}
