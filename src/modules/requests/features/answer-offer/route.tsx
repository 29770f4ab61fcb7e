import { data, redirect } from 'react-router'
import { linkAnswerForm } from '#modules/requests/answer-form.ts'
import { showOffers } from '#modules/requests/jobs.server.ts'
import { offersEn as en } from '#modules/requests/messages.offers.en.ts'
import { offersFr as fr } from '#modules/requests/messages.offers.fr.ts'
import { jobByLink } from '#modules/requests/offer-store.server.ts'
import { AnswerOffer } from '#modules/requests/ui/AnswerOffer.tsx'
import { OfferCard } from '#modules/requests/ui/OfferCard.tsx'
import { answerByLink } from '#modules/requests/use-cases/answer-offer.server.ts'
import { readForm } from '#platform/forms/form.ts'
import { noPage } from '#platform/session/guard.ts'
import { linkHash } from '#platform/session/link.server.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const found = await ctx.read((tx) => jobByLink(tx, ctx.hub.id, linkHash(params.token)))
  if (!found) noPage()
  const [offer] = await showOffers(ctx, [found])
  return { offer: offer!, hub: ctx.hub.name, done: new URL(request.url).searchParams.get('fait') }
}

export async function action({ params, context, request }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const typed = await request.formData()
  const form = readForm(linkAnswerForm, typed)
  const why = form.ok ? form.value.why : undefined
  const answer = typed.get('intent') === 'accept' ? 'accept' : 'decline'
  const answered = await answerByLink(ctx, params.token, { answer, why })
  if (answered.ok) return redirect(`${new URL(request.url).pathname}?fait=oui`)
  if (answered.code === 'not_found') noPage()
  return data({ code: answered.code }, { status: 422 })
}

/** An offer on a phone, without an account. Opened again, it tells what was answered. */
export default function OfferByLink({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { offer, hub, done } = loaderData
  const { state } = offer
  return (
    <>
      <title>{`${t.one.title} · Palier`}</title>
      <PageHeader over={t.one.from(hub)} title={t.one.title} lede={t.one.number(offer.number)} />
      <div className="ui-stack">
        {actionData ? (
          <Notice tone="warn">{t.errors[actionData.code]}</Notice>
        ) : (
          state !== 'sent' && (
            <Notice tone={state === 'accepted' ? 'success' : 'info'} live={done !== null}>
              {done && state === 'accepted' ? t.one.yours : t.told[state]}
            </Notice>
          )
        )}
        <OfferCard offer={offer}>{state === 'sent' && <AnswerOffer />}</OfferCard>
      </div>
    </>
  )
}
