import { type ReactNode, useId } from 'react'
import type { Cents } from '#kit/money.ts'
import { formatEuros, formatPercent } from '../format.ts'
import { useLocale } from '../language.tsx'
import { useUiWords } from '../words.ts'
import { ChartFigure } from './ChartFigure.tsx'
import { PILLARS, type Pillar } from './pillars.ts'
import { tidy } from './scale.ts'

type Props = {
  title: string
  summary?: ReactNode
  /** What each pillar brings; the shares are computed from these. */
  amounts: Readonly<Record<Pillar, Cents>>
  /** Written in the roof: the name of the place, or the year. */
  roof: string
}

const WIDTH = 360
const GROUND = 226
const BEAM = 92
const COLUMN = 46
const SLOT = 82

/** The model as a building: four columns, each filled to its share, under one roof they hold together. */
export function PillarRoof({ title, summary, amounts, roof }: Props) {
  const locale = useLocale()
  const w = useUiWords()
  const id = useId()
  const total = PILLARS.reduce((sum, p) => sum + amounts[p], 0n) as Cents
  const share = (p: Pillar) => (total > 0n ? Number((amounts[p] * 10_000n) / total) / 10_000 : 0)
  // Half the total fills a column: four equal pillars stand at half height, none overflows in practice.
  const full = Math.max(0.5, ...PILLARS.map(share))
  return (
    <ChartFigure
      title={title}
      summary={summary}
      className="ui-chart-roof"
      table={{
        head: [w.pillar, w.amount, w.share],
        rows: [
          ...PILLARS.map((p) => ({
            key: p,
            cells: [w.pillars[p], formatEuros(amounts[p], locale), formatPercent(share(p), locale)],
          })),
          {
            key: 'total',
            cells: [w.total, formatEuros(total, locale), total > 0n ? formatPercent(1, locale) : '–'],
          },
        ],
      }}
    >
      <svg viewBox={`0 0 ${WIDTH} 282`} width="100%" role="img" aria-labelledby={`${id}-t`}>
        <title id={`${id}-t`}>
          {`${title} : ${PILLARS.map((p) => `${w.pillars[p]} ${formatPercent(share(p), locale)}`).join(', ')}`}
        </title>
        <path d={`M${WIDTH / 2} 14 L${WIDTH - 4} 74 H4 Z`} className="ui-roof" />
        <rect x="4" y="74" width={WIDTH - 8} height="12" className="ui-roof-beam" />
        <text x={WIDTH / 2} y="60" textAnchor="middle" className="ui-roof-words">
          {roof}
        </text>
        {PILLARS.map((p, i) => (
          <Column
            key={p}
            pillar={p}
            left={16 + SLOT * i}
            filled={share(p) / full}
            words={formatPercent(share(p), locale)}
          />
        ))}
        <rect x="4" y={GROUND} width={WIDTH - 8} height="8" className="ui-roof-ground" />
        {PILLARS.map((p, i) => (
          <text
            key={p}
            x={16 + SLOT * i + SLOT / 2}
            y={GROUND + 28}
            textAnchor="middle"
            className="ui-roof-name"
          >
            {inTwoLines(w.pillars[p]).map((line, n) => (
              <tspan key={line} x={16 + SLOT * i + SLOT / 2} dy={n === 0 ? 0 : 17}>
                {line}
              </tspan>
            ))}
          </text>
        ))}
      </svg>
    </ChartFigure>
  )
}

function Column({
  pillar,
  left,
  filled,
  words,
}: {
  pillar: Pillar
  left: number
  filled: number
  words: string
}) {
  const x = left + (SLOT - COLUMN) / 2
  const tall = GROUND - BEAM
  const height = tidy(tall * filled)
  const inside = height > 30
  return (
    <g className={`ui-pillar-${pillar}`}>
      <rect x={x - 6} y="86" width={COLUMN + 12} height="6" className="ui-roof-beam" />
      <rect x={x} y={BEAM} width={COLUMN} height={tall} className="ui-column" />
      <rect x={x} y={tidy(GROUND - height)} width={COLUMN} height={height} className="ui-fill" />
      <text
        x={x + COLUMN / 2}
        y={tidy(inside ? GROUND - height + 21 : GROUND - height - 8)}
        textAnchor="middle"
        className={inside ? 'ui-column-inside' : 'ui-column-over'}
      >
        {words}
      </text>
    </g>
  )
}

const inTwoLines = (words: string): string[] => {
  const [first = '', ...rest] = words.split(' ')
  return rest.length > 0 ? [first, rest.join(' ')] : [first]
}
