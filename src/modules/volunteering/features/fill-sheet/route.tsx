import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { holdersOf, workerChoices } from '#modules/volunteering/choices.server.ts'
import { en } from '#modules/volunteering/messages.en.ts'
import { fr } from '#modules/volunteering/messages.fr.ts'
import { mayKeepHours } from '#modules/volunteering/permits.ts'
import { ACTIVITIES, HOUR_KINDS } from '#modules/volunteering/rules/words.ts'
import { sidesFor } from '#modules/volunteering/sides.ts'
import { VolunteeringTabs } from '#modules/volunteering/ui/VolunteeringTabs.tsx'
import { noteSheet } from '#modules/volunteering/use-cases/note-hours.server.ts'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { LINES, readSheet } from './read-sheet.ts'
import './sheet.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepHours(ctx.actor)) refusePage()
  return {
    choices: await workerChoices(ctx, context.get(servicesContext).db),
    today: ctx.today(),
    sides: sidesFor(ctx.actor),
    done: Number(new URL(request.url).searchParams.get('lignes')) || 0,
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepHours(ctx.actor)) refusePage()
  const { lines, state } = readSheet(await request.formData())
  const wrong = (refused: FormState) => data(refused, { status: 422 })
  if (Object.keys(state.errors).length > 0) return wrong(state)
  const workers = await holdersOf(
    ctx,
    context.get(servicesContext).db,
    lines.map(({ who }) => who),
  )
  const unknown = lines.find((_, i) => !workers[i])
  if (unknown) return wrong({ ...state, errors: { [`who-${unknown.at}`]: 'unknown_choice' } })
  const done = await noteSheet(ctx, {
    lines: lines.map(({ day, minutes, kind, activity }, i) => ({
      ...{ who: workers[i]!, day, minutes, kind, activity },
    })),
    idempotencyKey: state.values.idempotencyKey,
  })
  if (!done.ok) {
    // `lines.2.day` is the third line kept, which may be the fifth of the page.
    const [, n = '0', field] = /^(?:lines\.(\d+)\.)?(\w+)$/.exec(done.field ?? '') ?? []
    const line = lines[Number(n)]
    return wrong(refusedForm(state.values, { ...done, field: line && field ? `${field}-${line.at}` : '' }))
  }
  return redirect(`/${ctx.hub.slug}/heures/feuille?lignes=${done.value.ids.length}`)
}

export default function FillSheet({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { choices, today, sides, done, key } = loaderData
  const w = t.sheet
  const f = t.fields
  const groups = (['volunteers', 'team'] as const)
    .map((one) => ({ group: w.groups[one], options: choices[one] }))
    .filter(({ options }) => options.length > 0)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <VolunteeringTabs hub={params.hub} current="sheet" sides={sides} />
      {done > 0 && !actionData && <Notice tone="success">{w.done(done)}</Notice>}
      <Form idempotencyKey={key} {...shownForm(useLocale(), actionData, t.errors)}>
        {Array.from({ length: LINES }, (_, i) => `${i}`).map((at) => (
          <fieldset key={at} className="sheet-line">
            <legend>{w.line(Number(at) + 1)}</legend>
            <Field type="select" name={`who-${at}`} label={f.who} optional options={groups} />
            <Field type="date" name={`day-${at}`} label={f.day} value={today} max={today} />
            <Field
              name={`minutes-${at}`}
              label={f.minutes}
              optional
              placeholder="2 h 30"
              autoComplete="off"
            />
            <Field
              type="select"
              name={`activity-${at}`}
              label={f.activity}
              blank={false}
              value="counter"
              options={ACTIVITIES.map((value) => ({ value, label: t.activities[value] }))}
            />
            <Field
              type="select"
              name={`kind-${at}`}
              label={f.kind}
              blank={false}
              value="volunteer"
              options={HOUR_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
            />
          </fieldset>
        ))}
        <FormActions>
          <Button tone="primary" icon={Check}>
            {w.save}
          </Button>
        </FormActions>
      </Form>
    </>
  )
}
