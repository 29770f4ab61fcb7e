import type { Day } from '#kit/day.ts'
import { payablesEn as en } from '#modules/billing/messages.payables.en.ts'
import { payablesFr as fr } from '#modules/billing/messages.payables.fr.ts'
import { shownForm } from '#platform/forms/shown.ts'
import type { Sent } from '#platform/forms/verbs.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'

type Account = { code: string; name: string }
type Props = {
  lines: readonly { label: string }[]
  accounts: readonly Account[]
  habit: string | null
  day: Day
  hasVat: boolean
  deducts: boolean
  sent: Sent | undefined
}

/** Where each line of a supplier’s invoice goes in the books, and the way to turn it away. */
export function BookCard({ lines, accounts, habit, day, hasVat, deducts, sent }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const state = (intent: string) => (sent?.intent === intent ? sent.state : undefined)
  const options = (kept: boolean) =>
    accounts
      .filter(({ code }) => code.startsWith('2') === kept)
      .map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))
  const groups = [
    { group: t.book.costs, options: options(false) },
    { group: t.book.kept, options: options(true) },
  ]
  const before = Object.fromEntries(lines.map((_, i) => [`account.${i}`, habit ?? '606']))
  return (
    <>
      <Card title={t.book.title}>
        <p className="ui-soft">{t.book.help}</p>
        <Form
          id="enregistrer"
          intent="book"
          {...shownForm(locale, state('book'), t.errors, { ...before, day, deducts: deducts ? 'on' : '' })}
        >
          <FieldSet legend={t.book.accounts}>
            {lines.map((line, i) => (
              <Field
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
                key={i}
                type="select"
                name={`account.${i}`}
                label={t.book.costOf(i + 1, line.label)}
                options={groups}
                error={i === 0 && state('book')?.errors.account ? t.errors.not_a_cost : undefined}
              />
            ))}
          </FieldSet>
          {hasVat && (
            <Field
              type="checkbox"
              name="deducts"
              label={t.book.deducts}
              help={t.book.deductsHelp}
              checked={deducts}
              optional
            />
          )}
          <Field type="date" name="day" label={t.book.day} help={t.book.dayHelp} width="medium" />
          <FormActions>
            <Button tone="primary">{t.book.send}</Button>
          </FormActions>
        </Form>
      </Card>
      <Card title={t.refuse.title}>
        <Form id="refuser" intent="refuse" {...shownForm(locale, state('refuse'), t.errors)}>
          <Field name="why" label={t.refuse.why} help={t.refuse.help} maxLength={300} />
          <FormActions>
            <Button tone="danger">{t.refuse.send}</Button>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}
