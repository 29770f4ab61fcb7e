import type { HistoryLine } from '#platform/context/history.server.ts'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** What was done to a record, by whom and when, from the audit log. */
export function RecordHistory({ lines }: { lines: readonly HistoryLine[] }) {
  const t = useWords({ fr, en })
  const verbs: Readonly<Record<string, string>> = t.history.verbs
  const purposes: Readonly<Record<string, string>> = t.reach.purposes
  const fields: Readonly<Record<string, string>> = {
    ...t.form,
    reachBy: t.reach.reachBy,
    neverBy: t.reach.neverBy,
    knownNeeds: t.reach.needs,
    benefit: t.reach.benefit,
    language: t.reach.language,
    organisationId: t.form.organisation,
    name: t.partners.name,
    kind: t.partners.kind,
    siret: t.partners.siret,
    note: t.partners.note,
  }
  const detailOf = ({ detail }: HistoryLine): string | undefined => {
    if (typeof detail?.purpose === 'string') return purposes[detail.purpose]
    if (typeof detail?.reason === 'string') return detail.reason
    if (Array.isArray(detail?.fields))
      return t.history.fields(detail.fields.map((field) => (fields[field] ?? field).toLowerCase()).join(', '))
    return undefined
  }
  return (
    <Card title={t.person.history}>
      {lines.length === 0 ? (
        <p className="ui-soft">{t.person.noHistory}</p>
      ) : (
        <Timeline
          items={lines.map((line) => ({
            key: line.id,
            what: verbs[line.verb] ?? t.history.other,
            who: line.who ?? t.history.byNobody,
            when: <DateTimeFr value={line.at} />,
            detail: detailOf(line),
          }))}
        />
      )}
    </Card>
  )
}
