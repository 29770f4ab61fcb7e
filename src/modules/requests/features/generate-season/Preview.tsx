import type { Occurrence } from '#modules/contracts/index.server.ts'
import { seasonEn as en } from '#modules/requests/messages.season.en.ts'
import { seasonFr as fr } from '#modules/requests/messages.season.fr.ts'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'

/** The next dates of a rule that is not saved yet. */
export function Preview({ dates }: { dates: readonly Occurrence[] | null | undefined }) {
  const w = useWords({ fr, en }).form
  if (!dates) return null
  return (
    <Card title={w.dates} id="dates">
      <p className="ui-soft">{w.datesHelp}</p>
      <ol className="season-dates">
        {dates.map(({ on, day, because }) => (
          <li key={on}>
            <DayFr value={day} /> {because === 'holiday' && <Status tone="info">{w.holiday}</Status>}
          </li>
        ))}
      </ol>
    </Card>
  )
}
