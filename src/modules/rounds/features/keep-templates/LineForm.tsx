import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { WAYS } from '#modules/rounds/rules/errands/errand.ts'
import { DoorFields, LoadFields, useErrandLabels } from '#modules/rounds/ui/StopFields.tsx'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import './template.css'

/** One more stop of a model, folded until somebody wants it. */
export function LineForm({ shown, open }: { shown: ShownForm; open: boolean }) {
  const t = useWords({ fr, en })
  const f = t.form
  return (
    <details className="template-line" open={open}>
      <summary>{t.models.addLine}</summary>
      <Form id="arret" intent="add-line" labels={useErrandLabels()} {...shown}>
        <Field
          type="radio"
          name="way"
          label={f.way}
          inline
          options={WAYS.map((value) => ({ value, label: t.ways[value] }))}
        />
        <Field name="what" label={f.what} help={f.whatHelp} maxLength={200} autoComplete="off" />
        <Field name="address" label={f.address} help={f.addressHelp} maxLength={200} autoComplete="off" />
        <DoorFields />
        <Field name="whom" label={f.whom} optional maxLength={120} autoComplete="off" />
        <Field type="tel" name="phone" label={f.phone} optional width="medium" autoComplete="off" />
        <LoadFields />
        <Field type="money" name="revenue" label={f.price} help={f.priceHelp} optional width="medium" />
        <FormActions>
          <Button icon={Plus}>{t.models.addLine}</Button>
        </FormActions>
      </Form>
    </details>
  )
}
