import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { ExpiringDocument } from '../vetting.server.ts'
import { Expiry } from './states.tsx'
import './providers.css'

type Props = {
  documents: readonly ExpiringDocument[]
  /** Applications that wait for an answer. */
  applications: number
  hub: string
}

/** Lines shown on the home page; the others are on the list. */
const SHOWN = 4

/** Papers to renew and applications to answer, for the home page; nothing when there are none. */
export function ProviderAlerts({ documents, applications, hub }: Props) {
  const t = useWords({ fr, en })
  if (documents.length === 0 && applications === 0) return null
  const base = `/${hub}/prestataires`
  return (
    <Card title={t.title} aside={<a href={base}>{t.all}</a>} className="ui-no-print">
      <ul className="providers-lines">
        {applications > 0 && (
          <li>
            <a href={base}>{t.applications.waiting(applications)}</a>
          </li>
        )}
        {documents.slice(0, SHOWN).map(({ id, organisationId, name, kind, daysLeft }) => (
          <li key={id}>
            <a href={`${base}/${organisationId}`}>
              {name}
              <span className="ui-soft"> · {t.documents.kinds[kind]}</span>
            </a>
            <Expiry daysLeft={daysLeft} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
