import type { Day } from '#kit/day.ts'
import { PERSON_SEGMENTS, useSegmentWords } from '#modules/people/ui/segments.ts'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { webEn } from '#modules/requests/messages.web.en.ts'
import { webFr } from '#modules/requests/messages.web.fr.ts'
import type { WebCard as Shown } from '#modules/requests/web/inbox.server.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatPhone } from '#ui/format.ts'
import { Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'

export type Sent = { intent: string; state: FormState }
type Props = {
  row: Shown
  /** `/quartier/demandes` */
  base: string
  today: Day
  services: readonly { value: string; label: string }[]
  refused?: Sent
}

const useErrors = () => {
  const t = useWords({ fr, en })
  const w = useWords({ fr: webFr, en: webEn })
  return { ...t.errors, ...w.errors }
}

/** A form as it came, and the one press that makes a request of it. */
export function WebCard({ row, base, today, services, refused }: Props) {
  const w = useWords({ fr: webFr, en: webEn }).inbox
  const name = row.who ?? `${row.firstName} ${row.lastName}`.trim()
  const place = [row.street, [row.postcode, row.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return (
    <Card
      title={<a href={`${base}/du-site/${row.id}`}>{name}</a>}
      aside={
        row.state === 'waiting' ? (
          row.late && <Status tone="warn">{w.late}</Status>
        ) : (
          <Status tone={row.state === 'taken' ? 'success' : 'neutral'}>{w.states[row.state]}</Status>
        )
      }
    >
      <div className={row.state === 'waiting' ? 'requests-web' : undefined}>
        <DefinitionList
          items={[
            { term: w.received, value: <DateTimeFr value={row.receivedAt} /> },
            { term: w.asked, value: row.serviceName ?? w.nothing },
            { term: w.ownWords, value: row.details && <span className="requests-said">{row.details}</span> },
            {
              term: w.wanted,
              value: row.wantedOn && (
                <>
                  <DayFr value={row.wantedOn} />
                  {row.wantedOn < today && row.state === 'waiting' && (
                    <>
                      {' '}
                      <Status tone="warn">{w.past}</Status>
                    </>
                  )}
                </>
              ),
            },
            { term: w.reach, value: <Reach phone={row.phone} email={row.email} /> },
            { term: w.where, value: place },
            {
              term: w.who,
              value:
                row.who &&
                row.state !== 'taken' &&
                (row.asker ? w.forWhom(row.who, row.asker) : w.fromAccount(row.who)),
            },
            {
              term: w.verbs.answer,
              value: row.answer && <span className="requests-said">{row.answer}</span>,
            },
            {
              term: w.states.taken,
              value: row.number && <a href={`${base}/${row.number}`}>{row.number}</a>,
            },
            { term: w.tabs.handled, value: row.handlerName && w.handled(row.handlerName) },
          ]}
        />
        {row.state === 'waiting' && (
          <div className="requests-web-do">
            <Take row={row} base={base} services={services} refused={refused} />
            <Others row={row} base={base} refused={refused} />
          </div>
        )}
      </div>
      {row.state === 'spam' && (
        <Form id={`back-${row.id}`} intent="back" action={`${base}/du-site/${row.id}`}>
          <Button>{w.unspam}</Button>
        </Form>
      )}
    </Card>
  )
}

function Reach({ phone, email }: Pick<Shown, 'phone' | 'email'>) {
  if (!phone && !email) return null
  return (
    <span className="ui-row">
      {phone && <a href={`tel:${phone}`}>{formatPhone(phone)}</a>}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </span>
  )
}

type Part = Omit<Props, 'today'>

function Take({ row, base, services, refused }: Part) {
  const w = useWords({ fr: webFr, en: webEn }).inbox
  const segments = useSegmentWords()
  const errors = useErrors()
  const here = row.alike.filter((one) => !one.left)
  // Ticked beforehand only when both the name and the phone or address are theirs.
  const sure = here.find(({ by, named }) => named && by !== 'name')?.id
  const state = refused?.intent === 'take' ? refused.state : undefined
  const shown = shownForm(useLocale(), state, errors, { service: row.serviceId ?? '' })
  const priced = Boolean(shown.errors.price || shown.errors.priceWhy)
  return (
    <Form
      id={`take-${row.id}`}
      intent="take"
      action={`${base}/du-site/${row.id}`}
      className="requests-web-take ui-no-print"
      hidden={row.personId ? { who: row.personId } : here.length === 0 ? { who: 'new' } : {}}
      {...shown}
    >
      {!row.personId && here.length > 0 && (
        <Field
          type="radio"
          name="who"
          label={w.who}
          value={sure}
          options={[
            ...here.map(({ id, name, detail, by }) => ({
              value: id,
              label: `${name} (${w.by[by]})`,
              help: detail,
            })),
            { value: 'new', label: w.isNew },
          ]}
        />
      )}
      {row.alike
        .filter((one) => one.left)
        .map((one) => (
          <p key={one.id}>
            <a href={`${base.replace(/\/demandes$/, '/personnes')}/${one.id}`}>{one.name}</a> : {w.gone}
          </p>
        ))}
      {!row.personId && (
        <Field
          type="select"
          name="segment"
          label={here.length > 0 ? `${w.isNew}, ${w.segment.toLowerCase()}` : w.segment}
          value="inhabitant"
          blank={false}
          width="medium"
          options={PERSON_SEGMENTS.map((value) => ({ value, label: segments[value] }))}
        />
      )}
      {row.serviceId ? (
        <input type="hidden" name="service" value={row.serviceId} />
      ) : (
        <Field type="select" name="service" label={w.service} options={services} />
      )}
      <details open={priced}>
        <summary>{w.otherPrice}</summary>
        <Field type="money" name="price" label={w.price} optional />
        <Field name="priceWhy" label={w.priceWhy} optional />
        <Field type="number" name="quantity" label={w.quantity} value="1" min={1} max={1000} width="short" />
      </details>
      <FormActions>
        <Button tone="primary" icon={Check}>
          {w.take}
        </Button>
      </FormActions>
    </Form>
  )
}

function Others({ row, base, refused }: Pick<Part, 'row' | 'base' | 'refused'>) {
  const w = useWords({ fr: webFr, en: webEn }).inbox
  const state = refused?.intent === 'answer' ? refused.state : undefined
  const shown = shownForm(useLocale(), state, useErrors())
  const action = `${base}/du-site/${row.id}`
  return (
    <details className="ui-no-print" open={state !== undefined}>
      <summary>{w.others}</summary>
      <Form id={`answer-${row.id}`} intent="answer" action={action} {...shown}>
        <Field
          type="radio"
          name="verb"
          label={w.verb}
          options={(['answer', 'refuse'] as const).map((value) => ({
            value,
            label: w.verbs[value],
            help: w.helps[value],
          }))}
        />
        <Field type="textarea" name="words" label={w.words} help={w.wordsHelp} rows={3} maxLength={600} />
        <FormActions>
          <Button>{w.reply}</Button>
        </FormActions>
      </Form>
      <Form id={`spam-${row.id}`} intent="spam" action={action}>
        <Button tone="danger">{w.spam}</Button>
      </Form>
    </details>
  )
}
