import type { Day } from '#kit/day.ts'
import { debitsEn as en } from '#modules/bank/messages.debits.en.ts'
import { debitsFr as fr } from '#modules/bank/messages.debits.fr.ts'
import { mandatesEn } from '#modules/bank/messages.mandates.en.ts'
import { mandatesFr } from '#modules/bank/messages.mandates.fr.ts'
import { RETURN_CODES, USUAL_REASONS } from '#modules/bank/rules/returns.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { DebitLine } from './DebitLines.tsx'

type Props = { line: DebitLine; today: Day; closeHref: string; refused?: FormState }

/** What the bank says when it sends a line back; the usual reasons first. */
export function ReturnForm({ line, today, closeHref, refused }: Props) {
  const t = useWords({ fr, en })
  const w = t.run
  const { reasons } = useWords({ fr: mandatesFr, en: mandatesEn })
  const locale = useLocale()
  const codes = [...USUAL_REASONS, ...RETURN_CODES.filter((code) => !USUAL_REASONS.includes(code))]
  return (
    <Card
      id="rejet"
      title={w.returnTitle(line.holder, formatEuros(line.amount, locale))}
      className="ui-no-print"
    >
      <Form
        id="retour"
        intent="return"
        hidden={{ itemId: line.id }}
        {...shownForm(locale, refused, t.errors, { day: today })}
      >
        <p className="ui-soft">{w.returnHelp}</p>
        <Field
          type="select"
          name="reason"
          label={w.reason}
          options={codes.map((value) => ({ value, label: `${reasons[value]} (${value})` }))}
        />
        <div className="ui-grid sepa-line-return">
          <Field type="date" name="day" label={w.returnDay} max={today} />
          <Field type="money" name="fee" label={w.fee} optional />
        </div>
        <FormActions>
          <Button tone="primary">{w.saveReturn}</Button>
          <ButtonLink tone="quiet" href={closeHref}>
            {w.closeReturn}
          </ButtonLink>
        </FormActions>
      </Form>
    </Card>
  )
}
