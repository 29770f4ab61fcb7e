import type { Household } from '#modules/people/household-store.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { fullName } from '#modules/people/rules/names.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Props = { household: Household | null; hub: string; action: string; shown: ShownForm }

/** Who lives there, and the one address of all of them. */
export function HouseholdPart({ household, hub, action, shown }: Props) {
  const t = useWords({ fr, en })
  const w = t.home
  if (!household)
    return (
      <Card title={w.household}>
        <p>{w.alone}</p>
        <p className="ui-soft">{w.aloneHelp}</p>
      </Card>
    )
  const address = [household.street, [household.postcode, household.city].filter(Boolean).join(' ')]
  return (
    <Card title={w.named(household.name)}>
      <p>{address.filter(Boolean).join(', ')}</p>
      <Table
        caption={w.household}
        rows={household.members}
        rowKey={(member) => member.id}
        rowHref={(member) => `${hub}/personnes/${member.id}`}
        columns={[
          { key: 'who', header: w.columns.who, cell: fullName },
          { key: 'role', header: w.memberRole, cell: (member) => w.roles[member.role], fold: 'side' },
          {
            key: 'verb',
            header: w.change,
            paper: false,
            fold: 'line',
            cell: (member) => (
              <Form id={`out-${member.id}`} intent="leave" action={action} hidden={{ memberId: member.id }}>
                <Button>
                  {w.takeOut}
                  <span className="ui-hidden"> : {fullName(member)}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <details className="ui-no-print" open={Boolean(shown.error) || Object.keys(shown.errors).length > 0}>
        <summary className="ui-button ui-button-quiet">{w.edit}</summary>
        <Form id="home" intent="household" action={action} {...shown}>
          <p className="ui-soft">{w.editHelp}</p>
          <Field name="name" label={w.name} width="medium" autoComplete="off" />
          <Field name="street" label={t.form.street} optional autoComplete="off" />
          <Field name="postcode" label={t.form.postcode} optional width="short" autoComplete="off" />
          <Field name="city" label={t.form.city} optional autoComplete="off" />
          <FormActions>
            <Button>{w.saveHome}</Button>
          </FormActions>
        </Form>
      </details>
    </Card>
  )
}
