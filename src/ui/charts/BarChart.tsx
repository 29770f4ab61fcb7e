import { type ReactNode, useId } from 'react'
import { useLocale } from '../language.tsx'
import { useUiWords } from '../words.ts'
import { LabelAxis, PLOT_HEIGHT, ValueAxis } from './Axes.tsx'
import { ChartFigure, Legend } from './ChartFigure.tsx'
import type { Pillar } from './pillars.ts'
import { type ChartUnit, type Figure, formatFigure, heightOf, type Scale, scaleOf, tidy } from './scale.ts'

type Stack = { key: string; label: string; values: readonly Figure[]; pillar?: Pillar }

type Props = {
  title: string
  summary?: ReactNode
  /** What the first column of the table is called; the month by default. */
  labelsAre?: string
  labels: readonly string[]
  /** Stacked in order, negative figures downwards; `pillar` gives that pillar's hue. */
  stacks: readonly Stack[]
  unit: ChartUnit
  /** `rows` lays bars flat with their label above: for categories with long names. */
  layout?: 'columns' | 'rows'
}

type Piece = { key: string; className: string; from: number; to: number }

/** Stacked bars by month or by category. */
export function BarChart(props: Props) {
  const { title, labels, stacks, unit, layout = 'columns' } = props
  const locale = useLocale()
  const w = useUiWords()
  const id = useId()
  const classOf = (stack: Stack, i: number) =>
    stack.pillar ? `ui-pillar-${stack.pillar}` : `ui-series-${i + 1}`
  const piles = labels.map((_, i) => pile(stacks, i, classOf))
  const scale = scaleOf(piles.flat().flatMap((p) => [p.from, p.to]))
  const sums = labels.map((_, i) => sum(stacks.map((s) => s.values[i] ?? null)))
  const Drawing = layout === 'rows' ? Rows : Columns
  return (
    <ChartFigure
      title={title}
      summary={props.summary}
      className={`ui-chart-bars ui-chart-${layout}`}
      legend={
        stacks.length > 1 ? (
          <Legend
            shape="box"
            entries={stacks.map((s, i) => ({ key: s.key, label: s.label, className: classOf(s, i) }))}
          />
        ) : undefined
      }
      table={{
        head: [
          props.labelsAre ?? w.month,
          ...stacks.map((s) => s.label),
          ...(stacks.length > 1 ? [w.total] : []),
        ],
        rows: labels.map((label, i) => ({
          key: `${i}`,
          cells: [
            label,
            ...stacks.map((s) => formatFigure(s.values[i] ?? null, unit, locale)),
            ...(stacks.length > 1 ? [formatFigure(sums[i] ?? null, unit, locale)] : []),
          ],
        })),
      }}
    >
      <Drawing
        title={title}
        id={id}
        labels={labels}
        piles={piles}
        scale={scale}
        unit={unit}
        figures={sums.map((s) => formatFigure(s, unit, locale, true))}
      />
    </ChartFigure>
  )
}

/** Sums figures of one kind; cents stay whole. */
function sum(figures: readonly Figure[]): Figure {
  const known = figures.filter((f) => f !== null)
  if (known.length === 0) return null
  if (known.every((f) => typeof f === 'bigint')) return known.reduce((a, b) => (a + b) as typeof a)
  return known.reduce<number>((total, f) => total + (heightOf(f) ?? 0), 0)
}

function pile(stacks: readonly Stack[], i: number, classOf: (s: Stack, i: number) => string): Piece[] {
  let up = 0
  let down = 0
  return stacks.flatMap((stack, n) => {
    const value = heightOf(stack.values[i] ?? null) ?? 0
    if (value === 0) return []
    const from = value > 0 ? up : down
    if (value > 0) up += value
    else down += value
    return [{ key: stack.key, className: classOf(stack, n), from, to: from + value }]
  })
}

type DrawingProps = {
  title: string
  id: string
  labels: readonly string[]
  piles: readonly Piece[][]
  scale: Scale
  unit: ChartUnit
  figures: readonly string[]
}

function Columns({ title, id, labels, piles, scale, unit }: DrawingProps) {
  const slot = 100 / Math.max(1, labels.length)
  const width = slot * (labels.length > 24 ? 0.82 : 0.64)
  return (
    <div className="ui-plot">
      <svg width="100%" height={PLOT_HEIGHT} role="img" aria-labelledby={`${id}-t`}>
        <title id={`${id}-t`}>{title}</title>
        <ValueAxis scale={scale} unit={unit} height={PLOT_HEIGHT} />
        {piles.map((pieces, i) => (
          <g key={labels[i]}>
            {pieces.map((p) => {
              const top = scale.at(Math.max(p.from, p.to)) * PLOT_HEIGHT
              const bottom = scale.at(Math.min(p.from, p.to)) * PLOT_HEIGHT
              return (
                <rect
                  key={p.key}
                  x={`${tidy(slot * i + (slot - width) / 2)}%`}
                  width={`${tidy(width)}%`}
                  y={tidy(top)}
                  height={tidy(Math.max(1, bottom - top))}
                  className={`ui-fill ${p.className}`}
                />
              )
            })}
          </g>
        ))}
        <LabelAxis labels={labels} at={(i) => (slot * (i + 0.5)) / 100} height={PLOT_HEIGHT} />
      </svg>
    </div>
  )
}

const ROW = 48

function Rows({ title, id, labels, piles, scale, figures }: DrawingProps) {
  const left = (value: number) => ((value - scale.low) / (scale.high - scale.low)) * 100
  return (
    <svg
      width="100%"
      height={ROW * labels.length}
      role="img"
      aria-labelledby={`${id}-t`}
      className="ui-plot-rows"
    >
      <title id={`${id}-t`}>{title}</title>
      {piles.map((pieces, i) => (
        <g key={labels[i]}>
          <text x="0" y={ROW * i + 17} className="ui-bar-label">
            {labels[i]}
          </text>
          <text x="100%" y={ROW * i + 17} textAnchor="end" className="ui-bar-figure">
            {figures[i]}
          </text>
          <rect x="0" width="100%" y={ROW * i + 25} height="14" rx="3" className="ui-track" />
          {pieces.map((p) => (
            <rect
              key={p.key}
              x={`${tidy(left(Math.min(p.from, p.to)))}%`}
              width={`${tidy(Math.max(0.4, Math.abs(left(p.to) - left(p.from))))}%`}
              y={ROW * i + 25}
              height="14"
              className={`ui-fill ${p.className}`}
            />
          ))}
        </g>
      ))}
    </svg>
  )
}
