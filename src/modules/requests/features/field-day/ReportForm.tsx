import { fieldEn as en } from '#modules/requests/messages.field.en.ts'
import { fieldFr as fr } from '#modules/requests/messages.field.fr.ts'
import { FAILURES } from '#modules/requests/rules/field.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check, CircleX } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PhotosField } from '#ui/outbox/PhotosField.tsx'
import { SignatureField } from '#ui/outbox/SignatureField.tsx'
import type { DayJob } from './query.server.ts'

type Props = {
  job: DayJob
  outcome: 'done' | 'failed'
  what: string
  scripts: boolean
  refused?: { errors: Record<string, string>; values?: Record<string, string> }
  onPick(files: readonly File[]): void
}

/** Folded until it is wanted. The same fields for what was done and for what could not be: a failure has its proof too. */
export function ReportForm({ job, outcome, what, scripts, refused, onPick }: Props) {
  const t = useWords({ fr, en })
  const id = `${outcome}-${job.id}`
  const done = outcome === 'done'
  const Shape = done ? Check : CircleX
  return (
    <details className="field-report" open={refused !== undefined}>
      <summary className={`ui-button ui-button-${done ? 'primary' : 'quiet'}`}>
        <Shape className="ui-icon" />
        {done ? t.done : t.failed}
        <span className="ui-hidden"> : {what}</span>
      </summary>
      <Form
        id={id}
        encType="multipart/form-data"
        hidden={{ id: job.keys[outcome], requestId: job.id, outcome }}
        errors={refused?.errors}
        values={refused?.values}
      >
        {!done && (
          <Field
            type="radio"
            name="reason"
            label={t.form.why}
            options={FAILURES.map((value) => ({ value, label: t.failures[value] }))}
          />
        )}
        <PhotosField onPick={scripts ? onPick : undefined} />
        {scripts && <SignatureField id={id} />}
        <Field
          name="signer"
          label={t.form.signer}
          optional
          width="medium"
          autoComplete="off"
          maxLength={120}
        />
        <Field
          type="number"
          name="minutes"
          label={t.form.minutes}
          unit={t.form.minutesUnit}
          min={0}
          max={1440}
          optional
          width="short"
        />
        <Field type="textarea" name="note" label={t.form.note} rows={2} maxLength={1000} optional />
        <FormActions>
          <Button tone="primary" icon={Shape}>
            {done ? t.form.sendDone : t.form.sendFailed}
          </Button>
        </FormActions>
      </Form>
    </details>
  )
}
