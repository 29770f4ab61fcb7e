import { data, redirect } from 'react-router'
import { negate, zero } from '#kit/money.ts'
import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayReadBooks, mayReadReceipts, mayTakePayments } from '#modules/money/permits.ts'
import { UndoForm } from '#modules/money/ui/UndoForm.tsx'
import { undoForm } from '#modules/money/undo-form.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { Download, FileText } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { showReceipt } from './query.server.ts'
import { reversePayment } from './use-case.server.ts'

/** What takes its payments back by itself. */
const ELSEWHERE: ReadonlySet<string> = new Set(['request', 'sale'])

async function receiptOf(ctx: Ctx, number: string) {
  if (!mayReadReceipts(ctx.actor)) refusePage()
  return (await showReceipt(ctx, number)) ?? noPage()
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const receipt = await receiptOf(ctx, params.number)
  const first = receipt.reverses === null && receipt.refunds === null
  const standing = first && receipt.reversedBy === null && receipt.refunded === zero
  const { subjectKind } = receipt
  return {
    receipt,
    hub: { name: ctx.hub.name, place: ctx.hub.place },
    done: new URL(request.url).searchParams.get('fait'),
    mayReadEntry: mayReadBooks(ctx.actor),
    mayUndo: standing && !ELSEWHERE.has(subjectKind) && mayTakePayments(ctx.actor),
    // A request goes back to « à régler » with its payment, a ticket gives back what it sold: their pages do both.
    undoneElsewhere: standing && ELSEWHERE.has(subjectKind) ? subjectKind : null,
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const receipt = await receiptOf(ctx, params.number)
  const form = readForm(undoForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  if (ELSEWHERE.has(receipt.subjectKind)) refusePage()
  const undone = await reversePayment(ctx, { paymentId: receipt.id, why: form.value.why })
  if (!undone.ok) return data(refusedForm(form.values, undone), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/recus/${undone.value.number}?fait=annule`)
}

export default function Receipt({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.receipt
  const { receipt, hub, done, mayReadEntry, mayUndo, undoneElsewhere } = loaderData
  const base = `/${params.hub}/argent`
  const back = receipt.amount < zero
  const title = receipt.refunds
    ? w.refundTitle(receipt.number)
    : back
      ? w.reversalTitle(receipt.number)
      : w.title(receipt.number)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        title={title}
        action={
          <ButtonLink tone="primary" href={`${base}/recus/${receipt.number}/pdf`} icon={Download}>
            {w.pdf}
          </ButtonLink>
        }
        quiet={
          mayReadEntry && (
            <ButtonLink href={`${base}/ecritures/${receipt.entryNumber}`} icon={FileText}>
              {w.entry}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack money-receipt">
        {done === 'adhesion' && <Notice tone="success">{w.joined}</Notice>}
        {done === 'annule' && <Notice tone="success">{t.undo.done}</Notice>}
        {receipt.reversedBy && (
          <Notice tone="warn" live={false}>
            <a href={`${base}/recus/${receipt.reversedBy}`}>{w.reversedBy(receipt.reversedBy)}</a>
          </Notice>
        )}
        {receipt.refunded > zero && (
          <Notice tone="warn" live={false}>
            {w.refundedBy(formatEuros(receipt.refunded, locale))}
          </Notice>
        )}
        <Card title={hub.name} aside={hub.place}>
          <p className="ui-soft">{w.sum}</p>
          <p className="money-receipt-sum">
            <Amount value={back ? negate(receipt.amount) : receipt.amount} />
          </p>
          <DefinitionList
            items={[
              { term: back ? w.backTo : w.from, value: receipt.payerName },
              { term: w.for, value: receipt.label },
              { term: w.by, value: t.means[receipt.means] },
              { term: w.reference, value: receipt.reference },
              { term: w.on, value: <DayFr value={receipt.day} /> },
              { term: t.columns.why, value: receipt.why },
              {
                term: t.payments.reversal,
                value: receipt.reversesNumber && (
                  <a href={`${base}/recus/${receipt.reversesNumber}`}>{w.reverses(receipt.reversesNumber)}</a>
                ),
              },
              {
                term: t.payments.refund,
                value: receipt.refundsNumber && (
                  <a href={`${base}/recus/${receipt.refundsNumber}`}>{w.refundsIt(receipt.refundsNumber)}</a>
                ),
              },
            ]}
          />
          <p className="money-receipt-foot">{w.issued(hub.place, formatDay(receipt.day, locale))}</p>
          <p className="ui-soft ui-small">{w.vat}</p>
        </Card>
        {mayUndo && <UndoForm what="payment" state={actionData} />}
        {undoneElsewhere && (
          <p className="ui-soft ui-small ui-no-print">
            {undoneElsewhere === 'sale' ? w.ofTicket : w.ofRequest}
          </p>
        )}
      </div>
    </>
  )
}
