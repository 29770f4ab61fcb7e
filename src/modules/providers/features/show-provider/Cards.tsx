import { type Day, daysBetween } from '#kit/day.ts'
import { en } from '#modules/providers/messages.en.ts'
import { fr } from '#modules/providers/messages.fr.ts'
import { DOCUMENT_KINDS, lastOfEach, stepOf } from '#modules/providers/rules/documents.ts'
import { hoursText } from '#modules/providers/rules/hours.ts'
import { Expiry, Rating } from '#modules/providers/ui/states.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { FileText, Pencil } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import '#modules/providers/ui/providers.css'
import type { ProviderPage } from './query.server.ts'

/** Props of a form: its intent and key, with what is wrong in it when it was refused. */
export type Gestures = (intent: string) => {
  intent: string
  idempotencyKey: string
  errors: Record<string, string>
  values: Readonly<Record<string, string>>
}

type Props = { page: ProviderPage; today: Day; here: string; mayKeep: boolean; gestures: Gestures }

/** Where they go, what they do, on which terms. */
export function FileCard({ page, here, mayKeep }: Pick<Props, 'page' | 'here' | 'mayKeep'>) {
  const t = useWords({ fr, en })
  const w = t.file
  const { file, hours } = page
  if (!file) return null
  const byDay = Map.groupBy(hours, (span) => span.weekday)
  const share = file.sharePermille
  return (
    <Card
      title={w.title}
      aside={
        mayKeep && (
          <ButtonLink icon={Pencil} href={`${here}/dossier`}>
            {w.edit}
          </ButtonLink>
        )
      }
    >
      <DefinitionList
        items={[
          { term: w.services, value: page.services.map((service) => service.name).join(', ') },
          { term: w.skills, value: file.skills.join(', ') },
          { term: w.zone, value: file.zone.length > 0 ? file.zone.join(', ') : w.everywhere },
          { term: w.capacity, value: file.weeklyCapacity ?? w.noLimit },
          {
            term: w.hours,
            value:
              byDay.size === 0 ? (
                w.noHours
              ) : (
                <ul className="providers-week">
                  {[...byDay].map(([weekday, spans]) => (
                    <li key={weekday}>
                      <span>{t.weekdays[weekday - 1]}</span> {hoursText(spans).replaceAll('-', ' – ')}
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            term: w.share,
            value: share === null ? w.ofService : `${String(share / 10).replace('.', ',')}\u00a0%`,
          },
          { term: t.columns.rating, value: <Rating rating={page.rating} /> },
          { term: w.note, value: file.note },
        ]}
      />
    </Card>
  )
}

/** Its papers, the first to end first, and the form that adds one. */
export function DocumentsCard({ page, today, here, mayKeep, gestures }: Props) {
  const t = useWords({ fr, en })
  const w = t.documents
  const { file, documents } = page
  if (!file) return null
  const form = gestures('document')
  const current = new Set(lastOfEach(documents).map((document) => document.id))
  return (
    <Card title={w.title}>
      {file.insuranceWaived !== null && <Notice live={false} title={w.waived(file.insuranceWaived)} />}
      <Table
        caption={w.title}
        rows={documents}
        rowKey={(row) => row.id}
        empty={<p className="ui-soft">{w.none}</p>}
        columns={[
          {
            key: 'kind',
            header: w.kind,
            cell: (row) => [w.kinds[row.kind], row.title].filter(Boolean).join(', '),
          },
          { key: 'number', header: w.number, cell: (row) => row.number, nowrap: true, foldLabel: true },
          {
            key: 'until',
            header: w.expiresOn,
            cell: (row) =>
              row.expiresOn ? (
                <>
                  <DayFr value={row.expiresOn} />{' '}
                  {current.has(row.id) && stepOf(row.expiresOn, today) !== null && (
                    <Expiry daysLeft={daysBetween(today, row.expiresOn)} />
                  )}
                </>
              ) : (
                w.endless
              ),
          },
          {
            key: 'file',
            header: w.file,
            cell: (row) =>
              row.fileId && (
                <a href={`${here}/justificatifs/${row.fileId}`}>
                  <FileText className="ui-icon" /> {w.open}
                  <span className="ui-hidden"> : {w.kinds[row.kind]}</span>
                </a>
              ),
          },
          ...(mayKeep
            ? [
                {
                  key: 'withdraw',
                  header: w.withdraw,
                  paper: false as const,
                  cell: (row: ProviderPage['documents'][number]) => (
                    <Form id={`withdraw-${row.id}`} intent="withdraw" hidden={{ document: row.id }}>
                      <Button>
                        {w.withdraw}
                        <span className="ui-hidden"> : {w.kinds[row.kind]}</span>
                      </Button>
                    </Form>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayKeep && (
        <details className="providers-fold ui-no-print" open={Object.keys(form.errors).length > 0}>
          <summary>{w.add}</summary>
          <Form id="document" encType="multipart/form-data" {...form}>
            <Field
              type="radio"
              name="kind"
              label={w.kind}
              inline
              value="insurance"
              options={DOCUMENT_KINDS.map((value) => ({ value, label: w.kinds[value] }))}
            />
            <Field name="title" label={w.name} help={w.nameHelp} optional autoComplete="off" />
            <Field name="number" label={w.number} optional autoComplete="off" width="medium" />
            <Field
              type="date"
              name="expiresOn"
              label={w.expiresOn}
              help={w.expiresHelp}
              optional
              width="medium"
            />
            <Field
              type="file"
              name="file"
              label={w.file}
              help={w.fileHelp}
              accept="application/pdf,image/*"
              optional
            />
            <FormActions>
              <Button>{w.save}</Button>
            </FormActions>
          </Form>
        </details>
      )}
    </Card>
  )
}

/** Days away, and the form that notes some. */
export function AbsencesCard({ page, today, mayKeep, gestures }: Omit<Props, 'here'>) {
  const w = useWords({ fr, en }).absences
  if (!page.file) return null
  const form = gestures('absence')
  return (
    <Card title={w.title}>
      {page.absences.length === 0 && <p className="ui-soft">{w.none}</p>}
      <ul className="providers-lines">
        {page.absences.map((absence) => (
          <li key={absence.id}>
            <span>
              {w.from.toLowerCase()} <DayFr value={absence.fromDay} /> {w.until.toLowerCase()}{' '}
              <DayFr value={absence.untilDay} />
              {absence.why && <span className="ui-soft"> · {absence.why}</span>}
            </span>
            {mayKeep && (
              <Form
                id={`cancel-${absence.id}`}
                intent="cancel-absence"
                hidden={{ absence: absence.id }}
                className="ui-no-print"
              >
                <Button>{w.cancel}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayKeep && (
        <details className="providers-fold ui-no-print" open={Object.keys(form.errors).length > 0}>
          <summary>{w.add}</summary>
          <Form id="absence" {...form}>
            <Field type="date" name="fromDay" label={w.from} value={today} width="medium" />
            <Field type="date" name="untilDay" label={w.until} value={today} width="medium" />
            <Field name="why" label={w.why} optional autoComplete="off" />
            <FormActions>
              <Button>{w.add}</Button>
            </FormActions>
          </Form>
        </details>
      )}
    </Card>
  )
}

/** What they wrote when they applied, and each decision since. */
export function LifeCard({ page }: { page: ProviderPage }) {
  const t = useWords({ fr, en })
  if (page.moves.length === 0) return null
  return (
    <Card title={t.history} className="ui-no-print">
      {page.applications.map((application) => (
        <blockquote key={application.id} className="providers-words">
          <p>{application.offer}</p>
          <footer className="ui-soft">
            {application.contactName}, <DateTimeFr value={application.receivedAt} />
          </footer>
        </blockquote>
      ))}
      <Timeline
        items={page.moves.map((move) => ({
          key: move.id,
          what: t.moves[move.verb],
          who: move.actorName,
          when: <DateTimeFr value={move.at} />,
          detail: move.why,
          tone: move.toState === 'approved' ? 'success' : move.toState === 'candidate' ? 'neutral' : 'warn',
        }))}
      />
    </Card>
  )
}

/** Without papers to watch, a word about what is missing. */
export function MissingInsurance({ page }: { page: ProviderPage }) {
  const w = useWords({ fr, en }).documents
  const { file, documents } = page
  if (!file || file.insuranceWaived !== null || documents.some((one) => one.kind === 'insurance')) return null
  return <Status tone="warn">{w.missing}</Status>
}
