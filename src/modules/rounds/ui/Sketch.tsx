import { formatNumber } from '#ui/format.ts'
import { ArrowUp, House } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.pictures.en.ts'
import { fr } from '../messages.pictures.fr.ts'
import { apart, frameOf } from '../rules/map/frame.ts'
import { dashOf, gathered, hueOf, type MapLine, type MapMark } from './marks.ts'
import './map.css'

type Props = {
  /** What the plan shows, in a sentence. */
  label: string
  marks: readonly MapMark[]
  lines?: readonly MapLine[]
}

/** How much wider than high; `map.css` says the same. */
const RATIO = 1.8
/** Marks that hold no words may cover each other. */
const SMALL: ReadonlySet<MapMark['kind']> = new Set(['place', 'unsure', 'chosen'])

/**
 * A plain plan, north at the top, with its scale: no tiles, no network, no scripts. Each mark leads to what it stands for.
 * Marks and words keep their size at any width.
 */
export function Sketch({ label, marks, lines = [] }: Props) {
  const w = useWords({ fr, en }).map
  const locale = useLocale()
  const { at, bar } = frameOf([...marks, ...lines.flatMap(({ points }) => points)], RATIO)
  const shown = gathered(marks)
  const places = apart(
    shown.map((mark) => ({ ...at(mark), small: SMALL.has(mark.kind) })),
    RATIO,
  )
  return (
    <figure className="rounds-sketch" aria-label={label}>
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
        {lines.map(({ key, hue, points }) => (
          <polyline
            key={key}
            className={`rounds-way rounds-hue-${hueOf(hue)}`}
            strokeDasharray={dashOf(hue)?.join(' ')}
            points={points.map((point) => `${thousandth(at(point).x)},${thousandth(at(point).y)}`).join(' ')}
          />
        ))}
      </svg>
      {shown.map((mark, i) => (
        <Mark key={mark.key} mark={mark} at={places[i]!} />
      ))}
      <span className="rounds-scale" style={{ width: `${percent(bar.share)}%` }}>
        {w.kilometres(formatNumber(bar.km, locale, bar.km < 1 ? 1 : 0))}
      </span>
      <span className="rounds-north" aria-hidden="true">
        <ArrowUp className="ui-icon" /> {w.north}
      </span>
    </figure>
  )
}

function Mark({ mark, at }: { mark: MapMark; at: { x: number; y: number } }) {
  const shared = {
    className: `rounds-mark rounds-mark-${mark.kind}${mark.hue === undefined ? '' : ` rounds-hue-${hueOf(mark.hue)}`}`,
    style: { left: `${percent(at.x)}%`, top: `${percent(at.y)}%` },
    title: mark.title,
  }
  const inside = (
    <>
      {mark.kind === 'hub' && <House className="ui-icon" />}
      {mark.text && <span aria-hidden="true">{mark.text}</span>}
      <span className="ui-hidden">{mark.title}</span>
    </>
  )
  // The list beside the plan has the same links: the keyboard goes there once.
  return mark.href ? (
    <a {...shared} href={mark.href} tabIndex={-1}>
      {inside}
    </a>
  ) : (
    <span {...shared}>{inside}</span>
  )
}

const thousandth = (share: number): number => Math.round(share * 10_000) / 10
const percent = (share: number): number => Math.round(share * 10_000) / 100
