import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { minus, zero } from '#kit/money.ts'
import { REFUND_MEANS, type RefundMeans } from '#modules/money/index.server.ts'
import { useMeansWords } from '#modules/money/ui/means-words.ts'
import { en } from '#modules/till/messages.tickets.en.ts'
import { fr } from '#modules/till/messages.tickets.fr.ts'
import { mayRefund } from '#modules/till/permits.ts'
import { refundable, refundTicket } from '#modules/till/refund.server.ts'
import { isWhole } from '#modules/till/rules/refunds.ts'
import { refundsOf, ticketByNumber } from '#modules/till/tickets-store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
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
import { Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import '#modules/till/ui/basket.css'
import { amountsIn, refundForm } from './form.ts'

async function saleOf(ctx: Ctx, number: string) {
  if (!mayRefund(ctx.actor)) refusePage()
  const ticket = await ticketByNumber(ctx, number)
  return ticket?.kind === 'sale' ? ticket : noPage()
}

/** The means offered first: what the customer paid with, when money can go back that way. */
const usual = (means: readonly string[]): RefundMeans =>
  REFUND_MEANS.find((one) => means.includes(one)) ?? 'transfer'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const ticket = await saleOf(ctx, params.number)
  const { lines, left } = refundable(ticket, await ctx.read((tx) => refundsOf(tx, ctx.hub.id, ticket.id)))
  return {
    number: ticket.number,
    left,
    means: usual(ticket.tenders.map((one) => one.means)),
    choices: REFUND_MEANS,
    lines: lines.map(({ position, kind, label, paid, refunded }) => ({
      ...{ position, kind, label, paid, left: minus(paid, refunded), whole: isWhole(kind) },
    })),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const ticket = await saleOf(ctx, params.number)
  const form = readForm(refundForm(ticket.lines.map((line) => line.position)), await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { intent, means, why, idempotencyKey } = form.value
  const amounts = intent === 'all' ? undefined : amountsIn(form.value)
  const done = await refundTicket(ctx, { number: ticket.number, amounts, means, why, idempotencyKey })
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/caisse/tickets/${done.value.number}?fait=rembourse`)
}

export default function RefundTicket({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const means = useMeansWords()
  const w = t.refund
  const locale = useLocale()
  const { number, lines, left, key } = loaderData
  const here = `/${params.hub}/caisse/tickets/${number}`
  const title = w.title(number)
  const kinds = new Set(lines.map((line) => line.kind))
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} lede={w.lede} quiet={<ButtonLink href={here}>{w.back}</ButtonLink>} />
      {left === zero ? (
        <EmptyState title={w.done} action={<ButtonLink href={here}>{w.back}</ButtonLink>} />
      ) : (
        <Form
          idempotencyKey={key}
          className="sale-refund"
          {...shownForm(locale, actionData, t.errors, { means: loaderData.means })}
        >
          <Card>
            <ul className="sale-refund-lines">
              {lines.map((line) => (
                <li key={line.position}>
                  <span>
                    <strong>{line.label}</strong>
                    <small>
                      <Amount value={line.paid} />
                      {' · '}
                      {line.left > zero ? w.left(formatEuros(line.left, locale)) : w.nothing}
                    </small>
                  </span>
                  {line.left > zero && (
                    <Field
                      type="money"
                      name={`line-${line.position}`}
                      label={w.line(line.label)}
                      labelHidden
                      optional
                      width="short"
                    />
                  )}
                </li>
              ))}
            </ul>
            {kinds.has('membership') && <p className="ui-soft ui-small">{w.membership}</p>}
            {kinds.has('service') && <p className="ui-soft ui-small">{w.service}</p>}
          </Card>
          <FieldSet legend={w.means}>
            <Field
              type="radio"
              name="means"
              label={w.means}
              labelHidden
              inline
              options={loaderData.choices.map((value) => ({ value, label: means[value] }))}
            />
            <Field name="why" label={w.why} help={w.whyHelp} maxLength={200} />
          </FieldSet>
          <FormActions>
            <Button name="intent" value="some" tone="primary" icon={Undo2}>
              {w.some}
            </Button>
            <Button name="intent" value="all">
              {w.all} ({formatEuros(left, locale)})
            </Button>
          </FormActions>
        </Form>
      )}
    </>
  )
}
