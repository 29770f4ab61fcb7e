import { data, redirect } from 'react-router'
import { dayIn } from '#kit/day.ts'
import { quotesEn as en } from '#modules/requests/messages.quotes.en.ts'
import { quotesFr as fr } from '#modules/requests/messages.quotes.fr.ts'
import { answerByLink } from '#modules/requests/quotes/answer.server.ts'
import { quoteOfLink } from '#modules/requests/quotes/read.server.ts'
import { QuoteSheet } from '#modules/requests/ui/QuoteSheet.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { noPage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Download } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { AnswerForms } from './AnswerForms.tsx'
import { answerForm } from './form.ts'
import { QuoteState } from './QuoteState.tsx'
import '#modules/requests/ui/request.css'

/** Nothing of a quote belongs in a search engine, whoever published its link. */
export const headers = () => ({ 'X-Robots-Tag': 'noindex, nofollow' })

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const found = (await quoteOfLink(ctx, params.token)) ?? noPage()
  if (found === 'link-replaced') return { quote: null, hub: ctx.hub.name }
  const { number, day, validUntil, clientName, clientAddress, total, note, lines, status } = found
  return {
    hub: ctx.hub.name,
    quote: { number, day, validUntil, clientName, clientAddress, total, note, lines },
    status,
    endedBy: found.endedByName ?? '',
    endedOn: found.endedAt && dayIn(found.endedAt, ctx.hub.zone),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const form = readForm(answerForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { agreed, ...given } = form.value
  const answered = await answerByLink(ctx, params.token, { ...given, agreed: agreed === 'on' })
  if (answered.ok || answered.code === 'quote_over')
    // The page itself says what happened, now or before.
    return redirect(`/ouvert/${ctx.hub.slug}/devis/${params.token}`)
  if (answered.code === 'not_found') noPage()
  return data(refusedForm(form.values, answered), { status: 422 })
}

/** A quote as its client reads it, on whatever phone, and answers it. */
export default function OpenQuote({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.open
  if (!loaderData.quote)
    return (
      <>
        <title>{`${w.linkReplaced} · ${loaderData.hub}`}</title>
        <EmptyState title={w.linkReplaced}>{w.linkReplacedText}</EmptyState>
      </>
    )
  const { quote, status, endedBy, endedOn, hub } = loaderData
  return (
    <>
      <title>{`${t.one(quote.number)} · ${hub}`}</title>
      <PageHeader over={hub} title={t.one(quote.number)} lede={status === 'waiting' ? w.read : undefined} />
      <div className="requests-quote-page">
        <QuoteState status={status} by={endedBy} on={endedOn ?? quote.validUntil} />
        <Card>
          <DefinitionList
            items={[
              { term: w.for, value: [quote.clientName, quote.clientAddress].filter(Boolean).join(', ') },
              { term: w.day, value: <DayFr value={quote.day} /> },
              { term: w.until, value: <DayFr value={quote.validUntil} /> },
            ]}
          />
          <QuoteSheet quote={quote} />
          <p className="ui-soft">
            {w.vat} {w.pay}
          </p>
          <ButtonLink href={`${params.token}/pdf`} icon={Download}>
            {w.download}
          </ButtonLink>
        </Card>
        {status === 'waiting' && (
          <AnswerForms total={quote.total} clientName={quote.clientName} refused={actionData} />
        )}
        <p className="ui-soft">{w.questions(hub)}</p>
      </div>
    </>
  )
}
