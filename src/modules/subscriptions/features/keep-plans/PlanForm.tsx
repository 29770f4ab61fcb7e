import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { en } from '#modules/subscriptions/messages.en.ts'
import { fr } from '#modules/subscriptions/messages.fr.ts'
import { RHYTHMS } from '#modules/subscriptions/rules/schedule.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = {
  /** What the fields hold at first. */
  before: Readonly<Record<string, string>>
  aligned: boolean
  activities: readonly string[]
  vatRates: readonly number[]
  refused: FormState | undefined
  idempotencyKey: string
}

/** What a plan costs, what it holds and for how long one is bound. */
export function PlanForm({ before, aligned, activities, vatRates, refused, idempotencyKey }: Props) {
  const t = useWords({ fr, en })
  const w = t.plan
  const words = useServiceWords().activities
  const shown = shownForm(useLocale(), refused, t.errors, before)
  return (
    <Card>
      <Form id="formule" idempotencyKey={idempotencyKey} {...shown}>
        <Field name="name" label={w.name} help={w.nameHelp} />
        <Field name="about" label={w.about} optional />
        <FieldSet legend={w.money}>
          <Field type="money" name="price" label={w.price} width="short" />
          <Field
            type="radio"
            name="every"
            label={w.every}
            inline
            options={RHYTHMS.map((every) => ({ value: every, label: t.rhythm[every] }))}
          />
          <Field type="checkbox" name="aligned" label={w.aligned} help={w.alignedHelp} checked={aligned} />
          <Field
            type="select"
            name="vatRate"
            label={w.vatRate}
            blank={w.vatNone}
            options={vatRates.map((rate) => ({
              value: String(rate),
              label: `${String(rate / 10).replace('.', ',')}\u00a0%`,
            }))}
            optional
          />
        </FieldSet>
        <FieldSet legend={w.holds}>
          <Field
            type="radio"
            name="unit"
            label={w.unit}
            inline
            options={(['none', 'visits', 'hours'] as const).map((unit) => ({
              value: unit,
              label: w.units[unit],
            }))}
          />
          <Field name="included" label={w.included} help={w.includedHelp} width="short" optional />
          <Field
            type="select"
            name="scope"
            label={w.scope}
            blank={w.scopeAll}
            options={activities.map((one) => ({
              value: one,
              label: words[one as keyof typeof words] ?? one,
            }))}
            optional
          />
          <Field
            type="select"
            name="keptFor"
            label={w.keptFor}
            options={(['0', '1', '2'] as const).map((n) => ({ value: n, label: w.kept[n] }))}
          />
        </FieldSet>
        <FieldSet legend={w.term}>
          <Field
            type="number"
            name="termMonths"
            label={w.termMonths}
            help={w.termHelp}
            width="short"
            optional
          />
          <Field
            type="number"
            name="noticeDays"
            label={w.noticeDays}
            help={w.noticeHelp}
            width="short"
            optional
          />
        </FieldSet>
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
