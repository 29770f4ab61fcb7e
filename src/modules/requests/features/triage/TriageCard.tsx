import { triageEn as en } from '#modules/requests/messages.triage.en.ts'
import { triageFr as fr } from '#modules/requests/messages.triage.fr.ts'
import { requestLife } from '#modules/requests/rules/life.ts'
import { daysAndHours } from '#modules/requests/rules/waiting.ts'
import { RequestStatus } from '#modules/requests/ui/RequestStatus.tsx'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check, FileText, User } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import type { partnersFor, Triage } from './query.server.ts'

type Row = Triage['rows'][number]
type Props = {
  row: Row
  base: string
  partners: Awaited<ReturnType<typeof partnersFor>>
  formKey: string
  refused: ShownForm | undefined
}

/** One request to sort: what it is, how long it has waited, and each way on in one press. */
export function TriageCard({ row, base, partners, formKey, refused }: Props) {
  const t = useWords({ fr, en })
  const open = requestLife.verbs(row.state)
  const form = (name: string) => ({ id: `${name}-${row.number}`, idempotencyKey: formKey })
  const to = (verb: string) => ({ verb, requestId: row.id })
  const again = refused ? { errors: refused.errors, values: refused.values } : {}
  const sent = refused?.values.verb
  return (
    <article
      className={row.late ? 'ui-card requests-triage-late' : 'ui-card'}
      aria-labelledby={`t-${row.number}`}
    >
      <div className="requests-triage-head">
        <div>
          <h2 className="ui-card-title" id={`t-${row.number}`}>
            <a href={`${base}/${row.number}`}>
              {row.serviceName}, {row.who}
            </a>
          </h2>
          <p className="ui-soft">
            {row.number}
            {row.wantedOn && (
              <>
                {' · '}
                {t.wantedOn} <DayFr value={row.wantedOn} />
              </>
            )}
          </p>
        </div>
        <RequestStatus state={row.state} late={row.late} />
      </div>
      {row.details && <p className="requests-triage-details">{row.details}</p>}
      <Wait waiting={row.waiting} />
      <div className="ui-row">
        {open.includes('qualify') && (
          <Form {...form('clair')} hidden={to('qualify')}>
            <Button icon={Check}>{t.understood}</Button>
          </Form>
        )}
        <Form {...form('moi')} hidden={to('assign')}>
          <Button icon={User}>{t.mine}</Button>
        </Form>
        {open.includes('quote') && (
          <ButtonLink href={`${base}/${row.number}/devis`} icon={FileText}>
            {t.quote}
          </ButtonLink>
        )}
      </div>
      {partners.providers.length > 0 && (
        <details className="requests-fold" open={sent === 'assign'}>
          <summary>{t.give}</summary>
          <Form {...form('confier')} hidden={to('assign')} {...(sent === 'assign' && again)}>
            <Field
              type="select"
              name="assigneeOrganisationId"
              label={t.giveTo}
              options={partners.providers}
            />
            <FormActions>
              <Button>{t.give}</Button>
            </FormActions>
          </Form>
        </details>
      )}
      <details className="requests-fold" open={sent === 'redirect' || sent === 'refuse'}>
        <summary>{t.elsewhere}</summary>
        <Form {...form('ailleurs')} hidden={{ requestId: row.id }} {...(sent !== 'assign' && again)}>
          <Field name="whom" label={t.whom} help={t.whomHelp} list={partners.names} optional />
          <Field name="why" label={t.why} optional />
          <FormActions>
            <Button name="verb" value="redirect">
              {t.redirect}
            </Button>
            {open.includes('refuse') && (
              <Button name="verb" value="refuse" tone="danger">
                {t.refuse}
              </Button>
            )}
          </FormActions>
        </Form>
      </details>
    </article>
  )
}

/** Time waited as a bar that fills up to the promise; the words say it whole. */
function Wait({ waiting: { hours, left, used } }: { waiting: Row['waiting'] }) {
  const t = useWords({ fr, en })
  const words = (n: number) => {
    const time = daysAndHours(n)
    return 'days' in time ? t.days(time.days) : time.hours === 0 ? t.minutes : t.hours(time.hours)
  }
  return (
    <div className={left < 0 ? 'requests-wait requests-wait-over' : 'requests-wait'}>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="requests-wait-whole" width="100" height="6" />
        <rect className="requests-wait-used" width={Math.max(2, used * 100)} height="6" />
      </svg>
      <p>
        {t.waits(words(hours))}, <strong>{left < 0 ? t.over(words(-left)) : t.left(words(left))}</strong>
      </p>
    </div>
  )
}
