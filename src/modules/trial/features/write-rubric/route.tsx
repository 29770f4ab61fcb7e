import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { criterionForForm, criterionIdIn } from '#modules/trial/criteria/form-page.server.ts'
import { en } from '#modules/trial/messages/criteria.en.ts'
import { fr } from '#modules/trial/messages/criteria.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { LEVELS, VOTERS } from '#modules/trial/rules/words.ts'
import { RemoveForm } from '#modules/trial/ui/RemoveForm.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { rubricForm } from './form.ts'
import { addRubric, changeRubric } from './use-case.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const { stageId, id, stage, found, hypotheses } = await criterionForForm(ctx, params)
  // A figure has no grid: its own form changes it.
  if (found && found.kind !== 'rubric')
    throw redirect(`/${ctx.hub.slug}/phase-de-test/${stageId}/criteres/${id}/modifier`)
  const before = found && {
    name: found.name,
    ...Object.fromEntries((found.rubric ?? []).map((words, i) => [`level${i + 1}`, words])),
    wanted: String(found.threshold),
    minSample: String(found.minSample),
    voters: found.voters ?? 'everyone',
    level: found.level,
    weight: String(found.weight),
    hypothesisId: found.hypothesisId ?? '',
  }
  return {
    key: newId<'Form'>(),
    before,
    item: id && `criterion:${id}`,
    stage: stage.name,
    hypotheses: hypotheses.map((one) => ({ value: one.id, label: one.text })),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Stage'>(params.stage)) noPage()
  const form = readForm(rubricForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const id = criterionIdIn(params)
  const done = id ? await changeRubric(ctx, id, form.value) : await addRubric(ctx, params.stage, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/${params.stage}/criteres/${done.value.id}?fait=saved`)
}

const RANKS = [1, 2, 3, 4] as const

export default function WriteRubric({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const trial = useWords({ fr: trialFr, en: trialEn })
  const w = t.rubricForm
  const { key, before, item, stage, hypotheses } = loaderData
  const title = before ? w.titleEdit : w.titleNew
  const stageHref = `/${params.hub}/phase-de-test/${params.stage}`
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} over={<a href={stageHref}>{stage}</a>} lede={w.lede} />
      <Form
        idempotencyKey={key}
        {...shownForm(useLocale(), actionData, { ...trial.errors, ...t.errors }, before)}
      >
        <Field name="name" label={w.name} help={w.nameHelp} autoComplete="off" />
        <FieldSet legend={w.levels}>
          {RANKS.map((rank) => (
            <Field
              key={rank}
              name={`level${rank}`}
              label={w.level(rank)}
              help={w.levelHelp[rank - 1]}
              autoComplete="off"
            />
          ))}
        </FieldSet>
        <Field
          type="radio"
          name="wanted"
          label={w.wanted}
          value={before?.wanted ?? '3'}
          inline
          options={RANKS.map((rank) => ({ value: String(rank), label: w.level(rank) }))}
        />
        <Field
          type="number"
          name="minSample"
          label={w.minSample}
          help={w.minSampleHelp}
          value={before?.minSample ?? '4'}
          width="short"
        />
        <Field
          type="radio"
          name="voters"
          label={w.voters}
          value={before?.voters ?? 'everyone'}
          options={VOTERS.map((value) => ({ value, label: w.voterKinds[value] }))}
        />
        <Field
          type="radio"
          name="level"
          label={trial.criterionForm.level}
          value={before?.level ?? 'should'}
          inline
          options={LEVELS.map((value) => ({ value, label: trial.levels[value] }))}
        />
        <Field
          type="number"
          name="weight"
          label={t.form.weight}
          help={t.form.weightHelp}
          value={before?.weight ?? '1'}
          width="short"
        />
        {hypotheses.length > 0 && (
          <Field
            type="select"
            name="hypothesisId"
            label={trial.criterionForm.hypothesis}
            optional
            options={hypotheses}
          />
        )}
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
      {item && <RemoveForm stageHref={stageHref} item={item} />}
    </>
  )
}
