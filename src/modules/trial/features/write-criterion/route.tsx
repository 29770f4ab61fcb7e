import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { MEASURES, measureOf } from '#modules/measures/index.server.ts'
import { criterionForForm, criterionIdIn } from '#modules/trial/criteria/form-page.server.ts'
import { en as criteriaEn } from '#modules/trial/messages/criteria.en.ts'
import { fr as criteriaFr } from '#modules/trial/messages/criteria.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { thresholdInput } from '#modules/trial/rules/threshold.ts'
import { COMPARISONS, LEVELS, PERIODS } from '#modules/trial/rules/words.ts'
import { RemoveForm } from '#modules/trial/ui/RemoveForm.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { criterionForm } from './form.ts'
import { addCriterion, changeCriterion } from './use-case.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const { stageId, id, stage, found, hypotheses } = await criterionForForm(ctx, params)
  // A grid reads no measure: its own form changes it.
  if (found && found.kind !== 'measure')
    throw redirect(`/${ctx.hub.slug}/phase-de-test/${stageId}/criteres/${id}/grille`)
  const locale = context.get(localeContext)
  const before = found && {
    name: found.name,
    measureId: found.measureId,
    comparison: found.comparison,
    threshold: thresholdInput(found.threshold, measureOf(found.measureId)?.unit ?? 'count'),
    minSample: String(found.minSample),
    level: found.level,
    period: found.period,
    periodDays: found.periodDays === null ? '' : String(found.periodDays),
    weight: String(found.weight),
    hypothesisId: found.hypothesisId ?? '',
  }
  return {
    key: newId<'Form'>(),
    before,
    item: id && `criterion:${id}`,
    stage: stage.name,
    measures: MEASURES.map(({ id: measureId, unit, words }) => ({
      measureId,
      unit,
      name: words[locale].name,
    })),
    hypotheses: hypotheses.map((one) => ({ value: one.id, label: one.text })),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Stage'>(params.stage)) noPage()
  const form = readForm(criterionForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const id = criterionIdIn(params)
  const done = id
    ? await changeCriterion(ctx, id, form.value)
    : await addCriterion(ctx, params.stage, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/${params.stage}?fait=saved#criteres`)
}

export default function WriteCriterion({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const own = useWords({ fr: criteriaFr, en: criteriaEn })
  const w = t.criterionForm
  const { key, before, item, stage, measures, hypotheses } = loaderData
  const title = before ? w.titleEdit : w.titleNew
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} over={<a href={`/${params.hub}/phase-de-test/${params.stage}`}>{stage}</a>} />
      <Form
        idempotencyKey={key}
        {...shownForm(useLocale(), actionData, { ...t.errors, ...own.errors }, before)}
      >
        <Field name="name" label={w.name} autoComplete="off" />
        <Field
          type="select"
          name="measureId"
          label={w.measure}
          options={measures.map(({ measureId, name, unit }) => ({
            value: measureId,
            label: `${name} (${w.units[unit]})`,
          }))}
        />
        <Field
          type="radio"
          name="comparison"
          label={w.comparison}
          value={before?.comparison ?? 'at-least'}
          inline
          options={COMPARISONS.map((value) => ({ value, label: t.comparisons[value] }))}
        />
        <Field
          name="threshold"
          label={w.threshold}
          help={w.thresholdHelp}
          width="medium"
          autoComplete="off"
        />
        <Field
          type="radio"
          name="period"
          label={own.form.period}
          value={before?.period ?? 'own'}
          options={PERIODS.map((value) => ({ value, label: own.form.periods[value] }))}
        />
        <Field
          type="number"
          name="periodDays"
          label={own.form.periodDays}
          help={own.form.periodDaysHelp}
          value={before?.periodDays ?? ''}
          width="short"
          optional
        />
        <Field
          type="number"
          name="minSample"
          label={w.minSample}
          help={w.minSampleHelp}
          value={before?.minSample ?? '30'}
          width="short"
        />
        <Field
          type="radio"
          name="level"
          label={w.level}
          value={before?.level ?? 'must'}
          inline
          options={LEVELS.map((value) => ({ value, label: t.levels[value] }))}
        />
        <Field
          type="number"
          name="weight"
          label={own.form.weight}
          help={own.form.weightHelp}
          value={before?.weight ?? '1'}
          width="short"
        />
        {hypotheses.length > 0 && (
          <Field type="select" name="hypothesisId" label={w.hypothesis} optional options={hypotheses} />
        )}
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
      {item && <RemoveForm stageHref={`/${params.hub}/phase-de-test/${params.stage}`} item={item} />}
    </>
  )
}
