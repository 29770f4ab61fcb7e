import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { followEn as en } from '../messages.follow.en.ts'
import { followFr as fr } from '../messages.follow.fr.ts'
import type { FollowForms } from '../talk/forms.ts'
import type { Follow } from '../talk/read.server.ts'

type Complaint = Follow['complaints'][number]
type Props = { follow: Follow; hub: string; forms: FollowForms }

/** What went wrong with a job, how it was answered, and the way to do it again. */
export function ComplaintPanel({ follow, hub, forms }: Props) {
  const t = useWords({ fr, en })
  const { complaints, may } = follow
  if (complaints.length === 0 && !may.complain) return null
  const form = forms('complain')
  return (
    <Card title={t.complaints} id="reclamation" className="ui-no-print">
      {complaints.map((one) => (
        <One key={one.id} complaint={one} hub={hub} mayAnswer={may.answer} forms={forms} />
      ))}
      {may.complain && (
        <details className="requests-fold" open={Object.keys(form.errors).length > 0}>
          <summary>{t.complainTitle}</summary>
          <Form {...form}>
            <Field type="textarea" name="what" label={t.what} help={t.whatHelp} rows={3} />
            <FormActions>
              <Button>{t.complain}</Button>
            </FormActions>
          </Form>
        </details>
      )}
    </Card>
  )
}

function One({
  complaint,
  hub,
  mayAnswer,
  forms,
}: { complaint: Complaint; mayAnswer: boolean } & Pick<Props, 'hub' | 'forms'>) {
  const t = useWords({ fr, en })
  const { id, closedAt, answeredAt, reworkNumber } = complaint
  const state = closedAt ? 'closed' : answeredAt ? 'answered' : 'open'
  const answer = forms('answer', id)
  return (
    <section className="requests-complaint">
      <Status tone={state === 'open' ? 'danger' : state === 'answered' ? 'info' : 'success'}>
        {t.state[state]}
      </Status>
      <blockquote>{complaint.what}</blockquote>
      <p className="ui-soft">
        <DateTimeFr value={complaint.at} />, {t.takenBy(complaint.takenByName)}
      </p>
      {complaint.answer && (
        <>
          <p>
            <strong>{t.answer}</strong> : {complaint.answer}
          </p>
          <p className="ui-soft">{t.answeredBy(complaint.answeredByName ?? '')}</p>
        </>
      )}
      {reworkNumber && (
        <p>
          <a href={`/${hub}/demandes/${reworkNumber}`}>{t.redone(reworkNumber)}</a>
        </p>
      )}
      {closedAt && <p className="ui-soft">{t.closedBy(complaint.closedByName ?? '')}</p>}
      {mayAnswer && !closedAt && (
        <>
          <details className="requests-fold" open={!answeredAt || Object.keys(answer.errors).length > 0}>
            <summary>{answeredAt ? t.answerAgain : t.answerIt}</summary>
            <Form {...answer} hidden={{ id }}>
              <Field type="textarea" name="answer" label={t.answer} help={t.answerHelp} rows={3} />
              <FormActions>
                <Button>{t.answerIt}</Button>
              </FormActions>
            </Form>
          </details>
          <div className="ui-row">
            {!reworkNumber && (
              <Form {...forms('redo', id)} hidden={{ id }}>
                <Button>{t.redo}</Button>
              </Form>
            )}
            {answeredAt && (
              <Form {...forms('close-complaint', id)} hidden={{ id }}>
                <Button>{t.close}</Button>
              </Form>
            )}
          </div>
        </>
      )}
    </section>
  )
}
