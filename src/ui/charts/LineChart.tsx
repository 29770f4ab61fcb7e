import { type ReactNode, useId } from 'react'
import type { Month } from '#kit/day.ts'
import { formatMonth } from '../dates.ts'
import { useLocale } from '../language.tsx'
import { useUiWords } from '../words.ts'
import { LabelAxis, PLOT_HEIGHT, ValueAxis } from './Axes.tsx'
import { ChartFigure, Legend } from './ChartFigure.tsx'
import { type ChartUnit, type Figure, formatFigure, heightOf, scaleOf, tidy } from './scale.ts'

export type Line = {
  key: string
  label: string
  values: readonly Figure[]
  /** A dot for each known figure: what was counted rather than drawn by a rule. */
  dots?: true
}

type Props = {
  title: string
  summary?: ReactNode
  months: readonly Month[]
  /** Other moments than months: a label for each, and what they are (« Semaine »); `months` is then left empty. */
  moments?: { are: string; labels: readonly string[] }
  /** One value per month; `Cents` when the unit is `euros`. At most six lines can be told apart. */
  lines: readonly Line[]
  unit: ChartUnit
  /** Names the lowest point of the first line. */
  markLow?: boolean
  /** A threshold, drawn across with its words. */
  target?: { value: Figure; label: string }
  /** The month we are in: before it is what happened, after it what is foreseen. */
  now?: Month
}

