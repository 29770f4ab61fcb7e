import type { ReactNode } from 'react'
import { TONE_ICONS, type Tone } from './Status.tsx'

export type Happening = {
  key: string
  what: ReactNode
  who: ReactNode
  /** `<DateTimeFr …/>` or `<DayFr …/>`. */
  when: ReactNode
  detail?: ReactNode
  tone?: Tone
}

/** What happened, who did it and when; newest first or last as given. */
export function Timeline({ items }: { items: readonly Happening[] }) {
  return (
    <ol className="ui-timeline">
      {items.map(({ key, what, who, when, detail, tone = 'neutral' }) => {
        const Shape = TONE_ICONS[tone]
        return (
          <li key={key} className={`ui-tone-${tone}`}>
            <Shape className="ui-icon" />
            <div>
              <p className="ui-timeline-what">{what}</p>
              <p className="ui-timeline-who">
                {who} · {when}
              </p>
              {detail && <div className="ui-timeline-detail">{detail}</div>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
