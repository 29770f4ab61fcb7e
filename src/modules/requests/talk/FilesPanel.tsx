import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { FileText, Upload } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { followEn as en } from '../messages.follow.en.ts'
import { followFr as fr } from '../messages.follow.fr.ts'
import type { FollowForms } from './forms.ts'
import type { Follow } from './read.server.ts'

type Props = { files: Follow['files']; base: string; forms: FollowForms }

/** Pictures shown, papers opened, and the box that joins one more. */
export function FilesPanel({ files, base, forms }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (
    <Card title={t.files} id="pieces" className="ui-no-print">
      {files.length === 0 ? (
        <p className="ui-soft">{t.filesNone}</p>
      ) : (
        <ul className="requests-files">
          {files.map((file) => {
            const href = `${base}/pieces/${file.id}`
            return (
              <li key={file.id}>
                <a href={href}>
                  {file.type.startsWith('image/') ? (
                    <img src={href} alt={t.picture(file.name)} loading="lazy" />
                  ) : (
                    <FileText className="ui-icon" />
                  )}
                  <span>{file.name}</span>
                </a>
                <span className="ui-soft">{t.size(formatNumber(Math.max(1, file.size / 1024), locale))}</span>
              </li>
            )
          })}
        </ul>
      )}
      <Form {...forms('attach')} encType="multipart/form-data">
        <Field
          type="file"
          name="file"
          label={t.file}
          help={t.fileHelp}
          accept="image/jpeg,image/png,image/webp,application/pdf"
        />
        <FormActions>
          <Button icon={Upload}>{t.attach}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
