import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import type { KeptFile } from '#platform/files/files.server.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = { files: readonly KeptFile[]; base: string; mayAttach: boolean; state: FormState | undefined }

/** The papers behind an entry, and the form that joins one more. */
export function Files({ files, base, mayAttach, state }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (
    <section className="ui-no-print">
      <h2>{t.files.title}</h2>
      {files.length === 0 ? (
        <p className="ui-soft">{t.files.none}</p>
      ) : (
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              <a href={`${base}/${file.id}`}>{file.name}</a>{' '}
              <span className="ui-soft">{t.files.size(formatNumber(file.size / 1024, locale, 0))}</span>
            </li>
          ))}
        </ul>
      )}
      {mayAttach && (
        <Form
          id="piece"
          intent="attach"
          encType="multipart/form-data"
          {...shownForm(locale, state, t.errors)}
        >
          <Field
            type="file"
            name="file"
            label={t.files.choose}
            help={t.files.help}
            accept=".pdf,.png,.jpg,.jpeg,.webp"
          />
          <FormActions>
            <Button>{t.files.attach}</Button>
          </FormActions>
        </Form>
      )}
    </section>
  )
}
