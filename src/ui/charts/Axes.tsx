import { useLocale } from '../language.tsx'
import type { ChartUnit, Scale } from './scale.ts'
import { formatTick, strideOf, tidy } from './scale.ts'

/** Pixels; the width is the place's own: abscissas are percentages, so text never shrinks on a phone. */
export const PLOT_HEIGHT = 240

/** Horizontal rules with their figures in the left margin; zero is drawn stronger. */
export function ValueAxis({ scale, unit, height }: { scale: Scale; unit: ChartUnit; height: number }) {
  const locale = useLocale()
  return (
    <g>
      {scale.ticks.map((tick) => {
        const y = tidy(scale.at(tick) * height)
        return (
          <g key={tick}>
            <line x1="0" x2="100%" y1={y} y2={y} className={tick === 0 ? 'ui-axis-zero' : 'ui-axis-rule'} />
            <text x="-8" y={y} dy="0.33em" textAnchor="end" className="ui-axis-text">
              {formatTick(tick, unit, locale, scale)}
            </text>
          </g>
        )
      })}
    </g>
  )
}

type LabelProps = { labels: readonly string[]; at: (i: number) => number; height: number }

/** Labels under the plot: as many as a desk shows, fewer in a narrow place (the others are hidden by css). */
export function LabelAxis({ labels, at, height }: LabelProps) {
  const wide = strideOf(labels.length, 9)
  const narrow = Math.ceil(strideOf(labels.length, 4) / wide) * wide
  return (
    <g>
      {labels.map((label, i) =>
        i % wide === 0 ? (
          <text
            key={label}
            x={`${tidy(at(i) * 100)}%`}
            y={height + 20}
            textAnchor="middle"
            className={i % narrow === 0 ? 'ui-axis-text' : 'ui-axis-text ui-axis-wide'}
          >
            {label}
          </text>
        ) : null,
      )}
    </g>
  )
}
