import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import {
  mayCollect,
  mayDoWork,
  mayMoveRequests,
  mayOfferJobs,
  mayReadRequests,
  mayTakeRequests,
} from '#modules/requests/permits.ts'
import { isOpen } from '#modules/requests/rules/life.ts'
import { standingContext } from '#modules/requests/standing.server.ts'
import { RequestStatus } from '#modules/requests/ui/RequestStatus.tsx'
import { emptyForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Plus, Receipt } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import '#modules/requests/ui/field.css'
import '#modules/requests/ui/request.css'
import { Around } from './Around.tsx'
import { readAround } from './around.server.ts'
import { Facts, History, Payments } from './Facts.tsx'
import { FieldReports } from './FieldReports.tsx'
import { gesture } from './gestures.server.ts'
import { useGestures, useRefusal } from './gestures.ts'
import { NextStep } from './NextStep.tsx'
import { Offers } from './Offers.tsx'
import { OtherMoves } from './OtherMoves.tsx'
import { offerGesture, readOffers } from './offers.server.ts'
import { Payers } from './Payers.tsx'
import { QuotePanel } from './QuotePanel.tsx'
import { handsFor, readRequest } from './query.server.ts'
import { readReports } from './reports.server.ts'
import { Visits } from './Visits.tsx'
import { readRequestVisits } from './visits.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const { actor } = ctx
  if (!mayReadRequests(actor)) refusePage()
  const page = await readRequest(ctx, params.number)
  if (!page) noPage()
  const asked = new URL(request.url).searchParams
  return {
    page,
    hands: await handsFor(ctx, (asked.get('qui') ?? '').slice(0, 100), page.request),
    done: asked.get('fait'),
    offers: mayOfferJobs(actor) ? await readOffers(ctx, page.request.id) : null,
    origin: new URL(request.url).origin,
    reports: await readReports(ctx, page.request.id),
    visits: await readRequestVisits(ctx, context.get(servicesContext).db, page.request),
    standing: await context.get(standingContext)(ctx, page.request.id),
    may: { move: mayMoveRequests(actor), work: mayDoWork(actor), collect: mayCollect(actor) },
    around: await readAround(ctx, context.get(servicesContext).db, page.request),
    mayTake: mayTakeRequests(actor),
    key: newId<'Form'>(),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRequests(ctx.actor)) refusePage()
  const page = await readRequest(ctx, params.number)
  if (!page) noPage()
  const typed = await request.formData()
  const intent = String(typed.get('intent') ?? '')
  const said = await offerGesture(ctx, intent, typed)
  if (said?.kind === 'done')
    return redirect(`/${ctx.hub.slug}/demandes/${page.request.number}?fait=oui#prestataires`)
  if (said?.kind === 'refused' && said.code === 'not_permitted') refusePage()
  if (said) return data({ intent, state: emptyForm, said }, { status: said.kind === 'link' ? 200 : 422 })
  const answer = await gesture(ctx, page.request.id, typed)
  if (!answer.ok) return data({ intent: answer.intent, state: answer.state, said: null }, { status: 422 })
  return redirect(`/${ctx.hub.slug}/demandes/${page.request.number}?fait=oui`)
}

export default function Request({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { page, done, may } = loaderData
  const { request, served, late } = page
  const receipts = `/${params.hub}/argent/recus`
  const receipt =
    request.state === 'paid' || request.state === 'done'
      ? page.payments.findLast((one) => !one.reverses && !one.reversed)
      : undefined
  const gestures = useGestures(loaderData.key, actionData)
  const refusal = useRefusal(actionData)
  return (
    <>
      <title>{`${request.number} ${request.serviceName} · Palier`}</title>
      <PageHeader
        over={request.number}
        title={served ? `${request.serviceName}, ${served.name}` : request.serviceName}
        lede={<RequestStatus state={request.state} late={late} />}
        quiet={
          loaderData.mayTake &&
          served && (
            <ButtonLink href={served.again} icon={Plus}>
              {t.one.again}
            </ButtonLink>
          )
        }
      />
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      {done && !actionData && (
        <Notice
          tone="success"
          actions={
            receipt && (
              <ButtonLink href={`${receipts}/${receipt.number}`} icon={Receipt}>
                {t.one.receipt(receipt.number)}
              </ButtonLink>
            )
          }
        >
          {done === 'prise'
            ? t.one.taken(request.number)
            : done !== 'regle'
              ? t.one.saved
              : request.severalPay
                ? t.one.settledPart
                : t.one.settled}
        </Notice>
      )}
      <div className="requests-page">
        <div className="ui-stack">
          <NextStep page={page} may={may} gestures={gestures} />
          {loaderData.visits && (
            <Visits
              page={page}
              visits={loaderData.visits}
              standing={loaderData.standing}
              hub={params.hub}
              idempotencyKey={loaderData.key}
            />
          )}
          <QuotePanel page={page} hub={params.hub} mayMove={may.move} />
          <Payers page={page} mayMove={may.move} gestures={gestures} />
          <Payments page={page} receipts={receipts} />
          <FieldReports reports={loaderData.reports} base={`/${params.hub}/preuves`} />
          <Around around={loaderData.around} hub={params.hub} formKey={loaderData.key} side="main" />
          <Facts
            page={page}
            travel={
              may.work && isOpen(request.state) && `/${params.hub}/tournees/courses/demande/${request.number}`
            }
          />
        </div>
        <div className="ui-stack">
          {loaderData.offers && (
            <Offers
              offers={loaderData.offers}
              state={request.state}
              href={`/${params.hub}/demandes/proposer?ids=${request.id}`}
              origin={loaderData.origin}
              link={actionData?.said?.kind === 'link' ? actionData.said : undefined}
              refused={actionData?.said?.kind === 'refused' ? actionData.said.code : undefined}
            />
          )}
          {may.move && <OtherMoves page={page} hands={loaderData.hands} gestures={gestures} />}
          <Around around={loaderData.around} hub={params.hub} formKey={loaderData.key} side="aside" />
          <History page={page} visits={loaderData.visits?.moves} />
        </div>
      </div>
    </>
  )
}
