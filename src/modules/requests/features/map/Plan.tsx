import { viewsEn as en } from '#modules/requests/messages.views.en.ts'
import { viewsFr as fr } from '#modules/requests/messages.views.fr.ts'
import { pack } from '#modules/requests/rules/places.ts'
import { useWords } from '#ui/language.tsx'
import { anchor } from './anchor.ts'
import type { MapRead } from './query.server.ts'

const GAP = 26
const HEAD = 26

type Town = MapRead['towns'][number]

/** Each town as a field of bubbles, one for each street; towns side by side, three in a row at most. */
function layout(towns: readonly Town[]) {
  const fields = towns.map((town) => {
    const { bubbles, half } = pack(town.streets.map((street) => street.items.length))
    // Wide enough for the bubbles and for the name above them.
    const side = Math.max(2 * half + GAP, 110, town.town.length * 8 + 24)
    return { town, bubbles, width: side, height: Math.max(2 * half + GAP, 90) + HEAD }
  })
  const placed: ((typeof fields)[number] & { left: number; top: number })[] = []
  let [left, top, row, widest] = [0, 0, 0, 0]
  for (const [i, field] of fields.entries()) {
    if (i > 0 && (i % 3 === 0 || left + field.width > 760)) {
      top += row + GAP
      left = 0
      row = 0
    }
    placed.push({ ...field, left, top })
    left += field.width + GAP
    row = Math.max(row, field.height)
    widest = Math.max(widest, left - GAP)
  }
  return { placed, width: widest, height: top + row }
}

/** A schematic plan, drawn by the server; every bubble leads to its street in the list. */
export function Plan({ towns, total }: { towns: readonly Town[]; total: number }) {
  const t = useWords({ fr, en }).map
  const { placed, width, height } = layout(towns)
  const streets = towns.reduce((sum, town) => sum + town.streets.length, 0)
  return (
    <figure className="requests-plan">
      <svg viewBox={`-4 -4 ${width + 8} ${height + 8}`}>
        <title>{t.picture(streets, total)}</title>
        {placed.map(({ town, bubbles, left, top, width: wide, height: high }, i) => (
          <g key={town.town} transform={`translate(${left} ${top})`}>
            <rect className="requests-plan-town" width={wide} height={high} rx={12} />
            <text className="requests-plan-name" x={12} y={20}>
              {town.town || t.nowhere}
            </text>
            {town.streets.map((street, j) => {
              const { x, y, r } = bubbles[j]!
              const words = `${street.street || t.noStreet}, ${t.count(street.items.length)}`
              return (
                <a
                  key={street.street}
                  href={`#${anchor(i, j)}`}
                  aria-label={street.late > 0 ? `${words}, ${t.late(street.late)}` : words}
                >
                  <title>{words}</title>
                  <circle
                    className={street.late > 0 ? 'requests-plan-late' : 'requests-plan-street'}
                    cx={wide / 2 + x}
                    cy={HEAD + (high - HEAD) / 2 + y}
                    r={r}
                  />
                  <text
                    className="requests-plan-count"
                    x={wide / 2 + x}
                    y={HEAD + (high - HEAD) / 2 + y + 5}
                    textAnchor="middle"
                  >
                    {street.items.length}
                  </text>
                </a>
              )
            })}
          </g>
        ))}
      </svg>
      <figcaption>{t.schema}</figcaption>
    </figure>
  )
}
