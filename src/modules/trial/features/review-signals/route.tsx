import { data, redirect } from 'react-router'
import { addDays } from '#kit/day.ts'
import { isId, newId } from '#kit/id.ts'
import { en } from '#modules/trial/messages/signals.en.ts'
import { fr } from '#modules/trial/messages/signals.fr.ts'
import { mayReviewSignals } from '#modules/trial/permits.ts'
import { SIGNAL_VERDICTS, WATCH_DAYS } from '#modules/trial/rules/signals.ts'
import { reviewSignal } from '#modules/trial/signals/review.server.ts'
import { nextToReview } from '#modules/trial/signals/show.server.ts'
import { reviewsOn } from '#modules/trial/signals/store.server.ts'
import { SignalFiles, SignalTags } from '#modules/trial/ui/SignalParts.tsx'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { CircleCheck } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { reviewForm } from './form.ts'
import { Verdict } from './Verdict.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReviewSignals(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const asked = params.get('signal')
  const today = ctx.today()
  return {
    ...(await nextToReview(ctx, isId<'Signal'>(asked) ? asked : undefined)),
    treated: await ctx.read((tx) => reviewsOn(tx, ctx.hub.id, today)),
    inFourWeeks: addDays(today, WATCH_DAYS),
    done: params.has('fait'),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReviewSignals(ctx.actor)) refusePage()
  const form = readForm(reviewForm, await request.formData())
  const wrong = (state: FormState) => data(state, { status: 422 })
  if (!form.ok) return wrong(form)
  const { signal, ...input } = form.value
  const done = await reviewSignal(ctx, signal, input)
  if (!done.ok) return wrong(refusedForm(form.values, done))
  return redirect(`/${ctx.hub.slug}/phase-de-test/signaux/revue?fait=1`)
}

export default function ReviewSignals({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { left, signal, treated, inFourWeeks, done, key } = loaderData
  const w = t.review
  const base = `/${params.hub}/phase-de-test/signaux`
  const counts = SIGNAL_VERDICTS.flatMap((verdict) => {
    const n = treated.find((one) => one.verdict === verdict)?.n ?? 0
    return n > 0 ? [t.verdictCount[verdict](n)] : []
  })
  const today = counts.length > 0 && <p className="ui-soft">{w.today(counts.join(', '))}</p>
  const shown = shownForm(locale, actionData, t.errors)
  const [last] = signal?.reviews ?? []
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} over={<a href={base}>{t.one.over}</a>} lede={w.lede} />
      {done && !actionData && <Notice tone="success">{w.saved}</Notice>}
      {shown.error && <Notice tone="danger">{shown.error}</Notice>}
      {signal ? (
        <div className="ui-stack">
          {today}
          <Card title={w.left(left)}>
            {signal.text && <p className="signal-words">« {signal.text} »</p>}
            <SignalFiles files={signal.files} href={`${base}/${signal.id}/pieces`} hidden={signal.hidden} />
            <SignalTags tags={signal.tags} base={base} />
            <p className="ui-soft">
              {signal.author} · <DateTimeFr value={signal.at} />
            </p>
            {last && (
              <Notice tone="info" title={w.before} live={false}>
                {t.verdicts[last.verdict]}
                {last.words && ` : ${last.words}`}
                {last.reviewOn && (
                  <>
                    {' '}
                    (<DayFr value={last.reviewOn} />)
                  </>
                )}
              </Notice>
            )}
          </Card>
          <section>
            <h2>{w.choose}</h2>
            {SIGNAL_VERDICTS.map((verdict) => (
              <Verdict
                key={verdict}
                verdict={verdict}
                signal={signal.id}
                idempotencyKey={key}
                inFourWeeks={inFourWeeks}
                shown={actionData?.values.verdict === verdict ? shown : undefined}
              />
            ))}
          </section>
        </div>
      ) : (
        <EmptyState
          title={w.allDone}
          icon={CircleCheck}
          action={<ButtonLink href={base}>{w.toNotebook}</ButtonLink>}
        >
          {w.allDoneText}
          {today}
        </EmptyState>
      )}
    </>
  )
}
