import { type Figure, heightOf, scaleOf, tidy } from './scale.ts'

type Props = {
  values: readonly Figure[]
  /** What it shows, for readers: « 12 mois, de 18 à 62 demandes ». */
  label: string
}

/** The shape of the last months beside a figure; the page links to its rows, so it has no table. */
export function Sparkline({ values, label }: Props) {
  const heights = values.map(heightOf)
  const known = heights.flatMap((v, i) => (v === null ? [] : [{ v, i }]))
  const end = known.at(-1)
  if (!end) return null
  const low = Math.min(...known.map(({ v }) => v))
  const scale = scaleOf(known.map(({ v }) => v - low))
  const x = (i: number) => tidy((heights.length > 1 ? i / (heights.length - 1) : 0.5) * 100)
  const y = (v: number) => tidy(scale.at(v - low) * 28 + 4)
  return (
    <svg className="ui-spark ui-series-1" width="100%" height="36" role="img" aria-label={label}>
      <svg width="100%" height="36" viewBox="0 0 100 36" preserveAspectRatio="none" aria-hidden="true">
        <path
          d={known.map(({ v, i }, n) => `${n === 0 ? 'M' : 'L'}${x(i)} ${y(v)}`).join('')}
          className="ui-line"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <circle cx={`${x(end.i)}%`} cy={y(end.v)} r="4" className="ui-fill" />
    </svg>
  )
}
