import { data, redirect } from 'react-router'
import { type Id, isId, newId } from '#kit/id.ts'
import { personNamed } from '#modules/people/index.server.ts'
import { holdersOf, workerChoices } from '#modules/volunteering/choices.server.ts'
import { sessionForm } from '#modules/volunteering/form.ts'
import { en } from '#modules/volunteering/messages.en.ts'
import { fr } from '#modules/volunteering/messages.fr.ts'
import { mayKeepSessions } from '#modules/volunteering/permits.ts'
import { clockInput } from '#modules/volunteering/rules/duration.ts'
import { sessionByRoot } from '#modules/volunteering/store.server.ts'
import { cancelSession, keepSession } from '#modules/volunteering/use-cases/keep-session.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check, Trash2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

/** One page for a new session and for one to change: the latter has its id in the address. */
const rootOf = (params: object): Id<'SessionVersion'> | undefined => {
  const id = 'session' in params ? params.session : undefined
  if (id === undefined) return undefined
  return isId<'SessionVersion'>(id) ? id : noPage()
}

const foundOf = async (ctx: Ctx, id: Id<'SessionVersion'>) => {
  const found = await ctx.read((tx) => sessionByRoot(tx, ctx.hub.id, id))
  return found && !found.cancelled ? found : noPage()
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepSessions(ctx.actor)) refusePage()
  const id = rootOf(params)
  const found = id && (await foundOf(ctx, id))
  const choices = await workerChoices(ctx, context.get(servicesContext).db)
  const known = new Set([...choices.team, ...choices.volunteers].map(({ value }) => value))
  const others = (found?.holders ?? [])
    .map((one) => ({ value: one.userId ? `user:${one.userId}` : `person:${one.personId}`, label: one.name }))
    .filter(({ value }) => !known.has(value))
  const holder = (i: number) => {
    const one = found?.holders[i]
    return one ? (one.userId ? `user:${one.userId}` : `person:${one.personId}`) : ''
  }
  return {
    choices: { ...choices, others },
    before: {
      day: found?.day ?? ctx.today(),
      from: found ? clockInput(found.fromMinute) : '09:00',
      to: found ? clockInput(found.toMinute) : '12:00',
      place: found?.place ?? '',
      ...{ holder1: holder(0), holder2: holder(1), holder3: holder(2) },
      visits: found?.visits === null || found?.visits === undefined ? '' : String(found.visits),
      note: found?.note ?? '',
    },
    editing: found !== undefined,
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepSessions(ctx.actor)) refusePage()
  const { db } = context.get(servicesContext)
  const id = rootOf(params)
  const posted = await request.formData()
  const wrong = (state: FormState) => data(state, { status: 422 })
  const base = `/${ctx.hub.slug}/permanences`
  if (id && posted.get('intent') === 'cancel') {
    const done = await cancelSession(ctx, id)
    return done.ok ? redirect(`${base}?fait=annulee`) : wrong(refusedForm({}, done))
  }
  const form = readForm(sessionForm, posted)
  if (!form.ok) return wrong(form)
  const { from, to, holder1, holder2, holder3, member, ...rest } = form.value
  const keys = [holder1, holder2, holder3].filter((key) => key !== undefined)
  const named = member ? await personNamed(ctx, member) : undefined
  if (named && !named.ok) return wrong(refusedForm(form.values, { ...named, field: 'member' }))
  const holders = await holdersOf(ctx, db, named ? [...keys, `person:${named.value}`] : keys)
  const kept = holders.filter((one) => one !== undefined)
  if (kept.length < holders.length)
    return wrong({ values: form.values, errors: { holder1: 'unknown_choice' } })
  const done = await keepSession(ctx, { ...rest, fromMinute: from, toMinute: to, holders: kept }, id)
  if (!done.ok)
    return wrong(refusedForm(form.values, done.field === 'holders' ? { ...done, field: 'holder1' } : done))
  return redirect(`${base}?fait=notee`)
}

export default function WriteSession({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { choices, before, editing, key } = loaderData
  const w = t.sessions
  const title = editing ? w.edit : w.add
  const groups = [
    { group: t.sheet.groups.volunteers, options: choices.volunteers },
    { group: t.sheet.groups.team, options: choices.team },
    { group: t.holders.member, options: choices.others },
  ].filter(({ options }) => options.length > 0)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} over={<a href={`/${params.hub}/permanences`}>{w.title}</a>} />
      <Form idempotencyKey={key} {...shownForm(useLocale(), actionData, t.errors, before)}>
        <Field type="date" name="day" label={t.fields.day} width="medium" />
        <div className="ui-row">
          <Field type="time" name="from" label={w.from} width="short" />
          <Field type="time" name="to" label={w.to} width="short" />
        </div>
        <Field name="place" label={w.place} help={w.placeHelp} maxLength={120} />
        {['1', '2', '3'].map((n) => (
          <Field
            key={n}
            type="select"
            name={`holder${n}`}
            label={w.holder(Number(n))}
            optional
            blank={w.noOne}
            options={groups}
          />
        ))}
        <Field name="member" label={w.member} help={w.memberHelp} optional autoComplete="off" />
        <Field type="number" name="visits" label={w.visits} help={w.visitsHelp} optional width="short" />
        <Field type="textarea" name="note" label={w.note} optional rows={2} maxLength={500} />
        <FormActions>
          <Button tone="primary" icon={Check}>
            {w.save}
          </Button>
          {editing && (
            <Button name="intent" value="cancel" icon={Trash2}>
              {w.cancel}
            </Button>
          )}
        </FormActions>
      </Form>
    </>
  )
}
