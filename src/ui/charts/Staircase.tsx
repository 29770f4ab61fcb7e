import type { CSSProperties, ReactNode } from 'react'
import { CircleCheck, CircleX, Flag, Footprints, Hourglass } from '../icons.ts'
import { useUiWords } from '../words.ts'
import { ChartFigure } from './ChartFigure.tsx'

export type Stair = {
  key: string
  label: string
  state: 'met' | 'notMet' | 'tooEarly'
  /** The figure reached, and the one wanted, in words. */
  measured: string
  wanted: string
  /** The evidence. */
  href?: string
}

type Props = {
  title: string
  summary?: ReactNode
  stairs: readonly Stair[]
  /** What waits on the landing: « Décision : lancer ». */
  landing: string
}

const ICONS = { met: CircleCheck, notMet: CircleX, tooEarly: Hourglass }
const RANK = { met: 0, tooEarly: 1, notMet: 2 }

/**
 * Criteria as stairs: those met carry the foot, then those it is too early to judge, then those missed;
 * the mark stands where the stage has come. The table keeps the order given.
 */
export function Staircase({ title, summary, stairs, landing }: Props) {
  const w = useUiWords()
  const climbed = [...stairs].sort((a, b) => RANK[a.state] - RANK[b.state])
  const met = stairs.filter((s) => s.state === 'met').length
  return (
    <ChartFigure
      title={title}
      summary={summary ?? w.stairsReached(met, stairs.length)}
      className="ui-chart-stairs"
      table={{
        head: [w.criterion, w.measured, w.wanted, w.state],
        rows: stairs.map((s) => ({ key: s.key, cells: [s.label, s.measured, s.wanted, w[s.state]] })),
      }}
    >
      <ol className="ui-stairs" style={{ '--stairs': stairs.length } as CSSProperties}>
        {climbed.map((stair, i) => (
          <Step key={stair.key} stair={stair} i={i} here={i === met - 1} />
        ))}
        <li className="ui-landing" style={{ '--i': stairs.length } as CSSProperties}>
          <Flag className="ui-icon" /> {landing}
        </li>
      </ol>
    </ChartFigure>
  )
}

function Step({ stair, i, here }: { stair: Stair; i: number; here: boolean }) {
  const w = useUiWords()
  const Shape = ICONS[stair.state]
  return (
    <li
      className={`ui-stair ui-stair-${stair.state}${here ? ' ui-stair-here' : ''}`}
      style={{ '--i': i } as CSSProperties}
    >
      <span className="ui-stair-label">
        {stair.href ? <a href={stair.href}>{stair.label}</a> : stair.label}
        {here && (
          <span className="ui-stair-mark">
            <Footprints className="ui-icon" /> {w.here}
          </span>
        )}
      </span>
      <span className="ui-stair-figures">
        {stair.measured} <span className="ui-stair-wanted">{w.wantedShort(stair.wanted)}</span>
      </span>
      <span className="ui-stair-state">
        <Shape className="ui-icon" /> {w[stair.state]}
      </span>
    </li>
  )
}
