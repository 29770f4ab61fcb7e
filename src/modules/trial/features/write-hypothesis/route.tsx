import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { en as learningEn } from '#modules/trial/messages/learning.en.ts'
import { fr as learningFr } from '#modules/trial/messages/learning.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { LEVELS_OF_MAP } from '#modules/trial/rules/map.ts'
import { HYPOTHESIS_KINDS, HYPOTHESIS_STATES } from '#modules/trial/rules/words.ts'
import { hypothesisById, stageOf } from '#modules/trial/store.server.ts'
import { RemoveForm } from '#modules/trial/ui/RemoveForm.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { hypothesisForm } from './form.ts'
import { addHypothesis, changeHypothesis } from './use-case.server.ts'

/** One page for a new hypothesis and for one to change: the latter has its id in the address. */
const idOf = (params: object) => {
  const id = 'hypothesis' in params ? params.hypothesis : undefined
  if (id === undefined) return undefined
  return isId<'Hypothesis'>(id) ? id : noPage()
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const stageId = params.stage
  if (!isId<'Stage'>(stageId)) noPage()
  const id = idOf(params)
  const { stage, found } = await ctx.read(async (tx) => ({
    stage: await stageOf(tx, ctx.hub.id, stageId),
    found: id && (await hypothesisById(tx, ctx.hub.id, id)),
  }))
  if (!stage || (id && found?.stageId !== stageId)) noPage()
  const before = found && {
    text: found.text,
    kind: found.kind,
    test: found.test,
    state: found.state,
    learning: found.learning,
    risk: found.risk === null ? '' : String(found.risk),
    evidence: found.evidence === null ? '' : String(found.evidence),
  }
  return { key: newId<'Form'>(), before, stage: stage.name, item: id && `hypothesis:${id}` }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Stage'>(params.stage)) noPage()
  const form = readForm(hypothesisForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const id = idOf(params)
  const done = id
    ? await changeHypothesis(ctx, id, form.value)
    : await addHypothesis(ctx, params.stage, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/${params.stage}?fait=saved#hypotheses`)
}

export default function WriteHypothesis({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.hypothesisForm
  const l = useWords({ fr: learningFr, en: learningEn })
  const { key, before, item, stage } = loaderData
  const title = before ? w.titleEdit : w.titleNew
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} over={<a href={`/${params.hub}/phase-de-test/${params.stage}`}>{stage}</a>} />
      <Form idempotencyKey={key} {...shownForm(useLocale(), actionData, t.errors, before)}>
        <Field type="textarea" name="text" label={w.text} help={w.textHelp} rows={2} />
        <Field
          type="radio"
          name="kind"
          label={w.kind}
          value={before?.kind}
          options={HYPOTHESIS_KINDS.map((value) => ({
            value,
            label: t.kinds[value],
            help: t.kindHelp[value],
          }))}
        />
        <Field type="textarea" name="test" label={w.test} help={w.testHelp} optional rows={2} />
        <div id="place">
          <FieldSet legend={l.place.legend} help={l.place.help}>
            <Field
              type="radio"
              name="risk"
              label={l.place.risk}
              value={before?.risk}
              optional
              options={LEVELS_OF_MAP.map((n) => ({ value: String(n), label: l.map.risks[n - 1]! }))}
            />
            <Field
              type="radio"
              name="evidence"
              label={l.place.evidence}
              value={before?.evidence}
              optional
              options={LEVELS_OF_MAP.map((n) => ({ value: String(n), label: l.map.evidences[n - 1]! }))}
            />
          </FieldSet>
        </div>
        {before && (
          <>
            <Field
              type="radio"
              name="state"
              label={w.state}
              value={before.state}
              inline
              options={HYPOTHESIS_STATES.map((value) => ({ value, label: t.hypothesisStates[value] }))}
            />
            <Field
              type="textarea"
              name="learning"
              label={w.learning}
              help={w.learningHelp}
              optional
              rows={3}
            />
          </>
        )}
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
      {item && <RemoveForm stageHref={`/${params.hub}/phase-de-test/${params.stage}`} item={item} />}
    </>
  )
}
