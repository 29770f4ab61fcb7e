import { quotesEn as en } from '#modules/requests/messages.quotes.en.ts'
import { quotesFr as fr } from '#modules/requests/messages.quotes.fr.ts'
import type { WholeQuote } from '#modules/requests/quotes/read.server.ts'
import { ANSWER_WAYS } from '#modules/requests/rules/quotes.ts'
import { QuoteSheet, QuoteStatusWord } from '#modules/requests/ui/QuoteSheet.tsx'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check, FileText } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'

type Props = {
  quote: WholeQuote
  pdf: string
  shown: (...intents: string[]) => ShownForm
  formKey: string
  /** Its link stands above: no need to offer another. */
  fresh: boolean
}

/** The quote whose answer is awaited, and what the desk may do about it. */
export function OpenQuote({ quote, pdf, shown, formKey, fresh }: Props) {
  const t = useWords({ fr, en })
  const answer = shown('accept', 'decline')
  return (
    <Card title={t.one(quote.number)} aside={<QuoteStatusWord status={quote.status} />}>
      <DefinitionList
        items={[
          { term: t.open.day, value: <DayFr value={quote.day} /> },
          { term: t.validUntil, value: <DayFr value={quote.validUntil} /> },
        ]}
      />
      <QuoteSheet quote={quote} />
      <div className="ui-row">
        <ButtonLink href={pdf} icon={FileText}>
          {t.pdfOf(quote.number)}
        </ButtonLink>
      </div>
      <details className="requests-fold" open={Object.keys(answer.errors).length > 0}>
        <summary>{t.theirAnswer}</summary>
        <Form id="reponse" idempotencyKey={formKey} {...answer}>
          <Field
            name="name"
            label={t.answeredBy}
            value={quote.clientName}
            autoComplete="off"
            width="medium"
          />
          <Field
            type="radio"
            name="way"
            label={t.how}
            inline
            value="phone"
            options={ANSWER_WAYS.filter((way) => way !== 'link').map((value) => ({
              value,
              label: t.ways[value],
            }))}
          />
          <FormActions>
            <Button name="intent" value="accept" icon={Check}>
              {t.accept}
            </Button>
            <Button name="intent" value="decline">
              {t.decline}
            </Button>
          </FormActions>
        </Form>
      </details>
      {!fresh && (
        <details className="requests-fold">
          <summary>{t.renew}</summary>
          <p>{t.renewHelp}</p>
          <Form id="lien" intent="link">
            <Button>{t.renew}</Button>
          </Form>
        </details>
      )}
      <details className="requests-fold">
        <summary>{t.withdraw}</summary>
        <p>{t.withdrawHelp}</p>
        <Form id="retrait" intent="withdraw" {...shown('withdraw')}>
          <Field name="why" label={t.why} optional />
          <FormActions>
            <Button tone="danger">{t.withdraw}</Button>
          </FormActions>
        </Form>
      </details>
    </Card>
  )
}
