import { MeansField } from '#modules/money/ui/MeansField.tsx'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { nextVerb } from '#modules/requests/rules/life.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Banknote, Check, Star } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { Gestures } from './gestures.ts'
import type { RequestPage } from './query.server.ts'

type Props = {
  page: RequestPage
  may: { move: boolean; work: boolean; collect: boolean }
  gestures: Gestures
}

/** The biggest thing on the page: what is left to do now. */
export function NextStep({ page, may, gestures }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { request, rating } = page
  const verb = nextVerb(request.state)
  const simple = verb === 'finish' ? may.work : verb === 'accept' && may.move
  return (
    <Card title={t.one.next} className="requests-next ui-no-print">
      {verb && verb !== 'pay' && <p>{verb === 'accept' ? t.one.toAccept : t.one.toFinish}</p>}
      {verb && simple && (
        <Form id="next" {...gestures('next')} hidden={{ verb }}>
          <Button tone="primary" icon={Check}>
            {t.verbs[verb]}
          </Button>
        </Form>
      )}
      {verb === 'pay' && (
        <>
          <p>{t.one.toPay(formatEuros(request.price, locale))}</p>
          {may.collect && (
            <Form id="pay" {...gestures('pay')}>
              <MeansField label={t.counter.means} value="cash" />
              <Field name="reference" label={t.counter.reference} optional width="medium" />
              <FormActions>
                <Button tone="primary" icon={Banknote}>
                  {t.verbs.pay} {formatEuros(request.price, locale)}
                </Button>
              </FormActions>
            </Form>
          )}
        </>
      )}
      {!verb && (rating || !request.doneAt || !may.move) && <p>{t.one.nothingLeft}</p>}
      {!verb && !rating && request.doneAt && may.move && <Rate gestures={gestures} />}
    </Card>
  )
}

function Rate({ gestures }: { gestures: Gestures }) {
  const t = useWords({ fr, en })
  return (
    <Form id="rate" {...gestures('rate')}>
      <Field
        type="radio"
        name="score"
        label={t.one.ratingAsk}
        options={t.scores.map((label, i) => ({ value: String(i + 1), label })).reverse()}
      />
      <Field name="comment" label={t.one.ratingComment} optional />
      <FormActions>
        <Button icon={Star}>{t.one.rate}</Button>
      </FormActions>
    </Form>
  )
}
