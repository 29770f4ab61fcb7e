import { useId } from 'react'
import { useLocale } from '../language.tsx'
import { type ChartUnit, type Figure, formatFigure, heightOf, tidy } from './scale.ts'

type Props = {
  label: string
  value: Figure
  unit: ChartUnit
  /** The end of the bar; a larger value fills it. */
  max: Figure
  /** The threshold, with its words: « seuil : 3 mois ». */
  target?: { value: Figure; label: string }
}

/** One figure on its bar, with the threshold it is judged by. */
export function Gauge({ label, value, unit, max, target }: Props) {
  const locale = useLocale()
  const id = useId()
  const end = heightOf(max) || 1
  const share = (f: Figure) => tidy(Math.min(1, Math.max(0, (heightOf(f) ?? 0) / end)) * 100)
  const mark = target ? share(target.value) : 0
  const words = formatFigure(value, unit, locale)
  return (
    <div className="ui-gauge ui-chart">
      <p id={id}>
        <span>{label}</span> <strong>{words}</strong>
      </p>
      <svg
        width="100%"
        height={target ? 40 : 16}
        role="img"
        aria-label={`${label} : ${words}${target ? `, ${target.label}` : ''}`}
      >
        <rect x="0" y="1" width="100%" height="14" rx="7" className="ui-track" />
        <rect x="0" y="1" width={`${share(value)}%`} height="14" rx="7" className="ui-fill ui-series-1" />
        {target && (
          <g className="ui-gauge-target">
            <line x1={`${mark}%`} x2={`${mark}%`} y1="-2" y2="20" />
            <text x={`${mark}%`} y="36" textAnchor={mark < 20 ? 'start' : mark > 80 ? 'end' : 'middle'}>
              {target.label}
            </text>
          </g>
        )}
      </svg>
    </div>
  )
}
