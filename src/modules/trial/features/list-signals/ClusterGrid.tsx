import { addDays, type Day } from '#kit/day.ts'
import { en } from '#modules/trial/messages/signals.en.ts'
import { fr } from '#modules/trial/messages/signals.fr.ts'
import type { Cluster } from '#modules/trial/rules/signals.ts'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { scrollable } from '#ui/scrollable.ts'
import '#modules/trial/ui/signals.css'

const heat = (n: number) => (n === 0 ? undefined : `signal-heat-${Math.min(3, n)}`)

/** Weeks × themes: one table, read as a picture by its shades and as figures by its cells. */
export function ClusterGrid({
  weeks,
  clusters,
  base,
}: {
  weeks: readonly Day[]
  clusters: readonly Cluster[]
  base: string
}) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const g = t.grid
  const short = (day: Day) => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`
  const link = ({ kind, tag }: Cluster, week?: Day) =>
    `${base}?theme=${encodeURIComponent(`${kind}:${tag}`)}${week ? `&du=${week}&au=${addDays(week, 6)}` : ''}`
  return (
    <div className="signal-scroll" {...scrollable(g.title)}>
      <table className="signal-grid">
        <caption className="ui-hidden">{g.title}</caption>
        <thead>
          <tr>
            <th scope="col">{g.theme}</th>
            {weeks.map((week) => (
              <th key={week} scope="col">
                <span aria-hidden="true">{short(week)}</span>
                <span className="ui-hidden">{g.week(formatDay(week, locale))}</span>
              </th>
            ))}
            <th scope="col">{g.total}</th>
          </tr>
        </thead>
        <tbody>
          {clusters.map((cluster) => (
            <tr key={`${cluster.kind} ${cluster.tag}`}>
              <th scope="row">
                <a href={link(cluster)}>{cluster.label}</a>{' '}
                {cluster.rising && <Status tone="warn">{g.rising}</Status>}
              </th>
              {cluster.weeks.map((n, i) => (
                <td key={weeks[i]} className={heat(n)}>
                  {n > 0 && (
                    <a href={link(cluster, weeks[i])} aria-label={`${cluster.label}, ${g.seen(n)}`}>
                      {n}
                    </a>
                  )}
                </td>
              ))}
              <td className="signal-total">{cluster.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
