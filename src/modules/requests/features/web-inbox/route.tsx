import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { webEn } from '#modules/requests/messages.web.en.ts'
import { webFr } from '#modules/requests/messages.web.fr.ts'
import { mayTakeRequests } from '#modules/requests/permits.ts'
import { answerWebRequest, sortWebRequest, takeWebRequest } from '#modules/requests/web/decide.server.ts'
import { answerWebForm, takeWebForm } from '#modules/requests/web/form.ts'
import { readWebRequest } from '#modules/requests/web/inbox.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { type Sent, WebCard } from './WebCard.tsx'
import '#modules/requests/ui/web.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayTakeRequests(ctx.actor)) refusePage()
  const row = isId<'WebRequest'>(params.web) ? await readWebRequest(ctx, params.web) : null
  if (!row) noPage()
  const services = await listServices(ctx, { activeOnly: true })
  return { row, services: services.map(({ id, name }) => ({ value: id, label: name })), today: ctx.today() }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayTakeRequests(ctx.actor)) refusePage()
  if (!isId<'WebRequest'>(params.web)) noPage()
  const base = `/${ctx.hub.slug}/demandes`
  const typed = await request.formData()
  const intent = String(typed.get('intent') ?? '')
  const refused = (state: Sent['state']) => data<Sent>({ intent, state }, { status: 422 })
  if (intent === 'take') {
    const form = readForm(takeWebForm, typed)
    if (!form.ok) return refused(form)
    const taken = await takeWebRequest(ctx, params.web, form.value)
    if (!taken.ok) return refused(refusedForm(form.values, taken))
    return redirect(`${base}/${taken.value.number}?fait=prise`)
  }
  if (intent === 'answer') {
    const form = readForm(answerWebForm, typed)
    if (!form.ok) return refused(form)
    const answered = await answerWebRequest(ctx, params.web, form.value)
    return answered.ok
      ? redirect(`${base}/du-site?fait=${form.value.verb}`)
      : refused(refusedForm(form.values, answered))
  }
  const sorted = await sortWebRequest(ctx, params.web, intent === 'back' ? 'back' : 'spam')
  return sorted.ok
    ? redirect(`${base}/du-site?fait=${intent === 'back' ? 'back' : 'spam'}`)
    : refused(refusedForm({}, sorted))
}

/** One form of the site, where what was refused is said again beside its field. */
export default function OneWebRequest({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = useWords({ fr: webFr, en: webEn })
  const base = `/${params.hub}/demandes`
  const { error } = shownForm(useLocale(), actionData?.state, { ...t.errors, ...w.errors })
  return (
    <>
      <title>{`${w.inbox.title} · Palier`}</title>
      <PageHeader
        title={w.inbox.title}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`${base}/du-site`}>
            {w.inbox.back}
          </ButtonLink>
        }
      />
      {error && loaderData.row.state !== 'waiting' && <Notice tone="danger">{error}</Notice>}
      <WebCard
        row={loaderData.row}
        base={base}
        today={loaderData.today}
        services={loaderData.services}
        refused={actionData}
      />
    </>
  )
}
