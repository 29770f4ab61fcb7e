import { en } from '#modules/rounds/messages.interface.en.ts'
import { fr } from '#modules/rounds/messages.interface.fr.ts'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import './places.css'

export type Dot = {
  readonly id: string
  readonly lon: number
  readonly lat: number
  readonly address: string
  readonly sure: boolean
}

const WIDTH = 720
const HEIGHT = 360
const EDGE = 24
/** Kilometres of a degree of latitude. */
const DEGREE = 111.2

/** A plain plan of points, north at the top, with its scale: no tiles, no network. Each point leads to its place. */
export function Sketch({ dots, base, chosen }: { dots: readonly Dot[]; base: string; chosen?: string }) {
  const w = useWords({ fr, en }).places
  const locale = useLocale()
  const { xOf, yOf, perKm } = frameOf(dots)
  const bar = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500].find((km) => km * perKm >= 60) ?? 1000
  return (
    <svg
      className="rounds-sketch"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={w.sketchText(formatNumber(dots.length, locale))}
    >
      {dots.map((dot) => (
        <a key={dot.id} href={`${base}/${dot.id}`} tabIndex={-1}>
          <title>{dot.address}</title>
          <circle
            cx={xOf(dot)}
            cy={yOf(dot)}
            r={dot.id === chosen ? 8 : 5}
            className={
              dot.id === chosen ? 'rounds-dot-chosen' : dot.sure ? 'rounds-dot' : 'rounds-dot-unsure'
            }
          />
        </a>
      ))}
      <path className="rounds-scale" d={`M${EDGE} ${HEIGHT - 14}v6h${bar * perKm}v-6`} />
      <text className="rounds-sketch-text" x={EDGE + bar * perKm + 8} y={HEIGHT - 8}>
        {w.kilometres(formatNumber(bar, locale, bar < 1 ? 1 : 0))}
      </text>
      <path className="rounds-scale" d={`M${WIDTH - EDGE} 34V14m-5 6 5-6 5 6`} />
      <text className="rounds-sketch-text" x={WIDTH - EDGE} y={50} textAnchor="middle">
        {w.north}
      </text>
    </svg>
  )
}

/** Degrees to the drawing: a degree of longitude is shorter by the cosine of the latitude. */
function frameOf(dots: readonly Dot[]) {
  const lats = dots.map((dot) => dot.lat)
  const lons = dots.map((dot) => dot.lon)
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const wide = Math.max((east - west) * shrink * DEGREE, 0.3)
  const high = Math.max((north - south) * DEGREE, 0.2)
  const perKm = Math.min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 3 * EDGE) / high)
  const x0 = WIDTH / 2 - ((west + east) / 2) * shrink * DEGREE * perKm
  const y0 = (HEIGHT - EDGE) / 2 + ((south + north) / 2) * DEGREE * perKm
  return {
    perKm,
    xOf: (dot: Dot) => Math.round((x0 + dot.lon * shrink * DEGREE * perKm) * 10) / 10,
    yOf: (dot: Dot) => Math.round((y0 - dot.lat * DEGREE * perKm) * 10) / 10,
  }
}
