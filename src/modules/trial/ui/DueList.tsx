import { DayFr } from '#ui/DayFr.tsx'
import { Status } from '#ui/Status.tsx'
import type { TrialDue } from '../due.ts'
import './due-list.css'

/** What the trial asks for, each with the way to it. */
export function DueList({ dues, hub }: { dues: readonly TrialDue[]; hub: string }) {
  return (
    <ul className="trial-dues">
      {dues.map(({ kind, text, path, day, tone }) => (
        <li key={`${kind} ${path} ${text}`}>
          <Status tone={tone === 'info' ? 'neutral' : tone}>
            <a href={`/${hub}/${path}`}>{text}</a>
          </Status>
          {day && (
            <span className="ui-soft">
              <DayFr value={day} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
