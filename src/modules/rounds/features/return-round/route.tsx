import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { refuse } from '#kit/result.ts'
import { mayCollect, payRequest } from '#modules/requests/index.server.ts'
import { correctReturn } from '#modules/rounds/drive/correct-return.server.ts'
import { settleErrand, tillContext } from '#modules/rounds/drive/errand-cash.server.ts'
import { en } from '#modules/rounds/messages.return.en.ts'
import { fr } from '#modules/rounds/messages.return.fr.ts'
import { mayPrepareRounds, mayReadTrips } from '#modules/rounds/permits.ts'
import { RoundFigures } from '#modules/rounds/ui/RoundFigures.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { CashCard } from './CashCard.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import { correctForm, errandForm, settleForm } from './form.ts'
import { LookCard } from './LookCard.tsx'
import { returnPage } from './query.server.ts'
import './return.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrips(ctx.actor)) refusePage()
  const page = await returnPage(ctx, params.round)
  if (!page) noPage()
  return {
    ...page,
    key: newId<'Form'>(),
    mayCollect: mayCollect(ctx.actor),
    maySell: context.get(tillContext)?.may(ctx.actor) ?? false,
    mayCorrect: mayPrepareRounds(ctx.actor),
    done: new URL(request.url).searchParams.get('fait'),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const posted = await request.formData()
  const intent = (['settle', 'till'] as const).find((one) => one === posted.get('intent')) ?? 'correct'
  const till = context.get(tillContext)
  const may = { settle: mayCollect, till: till?.may ?? (() => false), correct: mayPrepareRounds }[intent]
  if (!may(ctx.actor) || !mayReadTrips(ctx.actor)) refusePage()
  const page = await returnPage(ctx, params.round)
  if (!page) noPage()
  const back = (said: string) => redirect(`/${ctx.hub.slug}/tournees/${params.round}/retour?fait=${said}`)
  if (intent === 'settle') {
    const form = readForm(settleForm, posted)
    if (!form.ok) return data({ intent, values: form.values, errors: form.errors }, { status: 422 })
    const { requestId, amount, idempotencyKey } = form.value
    const paid = await payRequest(ctx, {
      ...{ requestId, means: 'cash', idempotencyKey },
      ...(amount !== undefined && { amount }),
    })
    return paid.ok ? back('encaisse') : data({ intent, ...refusedForm(form.values, paid) }, { status: 422 })
  }
  if (intent === 'till' && till) {
    const form = readForm(errandForm, posted)
    const sold = form.ok
      ? await settleErrand(ctx, till, { roundId: page.round.id, ...form.value })
      : refuse('nothing_taken')
    return sold.ok ? back('caisse') : data({ intent, ...refusedForm({}, sold) }, { status: 422 })
  }
  const form = readForm(correctForm, posted)
  if (!form.ok) return data({ intent, values: form.values, errors: form.errors }, { status: 422 })
  const put = await correctReturn(ctx, { roundId: page.round.id, ...form.value })
  return put.ok ? back('corrige') : data({ intent, ...refusedForm(form.values, put) }, { status: 422 })
}

export default function ReturnRound({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { round, done } = loaderData
  const base = `/${params.hub}`
  const shown = shownForm(locale, actionData, t.errors)
  const settled =
    actionData && actionData.intent !== 'correct'
      ? (shown.error ?? Object.values(shown.errors)[0])
      : undefined
  return (
    <>
      <title>{`${t.title} ${round.number} · Palier`}</title>
      <PageHeader
        title={t.title}
        over={<a href={`${base}/tournees/${round.number}`}>{`${round.number} · ${round.name}`}</a>}
        lede={t.lede(formatDay(round.day, locale), round.whoName, round.vehicleName)}
      />
      <div className="ui-stack round-return">
        {done === 'encaisse' && <Notice tone="success">{t.settled}</Notice>}
        {done === 'caisse' && <Notice tone="success">{t.money.inTill}</Notice>}
        {done === 'corrige' && <Notice tone="success">{t.corrected}</Notice>}
        {settled && <Notice tone="danger">{settled}</Notice>}
        {round.state === 'out' && (
          <Notice tone="info" live={false}>
            {t.stillOut}
          </Notice>
        )}
        {round.state !== 'out' && round.state !== 'ended' ? (
          <Notice tone="info" live={false}>
            {t.notLeft}
          </Notice>
        ) : (
          <>
            <CashCard page={loaderData} base={base} />
            <Card>
              <RoundFigures round={round} money inCard />
              {round.tripId && (
                <p>
                  <a href={`${base}/deplacements/${round.tripId}`}>{t.trip}</a>
                </p>
              )}
            </Card>
            <LookCard page={loaderData} base={base} />
            {loaderData.mayCorrect && round.state === 'ended' && (
              <CorrectForm
                round={round}
                idempotencyKey={loaderData.key}
                refused={actionData?.intent === 'correct' ? shown : undefined}
              />
            )}
          </>
        )}
      </div>
    </>
  )
}
