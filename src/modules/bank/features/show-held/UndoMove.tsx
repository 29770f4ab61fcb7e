import { heldEn as en } from '#modules/bank/messages.held.en.ts'
import { heldFr as fr } from '#modules/bank/messages.held.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = { move: { id: string; label: string }; closeHref: string; refused?: FormState }

export function UndoMove({ move, closeHref, refused }: Props) {
  const t = useWords({ fr, en })
  const w = t.one
  return (
    <Card id="annuler" title={w.undoTitle(move.label)} className="ui-no-print">
      <Form id="defaire" hidden={{ moveId: move.id }} {...shownForm(useLocale(), refused, t.errors)}>
        <Field name="why" label={w.why} />
        <FormActions>
          <Button tone="danger">{w.undoSave}</Button>
          <ButtonLink tone="quiet" href={closeHref}>
            {w.close}
          </ButtonLink>
        </FormActions>
      </Form>
    </Card>
  )
}
