import type { ReactNode } from 'react'
import { useFitWords } from '#modules/providers/ui/states.tsx'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { nextVerb, type RequestVerb, requestLife } from '#modules/requests/rules/life.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Search } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import type { Gestures } from './gestures.ts'
import type { Hands, RequestPage } from './query.server.ts'

type Props = { page: RequestPage; hands: Hands; gestures: Gestures }

/** Verbs that need nothing but a press. */
const PLAIN = ['qualify', 'start', 'finish', 'reopen'] as const satisfies readonly RequestVerb[]
const STOPS = ['cancel', 'refuse', 'redirect'] as const satisfies readonly RequestVerb[]

/** Everything else that may be done from here, quietly. */
export function OtherMoves({ page, hands, gestures }: Props) {
  const t = useWords({ fr, en })
  const { request } = page
  const open = requestLife.verbs(request.state)
  const plain = PLAIN.filter((verb) => open.includes(verb) && verb !== nextVerb(request.state))
  const stops = STOPS.filter((verb) => open.includes(verb))
  const paidBack =
    request.state === 'paid' ||
    (request.state === 'closed' && request.paidAt !== null) ||
    (request.state === 'done' && page.payers.paid)
  return (
    <Card title={t.one.other} className="ui-no-print requests-others">
      <div className="ui-row">
        {open.includes('assign') && (
          <Form id="mine" {...gestures('mine')} hidden={{ verb: 'assign' }}>
            <Button>{t.verbs.assign}</Button>
          </Form>
        )}
        {plain
          .filter((verb) => verb !== 'reopen' || !paidBack)
          .map((verb) => (
            <Form key={verb} id={verb} {...gestures(verb)} hidden={{ verb }}>
              <Button>{t.verbs[verb]}</Button>
            </Form>
          ))}
        {request.state === 'paid' && (
          <Form id="close" {...gestures('close')} hidden={{ verb: 'close' }}>
            <Button>{t.verbs.close}</Button>
          </Form>
        )}
      </div>
      {open.includes('assign') && <HandOver hands={hands} gestures={gestures} />}
      {paidBack && (
        <Folded title={t.one.undo} form={gestures('undo')}>
          <Form id="undo" {...gestures('undo')}>
            <p>{t.one.undoHelp}</p>
            <Field name="why" label={t.one.reason} help={t.one.reasonHelp} />
            <FormActions>
              <Button tone="danger">{t.one.undo}</Button>
            </FormActions>
          </Form>
        </Folded>
      )}
      {request.state === 'done' && (
        <Folded title={t.one.giveUp} form={gestures('give-up')}>
          <Form id="give-up" {...gestures('give-up')} hidden={{ verb: 'close' }}>
            <Field name="why" label={t.one.reason} help={t.one.reasonHelp} />
            <FormActions>
              <Button>{t.one.giveUp}</Button>
            </FormActions>
          </Form>
        </Folded>
      )}
      {stops.length > 0 && (
        <Folded title={t.one.stop} form={gestures('stop')}>
          <Form id="stop" {...gestures('stop')}>
            <Field
              type="radio"
              name="verb"
              label={t.one.stopHow}
              options={stops.map((verb) => ({ value: verb, label: t.verbs[verb], help: t.one.stops[verb] }))}
            />
            <Field name="why" label={t.one.reason} help={t.one.reasonHelp} />
            <FormActions>
              <Button tone="danger">{t.one.confirm}</Button>
            </FormActions>
          </Form>
        </Folded>
      )}
    </Card>
  )
}

/** Closed until it is wanted, or until its form came back refused. */
function Folded(props: { title: string; form: ReturnType<Gestures>; children: ReactNode }) {
  const refused = Object.keys(props.form.errors).length > 0
  return (
    <details className="requests-fold" open={refused}>
      <summary>{props.title}</summary>
      {props.children}
    </details>
  )
}

function HandOver({ hands, gestures }: Pick<Props, 'hands' | 'gestures'>) {
  const t = useWords({ fr, en })
  const { whys } = useFitWords()
  const form = gestures('hand')
  const refused = Object.keys(form.errors).length > 0
  return (
    <details className="requests-fold" open={refused || hands.people !== null}>
      <summary>{t.one.assign}</summary>
      {hands.providers.length > 0 && (
        <Form id="hand" {...form} hidden={{ verb: 'assign' }}>
          <Field
            type="select"
            name="assigneeOrganisationId"
            label={t.one.provider}
            options={hands.providers.map(({ organisationId, name, why }) => ({
              value: organisationId,
              label: why.length > 0 ? `${name} (${why.map((one) => whys[one]).join(', ')})` : name,
            }))}
          />
          <FormActions>
            <Button>{t.one.give}</Button>
          </FormActions>
        </Form>
      )}
      <Form id="find" method="get">
        <Field type="search" name="qui" label={t.one.findPerson} value={hands.q} autoComplete="off" />
        <FormActions>
          <Button icon={Search}>{t.counter.find}</Button>
        </FormActions>
      </Form>
      {hands.people?.length === 0 && <p>{t.one.noBody(hands.q)}</p>}
      {hands.people?.map((person) => (
        <Form
          key={person.id}
          id={`hand-${person.id}`}
          {...gestures('person')}
          hidden={{ verb: 'assign', assigneePersonId: person.id }}
        >
          <Button>{t.one.giveTo(person.label)}</Button>
        </Form>
      ))}
    </details>
  )
}
