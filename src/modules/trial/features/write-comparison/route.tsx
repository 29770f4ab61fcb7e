import { data, redirect } from 'react-router'
import { addDays } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { schemesToChoose } from '#modules/rounds/index.server.ts'
import { en } from '#modules/trial/messages/logistics.en.ts'
import { fr } from '#modules/trial/messages/logistics.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { FEWEST_TRIPS, GOALS } from '#modules/trial/rules/compare.ts'
import { hypothesesOf } from '#modules/trial/store.server.ts'
import { currentStage } from '#modules/trial/trial.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { comparisonForm } from './form.ts'
import { openComparison } from './use-case.server.ts'

/** Two months of trips, and six of each scheme, unless told otherwise. */
const USUAL_DAYS = 56
const USUAL_TRIPS = 6

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const stage = await currentStage(ctx)
  const hypotheses = stage ? await ctx.read((tx) => hypothesesOf(tx, ctx.hub.id, stage.id)) : []
  return {
    key: newId<'Form'>(),
    schemes: await schemesToChoose(ctx),
    hypotheses: hypotheses.map(({ id, text }) => ({ value: id, label: text })),
    before: {
      ...{ startsOn: ctx.today(), endsOn: addDays(ctx.today(), USUAL_DAYS) },
      ...{ goal: 'margin-per-stop', minTrips: String(USUAL_TRIPS) },
    },
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const form = readForm(comparisonForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await openComparison(ctx, (await currentStage(ctx))?.id, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/logistique/${done.value.id}?fait=saved`)
}

export default function WriteComparison({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const words = useWords({ fr: trialFr, en: trialEn })
  const w = t.form
  const { key, schemes, hypotheses, before } = loaderData
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} over={<a href={`/${params.hub}/phase-de-test/logistique`}>{t.title}</a>} />
      {schemes.length < 2 && (
        <Notice tone="warn" live={false}>
          {t.needSchemes} <a href={`/${params.hub}/deplacements/schemas`}>{t.schemes}</a>
        </Notice>
      )}
      <Form
        idempotencyKey={key}
        {...shownForm(useLocale(), actionData, { ...words.errors, ...t.errors }, before)}
      >
        <Field name="name" label={w.name} help={w.nameHelp} autoComplete="off" />
        <Field type="textarea" name="question" label={w.question} optional rows={2} />
        <Field
          type="checkboxes"
          name="schemes"
          label={w.schemes}
          help={w.schemesHelp}
          values={(actionData?.values.schemes ?? '').split(',')}
          options={schemes.map(({ id, name, how }) => ({ value: id, label: name, help: how }))}
        />
        <Field
          type="radio"
          name="goal"
          label={w.goal}
          value={before.goal}
          options={GOALS.map((value) => ({ value, label: t.goals[value] }))}
        />
        <Field type="date" name="startsOn" label={w.startsOn} width="medium" />
        <Field type="date" name="endsOn" label={w.endsOn} width="medium" />
        <Field
          type="number"
          name="minTrips"
          label={w.minTrips}
          help={w.minTripsHelp}
          width="short"
          min={FEWEST_TRIPS}
        />
        <Field type="select" name="hypothesisId" label={w.hypothesis} optional options={hypotheses} />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
