import { data, redirect } from 'react-router'
import { monthOf } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { currentPlan } from '#modules/plan/current.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { templateNames } from '#modules/plan/templates/templates.ts'
import { keptTemplates } from '#modules/plan/templates-list.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { LayoutGrid } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { createPlanForm } from './form.ts'
import { createPlan } from './use-case.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  if (await currentPlan(ctx)) throw redirect(`/${params.hub}/modele`)
  const template = ctx.hub.kind === 'other' ? 'empty' : ctx.hub.kind
  return {
    key: newId<'Form'>(),
    mayWrite: mayWritePlan(ctx.actor),
    before: { template, start: monthOf(ctx.today()) },
    kept: await keptTemplates(ctx),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const form = readForm(createPlanForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const made = await createPlan(ctx, form.value)
  if (!made.ok) return data(refusedForm(form.values, made), { status: 422 })
  return redirect(`/${params.hub}/modele?fait=created`)
}

export default function CreatePlan({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.create
  const { key, mayWrite, before, kept } = loaderData
  const shown = shownForm(useLocale(), actionData, t.errors, before)
  if (!mayWrite)
    return (
      <>
        <title>{`${t.title} · Palier`}</title>
        <PageHeader title={t.title} />
        <EmptyState title={w.none} icon={LayoutGrid}>
          {w.noneHelp}
        </EmptyState>
      </>
    )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <Form idempotencyKey={key} {...shown}>
        <Field
          type="radio"
          name="template"
          label={w.template}
          options={[
            ...templateNames.map((value) => ({
              value,
              label: w.templates[value],
              help: w.templateHelp[value],
            })),
            ...kept.map(({ id, name, about, from }) => ({
              value: id,
              label: name,
              help: `${about} ${from ? t.canvas.templates.from(from) : t.canvas.templates.mine}.`,
            })),
          ]}
        />
        <Field name="start" type="month" label={w.start} help={w.startHelp} width="short" />
        <Field name="name" label={w.name} optional autoComplete="off" />
        <Field
          type="money"
          name="openingCash"
          label={w.openingCash}
          help={w.openingHelp}
          optional
          width="short"
        />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
