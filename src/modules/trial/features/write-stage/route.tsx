import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { toInput } from '#kit/money.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { stageOf } from '#modules/trial/store.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { stageForm } from './form.ts'
import { addStage, changeStage } from './use-case.server.ts'

/** One page for a new stage and for one to change: the latter has its id in the address. */
const idOf = (params: object) => {
  const id = 'stage' in params ? params.stage : undefined
  if (id === undefined) return undefined
  return isId<'Stage'>(id) ? id : noPage()
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const id = idOf(params)
  const stage = id && (await ctx.read((tx) => stageOf(tx, ctx.hub.id, id)))
  if (id && !stage) noPage()
  const before = stage && {
    name: stage.name,
    purpose: stage.purpose,
    startsOn: stage.startsOn,
    endsOn: stage.endsOn,
    budget: toInput(stage.budget),
    lossCeiling: toInput(stage.lossCeiling),
    volunteerHours: String(stage.volunteerHours),
  }
  return { key: newId<'Form'>(), before }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const form = readForm(stageForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const id = idOf(params)
  const done = id ? await changeStage(ctx, id, form.value) : await addStage(ctx, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/${done.value.id}?fait=saved`)
}

export default function WriteStage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.stageForm
  const { key, before } = loaderData
  const title = before ? w.titleEdit : w.titleNew
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} over={<a href={`/${params.hub}/phase-de-test`}>{t.title}</a>} />
      <Form idempotencyKey={key} {...shownForm(useLocale(), actionData, t.errors, before)}>
        <Field name="name" label={w.name} help={w.nameHelp} autoComplete="off" />
        <Field type="textarea" name="purpose" label={w.purpose} rows={3} />
        <Field type="date" name="startsOn" label={w.startsOn} width="medium" />
        <Field type="date" name="endsOn" label={w.endsOn} width="medium" />
        <Field type="money" name="budget" label={w.budget} width="medium" />
        <Field
          type="money"
          name="lossCeiling"
          label={w.lossCeiling}
          help={w.lossCeilingHelp}
          width="medium"
        />
        <Field type="number" name="volunteerHours" label={w.volunteerHours} unit="h" width="short" />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
