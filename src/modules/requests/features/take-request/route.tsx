import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { RATES, type Rate } from '#modules/catalogue/index.server.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { payersToChoose } from '#modules/requests/payers.ts'
import { mayCollect, mayTakeRequests } from '#modules/requests/permits.ts'
import { sharingOf } from '#modules/requests/shares/form.ts'
import { WebInboxNotice } from '#modules/requests/ui/WebInboxNotice.tsx'
import {
  type TakeInput,
  takeAndSettle,
  takeRequest,
} from '#modules/requests/use-cases/take-request.server.ts'
import { webWaiting } from '#modules/requests/web/inbox.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Steps } from '#ui/Steps.tsx'
import type { Route } from './+types/route'
import '#modules/requests/ui/counter.css'
import { newPersonForm, payForm } from './form.ts'
import { PayStep } from './PayStep.tsx'
import { anyCode, payersFor } from './payers.server.ts'
import { choicesOfWho, offersFor, priceOf, rateOf, refusedDay, whatIn, whoIn } from './query.server.ts'
import { WhatStep } from './WhatStep.tsx'
import { WhoStep } from './WhoStep.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayTakeRequests(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const key = newId<'Form'>()
  const who = await whoIn(ctx, params)
  if (!who)
    return {
      step: 'who' as const,
      key,
      lost: params.has('personne') || params.has('organisme'),
      q: (params.get('q') ?? '').slice(0, 100),
      organisations: params.get('type') === 'organisme',
      choices: await choicesOfWho(ctx, params),
      web: await webWaiting(ctx),
    }
  const offers = await offersFor(ctx, who.segment)
  const { what, refused } = whatIn(params)
  const offer = what && offers.find((one) => one.id === what.service)
  const before = Object.fromEntries(params)
  const today = ctx.today()
  const notThatDay = what && offer && refusedDay(offer, what, today, before)
  if (!what || !offer || notThatDay || params.get('etape') === 'quoi')
    return {
      step: 'what' as const,
      who,
      offers,
      today,
      before,
      refused: notThatDay ?? refused,
      codes: who.kind === 'personne' && (await anyCode(ctx)),
    }
  const rate = rateOf(offer, what)
  const atRate = (other: Rate) => `?${new URLSearchParams({ ...before, tarif: other })}`
  params.set('etape', 'quoi')
  return {
    step: 'pay' as const,
    offer,
    day: what.pour ?? today,
    rates: { chosen: rate, links: Object.fromEntries(RATES.map((other) => [other, atRate(other)])) },
    key,
    who,
    what: { name: offer.name, quantity: what.quantite, wantedOn: what.pour, details: what.details },
    price: priceOf(offer, what),
    ...(await payersFor(ctx, who, offer, what)),
    payers: await payersToChoose(ctx),
    maySettle: mayCollect(ctx.actor),
    changeHref: `?${params}`,
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const params = new URL(request.url).searchParams
  const typed = await request.formData()
  if (typed.get('intent') === 'person') {
    const form = readForm(newPersonForm, typed)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const added = await addPerson(ctx, form.value)
    if (!added.ok) return data(refusedForm(form.values, added), { status: 422 })
    return redirect(`/${ctx.hub.slug}/guichet?personne=${added.value.id}`)
  }
  const form = readForm(payForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { intent, payer, payerOrganisationId, means, reference, price, priceWhy, idempotencyKey } = form.value
  const refuse = (code: string, field?: string) =>
    data(refusedForm(form.values, { ok: false, code, field }), { status: 422 })
  const { what } = whatIn(params)
  if (!what) return refuse('service_unknown')
  if (payer === 'organisation' && !payerOrganisationId)
    return refuse('organisation_unknown', 'payerOrganisationId')
  const personId = params.get('personne')
  const organisationId = params.get('organisme')
  const askerId = params.get('demandeur')
  const { sharing, fieldOf } = sharingOf(form.value, what.code)
  const input: TakeInput = {
    price,
    priceWhy,
    idempotencyKey,
    sharing,
    personId: isId<'Person'>(personId) ? personId : undefined,
    organisationId: isId<'Organisation'>(organisationId) ? organisationId : undefined,
    askerPersonId: isId<'Person'>(askerId) ? askerId : undefined,
    serviceId: what.service,
    quantity: what.quantite,
    rate: what.tarif,
    channel: what.canal,
    details: what.details,
    wantedOn: what.pour,
    payerOrganisationId: payer === 'organisation' ? payerOrganisationId : undefined,
  }
  const taken =
    intent === 'settle'
      ? await takeAndSettle(ctx, input, { means: means ?? 'cash', reference })
      : await takeRequest(ctx, input)
  if (!taken.ok) return refuse(taken.code, fieldOf(taken.field))
  const done = intent === 'settle' ? 'regle' : 'prise'
  return redirect(`/${ctx.hub.slug}/demandes/${taken.value.number}?fait=${done}`)
}

export default function Counter({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.counter
  const hub = `/${params.hub}`
  const { step } = loaderData
  const title = step === 'who' ? w.whoTitle : step === 'what' ? w.whatTitle(loaderData.who.name) : w.payTitle
  const current = ['who', 'what', 'pay'].indexOf(step)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader over={w.title} title={title} />
      <Steps
        current={current}
        steps={[
          { label: w.steps.who, href: `${hub}/guichet` },
          { label: w.steps.what, ...(step === 'pay' && { href: loaderData.changeHref }) },
          { label: w.steps.pay },
        ]}
      />
      {step === 'who' && <WebInboxNotice waiting={loaderData.web} hub={params.hub} />}
      {step === 'who' && (
        <WhoStep
          lost={loaderData.lost}
          q={loaderData.q}
          organisations={loaderData.organisations}
          choices={loaderData.choices}
          refused={actionData}
          idempotencyKey={loaderData.key}
          addOrganisationHref={`${hub}/partenaires/nouveau`}
        />
      )}
      {step === 'what' && (
        <WhatStep
          who={loaderData.who}
          offers={loaderData.offers}
          today={loaderData.today}
          before={loaderData.before}
          refused={loaderData.refused}
          codes={loaderData.codes}
          catalogueHref={`${hub}/catalogue`}
        />
      )}
      {step === 'pay' && (
        <PayStep
          who={loaderData.who}
          what={loaderData.what}
          offer={loaderData.offer}
          day={loaderData.day}
          rates={loaderData.rates}
          price={loaderData.price}
          shares={loaderData.shares}
          owes={
            loaderData.owes && {
              amount: loaderData.owes,
              href: `${hub}/argent/a-recevoir/personne/${loaderData.who.id}`,
            }
          }
          payers={loaderData.payers}
          maySettle={loaderData.maySettle}
          refused={actionData}
          idempotencyKey={loaderData.key}
          changeHref={loaderData.changeHref}
        />
      )}
    </>
  )
}
