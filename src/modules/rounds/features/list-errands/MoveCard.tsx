import type { Day } from '#kit/day.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = {
  ids: readonly string[]
  search: string
  state: FormState | undefined
  day: Day
  idempotencyKey: string
}

/** To which day the errands ticked go. */
export function MoveCard({ ids, search, state, day, idempotencyKey }: Props) {
  const t = useWords({ fr, en })
  return (
    <Card title={t.errands.pickTitle(ids.length)}>
      <Form
        id="deplacer"
        action={`?${search}`}
        intent="move"
        idempotencyKey={idempotencyKey}
        hidden={{ ids: ids.join(',') }}
        {...shownForm(useLocale(), state, t.errors, { day })}
      >
        <Field type="date" name="day" label={t.errands.pickDay} width="medium" />
        <FormActions>
          <Button tone="primary">{t.errands.move}</Button>
          <ButtonLink href={`?${search}`}>{t.errands.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </Card>
  )
}
