import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { correctionForm } from '#modules/volunteering/form.ts'
import { en } from '#modules/volunteering/messages.en.ts'
import { fr } from '#modules/volunteering/messages.fr.ts'
import { mayKeepHours, mayNoteOwnHours } from '#modules/volunteering/permits.ts'
import { durationInput } from '#modules/volunteering/rules/duration.ts'
import { ACTIVITIES, HOUR_KINDS } from '#modules/volunteering/rules/words.ts'
import { standingHours } from '#modules/volunteering/store.server.ts'
import { correctHours } from '#modules/volunteering/use-cases/note-hours.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check, Trash2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

async function lineOf(ctx: Ctx, id: string) {
  if (!mayNoteOwnHours(ctx.actor)) refusePage()
  if (!isId<'Timesheet'>(id)) noPage()
  const line = await ctx.read((tx) => standingHours(tx, ctx.hub.id, id))
  if (!line || line.minutes === 0) noPage()
  const mine = ctx.actor.userId !== null && line.userId === ctx.actor.userId
  if (!mine && !mayKeepHours(ctx.actor)) refusePage()
  return { line, mine }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { line, mine } = await lineOf(context.get(hubContext), params.hours)
  const { name, day, minutes, kind, activity, note } = line
  return {
    name,
    mine,
    before: { day, minutes: durationInput(minutes), kind, activity, note },
    today: context.get(hubContext).today(),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const { line, mine } = await lineOf(ctx, params.hours)
  const posted = await request.formData()
  const back = `/${ctx.hub.slug}/${mine ? 'mes-heures' : 'heures'}`
  if (posted.get('intent') === 'take-away') {
    const { day, kind, activity, note } = line
    const done = await correctHours(ctx, line.id, { day, kind, activity, note, minutes: 0 })
    return done.ok ? redirect(`${back}?fait=retirees`) : data(refusedForm({}, done), { status: 422 })
  }
  const form = readForm(correctionForm, posted)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await correctHours(ctx, line.id, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`${back}?fait=corrigees`)
}

export default function CorrectHours({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { name, mine, before, today, key } = loaderData
  const f = t.fields
  return (
    <>
      <title>{`${t.correctTitle} · Palier`}</title>
      <PageHeader
        title={t.correctTitle}
        over={<a href={`/${params.hub}/${mine ? 'mes-heures' : 'heures'}`}>{mine ? t.own.title : name}</a>}
        lede={t.correctLede}
      />
      <Form idempotencyKey={key} {...shownForm(useLocale(), actionData, t.errors, before)}>
        <Field type="date" name="day" label={f.day} max={today} width="medium" />
        <Field name="minutes" label={f.minutes} help={f.minutesHelp} width="short" autoComplete="off" />
        <Field
          type="radio"
          name="activity"
          label={f.activity}
          value={before.activity}
          inline
          options={ACTIVITIES.map((value) => ({ value, label: t.activities[value] }))}
        />
        <Field
          type="radio"
          name="kind"
          label={f.kind}
          value={before.kind}
          inline
          options={HOUR_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <Field name="note" label={f.note} optional maxLength={300} />
        <FormActions>
          <Button tone="primary" icon={Check}>
            {t.correct}
          </Button>
          <Button name="intent" value="take-away" icon={Trash2}>
            {t.takeAway}
          </Button>
        </FormActions>
      </Form>
    </>
  )
}
