import type { ComponentProps } from 'react'
import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { taxEn as en } from '#modules/money/messages.tax.en.ts'
import { taxFr as fr } from '#modules/money/messages.tax.fr.ts'
import { TAX_PROFILES } from '#modules/money/rules/vat.ts'
import type { TaxOnDay } from '#modules/money/tax/identity.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'

type Props = {
  tax: TaxOnDay
  history: readonly TaxOnDay[]
  activities: readonly (keyof ReturnType<typeof useServiceWords>['activities'])[]
  state: Omit<ComponentProps<typeof Form>, 'children'>
}

/** What the hub is for VAT: what holds today, what held, and the way to change it from a day on. */
export function TaxCard({ tax, history, activities, state }: Props) {
  const t = useWords({ fr, en })
  const words = useServiceWords().activities
  const w = t.identity
  return (
    <Card title={w.tax}>
      <p>
        {w.taxNow} : <strong>{t.profiles[tax.profile]}</strong>
        {tax.fromDay ? (
          <>
            , {w.taxSince} <DayFr value={tax.fromDay} />.
          </>
        ) : (
          `. ${w.never}`
        )}
      </p>
      {history.length > 1 && (
        <details>
          <summary>{w.history}</summary>
          <ul>
            {history.map((one) => (
              <li key={`${one.fromDay} ${one.profile}`}>
                <DayFr value={one.fromDay!} /> : {t.profiles[one.profile]}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Form id="tax" intent="tax" {...state}>
        <Field
          type="radio"
          name="profile"
          label={w.profile}
          options={TAX_PROFILES.map((value) => ({
            value,
            label: t.profiles[value],
            help: t.profileHelp[value],
          }))}
        />
        <Field
          type="checkboxes"
          name="taxedActivities"
          label={w.taxedActivities}
          help={w.taxedActivitiesHelp}
          optional
          inline
          values={tax.taxedActivities}
          options={activities.map((value) => ({ value, label: words[value] }))}
        />
        <Field type="checkbox" name="onDebits" label={w.onDebits} checked={tax.onDebits} optional />
        <Field type="date" name="fromDay" label={w.fromDay} help={w.fromDayHelp} width="medium" />
        <FormActions>
          <Button tone="primary">{w.saveTax}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
