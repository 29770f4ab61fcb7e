import { data, redirect } from 'react-router'
import { addDays, dayIn, instantOf, minuteIn } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { doerFor } from '#modules/requests/calendar/choices.server.ts'
import { mayNoteAbsences } from '#modules/requests/permits.ts'
import { ABSENCE_REASONS, idOfKey, type Resource, type Span } from '#modules/requests/rules/slots.ts'
import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { addAbsence, cancelAbsence, setLanes } from '#modules/requests/use-cases/add-absence.server.ts'
import { isSlotTaken } from '#modules/requests/use-cases/hold-slots.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Check } from '#ui/icons.ts'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { absenceForm, lanesForm, removeForm } from './form.ts'
import { readAbsencePage } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteAbsences(ctx.actor)) refusePage()
  const asked = new URL(request.url).searchParams
  return {
    page: await readAbsencePage(ctx, context.get(servicesContext).db),
    today: ctx.today(),
    done: asked.get('fait'),
    released: Number(asked.get('rendez-vous')) || 0,
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteAbsences(ctx.actor)) refusePage()
  const typed = await request.formData()
  const here = `/${ctx.hub.slug}/calendrier/absences`
  const intent = typed.get('intent')
  const wrong = (at: string, state: ReturnType<typeof refusedForm>, held: Held = []) =>
    data({ at, state, held }, { status: 422 })
  if (intent === 'remove') {
    const form = readForm(removeForm, typed)
    if (!form.ok) return wrong('list', form)
    const removed = await cancelAbsence(ctx, form.value)
    return removed.ok ? redirect(`${here}?fait=retiree`) : wrong('list', refusedForm({}, removed))
  }
  if (intent === 'lanes') {
    const form = readForm(lanesForm, typed)
    if (!form.ok) return wrong('lanes', form)
    const set = await setLanes(ctx, form.value)
    return set.ok ? redirect(`${here}?fait=capacite`) : wrong('lanes', refusedForm(form.values, set))
  }
  const form = readForm(absenceForm, typed)
  if (!form.ok) return wrong('add', form)
  const { of, from, fromTime, until, untilTime, release, reason, note, idempotencyKey } = form.value
  const { zone } = ctx.hub
  const added = await addAbsence(ctx, {
    of: await whoOf(ctx, context.get(servicesContext).db, of),
    startsAt: instantOf(from, fromTime ?? 0, zone),
    endsAt:
      untilTime === undefined ? instantOf(addDays(until, 1), 0, zone) : instantOf(until, untilTime, zone),
    release: release !== undefined,
    ...{ reason, note, idempotencyKey },
  })
  if (!added.ok) return wrong('add', refusedForm(form.values, added), isSlotTaken(added) ? added.held : [])
  return redirect(`${here}?fait=notee&rendez-vous=${added.value.released}`)
}

type Held = readonly import('#modules/requests/use-cases/hold-slots.server.ts').Held[]

const whoOf = async (ctx: Parameters<typeof doerFor>[0], db: Parameters<typeof doerFor>[1], key: Resource) =>
  key.startsWith('vehicle:')
    ? ({ kind: 'vehicle', id: idOfKey<'Vehicle'>(key) } as const)
    : await doerFor(ctx, db, key)

