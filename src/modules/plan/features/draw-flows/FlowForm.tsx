import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import type { FlowPage, NoteChoices } from './query.server.ts'

type Props = {
  id: string
  intent: 'add' | 'edit'
  base: string
  choices: FlowPage['choices']
  shown: ShownForm
  hidden?: Record<string, string>
  idempotencyKey?: string
}

/** The four ends of a flow, each chosen in a list: notes by block, services, incomes of the plan. */
export function FlowForm({ id, intent, base, choices, shown, hidden, idempotencyKey }: Props) {
  const t = useWords({ fr, en })
  const w = t.canvas.flows
  const grouped = (notes: NoteChoices) =>
    notes.map(({ block, choices: options }) => ({ group: t.blocks[block], options }))
  return (
    <Form id={id} intent={intent} action={base} hidden={hidden} idempotencyKey={idempotencyKey} {...shown}>
      <Field
        type="select"
        name="customer"
        label={w.columns.customer}
        help={w.customerHelp}
        options={grouped(choices.customers)}
      />
      <Field
        type="select"
        name="beneficiary"
        label={w.columns.beneficiary}
        help={w.beneficiaryHelp}
        options={grouped(choices.beneficiaries)}
      />
      <Field
        type="select"
        name="service"
        label={w.columns.service}
        help={w.serviceHelp}
        options={[
          ...grouped(choices.activities),
          { group: t.canvas.link.kinds.service, options: choices.services },
        ]}
      />
      <Field
        type="select"
        name="line"
        label={w.columns.line}
        help={w.lineHelp}
        optional
        blank={w.noLine}
        options={choices.lines}
      />
      <FormActions>
        <Button tone="primary">{intent === 'add' ? w.add : w.save}</Button>
        {intent === 'edit' && <ButtonLink href={base}>{w.cancel}</ButtonLink>}
      </FormActions>
    </Form>
  )
}
