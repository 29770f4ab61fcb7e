import type { Day } from '#kit/day.ts'
import { en } from '#modules/trial/messages/signals.en.ts'
import { fr } from '#modules/trial/messages/signals.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import type { SignalVerdict } from '#modules/trial/rules/signals.ts'
import { HYPOTHESIS_KINDS } from '#modules/trial/rules/words.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'

type Props = {
  verdict: SignalVerdict
  signal: string
  idempotencyKey: string
  inFourWeeks: Day
  /** What was refused of this choice. */
  shown: ShownForm | undefined
}

/** One thing to make of a signal: a line to open, and the few words it asks for. */
export function Verdict({ verdict, signal, idempotencyKey, inFourWeeks, shown }: Props) {
  const t = useWords({ fr, en })
  const trial = useWords({ fr: trialFr, en: trialEn })
  const w = t.review
  const words = {
    watch: w.watchWords,
    hypothesis: w.hypothesisWords,
    action: w.actionWords,
    answer: w.answerWords,
    aside: w.asideWords,
  }[verdict]
  const help = { hypothesis: w.hypothesisHelp, aside: w.asideHelp }[verdict as 'hypothesis' | 'aside']
  return (
    <details className="signal-choice" name="suite" open={shown !== undefined}>
      <summary>
        <strong>{t.verdicts[verdict]}</strong> <span className="ui-soft">{t.verdictHelp[verdict]}</span>
      </summary>
      <Form
        id={verdict}
        idempotencyKey={idempotencyKey}
        hidden={{ signal, verdict }}
        errors={shown?.errors}
        values={shown?.values}
      >
        <Field
          type="textarea"
          name="words"
          label={words}
          help={help}
          rows={2}
          maxLength={1000}
          optional={verdict === 'watch'}
        />
        {verdict === 'watch' && (
          <Field type="date" name="reviewOn" label={w.reviewOn} value={inFourWeeks} width="medium" />
        )}
        {verdict === 'hypothesis' && (
          <Field
            type="radio"
            name="kind"
            label={w.kind}
            options={HYPOTHESIS_KINDS.map((value) => ({
              value,
              label: trial.kinds[value],
              help: trial.kindHelp[value],
            }))}
          />
        )}
        {verdict === 'action' && (
          <>
            <Field name="ownerName" label={w.owner} optional maxLength={80} />
            <Field type="date" name="dueOn" label={w.dueOn} optional width="medium" />
          </>
        )}
        <FormActions>
          <Button tone="primary">{t.verdicts[verdict]}</Button>
        </FormActions>
      </Form>
    </details>
  )
}
