import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { HOUSEHOLD_ROLES, POWERS, PROXY_KINDS } from '#modules/people/rules/households.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Plus, Search } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'

type Found = readonly { id: string; label: string; detail: string }[]

/** First who, then what they are: the same search serves the household and the proxies. */
export function FindRelative({ q, found, addHref }: { q: string; found: Found; addHref: string }) {
  const w = useWords({ fr, en }).home
  return (
    <Card title={w.find} className="ui-no-print" id="proche">
      <Form id="find" method="get" action="#proche">
        <Field
          type="search"
          name="q"
          label={w.find}
          labelHidden
          help={w.findHelp}
          value={q}
          autoComplete="off"
        />
        <FormActions>
          <Button icon={Search}>{w.search}</Button>
        </FormActions>
      </Form>
      {found.length > 0 && (
        <>
          <p>{w.results}</p>
          <ul>
            {found.map((one) => (
              <li key={one.id}>
                <a href={`?avec=${one.id}#proche`}>{one.label}</a>
                {one.detail && <span className="ui-soft"> {one.detail}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {q !== '' && found.length === 0 && (
        <>
          <p>{w.nobody(q)}</p>
          <ButtonLink icon={Plus} href={addHref}>
            {w.addPerson}
          </ButtonLink>
        </>
      )}
    </Card>
  )
}

type ChosenProps = {
  chosen: { id: string; name: string }
  action: string
  together: ShownForm
  proxy: ShownForm
  idempotencyKey: string
  otherHref: string
}

export function ChosenForms({ chosen, action, together, proxy, idempotencyKey, otherHref }: ChosenProps) {
  const w = useWords({ fr, en }).home
  return (
    <Card
      title={w.chosen(chosen.name)}
      className="ui-no-print"
      id="proche"
      aside={<ButtonLink href={otherHref}>{w.other}</ButtonLink>}
    >
      <Card title={w.livesWith} level={3}>
        <Form id="together" intent="together" action={action} hidden={{ otherId: chosen.id }} {...together}>
          <Field
            type="radio"
            inline
            name="role"
            label={w.memberRole}
            options={HOUSEHOLD_ROLES.map((value) => ({ value, label: w.roles[value] }))}
          />
          <Field type="checkbox" name="sameAddress" label={w.sameAddress} />
          <FormActions>
            <Button>{w.together}</Button>
          </FormActions>
        </Form>
      </Card>
      <Card title={w.actsFor} level={3}>
        <Form
          id="proxy"
          intent="proxy"
          action={action}
          idempotencyKey={idempotencyKey}
          hidden={{ proxyId: chosen.id }}
          {...proxy}
        >
          <Field
            type="radio"
            name="kind"
            label={w.kind}
            options={PROXY_KINDS.map((value) => ({ value, label: w.kinds[value] }))}
          />
          <Field
            type="checkboxes"
            inline
            name="powers"
            label={w.powers}
            options={POWERS.map((value) => ({ value, label: w.power[value] }))}
          />
          <Field type="date" name="from" label={w.from} width="medium" />
          <Field type="date" name="until" label={w.until} help={w.untilHelp} optional width="medium" />
          <Field name="paper" label={w.paper} help={w.paperHelp} optional />
          <FormActions>
            <Button>{w.allow}</Button>
          </FormActions>
        </Form>
      </Card>
    </Card>
  )
}
