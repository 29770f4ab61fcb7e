import { data, redirect } from 'react-router'
import { type Id, isId, newId } from '#kit/id.ts'
import { ok, type Result } from '#kit/result.ts'
import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import { liftForm, pauseForm } from '#modules/catalogue/pause-form.ts'
import { mayReadCatalogue, mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import { pauseOn } from '#modules/catalogue/rules/availability.ts'
import { ServiceTags } from '#modules/catalogue/ui/ServiceTags.tsx'
import { liftPause, pauseService } from '#modules/catalogue/use-cases/pause-service.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Form } from '#ui/Form.tsx'
import { Pencil, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ContentsCard, FactsCard, PauseCard } from './FactsCard.tsx'
import { HistoryCard, PriceCard } from './PriceCards.tsx'
import { servicePage } from './query.server.ts'
import { putBackService, retireService } from './use-case.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCatalogue(ctx.actor)) refusePage()
  const page = isId<'Service'>(params.id) ? await servicePage(ctx, params.id) : null
  if (!page) noPage()
  return {
    ...page,
    key: newId<'Form'>(),
    today: ctx.today(),
    mayWrite: mayWriteCatalogue(ctx.actor),
    done: new URL(request.url).searchParams.get('fait'),
  }
}

const DONE = ['added', 'saved', 'priced', 'retired', 'returned', 'recast', 'paused', 'lifted'] as const
type Done = (typeof DONE)[number]
type Answer = { done: Done } | { intent: string; state: FormState }

async function act(ctx: Ctx, id: Id<'Service'>, typed: FormData): Promise<Answer> {
  const intent = String(typed.get('intent') ?? '')
  const after = async (done: Done, move: Promise<Result<unknown>>, values = {}): Promise<Answer> => {
    const moved = await move
    return moved.ok ? { done } : { intent, state: refusedForm(values, moved) }
  }
  if (intent === 'back') return await after('returned', putBackService(ctx, id))
  if (intent === 'retire') return await after('retired', retireService(ctx, id))
  if (intent === 'lift') {
    const form = readForm(liftForm, typed)
    return await after('lifted', form.ok ? liftPause(ctx, form.value.pause) : Promise.resolve(ok(null)))
  }
  const form = readForm(pauseForm, typed)
  if (intent !== 'pause' || !form.ok)
    return { intent, state: { values: form.values, errors: form.ok ? { '': 'invalid' } : form.errors } }
  return await after('paused', pauseService(ctx, { ...form.value, serviceId: id }), form.values)
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Service'>(params.id)) noPage()
  const answer = await act(ctx, params.id, await request.formData())
  if (!('done' in answer)) return data(answer, { status: 422 })
  return redirect(`/${ctx.hub.slug}/catalogue/${params.id}?fait=${answer.done}`)
}

export default function ShowService({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { error, ...shown } = shownForm(useLocale(), actionData?.state, t.errors)
  const { service, segments, history, apart, soldIn, today, mayWrite } = loaderData
  const w = t.service
  const hub = `/${params.hub}`
  const here = `${hub}/catalogue/${service.id}`
  const offered = service.retiredAt === null
  const paused = pauseOn(service.pauses, today)
  const done = DONE.find((word) => word === loaderData.done)
  const said = {
    ...w,
    recast: t.terms.pack.recast,
    paused: t.terms.pause.paused,
    lifted: t.terms.pause.lifted,
  }
  const putBack = (
    <Form id="back" intent="back" action={here}>
      <Button>{w.back}</Button>
    </Form>
  )
  return (
    <>
      <title>{`${service.name} · Palier`}</title>
      <PageHeader
        over={t.activities[service.activity]}
        title={service.name}
        lede={service.description}
        action={
          offered && (
            <ButtonLink tone="primary" icon={Plus} href={`${hub}/guichet?service=${service.id}`}>
              {w.take}
            </ButtonLink>
          )
        }
        quiet={
          mayWrite && (
            <ButtonLink icon={Pencil} href={`${here}/modifier`}>
              {w.edit}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack">
        {error && <Notice tone="danger">{error}</Notice>}
        {done && offered && <Notice tone="success">{said[done]}</Notice>}
        {!offered && (
          <Notice tone="warn" title={t.retired} actions={mayWrite && putBack}>
            {w.retiredNotice}
          </Notice>
        )}
        {paused && <Notice live={false} tone="warn" title={t.terms.pause.now(paused.why)} />}
        <ServiceTags service={service} day={today} />
        <ContentsCard parts={service.parts} editHref={mayWrite ? `${here}/contenu` : undefined} />
        <PriceCard segments={segments} apart={apart} changeHref={mayWrite ? `${here}/prix` : undefined} />
        <FactsCard service={service} soldIn={soldIn} catalogue={`${hub}/catalogue`} />
        {offered && (
          <PauseCard
            pauses={service.pauses}
            today={today}
            mayWrite={mayWrite}
            idempotencyKey={loaderData.key}
            shown={actionData?.intent === 'pause' ? shown : { errors: {}, values: {} }}
          />
        )}
        <HistoryCard history={history} />
        {mayWrite && offered && (
          <Form id="retire" intent="retire" action={here} className="ui-no-print">
            <Button>{w.retire}</Button>
          </Form>
        )}
      </div>
    </>
  )
}
