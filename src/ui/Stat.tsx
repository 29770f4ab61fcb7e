import type { ReactNode } from 'react'
import { ArrowDown, ArrowRight, ArrowUp } from './icons.ts'
import { useUiWords } from './words.ts'

type Props = {
  label: ReactNode
  /** The figure with its unit: `<Amount …/>`, `<Quantity …/>`. */
  value: ReactNode
  period: ReactNode
  /** What moved since the previous period; `good` says whether that is welcome, in words too. */
  change?: { direction: 'up' | 'down' | 'flat'; words: ReactNode; good?: boolean }
  /** The rows it counts. */
  href?: string
  linkWords?: string
  /** A `Sparkline`. */
  trend?: ReactNode
}

const ARROWS = { up: ArrowUp, down: ArrowDown, flat: ArrowRight }

/** A figure that never stands alone: unit, period, change, and a way to its rows. */
export function Stat({ label, value, period, change, href, linkWords, trend }: Props) {
  const w = useUiWords()
  const Arrow = change && ARROWS[change.direction]
  return (
    <div className="ui-stat">
      <p className="ui-stat-label">{label}</p>
      <p className="ui-stat-value">{value}</p>
      <p className="ui-stat-period">{period}</p>
      {change && Arrow && (
        <p className={`ui-stat-change ui-tone-${tone(change.good)}`}>
          <Arrow className="ui-icon" /> {change.words}
          {change.good !== undefined && <> ({change.good ? w.better : w.worse})</>}
        </p>
      )}
      {trend && <div className="ui-stat-trend">{trend}</div>}
      {href && (
        <a className="ui-stat-link" href={href}>
          {linkWords ?? w.seeRows}
          <span className="ui-hidden"> : {label}</span>
        </a>
      )}
    </div>
  )
}

const tone = (good?: boolean) => (good === undefined ? 'neutral' : good ? 'success' : 'danger')
