import type { RefusedLines } from '#platform/files/lines.server.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Upload } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { en } from '../messages.collect.en.ts'
import { fr } from '../messages.collect.fr.ts'

type Props<Why extends string> = {
  /** Where it is sent. */
  action: string
  idempotencyKey?: string
  /** What its columns are. */
  help?: string
  refused: RefusedLines<Why> | undefined
  why: Readonly<Record<'columns' | 'empty' | 'too_many' | Why, string>>
  errors: Readonly<Record<string, string>>
}

/** Takes a file of lines; when some are wrong, tells them all and that nothing was taken. */
export function LinesFile<Why extends string>(props: Props<Why>) {
  const { action, idempotencyKey, help, refused, why, errors } = props
  const w = useWords({ fr, en }).importer
  const lines = refused?.lines ?? []
  return (
    <div className="ui-stack">
      {lines.length > 0 && (
        <Notice tone="danger">
          <p>{w.wrongLines}</p>
          <ul>
            {lines.map((one) => (
              <li key={one.line}>{w.wrongLine(one.line, why[one.why])}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Card>
        {help && <p>{help}</p>}
        <Form
          id="fichier"
          action={action}
          encType="multipart/form-data"
          idempotencyKey={idempotencyKey}
          {...shownForm(useLocale(), refused?.state, errors)}
        >
          <Field type="file" name="file" label={w.file} accept=".csv,text/csv" />
          <FormActions>
            <Button tone="primary" icon={Upload}>
              {w.send}
            </Button>
          </FormActions>
        </Form>
      </Card>
    </div>
  )
}
