import type { OpinionRow } from '#modules/trial/gate/store.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { OpinionFields } from '#modules/trial/ui/OpinionFields.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatInstant } from '#ui/dates.ts'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLanguage, useWords } from '#ui/language.tsx'

type Props = { formKey: string; opinions: readonly OpinionRow[]; refused: FormState | undefined }

/** The opinion of whoever reads the page, when the committee has a seat in their name. */
export function Voice({ formKey, opinions, refused }: Props) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const { locale, zone } = useLanguage()
  const last = opinions.at(-1)
  const form = (
    <Form id="avis" intent="opinion" idempotencyKey={formKey} {...shownForm(locale, refused, g.errors)}>
      <OpinionFields />
      <FormActions>
        <Button tone="primary">{g.opinionForm.give}</Button>
      </FormActions>
    </Form>
  )
  return (
    <Card title={g.show.mine} className="ui-no-print">
      {last ? (
        <>
          <p>
            {g.show.mineGiven(g.opinionKinds[last.kind].toLowerCase(), formatInstant(last.at, zone, locale))}
          </p>
          <details open={refused !== undefined}>
            <summary>{g.show.replace}</summary>
            {form}
          </details>
        </>
      ) : (
        form
      )}
    </Card>
  )
}
