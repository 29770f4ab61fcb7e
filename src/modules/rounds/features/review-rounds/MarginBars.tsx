import { barsAround } from '#modules/rounds/rules/figures/review.ts'
import type { Asked } from './address.ts'
import type { Group } from './query.server.ts'
import { useReviewWords } from './words.ts'

/** What each group left: a bar as it was, and a line where it was to end. The table below has the same figures. */
export function MarginBars({ groups, by }: { groups: readonly Group[]; by: Asked['by'] }) {
  const { w, euros, labelOf } = useReviewWords()
  const { zero, at } = barsAround(groups.flatMap(({ margin, plannedMargin }) => [margin, plannedMargin]))
  const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`
  return (
    <figure className="review-bars">
      <figcaption>
        <span className="ui-chart-title">{w.chart}</span>
        <span className="ui-chart-summary">{w.chartHow}</span>
      </figcaption>
      <ul>
        {groups.map((group) => {
          const end = at(group.margin)
          return (
            <li key={group.key ?? ''}>
              <span className="review-label">{labelOf(group, by)}</span>
              <span className="review-track" aria-hidden="true">
                <span
                  className={group.margin < 0 ? 'review-bar review-loss' : 'review-bar'}
                  style={{ left: percent(Math.min(zero, end)), width: percent(Math.abs(end - zero)) }}
                />
                <span className="review-zero" style={{ left: percent(zero) }} />
                <span className="review-planned" style={{ left: percent(at(group.plannedMargin)) }} />
              </span>
              <span className="review-figure">
                <strong>{euros(group.margin)}</strong>{' '}
                <span className="ui-soft">{w.planned(euros(group.plannedMargin))}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </figure>
  )
}
