import { data, redirect } from 'react-router'
import { z } from 'zod'
import { newId } from '#kit/id.ts'
import { minus, zero } from '#kit/money.ts'
import { en } from '#modules/till/messages.tickets.en.ts'
import { fr } from '#modules/till/messages.tickets.fr.ts'
import { mayReadTickets, mayRefund, maySell } from '#modules/till/permits.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { onceField, optionalEmail } from '#platform/forms/fields.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Mail, Printer, ShoppingBasket, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import '#modules/till/ui/basket.css'
import { showTicket } from './query.server.ts'
import { TicketPaper } from './TicketPaper.tsx'
import { sendTicket } from './use-case.server.ts'

const sendForm = z.object({ email: optionalEmail(), idempotencyKey: onceField() })

async function ticketOf(ctx: Ctx, number: string) {
  if (!mayReadTickets(ctx.actor)) refusePage()
  return (await showTicket(ctx, number)) ?? noPage()
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const shown = await ticketOf(ctx, params.number)
  return {
    ...shown,
    zone: ctx.hub.zone,
    hub: { name: ctx.hub.name, place: ctx.hub.place },
    done: new URL(request.url).searchParams.get('fait'),
    maySell: maySell(ctx.actor),
    mayRefund: mayRefund(ctx.actor) && shown.refundable > zero,
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const { ticket } = await ticketOf(ctx, params.number)
  const form = readForm(sendForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const sent = await sendTicket(ctx, { ...form.value, number: ticket.number })
  if (!sent.ok) return data(refusedForm(form.values, sent), { status: 422 })
  return redirect(`/${ctx.hub.slug}/caisse/tickets/${ticket.number}?fait=envoye`)
}

export default function Ticket({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.show
  const locale = useLocale()
  const { ticket, done, refunds } = loaderData
  const base = `/${params.hub}/caisse`
  const here = `${base}/tickets/${ticket.number}`
  const title = ticket.kind === 'refund' ? t.refundTitle(ticket.number) : t.title(ticket.number)
  const change = ticket.tenders.find((one) => one.change && one.change > zero)?.change
  const said =
    done === 'vendu' ? w.sold : done === 'rembourse' ? w.refunded : done === 'envoye' ? w.sent : null
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        title={title}
        action={
          loaderData.maySell && (
            <ButtonLink tone="primary" href={base} icon={ShoppingBasket}>
              {w.next}
            </ButtonLink>
          )
        }
        quiet={
          <>
            <ButtonLink href={`${here}/pdf?papier=80`} icon={Printer}>
              {w.print80}
            </ButtonLink>
            <ButtonLink href={`${here}/pdf?papier=a4`} icon={Printer}>
              {w.printA4}
            </ButtonLink>
          </>
        }
      />
      <div className="sale-ticket">
        <div className="ui-stack">
          {said && (
            <Notice tone="success" title={said}>
              {done === 'vendu' && change && (
                <p className="sale-change">{w.giveBack(formatEuros(change, locale))}</p>
              )}
            </Notice>
          )}
          {refunds.map((one) => (
            <Notice key={one.number} tone="warn" live={false}>
              <a href={`${base}/tickets/${one.number}`}>
                {w.refundedBy(one.number, formatEuros(one.amount, locale))}
              </a>
            </Notice>
          ))}
          {minus(ticket.total, ticket.paid) > zero && (
            <Notice
              tone="info"
              live={false}
              title={`${w.left} : ${formatEuros(minus(ticket.total, ticket.paid), locale)}`}
            >
              {w.leftHelp}
            </Notice>
          )}
          <div className="ui-no-print sale-acts">
            {loaderData.mayRefund && (
              <ButtonLink href={`${here}/rembourser`} icon={Undo2}>
                {w.refund}
              </ButtonLink>
            )}
            <details className="sale-more" open={actionData !== undefined}>
              <summary>{w.send}</summary>
              <Form
                id="send"
                idempotencyKey={loaderData.key}
                {...shownForm(locale, actionData, t.errors, { email: loaderData.email ?? '' })}
              >
                <Field type="email" name="email" label={w.sendTo} optional={ticket.payerPersonId !== null} />
                <Button icon={Mail}>{w.sendSave}</Button>
              </Form>
            </details>
          </div>
        </div>
        <TicketPaper shown={loaderData} base={`/${params.hub}`} />
      </div>
    </>
  )
}
