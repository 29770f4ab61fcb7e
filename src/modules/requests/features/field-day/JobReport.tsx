import { fieldEn as en } from '#modules/requests/messages.field.en.ts'
import { fieldFr as fr } from '#modules/requests/messages.field.fr.ts'
import { FAILURES } from '#modules/requests/rules/field.ts'
import { Field } from '#ui/Field.tsx'
import { Check, CircleX } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { ReportForm } from '#ui/outbox/ReportForm.tsx'
import type { DayJob } from './query.server.ts'

type Props = {
  job: DayJob
  outcome: 'done' | 'failed'
  what: string
  scripts: boolean
  refused?: { errors: Record<string, string>; values?: Record<string, string> }
  onPick(files: readonly File[]): void
}

/** The same fields for what was done and for what could not be: a failure has its proof too. */
export function JobReport({ job, outcome, what, scripts, refused, onPick }: Props) {
  const t = useWords({ fr, en })
  const done = outcome === 'done'
  return (
    <ReportForm
      id={`${outcome}-${job.id}`}
      className="field-report"
      done={done}
      opens={
        done
          ? { word: t.done, of: what, tone: 'primary', icon: Check }
          : { word: t.failed, of: what, tone: 'quiet', icon: CircleX }
      }
      hidden={{ id: job.keys[outcome], requestId: job.id, outcome }}
      refused={refused}
      reasons={FAILURES.map((value) => ({ value, label: t.failures[value] }))}
      signed
      scripts={scripts}
      onPick={onPick}
      send={done ? t.form.sendDone : t.form.sendFailed}
    >
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
    </ReportForm>
  )
}
