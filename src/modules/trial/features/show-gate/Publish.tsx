import type { Day } from '#kit/day.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = { published: Day | null; text: string; href: string; refused: FormState | undefined }

/** Shows the summary of a decided gate to anybody, or hides it again. */
export function Publish({ published, text, href, refused }: Props) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.show
  const locale = useLocale()
  return (
    <Card title={w.publish} className="ui-no-print">
      {published ? (
        <p>
          {w.published(formatDay(published, locale))} <a href={href}>{w.seePublic}</a>
        </p>
      ) : (
        <p className="ui-soft">{w.publishHelp}</p>
      )}
      <Form id="publier" intent="publish" {...shownForm(locale, refused, g.errors, { publicText: text })}>
        <Field type="textarea" name="publicText" label={w.publicText} help={w.publicTextHelp} rows={4} />
        <FormActions>
          <Button>{published ? w.rewrite : w.publishIt}</Button>
        </FormActions>
      </Form>
      {published && (
        <Form id="cacher" intent="unpublish">
          <Button>{w.unpublish}</Button>
        </Form>
      )}
    </Card>
  )
}
