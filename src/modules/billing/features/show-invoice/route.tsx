import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { en } from '#modules/billing/messages.invoices.en.ts'
import { fr } from '#modules/billing/messages.invoices.fr.ts'
import { mayInvoice, mayReadInvoices } from '#modules/billing/permits.ts'
import { InvoiceSheet } from '#modules/billing/ui/InvoiceSheet.tsx'
import { InvoiceStateWord } from '#modules/billing/ui/InvoiceStateWord.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { ArrowLeft, Download, User } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { actOnInvoice } from './acts.server.ts'
import { History } from './History.tsx'
import { showInvoice } from './query.server.ts'
import { Left, Side } from './Side.tsx'
import '#modules/billing/ui/billing.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadInvoices(ctx.actor)) refusePage()
  const page = (await showInvoice(ctx, params.number)) ?? noPage()
  const asked = new URL(request.url).searchParams
  return {
    ...page,
    done: asked.get('fait'),
    told: { written: Number(asked.get('partis')) || 0, aloud: Number(asked.get('a-dire')) || 0 },
    today: ctx.today(),
    key: newId<'Form'>(),
    may: mayInvoice(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayInvoice(ctx.actor)) refusePage()
  const page = (await showInvoice(ctx, params.number)) ?? noPage()
  const acted = await actOnInvoice(ctx, page.invoice, await request.formData())
  if ('state' in acted) return data(acted, { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/factures/${params.number}?fait=${acted.done}`)
}

export default function InvoicePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { invoice, credits, refund, done, told, may } = loaderData
  const hub = `/${params.hub}`
  const base = `${hub}/argent/factures`
  const isInvoice = invoice.kind === 'invoice'
  const title = isInvoice ? t.one(invoice.number) : t.creditNote(invoice.number)
  const client = invoice.organisationId
    ? `organisme/${invoice.organisationId}`
    : `personne/${invoice.personId}`
  const doneWords = (t.done as Record<string, string>)[done ?? '']
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={<InvoiceStateWord state={invoice.state} />}
        title={title}
        lede={invoice.partyName}
        action={
          <ButtonLink tone="primary" href={`${base}/${invoice.number}/pdf`} icon={Download}>
            {t.pdf}
          </ButtonLink>
        }
        quiet={
          <>
            <ButtonLink href={base} icon={ArrowLeft}>
              {t.back}
            </ButtonLink>
            {may && (
              <ButtonLink href={`${base}/clients/${client}`} icon={User}>
                {t.account}
              </ButtonLink>
            )}
          </>
        }
      />
      {doneWords && !actionData && <Notice tone="success">{doneWords}</Notice>}
      {done === 'envoye' && <Notice tone="success">{t.bulkDone(told.written, told.aloud)}</Notice>}
      <div className="billing-page">
        <div className="ui-stack">
          <InvoiceSheet document={invoice.document} />
          {credits.length > 0 && (
            <Card title={t.takenBackBy}>
              <ul className="billing-lines">
                {credits.map((note) => (
                  <li key={note.id}>
                    <a href={`${base}/${note.number}`}>{note.number}</a>
                    <span>{formatEuros(note.total, locale)}</span>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
        <aside className="billing-side ui-no-print">
          {isInvoice && invoice.left > zero && <Left left={invoice.left} words={t.totals.payable} />}
          {refund && (
            <Notice tone="info" live={false}>
              {t.givenBack(formatEuros(refund.amount, locale), formatDay(refund.day, locale))}
            </Notice>
          )}
          {may && (
            <Side
              left={invoice.left}
              refundable={refund ? zero : invoice.refundable}
              isInvoice={isInvoice}
              level={loaderData.level}
              wasSent={loaderData.wasSent}
              creditHref={
                isInvoice && invoice.credited < invoice.total ? `${base}/${invoice.number}/avoir` : null
              }
              today={loaderData.today}
              formKey={loaderData.key}
              refused={actionData}
            />
          )}
          <History events={loaderData.events} hub={hub} />
        </aside>
      </div>
    </>
  )
}
