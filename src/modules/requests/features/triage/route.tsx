import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { triageEn } from '#modules/requests/messages.triage.en.ts'
import { triageFr } from '#modules/requests/messages.triage.fr.ts'
import { mayMoveRequests } from '#modules/requests/permits.ts'
import { ViewTabs } from '#modules/requests/ui/ViewTabs.tsx'
import { type Assignee, moveRequest } from '#modules/requests/use-cases/move-request.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Pager } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { Expired } from './Expired.tsx'
import { triageForm } from './form.ts'
import { partnersFor, readTriage } from './query.server.ts'
import { TriageCard } from './TriageCard.tsx'
import '#modules/requests/ui/request.css'
import './triage.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayMoveRequests(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const done = params.get('fait')
  params.delete('fait')
  return {
    triage: await readTriage(ctx, params),
    partners: await partnersFor(ctx),
    done: done && /^D\d{4}-\d{4,}$/.test(done) ? done : null,
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayMoveRequests(ctx.actor)) refusePage()
  const form = readForm(triageForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { whom, why, assigneeOrganisationId: id, ...input } = form.value
  if (input.verb === 'redirect' && !whom)
    return data(refusedForm(form.values, { ok: false, code: 'whom_needed', field: 'whom' }), { status: 422 })
  // « Je m’en occupe » does not send the list of providers: left empty, it is not me who was meant.
  if (form.values.assigneeOrganisationId === '')
    return data(
      refusedForm(form.values, { ok: false, code: 'assignee_needed', field: 'assigneeOrganisationId' }),
      { status: 422 },
    )
  const words = wordsFor(context.get(localeContext), { fr: triageFr, en: triageEn })
  const assignee: Assignee = id ? { kind: 'organisation', id } : { kind: 'me' }
  const moved = await moveRequest(ctx, {
    ...input,
    why: input.verb === 'redirect' ? words.redirected(whom ?? '', why ?? '') : why,
    assignee: input.verb === 'assign' ? assignee : undefined,
  })
  if (!moved.ok) return data(refusedForm(form.values, moved), { status: 422 })
  return redirect(`/${ctx.hub.slug}/demandes/tri?fait=${moved.value.number}`)
}

export default function Triage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr: triageFr, en: triageEn })
  const own = useWords({ fr, en })
  const { triage, partners, done, key } = loaderData
  const base = `/${params.hub}/demandes`
  const errors = { ...own.errors, whom_needed: t.whomNeeded }
  const shown = shownForm(useLocale(), actionData, errors)
  const refused = (id: string) => (actionData?.values.requestId === id ? shown : undefined)
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} />
      <ViewTabs base={base} current="tri" />
      {shown.error && <Notice tone="danger">{shown.error}</Notice>}
      {done && !actionData && <Notice tone="success">{t.done(done)}</Notice>}
      <div className="ui-stack">
        {triage.expired.length > 0 && <Expired quotes={triage.expired} base={base} />}
        {triage.late > 0 && (
          <p>
            <Status tone="danger">{t.late(triage.late)}</Status>
          </p>
        )}
        {triage.rows.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <ul className="requests-triage">
            {triage.rows.map((row) => (
              <li key={row.id}>
                <TriageCard
                  row={row}
                  base={base}
                  partners={partners}
                  formKey={key}
                  refused={refused(row.id)}
                />
              </li>
            ))}
          </ul>
        )}
        <Pager {...pagerOf(triage, t.total)} />
      </div>
    </>
  )
}
