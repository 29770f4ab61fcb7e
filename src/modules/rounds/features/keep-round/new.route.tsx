import { data, redirect } from 'react-router'
import { parseDay } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { roundChoices, whoChosen } from '#modules/rounds/day/choices.server.ts'
import { createRound } from '#modules/rounds/day/round.server.ts'
import { mayPrepareRounds } from '#modules/rounds/permits.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/new.route'
import { inputOf, newForm } from './form.ts'
import { RoundFields, useRoundLabels } from './RoundFields.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const day = parseDay(new URL(request.url).searchParams.get('jour') ?? '')
  const choices = await roundChoices(ctx, context.get(servicesContext).db)
  return {
    choices,
    day: day.ok && day.value >= ctx.today() ? day.value : ctx.today(),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const form = readForm(newForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { who, ...typed } = form.value
  const chosen = await whoChosen(ctx, context.get(servicesContext).db, who)
  const made = await createRound(ctx, { ...inputOf(typed), day: typed.day, who: chosen })
  if (!made.ok) return data(refusedForm(form.values, made), { status: 422 })
  const to = new URLSearchParams({ jour: typed.day, fait: 'ouverte', pour: made.value.number })
  return redirect(`/${ctx.hub.slug}/tournees?${to}`)
}

export default function NewRound({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, locale } = useDayWords()
  const { choices, day, key } = loaderData
  const labels = useRoundLabels()
  // The only vehicle there is needs no choosing.
  const vehicleId = choices.vehicles.length === 1 ? choices.vehicles[0]!.value : undefined
  return (
    <>
      <title>{`${t.form.newTitle} · Palier`}</title>
      <PageHeader
        title={t.form.newTitle}
        over={<a href={`/${params.hub}/tournees?jour=${day}`}>{t.title}</a>}
      />
      <Form idempotencyKey={key} labels={labels} {...shownForm(locale, actionData, t.errors)}>
        <Field type="date" name="day" label={t.form.day} value={day} width="medium" />
        <RoundFields
          choices={choices}
          values={{ vehicleId, driver: 'paid', mode: 'volunteer-car', from: '09:00', to: '12:00' }}
        />
        <FormActions>
          <Button tone="primary">{t.form.create}</Button>
        </FormActions>
      </Form>
    </>
  )
}
