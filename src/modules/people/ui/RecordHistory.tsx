import type { HistoryLine } from '#platform/context/history.server.ts'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { useRecordWords } from './record-words.ts'

/** What was done to a record, by whom and when, from the audit log. */
export function RecordHistory({ lines }: { lines: readonly HistoryLine[] }) {
  const t = useWords({ fr, en })
  const words = useRecordWords()
  const detailOf = ({ detail }: HistoryLine): string | undefined => {
    if (typeof detail?.purpose === 'string') return words.purpose(detail.purpose)
    if (typeof detail?.reason === 'string') return detail.reason
    return Array.isArray(detail?.fields) ? words.fields(detail.fields) : undefined
  }
  return (
    <Card title={t.person.history}>
      {lines.length === 0 ? (
        <p className="ui-soft">{t.person.noHistory}</p>
      ) : (
        <Timeline
          items={lines.map((line) => ({
            key: line.id,
            what: words.verb(line.verb),
            who: line.who ?? t.history.byNobody,
            when: <DateTimeFr value={line.at} />,
            detail: detailOf(line),
          }))}
        />
      )}
    </Card>
  )
}
