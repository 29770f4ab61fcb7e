import { mandatesEn as en } from '#modules/bank/messages.mandates.en.ts'
import { mandatesFr as fr } from '#modules/bank/messages.mandates.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Pencil, X } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { HAND_VERBS } from './form.ts'

type Props = {
  verbs: readonly (typeof HAND_VERBS)[number][]
  mayChange: boolean
  holder: string
  refused?: FormState & { intent: string }
}

/** Folded until asked for: another account, or the end. */
export function Gestures({ verbs, mayChange, holder, refused }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const of = (intent: string) => (refused?.intent === intent ? refused : undefined)
  return (
    <div className="sepa-gestures ui-no-print">
      {mayChange && (
        <details open={of('change') !== undefined}>
          <summary className="ui-button ui-button-quiet">
            <Pencil className="ui-icon" /> {t.change.title}
          </summary>
          <Form id="compte" intent="change" {...shownForm(locale, of('change'), t.errors, { holder })}>
            <p className="ui-soft">{t.change.help}</p>
            <Field name="iban" label={t.form.iban} help={t.form.ibanHelp} autoComplete="off" maxLength={50} />
            <Field
              name="bic"
              label={t.form.bic}
              help={t.form.bicHelp}
              optional
              width="medium"
              autoComplete="off"
            />
            <Field name="holder" label={t.form.holder} optional maxLength={70} />
            <FormActions>
              <Button tone="primary">{t.change.save}</Button>
            </FormActions>
          </Form>
        </details>
      )}
      {verbs.length > 0 && (
        <details open={of('move') !== undefined}>
          <summary className="ui-button ui-button-quiet">
            <X className="ui-icon" /> {t.move.title}
          </summary>
          <Form id="geste" intent="move" {...shownForm(locale, of('move'), t.errors)}>
            <Field name="why" label={t.move.why} help={t.move.whyHelp} optional />
            {verbs.includes('revoke') && <p className="ui-soft">{t.move.revokeHelp}</p>}
            <FormActions>
              {verbs.map((verb) => (
                <Button key={verb} name="verb" value={verb} tone={verb === 'revoke' ? 'danger' : undefined}>
                  {t.verbs[verb]}
                </Button>
              ))}
            </FormActions>
          </Form>
        </details>
      )}
    </div>
  )
}
