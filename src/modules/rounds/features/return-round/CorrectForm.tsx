import { cents, toInput } from '#kit/money.ts'
import { en } from '#modules/rounds/messages.return.en.ts'
import { fr } from '#modules/rounds/messages.return.fr.ts'
import type { RoundView } from '#modules/rounds/rules/day/day-plan.ts'
import { counterInput } from '#modules/rounds/rules/drive/return.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Pencil } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'

/** A slip on the counter, a clock that was wrong: said with why, and the trip is noted anew. */
export function CorrectForm({
  round,
  idempotencyKey,
  refused,
}: {
  round: RoundView
  idempotencyKey: string
  refused: ShownForm | undefined
}) {
  const t = useWords({ fr, en }).correct
  const values = {
    counterOut: round.counterOut === null ? '' : counterInput(round.counterOut),
    counterBack: round.counterBack === null ? '' : counterInput(round.counterBack),
    minutes: String(Math.max(1, Math.round((round.driven?.seconds ?? 0) / 60))),
    cash: round.cash === null ? '' : toInput(cents(round.cash)),
  }
  return (
    <details className="round-correct ui-no-print" open={refused ? true : undefined}>
      <summary className="ui-button ui-button-quiet">
        <Pencil className="ui-icon" />
        {t.title}
      </summary>
      <Form
        id="correct"
        intent="correct"
        idempotencyKey={idempotencyKey}
        hidden={{ seen: String(round.sequence) }}
        {...(refused ?? { values })}
      >
        <p className="ui-soft">{t.help}</p>
        <Field name="counterOut" label={t.counterOut} unit="km" optional width="short" autoComplete="off" />
        <Field name="counterBack" label={t.counterBack} unit="km" optional width="short" autoComplete="off" />
        <Field
          type="number"
          name="minutes"
          label={t.minutes}
          unit={t.minutesUnit}
          min={1}
          max={1440}
          width="short"
        />
        <Field type="money" name="cash" label={t.cash} optional width="short" />
        <Field name="why" label={t.why} help={t.whyHelp} autoComplete="off" maxLength={300} />
        <FormActions>
          <Button>{t.save}</Button>
        </FormActions>
      </Form>
    </details>
  )
}
