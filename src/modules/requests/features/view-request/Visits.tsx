import type { RoundStanding } from '#modules/requests/standing.server.ts'
import { hourOf, useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { PlaceFields } from '#modules/requests/ui/PlaceFields.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Form, FormActions } from '#ui/Form.tsx'
import { CalendarDays, Check, Truck } from '#ui/icons.ts'
import { useLanguage } from '#ui/language.tsx'
import type { RequestPage } from './query.server.ts'
import type { RequestVisits } from './visits.server.ts'

type Props = {
  page: RequestPage
  visits: RequestVisits
  standing: RoundStanding | null
  hub: string
  idempotencyKey: string
}

/** When it is planned, and the form that plans it: it leads to the calendar, where the visit is seen and undone. */
export function Visits({ page, visits: { visits, plan }, standing, hub, idempotencyKey }: Props) {
  const { t, when } = useCalendarWords()
  const w = t.onRequest
  const base = `/${hub}/calendrier`
  if (visits.length === 0 && !plan && !standing) return null
  return (
    <Card title={w.title} id="rendez-vous">
      {standing && <InRound standing={standing} hub={hub} />}
      {visits.length === 0 && !standing && <p>{w.none}</p>}
      <ul className="requests-visits">
        {visits.map((visit) => (
          <li key={visit.id}>
            <CalendarDays className="ui-icon" />{' '}
            <span>
              <strong>{when(visit)}</strong>, {t.by(visit.whoName)}
              {visit.vehicleName && (
                <>
                  {' · '}
                  <Truck className="ui-icon" /> {visit.vehicleName}
                </>
              )}
              {visit.note && visit.note !== standing?.number && ` · ${visit.note}`}{' '}
              <a
                className="ui-no-print"
                href={`${base}?vue=semaine&le=${visit.day}&qui=tous&visite=${visit.id}#rendez-vous`}
              >
                {w.see}
              </a>
            </span>
          </li>
        ))}
      </ul>
      {plan && (
        <details className="requests-fold ui-no-print">
          <summary>{visits.length === 0 ? w.plan : w.another}</summary>
          <Form
            id="planifier"
            action={`${base}?vue=jour&le=${plan.day}&qui=tous&demande=${page.request.id}#rendez-vous`}
            intent="plan"
            idempotencyKey={idempotencyKey}
            hidden={{ requestId: page.request.id }}
          >
            <PlaceFields
              choices={plan.choices}
              day={plan.day}
              minute={9 * 60}
              minutes={plan.minutes}
              who={plan.who}
              whoName={page.request.assigneeName}
              vehicleId={null}
              note=""
              forWhom={page.served?.name ?? ''}
            />
            <FormActions>
              <Button tone="primary" icon={Check}>
                {t.panel.save}
              </Button>
            </FormActions>
          </Form>
        </details>
      )}
    </Card>
  )
}

/** The round that comes by, or came: which one, when, and where it is with it. */
function InRound({ standing, hub }: { standing: RoundStanding; hub: string }) {
  const { t } = useCalendarWords()
  const { locale, today } = useLanguage()
  const w = t.onRequest.round
  const { number, name, day, minute, round, stop, whoName } = standing
  const over = stop === 'done' || stop === 'failed'
  const hour = minute === null ? '' : hourOf(minute, locale)
  return (
    <p className="requests-round">
      <Truck className="ui-icon" />{' '}
      <span>
        <a href={`/${hub}/tournees/${number}`}>{w.name(number, name)}</a>
        {`, ${formatDay(day, locale, today?.slice(0, 4))}`}
        {hour && ` ${over ? w.at(hour) : w.around(hour)}`}
        {whoName && `, ${t.by(whoName)}`}
        {` · ${over || stop === 'arrived' ? w.stops[stop] : w.states[round]}`}
      </span>
    </p>
  )
}
