import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { minus, toInput, zero } from '#kit/money.ts'
import { creditInvoice } from '#modules/billing/credit.server.ts'
import { en } from '#modules/billing/messages.invoices.en.ts'
import { fr } from '#modules/billing/messages.invoices.fr.ts'
import { mayInvoice } from '#modules/billing/permits.ts'
import { invoiceOf } from '#modules/billing/read.server.ts'
import { creditedByLine, linesOfInvoice } from '#modules/billing/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { ArrowLeft, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { readCredit } from './form.ts'
import '#modules/billing/ui/billing.css'

async function creditable(ctx: Ctx, number: string) {
  if (!mayInvoice(ctx.actor)) refusePage()
  const invoice = (await invoiceOf(ctx, number)) ?? noPage()
  if (invoice.kind === 'credit-note') noPage()
  const { lines, credited } = await ctx.read(async (tx) => ({
    lines: await linesOfInvoice(tx, ctx.hub.id, invoice.id),
    credited: await creditedByLine(tx, ctx.hub.id, invoice.id),
  }))
  return {
    id: invoice.id,
    number: invoice.number,
    client: invoice.partyName,
    parts: lines
      .map((line) => ({
        position: line.position,
        label: invoice.document.lines[line.position - 1]!.label,
        asked: line.owed,
        left: minus(line.owed, credited.get(line.position) ?? zero),
      }))
      .filter((part) => part.left > zero),
  }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  return { ...(await creditable(ctx, params.number)), key: newId<'Form'>() }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const { id } = await creditable(ctx, params.number)
  const form = readCredit(await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { again, ...input } = form.value
  const made = await creditInvoice(ctx, { ...input, invoiceId: id, again: again === 'again' })
  if (!made.ok) return data(refusedForm(form.values, made), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/factures/${made.value.number}?fait=avoir`)
}

export default function CreditPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { number, parts } = loaderData
  const back = `/${params.hub}/argent/factures/${number}`
  return (
    <>
      <title>{`${t.creditTitle(number)} · Palier`}</title>
      <PageHeader
        over={loaderData.client}
        title={t.creditTitle(number)}
        lede={t.creditLede}
        quiet={
          <ButtonLink href={back} icon={ArrowLeft}>
            {t.one(number)}
          </ButtonLink>
        }
      />
      {parts.length === 0 ? (
        <EmptyState title={t.creditOver} />
      ) : (
        <Card>
          <Form
            className="billing-wide"
            idempotencyKey={loaderData.key}
            {...shownForm(locale, actionData, t.creditErrors)}
          >
            <FieldSet legend={t.creditParts}>
              <ul className="billing-lines billing-credit">
                {parts.map((part) => (
                  <li key={part.position}>
                    <span>
                      {part.label}{' '}
                      <span className="ui-soft">
                        · <Amount value={part.asked} />
                      </span>
                    </span>
                    <Field
                      type="money"
                      name={`amount-${part.position}`}
                      label={t.creditAmount(part.label)}
                      labelHidden
                      help={t.creditLeft(formatEuros(part.left, locale))}
                      value={toInput(part.left)}
                      width="short"
                    />
                  </li>
                ))}
              </ul>
            </FieldSet>
            <Field name="reason" label={t.creditReason} help={t.creditReasonHelp} />
            <Field
              type="radio"
              name="again"
              label={t.creditThen}
              value="void"
              options={[
                { value: 'void', label: t.creditVoid, help: t.creditVoidHelp },
                { value: 'again', label: t.creditAgain, help: t.creditAgainHelp },
              ]}
            />
            <FormActions>
              <Button tone="primary" icon={Undo2}>
                {t.creditDo}
              </Button>
            </FormActions>
          </Form>
        </Card>
      )}
    </>
  )
}
