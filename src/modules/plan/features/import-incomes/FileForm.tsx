import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'

/** A file of the institute, or the sample to learn with. */
export function FileForm({ form, first }: { form: ShownForm; first: boolean }) {
  const t = useWords({ fr, en }).tariffs.incomes
  const w = t.file
  return (
    <Card title={w.title} className="ui-no-print">
      <Form id="fichier" intent="file" encType="multipart/form-data" {...form}>
        <Field type="file" name="file" label={w.file} help={w.help} accept=".csv,.txt,text/csv,text/plain" />
        <Field type="number" name="year" label={w.year} width="short" />
        <Field
          type="radio"
          name="base"
          label={w.base}
          inline
          options={(['DISP', 'DEC'] as const).map((value) => ({ value, label: t.bases[value] }))}
        />
        <FormActions>
          <Button tone={first ? 'primary' : 'quiet'}>{w.send}</Button>
        </FormActions>
      </Form>
      <form method="post" className="plan-apart">
        <p className="ui-soft ui-small">{t.sampleHelp}</p>
        <Button name="intent" value="sample">
          {t.sample}
        </Button>
      </form>
    </Card>
  )
}