/** Figures over months. Where the first line is under zero its area is tinted. */
export function LineChart(props: Props) {
  const { title, months, lines, unit, target, now } = props
  const locale = useLocale()
  const w = useUiWords()
  const id = useId()
  const heights = lines.map((line) => line.values.map(heightOf))
  const scale = scaleOf([...heights.flat(), heightOf(target?.value ?? null)])
  const { moments } = props
  const keys: readonly string[] = moments ? moments.labels : months
  const labels = moments ? moments.labels : months.map((m) => formatMonth(m, locale, true))
  const long = moments ? moments.labels : months.map((m) => formatMonth(m, locale))
  const x = (i: number) => (keys.length > 1 ? i / (keys.length - 1) : 0.5)
  const first = heights[0] ?? []
  const low = props.markLow ? lowest(first) : undefined
  const nowAt = now ? months.indexOf(now) : -1
  const targetHeight = heightOf(target?.value ?? null)
  return (
    <ChartFigure
      title={title}
      summary={props.summary}
      className="ui-chart-line"
      legend={
        lines.length > 1 ? (
          <Legend
            shape="line"
            entries={lines.map((l, i) => ({ key: l.key, label: l.label, className: `ui-series-${i + 1}` }))}
          />
        ) : undefined
      }
      table={{
        head: [moments?.are ?? w.month, ...lines.map((line) => line.label)],
        rows: keys.map((key, i) => ({
          key,
          cells: [long[i], ...lines.map((l) => formatFigure(l.values[i] ?? null, unit, locale))],
        })),
      }}
    >
      <div className="ui-plot">
        <svg width="100%" height={PLOT_HEIGHT} role="img" aria-labelledby={`${id}-t`}>
          <title id={`${id}-t`}>{title}</title>
          <ValueAxis scale={scale} unit={unit} height={PLOT_HEIGHT} />
          <LabelAxis labels={labels} at={x} height={PLOT_HEIGHT} />
          {nowAt >= 0 && (
            <g className="ui-now">
              <line x1={percent(x(nowAt))} x2={percent(x(nowAt))} y1="-6" y2={PLOT_HEIGHT} />
              <text x={percent(x(nowAt))} y="-10" textAnchor={anchor(x(nowAt))}>
                {w.today}
              </text>
            </g>
          )}
          <svg
            width="100%"
            height={PLOT_HEIGHT}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <Areas id={id} heights={first} x={x} scale={scale} />
            {heights.map((values, i) => (
              <path
                key={lines[i]?.key}
                d={pathOf(values, x, scale.at)}
                className={`ui-line ui-series-${i + 1}`}
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
          {heights.map((values, i) =>
            lines[i]?.dots
              ? values.map(
                  (v, at) =>
                    v !== null && (
                      <circle
                        key={`${lines[i]?.key} ${keys[at]}`}
                        cx={percent(x(at))}
                        cy={tidy(scale.at(v) * PLOT_HEIGHT)}
                        r="4"
                        className={`ui-dot ui-series-${i + 1}`}
                      />
                    ),
                )
              : null,
          )}
          {target && targetHeight !== null && (
            <g className="ui-target">
              <line
                x1="0"
                x2="100%"
                y1={scale.at(targetHeight) * PLOT_HEIGHT}
                y2={scale.at(targetHeight) * PLOT_HEIGHT}
              />
              <text x="100%" y={scale.at(targetHeight) * PLOT_HEIGHT - 6} textAnchor="end">
                {target.label}
              </text>
            </g>
          )}
          {low !== undefined && (
            <LowPoint
              left={x(low)}
              top={scale.at(first[low] ?? 0) * PLOT_HEIGHT}
              words={`${w.lowPoint} : ${formatFigure(lines[0]?.values[low] ?? null, unit, locale, true)}, ${labels[low] ?? ''}`}
            />
          )}
        </svg>
      </div>
    </ChartFigure>
  )
}

const percent = (share: number) => `${tidy(share * 100)}%`
const anchor = (share: number) => (share < 0.25 ? 'start' : share > 0.75 ? 'end' : 'middle')

/** The index of the smallest known figure. */
function lowest(values: readonly (number | null)[]): number | undefined {
  let at: number | undefined
  values.forEach((v, i) => {
    if (v !== null && (at === undefined || v < (values[at] ?? Number.POSITIVE_INFINITY))) at = i
  })
  return at
}

/** A path in a square of 100: unknown figures lift the pen. */
function pathOf(
  values: readonly (number | null)[],
  x: (i: number) => number,
  y: (v: number) => number,
): string {
  let pen = 'M'
  let path = ''
  values.forEach((v, i) => {
    if (v === null) pen = 'M'
    else {
      path += `${pen}${tidy(x(i) * 100)} ${tidy(y(v) * 100)}`
      pen = 'L'
    }
  })
  return path
}

/** Washes between the first line and zero: the primary's above, the danger's below. */
function Areas({
  id,
  heights,
  x,
  scale,
}: {
  id: string
  heights: readonly (number | null)[]
  x: (i: number) => number
  scale: ReturnType<typeof scaleOf>
}) {
  const zero = tidy(scale.at(0) * 100)
  const known = heights.flatMap((v, i) => (v === null ? [] : [{ v, i }]))
  const start = known[0]
  const end = known.at(-1)
  if (!start || !end || known.length < 2 || known.length !== end.i - start.i + 1) return null
  const area = `${pathOf(heights, x, scale.at)}L${tidy(x(end.i) * 100)} ${zero}L${tidy(x(start.i) * 100)} ${zero}Z`
  return (
    <>
      <clipPath id={`${id}-over`}>
        <rect x="0" y="0" width="100" height={zero} />
      </clipPath>
      <clipPath id={`${id}-under`}>
        <rect x="0" y={zero} width="100" height={tidy(100 - zero)} />
      </clipPath>
      <path d={area} className="ui-area" clipPath={`url(#${id}-over)`} />
      {scale.low < 0 && <path d={area} className="ui-area-under" clipPath={`url(#${id}-under)`} />}
    </>
  )
}

function LowPoint({ left, top, words }: { left: number; top: number; words: string }) {
  // under the curve, where a lowest point leaves room, unless the label would meet the axis
  const above = top > PLOT_HEIGHT - 32
  return (
    <g className="ui-low">
      <circle cx={percent(left)} cy={tidy(top)} r="6" />
      <text x={percent(left)} y={tidy(above ? top - 16 : top + 26)} textAnchor={anchor(left)}>
        {words}
      </text>
    </g>
  )
}
