import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { answerForm } from '#modules/requests/answer-form.ts'
import { missionsEn as en } from '#modules/requests/messages.missions.en.ts'
import { missionsFr as fr } from '#modules/requests/messages.missions.fr.ts'
import { offersEn } from '#modules/requests/messages.offers.en.ts'
import { offersFr } from '#modules/requests/messages.offers.fr.ts'
import { mayDoMissions } from '#modules/requests/permits.ts'
import { answerOffer } from '#modules/requests/use-cases/answer-offer.server.ts'
import { readForm } from '#platform/forms/form.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FileText, Handshake, MapPin } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import { readMissions } from './query.server.ts'
import { Bring, Done, OffersToAnswer, ToDo } from './Views.tsx'
import { VIEWS } from './views.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayDoMissions(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const word = Object.keys(VIEWS).find((one) => one === params.get('vue')) as keyof typeof VIEWS | undefined
  const view = VIEWS[word ?? 'repondre']
  return {
    view,
    page: await readMissions(ctx, view),
    today: ctx.today(),
    done: params.get('fait'),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayDoMissions(ctx.actor)) refusePage()
  const typed = await request.formData()
  const form = readForm(answerForm, typed)
  if (!form.ok) return data({ code: 'not_found' as const }, { status: 422 })
  const answer = typed.get('intent') === 'accept' ? 'accept' : 'decline'
  const answered = await answerOffer(ctx, { ...form.value, answer })
  if (!answered.ok) return data({ code: answered.code }, { status: 422 })
  return redirect(`/${ctx.hub.slug}/mes-missions?fait=${answer === 'accept' ? 'oui' : 'non'}`)
}

export default function Missions({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const offers = useWords({ fr: offersFr, en: offersEn })
  const { page, view, done } = loaderData
  const base = `/${params.hub}/mes-missions`
  if (!page)
    return (
      <>
        <title>{`${t.title} · Palier`}</title>
        <PageHeader title={t.title} />
        <EmptyState title={t.nobody} icon={Handshake}>
          {t.nobodyText}
        </EmptyState>
      </>
    )
  const counts = { offers: page.waiting.length, todo: page.jobs.length }
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede(page.name)}
        quiet={
          <>
            <ButtonLink icon={MapPin} href={`/${params.hub}/terrain`}>
              {t.day}
            </ButtonLink>
            <ButtonLink icon={FileText} href={`${base}/releve`}>
              {t.statement}
            </ButtonLink>
          </>
        }
      />
      <div className="ui-stack">
        {actionData && <Notice tone="warn">{offers.errors[actionData.code]}</Notice>}
        {done && !actionData && <Notice tone="success">{done === 'oui' ? t.accepted : t.declined}</Notice>}
        <Tabs
          label={t.views}
          tabs={Object.entries(VIEWS).map(([word, one]) => ({
            label: t.tabs[one],
            href: `${base}?vue=${word}`,
            current: one === view,
            ...(one in counts && { count: counts[one as keyof typeof counts] }),
          }))}
        />
        {view === 'offers' && (
          <OffersToAnswer waiting={page.waiting} past={page.past} formKey={loaderData.key} />
        )}
        {view === 'todo' && <ToDo jobs={page.jobs} />}
        {view === 'bring' && <Bring packed={page.bring} />}
        {view === 'done' && <Done jobs={page.done} />}
      </div>
    </>
  )
}
