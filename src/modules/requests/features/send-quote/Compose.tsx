import type { Day } from '#kit/day.ts'
import { type Cents, toInput } from '#kit/money.ts'
import { quotesEn as en } from '#modules/requests/messages.quotes.en.ts'
import { quotesFr as fr } from '#modules/requests/messages.quotes.fr.ts'
import { MOST_LINES, type PricedLine } from '#modules/requests/rules/quotes.ts'
import { quantityShown } from '#modules/requests/ui/QuoteSheet.tsx'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { FileText } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = {
  what: { name: string; quantity: number; unitPrice: Cents }
  /** Lines of the quote before, to change rather than write again. */
  before: readonly PricedLine[] | null
  replaces: string | undefined
  rows: number
  until: Day
  form: ShownForm & { idempotencyKey: string }
  folded: boolean
}

/** A new quote: its first line is what was asked for, or its lines are those of the quote before. */
export function Compose({ what, before, replaces, rows, until, form, folded }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const given = before?.map((line) => ({
    label: line.label,
    quantity: quantityShown(line.hundredths, locale).replace(/\u202f/g, ''),
    price: toInput(line.unitPrice),
  })) ?? [
    {
      label: what.name,
      quantity: String(what.quantity),
      price: what.unitPrice > 0n ? toInput(what.unitPrice) : '',
    },
  ]
  const typed = Object.keys(form.values).filter((name) => /^label-\d+$/.test(name)).length
  const shown = Math.min(MOST_LINES, Math.max(rows, given.length + 1, typed))
  const body = (
    <Form id="devis" intent="send" {...form}>
      {replaces && <p>{t.replaces(replaces)}</p>}
      <p className="ui-soft">
        {t.linesHelp} {t.quantityHelp} {t.unitPriceHelp}
      </p>
      {Array.from({ length: shown }, (_, i) => `${i + 1}`).map((n, i) => (
        <fieldset key={n} className="requests-line-form">
          <legend className="ui-hidden">{t.line(i + 1)}</legend>
          <Field name={`label-${n}`} label={t.label} value={given[i]?.label} optional={i > 0} />
          <Field
            type="number"
            step="any"
            name={`quantity-${n}`}
            label={t.quantity}
            value={given[i]?.quantity ?? ''}
            optional={i > 0}
          />
          <Field
            type="money"
            name={`price-${n}`}
            label={t.unitPrice}
            value={given[i]?.price}
            optional={i > 0}
          />
        </fieldset>
      ))}
      {shown < 10 && (
        <p>
          <a href="?lignes=plus">{t.moreLines}</a>
        </p>
      )}
      <Field type="date" name="validUntil" label={t.validUntil} value={until} width="medium" />
      <Field type="textarea" name="note" label={t.note} help={t.noteHelp} rows={3} optional />
      <FormActions>
        <Button tone="primary" icon={FileText}>
          {t.send}
        </Button>
      </FormActions>
    </Form>
  )
  if (!folded) return <Card title={t.composeTitle}>{body}</Card>
  return (
    <details className="requests-fold">
      <summary>{t.another}</summary>
      {body}
    </details>
  )
}
