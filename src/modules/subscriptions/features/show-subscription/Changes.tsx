import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { en } from '#modules/subscriptions/messages.en.ts'
import { fr } from '#modules/subscriptions/messages.fr.ts'
import type { Rhythm } from '#modules/subscriptions/rules/schedule.ts'
import { useAgreedWords } from '#modules/subscriptions/ui/words.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'

type Plan = {
  id: string
  name: string
  price: Cents
  every: Rhythm
  unit: 'hours' | 'visits' | null
  included: number
}
type Page = {
  row: { planId: string; endsOn: Day | null }
  plans: readonly Plan[]
  pause: unknown
  change: Day
  stopsOn: Day | null
  today: Day
  key: string
}
type Props = { page: Page; refused: { intent: string; state: FormState } | undefined }

/** What may be changed, each folded until asked for and open again after a refusal. */
export function Changes({ page, refused }: Props) {
  const w = useWords({ fr, en })
  const locale = useLocale()
  const say = useAgreedWords()
  const { row, plans, pause, change, stopsOn, today, key } = page
  const state = (intent: string) => (refused?.intent === intent ? refused.state : undefined)
  const shown = (intent: string) => shownForm(locale, state(intent), w.errors)
  const others = plans.filter((plan) => plan.id !== row.planId)
  if (row.endsOn)
    return (
      <Form id="continuer" intent="keep" idempotencyKey={key} {...shown('keep')}>
        <Button>{w.keep}</Button>
      </Form>
    )
  return (
    <div className="wallet-verbs ui-no-print">
      {others.length > 0 && (
        <details open={state('change') !== undefined}>
          <summary className="ui-button ui-button-quiet">{w.change}</summary>
          <Card>
            <Form id="changer" intent="change" idempotencyKey={key} {...shown('change')}>
              <p className="ui-soft">{w.changeHelp(formatDay(change, locale))}</p>
              <Field
                type="radio"
                name="planId"
                label={w.whichPlan}
                options={others.map((plan) => ({
                  value: plan.id,
                  label: `${plan.name}, ${say.price(plan)}`,
                  help: say.holds(plan),
                }))}
              />
              <FormActions>
                <Button tone="primary">{w.changeGo}</Button>
              </FormActions>
            </Form>
          </Card>
        </details>
      )}
      {pause === null && (
        <details open={state('pause') !== undefined}>
          <summary className="ui-button ui-button-quiet">{w.pause}</summary>
          <Card>
            <Form id="pause" intent="pause" idempotencyKey={key} {...shown('pause')}>
              <p className="ui-soft">{w.pauseHelp}</p>
              <Field type="date" name="fromDay" label={w.fromDay} value={today} min={today} />
              <Field type="date" name="toDay" label={w.toDay} help={w.toDayHelp} min={today} optional />
              <Field name="why" label={w.why} />
              <FormActions>
                <Button tone="primary">{w.pauseGo}</Button>
              </FormActions>
            </Form>
          </Card>
        </details>
      )}
      <details open={state('stop') !== undefined}>
        <summary className="ui-button ui-button-quiet">{w.stop}</summary>
        <Card>
          <Form id="arreter" intent="stop" idempotencyKey={key} {...shown('stop')}>
            {stopsOn ? (
              <p>{w.stopAt(formatDay(stopsOn, locale))}</p>
            ) : (
              <Notice tone="warn" live={false}>
                {w.stopTooLate}
              </Notice>
            )}
            <Field type="checkbox" name="early" label={w.early} help={w.earlyHelp} />
            <Field name="why" label={w.why} optional />
            <FormActions>
              <Button tone="danger">{w.stopGo}</Button>
            </FormActions>
          </Form>
        </Card>
      </details>
    </div>
  )
}
