import type { ReactNode } from 'react'
import { minuteIn } from '#kit/day.ts'
import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { PlaceFields } from '#modules/requests/ui/PlaceFields.tsx'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check, Plus, X } from '#ui/icons.ts'
import { type Asked, queryOf } from './address.ts'
import type { CalendarPage, OneVisit, ToPlan, Unplanned } from './query.server.ts'

type Shared = { asked: Asked; page: CalendarPage; base: string; idempotencyKey: string; refused?: ShownForm }

function Panel({ title, asked, children }: { title: string; asked: Asked; children: ReactNode }) {
  const { t } = useCalendarWords()
  return (
    <Card
      id="rendez-vous"
      className="cal-panel"
      title={title}
      aside={
        <ButtonLink href={queryOf(asked)} icon={X}>
          {t.panel.close}
        </ButtonLink>
      }
    >
      {children}
    </Card>
  )
}

/** A request without its visit: when, how long, by whom. */
export function PlanPanel({ request, ...shared }: Shared & { request: ToPlan }) {
  const { t, day } = useCalendarWords()
  const { asked, page, base, refused } = shared
  const proposed = asked.at.day ?? later(request.wantedOn ?? request.dueOn, page.now.day)
  return (
    <Panel title={`${request.serviceName}, ${request.forWhom}`} asked={asked}>
      <p className="ui-small">
        <a href={`${base}/demandes/${request.number}`}>{request.number}</a>
        {' · '}
        {request.wantedOn
          ? `${t.panel.wanted} ${day(request.wantedOn)}`
          : `${t.panel.promised} ${day(request.dueOn)}`}
        {request.details && ` · ${request.details}`}
      </p>
      {!request.open && <p>{t.errors.request_over}</p>}
      {request.open && (
        <Form
          id="planifier"
          action={queryOf(asked, { open: { demande: request.id } })}
          intent="plan"
          idempotencyKey={shared.idempotencyKey}
          hidden={{ requestId: request.id }}
          errors={refused?.errors}
          error={refused?.error}
          values={refused?.values}
        >
          <PlaceFields
            choices={page.choices}
            day={proposed}
            minute={asked.at.minute ?? 9 * 60}
            minutes={request.minutes}
            who={asked.at.who ?? request.who}
            whoName={request.assigneeName}
            vehicleId={null}
            note=""
            forWhom={request.forWhom}
          />
          <FormActions>
            <Button tone="primary" icon={Check}>
              {t.panel.save}
            </Button>
          </FormActions>
        </Form>
      )}
    </Panel>
  )
}

const later = <T extends string>(a: T, b: T): T => (a > b ? a : b)

/** A visit of the calendar: what one must know, and where else it could be. */
export function VisitPanel({ visit, ...shared }: Shared & { visit: OneVisit }) {
  const { t, zone, when } = useCalendarWords()
  const { asked, page, base, idempotencyKey, refused } = shared
  const still = !visit.cancelled && !visit.over
  const here = queryOf(asked, { open: { visite: visit.id } })
  return (
    <Panel title={`${visit.serviceName}, ${visit.forWhom}`} asked={asked}>
      <DefinitionList
        items={[
          { term: t.absence.when, value: `${when(visit)}, ${t.by(visit.whoName)}` },
          { term: t.panel.address, value: visit.place?.address },
          {
            term: t.panel.phone,
            value: visit.place?.phone && <a href={`tel:${visit.place.phone}`}>{visit.place.phone}</a>,
          },
          { term: t.panel.needs, value: visit.place?.needs },
          { term: t.panel.note, value: visit.note },
          {
            term: t.panel.request,
            value: <a href={`${base}/demandes/${visit.number}`}>{visit.number}</a>,
          },
        ]}
      />
      {visit.cancelled && <p>{t.panel.cancelled}</p>}
      {!visit.cancelled && visit.over && <p>{t.panel.over}</p>}
      {still && page.may.plan && (
        <>
          <Form
            id="deplacer"
            action={here}
            intent="move"
            idempotencyKey={idempotencyKey}
            hidden={{ visitId: visit.id, seen: String(visit.sequence) }}
            errors={refused?.errors}
            error={refused?.error}
            values={refused?.values}
          >
            <PlaceFields
              choices={page.choices}
              day={visit.day}
              minute={minuteIn(visit.startsAt, zone)}
              minutes={visit.minutes}
              who={visit.who}
              whoName={visit.whoName}
              vehicleId={visit.vehicleId}
              note={visit.note}
              forWhom={visit.ahead ? visit.forWhom : ''}
            />
            <FormActions>
              <Button tone="primary" icon={Check}>
                {t.panel.saveMove}
              </Button>
            </FormActions>
          </Form>
          <p className="cal-keys ui-small ui-soft">{t.panel.keys}</p>
          <details className="requests-fold">
            <summary>{t.panel.cancel}</summary>
            <Form
              id="retirer"
              action={here}
              intent="cancel"
              idempotencyKey={idempotencyKey}
              hidden={{ visitId: visit.id }}
            >
              <p>{t.panel.cancelHelp}</p>
              <Field name="why" label={t.panel.why} optional maxLength={300} />
              {visit.forWhom && visit.ahead && (
                <Field type="checkbox" name="tell" label={t.panel.tell(visit.forWhom)} value="oui" />
              )}
              <FormActions>
                <Button tone="danger">{t.panel.cancel}</Button>
              </FormActions>
            </Form>
          </details>
        </>
      )}
    </Panel>
  )
}

/** What nobody planned yet, the promised day first. */
export function ToPlanList({ asked, rows }: { asked: Asked; rows: readonly Unplanned[] }) {
  const { t, day } = useCalendarWords()
  return (
    <section className="cal-todo ui-no-print" aria-labelledby="a-planifier">
      <h2 id="a-planifier">
        {t.side.title} <span className="cal-count">{rows.length}</span>
        <span className="ui-small ui-soft cal-keys">{rows.length > 0 ? t.side.hint : t.side.none}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <ul tabIndex={rows.length > 3 ? 0 : undefined} aria-labelledby="a-planifier">
        {rows.map((row) => (
          <li
            key={row.id}
            data-request={row.id}
            data-minutes={row.minutes}
            data-who={row.who ?? undefined}
            className="cal-request"
          >
            <div>
              <strong>{row.serviceName}</strong>
              {row.quantity > 1 && ` ${t.times(row.quantity)}`}
              <span className="ui-small">
                {row.forWhom} · {row.late ? t.side.late : `${t.side.due} ${day(row.dueOn)}`}
                {row.assigneeName && ` · ${row.assigneeName}`}
              </span>
            </div>
            <a
              className="ui-button ui-button-quiet"
              href={`${queryOf(asked, { open: { demande: row.id } })}#rendez-vous`}
            >
              <Plus className="ui-icon" /> {t.side.plan}
              <span className="ui-hidden">
                {' '}
                {row.serviceName}, {row.forWhom}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
