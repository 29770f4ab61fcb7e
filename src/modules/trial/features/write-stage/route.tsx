import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { toInput } from '#kit/money.ts'
import { stagesEn } from '#modules/trial/messages/stages.en.ts'
import { stagesFr } from '#modules/trial/messages/stages.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { stagesOf } from '#modules/trial/store.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { formatEuros, formatNumber } from '#ui/format.ts'
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
  const stages = await ctx.read((tx) => stagesOf(tx, ctx.hub.id))
  const stage = stages.find((one) => one.id === id)
  if (id && !stage) noPage()
  const before = stage && {
    name: stage.name,
    purpose: stage.purpose,
    startsOn: stage.startsOn,
    endsOn: stage.endsOn,
    budget: toInput(stage.budget),
    lossCeiling: toInput(stage.lossCeiling),
    paidHours: String(stage.paidHours),
    volunteerHours: String(stage.volunteerHours),
    vehicle: stage.vehicle,
    premises: stage.premises,
    equipment: stage.equipment,
  }
  const previous = stage ? stages[stages.indexOf(stage) - 1] : stages.at(-1)
  return { key: newId<'Form'>(), before, previous }
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
  const own = useWords({ fr: stagesFr, en: stagesEn })
  const f = own.form
  const locale = useLocale()
  const { key, before, previous } = loaderData
  const title = before ? w.titleEdit : w.titleNew
  /** What the stage before had, so that means are seen to rise. */
  const help = (field: 'budget' | 'lossCeiling' | 'paidHours' | 'volunteerHours', text?: string) => {
    const had = previous?.[field]
    if (had === undefined) return text
    const what =
      typeof had === 'bigint'
        ? formatEuros(had, locale, { round: true })
        : `${formatNumber(had, locale)}\u00a0h`
    return [text, f.before(what)].filter(Boolean).join(' ')
  }
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} over={<a href={`/${params.hub}/phase-de-test`}>{t.title}</a>} />
      <Form idempotencyKey={key} {...shownForm(locale, actionData, { ...t.errors, ...own.errors }, before)}>
        <Field name="name" label={w.name} help={w.nameHelp} autoComplete="off" />
        <Field type="textarea" name="purpose" label={w.purpose} rows={3} />
        <FieldSet legend={f.when}>
          <Field type="date" name="startsOn" label={w.startsOn} width="medium" />
          <Field type="date" name="endsOn" label={w.endsOn} width="medium" />
        </FieldSet>
        <FieldSet legend={f.means} help={f.meansHelp}>
          <Field
            type="money"
            name="budget"
            label={w.budget}
            help={help('budget', f.budgetHelp)}
            width="medium"
          />
          <Field
            type="number"
            name="paidHours"
            label={f.paidHours}
            help={help('paidHours')}
            unit="h"
            optional
            width="short"
          />
          <Field
            type="number"
            name="volunteerHours"
            label={w.volunteerHours}
            help={help('volunteerHours')}
            unit="h"
            width="short"
          />
          <Field name="vehicle" label={f.vehicle} help={f.vehicleHelp} optional autoComplete="off" />
          <Field name="premises" label={f.premises} help={f.premisesHelp} optional autoComplete="off" />
          <Field name="equipment" label={f.equipment} help={f.equipmentHelp} optional autoComplete="off" />
        </FieldSet>
        <FieldSet legend={f.risk}>
          <Field
            type="money"
            name="lossCeiling"
            label={w.lossCeiling}
            help={help('lossCeiling', w.lossCeilingHelp)}
            width="medium"
          />
        </FieldSet>
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
