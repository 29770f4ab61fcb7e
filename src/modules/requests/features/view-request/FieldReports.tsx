import { fieldEn as en } from '#modules/requests/messages.field.en.ts'
import { fieldFr as fr } from '#modules/requests/messages.field.fr.ts'
import type { Outcome } from '#modules/requests/rules/field.ts'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, Duration } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import type { ShownReport } from './reports.server.ts'

const TONES: Record<Outcome, Tone> = { started: 'info', done: 'success', failed: 'warn' }

/** What came from the field: who said what and when, with photos and signature; the second word beside the first. */
export function FieldReports({ reports, base }: { reports: readonly ShownReport[]; base: string }) {
  const t = useWords({ fr, en })
  if (reports.length === 0) return null
  return (
    <Card title={t.reports.title} id="terrain">
      <ul className="field-reports">
        {reports.map((report) => (
          <li key={report.id}>
            <p className="ui-row">
              <Status tone={TONES[report.outcome]}>{t.outcomes[report.outcome]}</Status>
              {report.verdict === 'second' && <Status tone="info">{t.reports.second}</Status>}
              {report.verdict === 'refused' && <Status tone="danger">{t.reports.heldTitle}</Status>}
              <span>{t.reports.by(report.actorName)}</span>
            </p>
            {report.held && <p>{t.held[report.held]}</p>}
            {report.reason && <p>{t.failures[report.reason]}</p>}
            {report.note && <p>{report.note}</p>}
            {report.minutes !== null && (
              <p>
                {t.reports.minutes} <Duration minutes={report.minutes} />
              </p>
            )}
            {(report.photos.length > 0 || report.signature) && (
              <p className="field-proofs">
                {report.photos.map((id, i) => (
                  <a key={id} href={`${base}/${id}`}>
                    <img src={`${base}/${id}`} alt={t.reports.photo(i + 1)} loading="lazy" />
                  </a>
                ))}
                {report.signature && (
                  <a href={`${base}/${report.signature}`}>
                    <img src={`${base}/${report.signature}`} alt={t.reports.signed} loading="lazy" />
                  </a>
                )}
              </p>
            )}
            {(report.signer || report.signature) && (
              <p className="ui-soft ui-small">
                {report.signer ? t.reports.signedBy(report.signer) : t.reports.signed}
              </p>
            )}
            {report.leftOut > 0 && <p className="ui-soft ui-small">{t.reports.leftOut(report.leftOut)}</p>}
            <p className="ui-soft ui-small">
              {t.reports.device} <DateTimeFr value={report.deviceAt} /> · {t.reports.received}{' '}
              <DateTimeFr value={report.receivedAt} />
            </p>
            {report.clockOff && <Status tone="warn">{t.reports.clockOff}</Status>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
