import './whatif.css'
import { useId } from 'react'
import { cents } from '#kit/money.ts'
import { ChartFigure, Legend } from '#ui/charts/ChartFigure.tsx'
import { tidy } from '#ui/charts/scale.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { TornadoBar } from '../rules/whatif/tornado.ts'
import { useUncertainWords } from './uncertain-words.ts'

const ROW = 62
const MOST = 8

/** Which figures weigh most on the lowest cash: each alone at its low and at its high, the heaviest on top. */
export function TornadoChart({ bars }: { bars: readonly TornadoBar[] }) {
  const w = useWords({ fr, en }).whatIf.run
  const locale = useLocale()
  const words = useUncertainWords()
  const id = useId()
  const shown = bars.slice(0, MOST)
  const ends = shown.flatMap(({ lowestCash }) => [lowestCash.low, lowestCash.high])
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const x = (amount: number) => (most === least ? 50 : ((amount - least) / (most - least)) * 100)
  const euros = (amount: number) => formatEuros(cents(amount), locale, { round: true, sign: true })
  const [first, second] = shown.map((bar) => w.one(bar.name, words.field(bar.field)))
  return (
    <ChartFigure
      title={w.tornado}
      summary={
        <>
          {first && (second ? w.weighsTwo(first, second) : w.weighs(first))} {w.tornadoSummary}
        </>
      }
      className="ui-chart-bars plan-tornado"
      legend={
        <Legend
          shape="box"
          entries={[
            { key: 'low', label: w.tornadoLow, className: 'ui-series-2' },
            { key: 'high', label: w.tornadoHigh, className: 'ui-series-1' },
          ]}
        />
      }
      table={{
        head: [w.tornadoFigure, w.tornadoLow, w.tornadoHigh, w.tornadoResultLow, w.tornadoResultHigh],
        rows: bars.map((bar) => ({
          key: `${bar.line}:${bar.field}`,
          cells: [
            `${bar.name}, ${words.field(bar.field)} (${words.span(bar)})`,
            euros(bar.lowestCash.low),
            euros(bar.lowestCash.high),
            euros(bar.result.low),
            euros(bar.result.high),
          ],
        })),
      }}
    >
      <svg width="100%" height={ROW * shown.length} role="img" aria-labelledby={`${id}-t`}>
        <title id={`${id}-t`}>{w.tornado}</title>
        {shown.map((bar, i) => (
          <g key={`${bar.line}:${bar.field}`}>
            <text x="0" y={ROW * i + 14} className="ui-bar-label">
              {bar.name}
            </text>
            <text x="0" y={ROW * i + 31} className="ui-axis-text">
              {words.field(bar.field)}, {words.span(bar)}
            </text>
            <rect x="0" width="100%" y={ROW * i + 38} height="14" rx="2" className="ui-track" />
            {(['low', 'high'] as const).map((end) => {
              const at = bar.lowestCash[end]
              const [from, to] = [x(Math.min(0, at)), x(Math.max(0, at))]
              return (
                <rect
                  key={end}
                  x={`${tidy(from)}%`}
                  width={`${tidy(to - from)}%`}
                  y={ROW * i + 38}
                  height="14"
                  className={`ui-fill ui-series-${end === 'low' ? 2 : 1}`}
                />
              )
            })}
          </g>
        ))}
        <line
          x1={`${tidy(x(0))}%`}
          x2={`${tidy(x(0))}%`}
          y1="36"
          y2={ROW * shown.length - 6}
          className="ui-axis-zero"
        />
      </svg>
      <div className="plan-tornado-ends" aria-hidden="true">
        <span>{euros(least)}</span>
        <span>{euros(most)}</span>
      </div>
    </ChartFigure>
  )
}
