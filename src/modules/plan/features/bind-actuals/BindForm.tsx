import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking, Form, FormActions } from '#ui/Form.tsx'
import { Search } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { LineActuals } from './query.server.ts'

type Props = { line: LineActuals; q: string; state: FormState | undefined }

/** « D’où vient le réel ? »: accounts found in the chart and ticked, or a measure. */
export function BindForm({ line, q, state }: Props) {
  const t = useWords({ fr, en })
  const w = t.actuals.one
  const { row, choices, measures, opened } = line
  const shown = shownForm(
    useLocale(),
    state,
    { ...t.errors, ...t.actuals.errors },
    { measure: row.measure ?? '' },
  )
  const none = q !== '' && !choices.some(({ bound, suggested }) => !bound && !suggested)
  return (
    <section id="relier" className="ui-no-print">
      <h2>{w.from}</h2>
      <p>{w.fromText}</p>
      {!opened && <p className="ui-soft">{w.noChart}</p>}
      <form method="get" className="plan-scenarios" action="#relier">
        <Asking>
          <Field type="search" name="q" label={w.search} value={q} optional />
        </Asking>
        <Button icon={Search}>{w.find}</Button>
      </form>
      {none && <p>{w.noAccount}</p>}
      <Form hidden={{ version: String(row.version) }} {...shown}>
        {choices.length > 0 && (
          <Field
            type="checkboxes"
            name="account"
            label={w.accounts}
            optional
            values={choices.filter(({ bound }) => bound).map(({ code }) => code)}
            options={choices.map(({ code, name, bound, suggested, takenBy }) => ({
              value: code,
              label: `${code} ${name}`,
              help:
                [
                  suggested && !bound ? w.suggested : '',
                  takenBy.length > 0 ? w.takenBy(takenBy.map((one) => `« ${one} »`).join(', ')) : '',
                ]
                  .filter(Boolean)
                  .join(' · ') || undefined,
            }))}
          />
        )}
        <Field name="other" label={w.other} help={w.otherHelp} optional maxLength={100} autoComplete="off" />
        <Field
          type="select"
          name="measure"
          label={w.measureLabel}
          help={w.measureHelp}
          optional
          blank={w.noMeasure}
          options={measures}
        />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </section>
  )
}
