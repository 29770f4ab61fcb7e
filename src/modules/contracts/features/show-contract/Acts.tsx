import type { ReactNode } from 'react'
import type { Day } from '#kit/day.ts'
import { decimalText } from '#modules/contracts/contract-form.ts'
import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import { shownForm } from '#platform/forms/shown.ts'
import type { Sent } from '#platform/forms/verbs.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { useDayWords } from './Facts.tsx'
import type { ContractPage } from './query.server.ts'

type Common = { sent: Sent | undefined; today: Day; idempotencyKey: string }

/** What a form shows: what was typed when it was refused, or what it begins with. */
function useShown(sent: Sent | undefined) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (intent: string, before: Record<string, string> = {}) => ({
    id: intent,
    intent,
    ...shownForm(locale, sent?.intent === intent ? sent.state : undefined, t.errors, before),
  })
}

/** The one primary act on a draft. */
export function SignForm({ sent, today, idempotencyKey }: Common) {
  const t = useWords({ fr, en })
  const shown = useShown(sent)
  return (
    <Card title={t.one.sign} className="ui-no-print">
      <p className="ui-soft">{t.one.signHelp}</p>
      <Form {...shown('sign', { signedOn: today })} idempotencyKey={idempotencyKey}>
        <Field type="date" name="signedOn" label={t.one.signedOn} width="medium" />
        <FormActions>
          <Button tone="primary">{t.one.sign}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}

function Act({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

/** The other moves of a contract's life, each folded until it is wanted. */
export function Acts({ page, sent, today, idempotencyKey }: Common & { page: ContractPage }) {
  const t = useWords({ fr, en })
  const w = t.one
  const shown = useShown(sent)
  const dayWords = useDayWords()
  const { contract, current, indexes } = page
  const { state } = contract
  const is = (intent: string) => sent?.intent === intent
  if (state === 'ended') return null
  const reason = (intent: string, title: string) => (
    <Act title={title} open={is(intent)}>
      <Form {...shown(intent)} idempotencyKey={idempotencyKey}>
        <Field name="why" label={t.form.why} />
        <FormActions>
          <Button>{title}</Button>
        </FormActions>
      </Form>
    </Act>
  )
  return (
    <Card className="ui-no-print">
      <div className="contract-acts">
        {current?.indexation === 'index' && page.anniversaries.length > 0 && (
          <Act title={w.noteIndex} open={is('index') || page.alerts.some(({ kind }) => kind === 'index')}>
            <Form {...shown('index')}>
              <Field
                type="select"
                name="onDay"
                label={w.indexOn}
                width="medium"
                blank={false}
                options={page.anniversaries.toReversed().map((day) => {
                  const known = indexes.findLast(({ onDay }) => onDay === day)
                  const value = known ? ` (${decimalText(known.value, 3)})` : ''
                  return { value: day, label: `${dayWords(day)}${value}` }
                })}
              />
              <Field
                type="number"
                step="0.001"
                name="value"
                label={`${w.indexValue}${current.indexName ? ` ${current.indexName}` : ''}`}
                width="short"
              />
              <FormActions>
                <Button>{w.noteIndex}</Button>
              </FormActions>
            </Form>
          </Act>
        )}
        {state === 'signed' && (
          <>
            <Act title={w.renew} open={is('renew')}>
              <Form {...shown('renew', { months: '12' })} idempotencyKey={idempotencyKey}>
                <Field type="number" name="months" label={w.renewFor} unit={t.form.months} width="short" />
                <FormActions>
                  <Button>{w.renew}</Button>
                </FormActions>
              </Form>
            </Act>
            <Act title={w.terminate} open={is('terminate')}>
              <Form
                {...shown('terminate', {
                  endsOn: page.earliestEnd > today ? page.earliestEnd : today,
                })}
                idempotencyKey={idempotencyKey}
              >
                <Field
                  type="date"
                  name="endsOn"
                  label={w.lastDay}
                  help={w.terminateHelp(dayWords(page.earliestEnd > today ? page.earliestEnd : today))}
                  width="medium"
                />
                <Field name="why" label={t.form.why} />
                <Field type="checkbox" name="agreed" label={w.agreed} optional />
                <FormActions>
                  <Button tone="danger">{w.terminate}</Button>
                </FormActions>
              </Form>
            </Act>
          </>
        )}
        {state === 'terminated' && reason('withdraw', w.withdraw)}
        {state === 'draft' && reason('drop', w.drop)}
      </div>
    </Card>
  )
}
