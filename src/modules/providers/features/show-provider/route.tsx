import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { en } from '#modules/providers/messages.en.ts'
import { fr } from '#modules/providers/messages.fr.ts'
import {
  mayKeepProviders,
  mayReadProviders,
  mayReadStatements,
  mayVetProviders,
} from '#modules/providers/permits.ts'
import { coverOn } from '#modules/providers/rules/documents.ts'
import { forbidden } from '#modules/providers/rules/fit.ts'
import { FileStatus } from '#modules/providers/ui/states.tsx'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form } from '#ui/Form.tsx'
import { Building2, ClipboardList, Receipt } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { AbsencesCard, DocumentsCard, FileCard, type Gestures, LifeCard, MissingInsurance } from './Cards.tsx'
import { Decision } from './Decision.tsx'
import { DONE, gesture } from './gestures.server.ts'
import { providerPage } from './query.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadProviders(ctx.actor)) refusePage()
  const page = isId<'Organisation'>(params.id) ? await providerPage(ctx, params.id) : null
  if (!page) noPage()
  const today = ctx.today()
  const { file, documents } = page
  const asked = new URL(request.url).searchParams.get('fait')
  return {
    page,
    today,
    key: newId<'Form'>(),
    // A candidate's state says it all: only an approved one may be surprised by a paper.
    stopped: file?.state === 'approved' ? forbidden({ file, documents }, today) : null,
    asksInsurance: file?.insuranceWaived === null && coverOn(documents, 'insurance', today) !== 'holds',
    mayKeep: mayKeepProviders(ctx.actor),
    mayVet: mayVetProviders(ctx.actor),
    mayReadStatement: mayReadStatements(ctx.actor),
    done: DONE.find((word) => word === asked),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Organisation'>(params.id)) noPage()
  const answer = await gesture(ctx, params.id, await request.formData())
  if (!('done' in answer)) return data(answer, { status: 422 })
  return redirect(`/${ctx.hub.slug}/prestataires/${params.id}?fait=${answer.done}`)
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export default function ShowProvider({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { page, today, key, stopped, asksInsurance, mayKeep, mayVet, mayReadStatement, done } = loaderData
  const { organisation, file } = page
  const hub = `/${params.hub}`
  const here = `${hub}/prestataires/${organisation.id}`
  const refused = shownForm(locale, actionData?.state, t.errors)
  const gestures: Gestures = (intent) => ({
    intent,
    idempotencyKey: key,
    ...(actionData?.intent === intent
      ? { errors: refused.errors, values: refused.values }
      : { errors: {}, values: {} }),
  })
  const decision = file && mayVet && (
    <Decision state={file.state} asksInsurance={asksInsurance} gestures={gestures} />
  )
  const open = (
    <Form id="open" intent="open" action={here}>
      <Button tone="primary">{t.verbs.open}</Button>
    </Form>
  )
  return (
    <>
      <title>{`${organisation.name} · Palier`}</title>
      <PageHeader
        over={t.kinds[organisation.kind as keyof typeof t.kinds]}
        title={organisation.name}
        lede={<FileStatus state={file?.state ?? 'none'} />}
        quiet={
          <>
            <ButtonLink icon={Building2} href={`${hub}/partenaires/${organisation.id}`}>
              {t.file.organisation}
            </ButtonLink>
            <ButtonLink
              icon={ClipboardList}
              href={`${hub}/demandes?q=${encodeURIComponent(organisation.name)}`}
            >
              {t.file.requests}
            </ButtonLink>
            {mayReadStatement && (
              <ButtonLink icon={Receipt} href={`${here}/releve`}>
                {t.file.statement}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="ui-stack">
        {refused.error && <Notice tone="danger">{refused.error}</Notice>}
        {done && <Notice tone="success">{t.done[done]}</Notice>}
        {stopped && (
          <Notice live={false} tone="danger" title={capital(t.whys[stopped])}>
            {t.file.stopped}
          </Notice>
        )}
        {!file && (
          <EmptyState title={t.file.none} action={mayKeep && open}>
            {t.file.noneText}
          </EmptyState>
        )}
        <MissingInsurance page={page} />
        {file?.state === 'candidate' && decision}
        <DocumentsCard page={page} today={today} here={here} mayKeep={mayKeep} gestures={gestures} />
        <FileCard page={page} here={here} mayKeep={mayKeep} />
        <AbsencesCard page={page} today={today} mayKeep={mayKeep} gestures={gestures} />
        {file?.state !== 'candidate' && decision}
        <LifeCard page={page} />
      </div>
    </>
  )
}
