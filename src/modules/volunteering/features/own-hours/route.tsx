import { data, redirect } from 'react-router'
import { addDays } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { ownHoursForm } from '#modules/volunteering/form.ts'
import { ownHours } from '#modules/volunteering/lists.server.ts'
import { en } from '#modules/volunteering/messages.en.ts'
import { fr } from '#modules/volunteering/messages.fr.ts'
import { mayNoteOwnHours, mayReadSessions } from '#modules/volunteering/permits.ts'
import { durationInput } from '#modules/volunteering/rules/duration.ts'
import { ACTIVITIES, HOUR_KINDS } from '#modules/volunteering/rules/words.ts'
import { sidesFor } from '#modules/volunteering/sides.ts'
import { sessionsBetween } from '#modules/volunteering/store.server.ts'
import { HoursTable } from '#modules/volunteering/ui/HoursTable.tsx'
import { VolunteeringTabs } from '#modules/volunteering/ui/VolunteeringTabs.tsx'
import { noteHours } from '#modules/volunteering/use-cases/note-hours.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Role } from '#platform/session/roles.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Duration } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatDuration } from '#ui/format.ts'
import { Check, HandHeart } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { Route } from './+types/route'
import './own-hours.css'

/** The durations of one touch, in minutes. */
const QUICK = [60, 120, 180, 240] as const
/** Whoever only gives time gives it unless they say otherwise. */
const PAID: readonly Role[] = ['coordinator', 'treasurer', 'desk', 'drop-off', 'driver']

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteOwnHours(ctx.actor)) refusePage()
  const today = ctx.today()
  const own = await ownHours(ctx)
  const sessions = mayReadSessions(ctx.actor)
    ? await ctx.read((tx) => sessionsBetween(tx, ctx.hub.id, addDays(today, -14), today, 20))
    : []
  const last = own.rows[0]
  const usual = ctx.actor.roles.some((role) => PAID.includes(role)) ? 'paid' : 'volunteer'
  return {
    ...own,
    rows: own.rows.map(({ id, name, day, minutes, kind, activity, note, corrects }) => ({
      ...{ id, name, day, minutes, kind, activity, note, corrects },
    })),
    today,
    sides: sidesFor(ctx.actor),
    usual: { kind: last?.kind ?? usual, activity: last?.activity ?? 'counter' } as const,
    sessions: sessions.map(({ rootId, day, place }) => ({ id: rootId, day, place })),
    done: new URL(request.url).searchParams.get('fait'),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const form = readForm(ownHoursForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { session: sessionId, ...line } = form.value
  const done = await noteHours(ctx, { ...line, sessionId })
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/mes-heures?fait=notees`)
}

export default function OwnHours({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { rows, month, year, today, usual, sessions, sides, done, key } = loaderData
  const w = t.own
  const f = t.fields
  const shown = shownForm(locale, actionData, t.errors)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <VolunteeringTabs hub={params.hub} current="own" sides={sides} />
      {done && !actionData && (
        <Notice tone="success">
          {done === 'notees' ? t.noted : done === 'retirees' ? t.takenAway : t.corrected}
        </Notice>
      )}
      <div className="ui-stack">
        <Card title={w.quick}>
          <form method="post">
            <input type="hidden" name="idempotencyKey" value={key} />
            <input type="hidden" name="day" value={today} />
            <input type="hidden" name="kind" value={usual.kind} />
            <input type="hidden" name="activity" value={usual.activity} />
            <div className="hours-quick">
              {QUICK.map((minutes) => (
                <Button key={minutes} name="minutes" value={durationInput(minutes)} tone="primary">
                  {formatDuration(minutes, locale)}
                </Button>
              ))}
            </div>
            <p className="ui-soft ui-small">
              {w.quickHelp(t.activities[usual.activity], t.kinds[usual.kind])}
            </p>
          </form>
          <details open={actionData !== undefined}>
            <summary>{w.otherwise}</summary>
            <Form id="heures" idempotencyKey={key} {...shown}>
              <Field type="date" name="day" label={f.day} value={today} max={today} width="medium" />
              <Field name="minutes" label={f.minutes} help={f.minutesHelp} width="short" autoComplete="off" />
              <Field
                type="radio"
                name="activity"
                label={f.activity}
                value={usual.activity}
                inline
                options={ACTIVITIES.map((value) => ({ value, label: t.activities[value] }))}
              />
              <Field
                type="radio"
                name="kind"
                label={f.kind}
                value={usual.kind}
                inline
                options={HOUR_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
              />
              {sessions.length > 0 && (
                <Field
                  type="select"
                  name="session"
                  label={f.session}
                  help={f.sessionHelp}
                  optional
                  options={sessions.map(({ id, day, place }) => ({
                    value: id,
                    label: `${formatDay(day, locale)} · ${place}`,
                  }))}
                />
              )}
              <Field name="note" label={f.note} optional maxLength={300} />
              <FormActions>
                <Button icon={Check}>{w.save}</Button>
              </FormActions>
            </Form>
          </details>
        </Card>
        <div className="ui-stats">
          <Stat label={w.month} value={<Duration minutes={month} />} period={w.hoursNoted} />
          <Stat label={w.year} value={<Duration minutes={year} />} period={w.hoursNoted} />
        </div>
        <HoursTable
          caption={w.last}
          rows={rows}
          hub={params.hub}
          mayCorrect
          empty={
            <EmptyState title={w.none} icon={HandHeart}>
              {w.noneText}
            </EmptyState>
          }
        />
      </div>
    </>
  )
}
