import { useParams } from 'react-router'
import { add } from '#kit/money.ts'
import { MeansField } from '#modules/money/ui/MeansField.tsx'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { en as payersEn } from '#modules/requests/messages.payers.en.ts'
import { fr as payersFr } from '#modules/requests/messages.payers.fr.ts'
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
      {verb === 'pay' && <Collect page={page} mayCollect={may.collect} gestures={gestures} />}
      {!verb && (rating || !request.doneAt || !may.move) && <p>{t.one.nothingLeft}</p>}
      {(!verb || (request.severalPay && request.phase === 'billed')) &&
        !rating &&
        request.doneAt &&
        may.move && <Rate gestures={gestures} />}
    </Card>
  )
}

/** What is still owed: taken here from the person, or from the one organisation that pays; waited for from several. */
function Collect({ page, mayCollect, gestures }: Omit<Props, 'may'> & { mayCollect: boolean }) {
  const t = useWords({ fr, en })
  const p = useWords({ fr: payersFr, en: payersEn })
  const locale = useLocale()
  const hub = useParams().hub
  const { request, payers } = page
  const waits = payers.served.owes === 0n && request.severalPay
  const owed = waits
    ? null
    : payers.served.owes > 0n
      ? payers.served.owes
      : (payers.others[0]?.owes ?? request.price)
  const awaited = payers.others.filter(() => waits || payers.served.owes > 0n)
  return (
    <>
      {owed !== null && <p>{t.one.toPay(formatEuros(owed, locale))}</p>}
      {owed !== null && mayCollect && (
        <Form id="pay" {...gestures('pay')}>
          <MeansField label={t.counter.means} value="cash" />
          <Field name="reference" label={t.counter.reference} optional width="medium" />
          <FormActions>
            <Button tone="primary" icon={Banknote}>
              {t.verbs.pay} {formatEuros(owed, locale)}
            </Button>
          </FormActions>
        </Form>
      )}
      {awaited.length > 0 && (
        <>
          <p>{p.awaits(formatEuros(add(...awaited.map((one) => one.owes)), locale))}</p>
          <ul>
            {awaited.map((one) => (
              <li key={one.id}>
                <a href={`/${hub}/argent/a-recevoir/organisme/${one.id}`}>
                  {p.awaitsFrom(one.name, formatEuros(one.owes, locale))}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
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
