import './whatif.css'
import { useId } from 'react'
import { type Month, monthOf } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { LabelAxis, PLOT_HEIGHT, ValueAxis } from '#ui/charts/Axes.tsx'
import { ChartFigure } from '#ui/charts/ChartFigure.tsx'
import { scaleOf, tidy } from '#ui/charts/scale.ts'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

type Props = {
  months: readonly Month[]
  /** One list of cents per level, in the order of `LEVELS`: 5, 10, 25, 50, 75, 90 and 95 %. */
  quantiles: readonly (readonly number[])[]
  /** Closing cash of the forecast, cents. */
  expected: readonly number[]
}

/** Places of the levels that the bands lie between. */
const [LOWEST, LOW, MIDDLE, HIGH, HIGHEST] = [0, 2, 3, 4, 6]

const path = (values: readonly number[], x: (i: number) => number, y: (v: number) => number, pen = 'M') =>
  values.map((v, i) => `${i === 0 ? pen : 'L'}${tidy(x(i))} ${tidy(y(v))}`).join('')

/** Cash month by month over all the runs: a light band holds nine in ten, a dark one half, a line the middle. */
export function FanChart({ months, quantiles, expected }: Props) {
  const w = useWords({ fr, en }).whatIf.run
  const { locale, today } = useLanguage()
  const id = useId()
  const level = (at: number) => quantiles[at] ?? []
  const scale = scaleOf([...level(LOWEST), ...level(HIGHEST), ...expected].map((amount) => amount / 100))
  const x = (i: number) => (months.length > 1 ? i / (months.length - 1) : 0.5)
  const across = (i: number) => x(i) * 100
  const y = (amount: number) => scale.at(amount / 100) * 100
  const band = (low: number, high: number) => {
    const back = [...level(low)].reverse()
    const from = (i: number) => across(months.length - 1 - i)
    return `${path(level(high), across, y)}${path(back, from, y, 'L')}Z`
  }
  const nowAt = today ? months.indexOf(monthOf(today)) : -1
  const euros = (amount: number | undefined) => formatEuros(cents(amount ?? 0), locale, { round: true })
  const entries = [
    { key: 'most', label: w.fanMost, className: 'plan-fan-most', box: true },
    { key: 'half', label: w.fanHalf, className: 'plan-fan-half', box: true },
    { key: 'middle', label: w.fanMedian, className: 'ui-line ui-series-1', box: false },
    { key: 'expected', label: w.fanExpected, className: 'ui-line ui-series-2', box: false },
  ]
  return (
    <ChartFigure
      title={w.fan}
      summary={w.fanSummary}
      className="ui-chart-line"
      legend={
        <ul className="ui-legend">
          {entries.map(({ key, label, className, box }) => (
            <li key={key}>
              <svg width="26" height="14" aria-hidden="true">
                {box ? (
                  <rect x="3" width="20" height="14" rx="2" className={className} />
                ) : (
                  <line x1="1" x2="25" y1="7" y2="7" className={className} />
                )}
              </svg>
              {label}
            </li>
          ))}
        </ul>
      }
      table={{
        head: [w.month, ...w.fanLevels, w.fanExpected],
        rows: months.map((month, m) => ({
          key: month,
          cells: [
            formatMonth(month, locale),
            ...quantiles.map((values) => euros(values[m])),
            euros(expected[m]),
          ],
        })),
      }}
    >
      <div className="ui-plot">
        <svg width="100%" height={PLOT_HEIGHT} role="img" aria-labelledby={`${id}-t`}>
          <title id={`${id}-t`}>{w.fan}</title>
          <ValueAxis scale={scale} unit="euros" height={PLOT_HEIGHT} />
          <LabelAxis labels={months.map((m) => formatMonth(m, locale, true))} at={x} height={PLOT_HEIGHT} />
          {nowAt >= 0 && (
            <g className="ui-now">
              <line x1={`${across(nowAt)}%`} x2={`${across(nowAt)}%`} y1="-6" y2={PLOT_HEIGHT} />
            </g>
          )}
          <svg
            width="100%"
            height={PLOT_HEIGHT}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path d={band(LOWEST, HIGHEST)} className="plan-fan-most" />
            <path d={band(LOW, HIGH)} className="plan-fan-half" />
            <path
              d={path(level(MIDDLE), across, y)}
              className="ui-line ui-series-1"
              vectorEffect="non-scaling-stroke"
            />
            <path
              d={path(expected, across, y)}
              className="ui-line ui-series-2"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
        </svg>
      </div>
    </ChartFigure>
  )
}
