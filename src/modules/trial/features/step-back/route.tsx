import { data, redirect } from 'react-router'
import { parseDay } from '#kit/day.ts'
import { isId, newId } from '#kit/id.ts'
import { en } from '#modules/trial/messages/review.en.ts'
import { fr } from '#modules/trial/messages/review.fr.ts'
import { mayReadTrial, mayReview } from '#modules/trial/permits.ts'
import { REVIEWS_SHOWN, reviewsOf } from '#modules/trial/review/store.server.ts'
import { weekOf } from '#modules/trial/review/week.server.ts'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { reviewForm } from './form.ts'
import { HeldReviews } from './HeldReviews.tsx'
import { PaperLines } from './PaperLines.tsx'
import { WeekBlocks } from './WeekBlocks.tsx'
import './step-back.css'
import { holdReview } from './use-case.server.ts'

/** `?avant=2026-03-01~018f…`: the last review shown, after which the older ones follow. */
function beforeOf(typed: string | null) {
  const [day = '', id = ''] = typed?.split('~') ?? []
  const parsed = parseDay(day)
  return parsed.ok && isId<'Review'>(id) ? { day: parsed.value, id } : undefined
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const asked = new URL(request.url).searchParams
  const before = beforeOf(asked.get('avant'))
  const [{ stage, last, seen, dues }, found] = await Promise.all([
    weekOf(ctx, context.get(localeContext)),
    ctx.read((tx) => reviewsOf(tx, ctx.hub.id, before)),
  ])
  return {
    key: newId<'Form'>(),
    stage: stage && { id: stage.id, name: stage.name, rank: stage.rank },
    last,
    seen,
    dues,
    held: found.slice(0, REVIEWS_SHOWN),
    more: found.length > REVIEWS_SHOWN,
    place: ctx.hub.name,
    mayReview: mayReview(ctx.actor) && last !== ctx.today(),
    kept: asked.get('fait') === 'gardee',
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReview(ctx.actor)) refusePage()
  const form = readForm(reviewForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await holdReview(ctx, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/revue?fait=gardee`)
}

export default function StepBack({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { stage, last, seen, dues, held, more } = loaderData
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        over={<span className="ui-print-only">{`${loaderData.place} · ${formatDay(seen.day, locale)}`}</span>}
        lede={<span className="ui-no-print">{t.lede}</span>}
      />
      <TrialTabs hub={params.hub} current="review" />
      <div className="ui-stack step-back">
        {loaderData.kept && (
          <Notice tone="success" live>
            {t.form.kept}
          </Notice>
        )}
        <p className="step-back-when">
          {stage ? (
            <a href={`/${params.hub}/phase-de-test/${stage.id}`}>{stage.name}</a>
          ) : (
            <span>{t.noStage}</span>
          )}
          <span className="ui-soft">{last ? t.lastHeld(formatDay(last, locale)) : t.neverHeld}</span>
        </p>
        <WeekBlocks seen={seen} dues={dues} hub={params.hub} />
        <PaperLines />
        {loaderData.mayReview && (
          <Card title={t.form.title} id="garder" className="ui-no-print">
            <Form idempotencyKey={loaderData.key} {...shownForm(locale, actionData, t.errors)}>
              <Field name="present" label={t.form.present} help={t.form.presentHelp} autoComplete="off" />
              <Field
                type="textarea"
                name="noticed"
                label={t.form.noticed}
                help={t.form.noticedHelp}
                rows={3}
              />
              <Field
                type="textarea"
                name="decided"
                label={t.form.decided}
                help={t.form.decidedHelp}
                rows={3}
              />
              <Field name="nextTest" label={t.form.nextTest} help={t.form.nextTestHelp} optional />
              <FormActions>
                <Button tone="primary">{t.form.save}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
        <HeldReviews held={held} more={more} hub={params.hub} />
        <p className="ui-soft ui-no-print">{t.printHint}</p>
      </div>
    </>
  )
}