export default function Absences({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, locale, zone, day, hour, taken } = useCalendarWords()
  const { page, today, done, released, key } = loaderData
  const w = t.absence
  const own = { ...t.errors, ...(actionData?.held.length ? { slot_taken: taken(actionData.held) } : {}) }
  const refused = (at: string) =>
    actionData?.at === at ? shownForm(locale, actionData.state, own) : undefined
  const add = refused('add')
  const lanes = refused('lanes')
  const { choices } = page
  // What no form of the page can show: a removal, or a form that this reader does not have.
  const unseen =
    actionData?.at === 'list' || (actionData?.at === 'lanes' && !page.mayLanes)
      ? shownForm(locale, actionData.state, own).error
      : undefined
  const groups = (['team', 'volunteers', 'providers', 'vehicles'] as const)
    .map((one) => ({ group: t.groupOf[one], options: choices[one] }))
    .filter(({ options }) => options.length > 0)
  /** Whole days by their names, part of a day by its hours. */
  const stretch = ({ startsAt, endsAt }: Span) => {
    const [first, last] = [dayIn(startsAt, zone), dayIn(new Date(endsAt.getTime() - 1), zone)]
    const [opens, closes] = [minuteIn(startsAt, zone), minuteIn(endsAt, zone)]
    const whole = opens === 0 && closes === 0
    if (first === last) return whole ? day(first) : t.when(day(first), hour(opens), hour(closes))
    if (whole) return `${day(first)} – ${day(last)}`
    return `${day(first)} ${hour(opens)} – ${day(last)} ${hour(closes)}`
  }
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <ButtonLink href={`/${params.hub}/calendrier`} icon={ArrowLeft}>
            {t.title}
          </ButtonLink>
        }
      />
      {unseen && <Notice tone="danger">{unseen}</Notice>}
      {done && !actionData && (
        <Notice tone="success">
          {done === 'retiree'
            ? w.removed
            : done === 'capacite'
              ? w.lanesSaved
              : released > 0
                ? w.released(released)
                : w.added}
        </Notice>
      )}
      <div className="ui-stack">
        <Card title={w.add}>
          <Form
            id="absence"
            intent="add"
            idempotencyKey={key}
            errors={add?.errors}
            error={add?.error}
            values={add?.values}
          >
            <Field type="select" name="of" label={w.of} options={groups} />
            <div className="ui-row">
              <Field type="date" name="from" label={w.from} value={today} width="short" />
              <Field type="date" name="until" label={w.until} value={today} width="short" />
            </div>
            <div className="ui-row">
              <Field type="time" name="fromTime" label={w.fromTime} optional width="short" />
              <Field type="time" name="untilTime" label={w.untilTime} optional width="short" />
            </div>
            <p className="ui-small ui-soft">{w.timesHelp}</p>
            <Field
              type="select"
              name="reason"
              label={w.reason}
              width="medium"
              options={ABSENCE_REASONS.map((value) => ({ value, label: t.reasons[value] }))}
            />
            <Field name="note" label={w.note} optional maxLength={200} />
            <Field type="checkbox" name="release" label={w.release} help={w.releaseHelp} value="oui" />
            <FormActions>
              <Button tone="primary" icon={Check}>
                {w.save}
              </Button>
            </FormActions>
          </Form>
        </Card>
        <Table
          caption={w.list}
          rows={page.rows}
          rowKey={(row) => row.id}
          empty={<EmptyState title={w.none}>{w.noneText}</EmptyState>}
          columns={[
            { key: 'who', header: w.who, cell: (row) => row.resourceName, fold: 'title' },
            {
              key: 'when',
              header: w.when,
              cell: stretch,
            },
            {
              key: 'why',
              header: w.reason,
              cell: (row) => [t.reasons[row.reason], row.note].filter(Boolean).join(' · '),
            },
            {
              key: 'remove',
              header: w.remove,
              paper: false,
              cell: (row) => (
                <form method="post">
                  <input type="hidden" name="intent" value="remove" />
                  <input type="hidden" name="absenceId" value={row.id} />
                  <Button>
                    {w.remove} <span className="ui-hidden">{w.removeOf(row.resourceName)}</span>
                  </Button>
                </form>
              ),
            },
          ]}
        />
        {page.mayLanes && choices.providers.length > 0 && (
          <Card title={w.lanes}>
            <p>{w.lanesHelp}</p>
            {page.several.length > 0 && (
              <ul>
                {page.several.map(({ name, lanes: n }) => (
                  <li key={name}>{w.several(name, n)}</li>
                ))}
              </ul>
            )}
            <Form
              id="lanes"
              intent="lanes"
              errors={lanes?.errors}
              error={lanes?.error}
              values={lanes?.values}
            >
              <Field type="select" name="resource" label={w.lanesOf} options={choices.providers} />
              <Field
                type="number"
                name="lanes"
                label={w.lanesCount}
                value="2"
                min={1}
                max={50}
                width="short"
              />
              <FormActions>
                <Button>{w.lanesSave}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
