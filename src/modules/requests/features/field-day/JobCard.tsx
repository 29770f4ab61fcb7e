import { useNeedsLine } from '#modules/people/ui/Needs.tsx'
import { en as requestsEn } from '#modules/requests/messages.en.ts'
import { fieldEn as en } from '#modules/requests/messages.field.en.ts'
import { fieldFr as fr } from '#modules/requests/messages.field.fr.ts'
import { fr as requestsFr } from '#modules/requests/messages.fr.ts'
import { OUTCOMES } from '#modules/requests/rules/field.ts'
import { addressOf, mapOf } from '#modules/requests/ui/OfferCard.tsx'
import { RequestStatus } from '#modules/requests/ui/RequestStatus.tsx'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatHour } from '#ui/dates.ts'
import { Form } from '#ui/Form.tsx'
import { MapPin, Phone, Play } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import type { Kept } from '#ui/outbox/kept.ts'
import { RefusedItem } from '#ui/outbox/RefusedItem.tsx'
import { Status } from '#ui/Status.tsx'
import { JobReport } from './JobReport.tsx'
import type { DayJob } from './query.server.ts'

type Props = {
  job: DayJob
  /** What the phone holds about it, the last one last. */
  local: readonly Kept[]
  scripts: boolean
  dayShown: boolean
  errors?: { outcome: string; errors: Record<string, string>; values?: Record<string, string> }
  onPick(outcome: string, files: readonly File[]): void
  onDismiss(report: Kept): void
}

/** One job as one needs it at the door: when, who, where, what, how much; then the three things one may say of it. */
export function JobCard({ job, local, scripts, dayShown, errors, onPick, onDismiss }: Props) {
  const t = useWords({ fr, en })
  const r = useWords({ fr: requestsFr, en: requestsEn })
  const { zone, locale } = useLanguage()
  const needsLine = useNeedsLine()
  const { contact } = job
  const what = job.quantity > 1 ? `${job.serviceName} ${r.times(job.quantity)}` : job.serviceName
  const address = contact ? addressOf(contact) : ''
  const needs = contact && needsLine(contact.known, contact.needs)
  const refused = local.filter((one) => one.state === 'refused')
  const told = local.findLast((one) => one.state !== 'refused')
  const outcome = OUTCOMES.find((one) => one === told?.fields.outcome) ?? 'started'
  const over = job.doneAt !== null || (told && outcome !== 'started')
  const begun = job.state === 'started' || (told && outcome === 'started')
  return (
    <article className="field-job" aria-labelledby={`job-${job.id}`}>
      <header className="field-head">
        <div>
          <h3 id={`job-${job.id}`}>{what}</h3>
          <p className="ui-soft ui-small">{job.number}</p>
        </div>
        <p className="field-when">
          {job.startsAt && <strong>{formatHour(job.startsAt, zone, locale)}</strong>}
          {dayShown && (
            <span>
              <DayFr value={job.visitOn ?? job.dueOn} />
            </span>
          )}
        </p>
      </header>
      {told ? (
        <Status tone={told.state === 'queued' ? 'warn' : 'success'}>
          {(told.state === 'queued' ? t.local.kept : t.local.sent)[outcome]}
        </Status>
      ) : (
        (job.doneAt || job.state === 'started') && <RequestStatus state={job.state} />
      )}
      <p className="field-who">
        <strong>{contact?.name}</strong>
        {address && <span>{address}</span>}
      </p>
      {!job.doneAt && (address || contact?.phone) && (
        <div className="field-links">
          {address && (
            <ButtonLink icon={MapPin} href={mapOf(address)}>
              {t.go}
            </ButtonLink>
          )}
          {contact?.phone && (
            <ButtonLink icon={Phone} href={`tel:${contact.phone}`}>
              {t.call}
            </ButtonLink>
          )}
        </div>
      )}
      {!job.doneAt && needs && (
        <p className="field-needs">
          <strong>{t.needs}</strong> {needs}
        </p>
      )}
      {!job.doneAt && job.details && <p>{job.details}</p>}
      {!over && (
        <p className="field-collect">
          {job.collect > 0n ? (
            <>
              {t.collect}{' '}
              <strong>
                <Amount value={job.collect} />
              </strong>
            </>
          ) : (
            t.nothingToCollect
          )}
        </p>
      )}
      {refused.map((report) => (
        <RefusedItem key={report.id} kept={report} onDismiss={() => onDismiss(report)} />
      ))}
      {!over && (
        <div className="field-verbs">
          {!begun && (
            <Form
              id={`start-${job.id}`}
              hidden={{ id: job.keys.started, requestId: job.id, outcome: 'started' }}
            >
              <Button icon={Play}>{t.start}</Button>
            </Form>
          )}
          {(['done', 'failed'] as const).map((one) => (
            <JobReport
              key={one}
              job={job}
              outcome={one}
              what={what}
              scripts={scripts}
              refused={errors?.outcome === one ? errors : undefined}
              onPick={(files) => onPick(one, files)}
            />
          ))}
        </div>
      )}
    </article>
  )
}
