import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { en } from '#modules/rounds/messages.trips.en.ts'
import { fr } from '#modules/rounds/messages.trips.fr.ts'
import { mayKeepTrips } from '#modules/rounds/permits.ts'
import { HANDOVERS, TRIP_MODES } from '#modules/rounds/rules/trip.ts'
import { schemesOf } from '#modules/rounds/trips/store.server.ts'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Trash2, Truck, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { removeForm, schemeForm } from './form.ts'
import { keepScheme, setSchemeRemoved } from './use-case.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepTrips(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const schemes = await ctx.read((tx) => schemesOf(tx, ctx.hub.id))
  return {
    schemes,
    sides: roundSides(ctx.actor),
    edited: schemes.find(({ id }) => id === query.get('schema')) ?? null,
    done: query.get('fait'),
    removed: query.get('retire'),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepTrips(ctx.actor)) refusePage()
  const sent = await request.formData()
  const base = `/${ctx.hub.slug}/deplacements/schemas`
  const intent = sent.get('intent')
  if (intent === 'remove' || intent === 'restore') {
    const form = readForm(removeForm, sent)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const done = await setSchemeRemoved(ctx, form.value.scheme, intent === 'remove')
    if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
    return redirect(intent === 'remove' ? `${base}?retire=${done.value.id}` : `${base}?fait=restored`)
  }
  const form = readForm(schemeForm, sent)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const id = sent.get('scheme')
  const done = await keepScheme(ctx, form.value, isId<'Scheme'>(id) ? id : undefined)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`${base}?fait=saved`)
}

export default function Schemes({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.keep
  const { schemes, edited, done, removed, key, sides } = loaderData
  const base = `/${params.hub}/deplacements/schemas`
  const before: Record<string, string> = edited
    ? { name: edited.name, how: edited.how, mode: edited.mode, handover: edited.handover, zone: edited.zone }
    : {}
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <RoundsTabs hub={params.hub} current="schemes" sides={sides} />
      <div className="ui-stack">
        {done === 'saved' && <Notice tone="success">{w.saved}</Notice>}
        {done === 'restored' && <Notice tone="success">{w.restored}</Notice>}
        {removed && (
          <Notice
            tone="success"
            actions={
              <Form id="undo" action={base} intent="restore" hidden={{ scheme: removed }}>
                <Button icon={Undo2}>{w.undo}</Button>
              </Form>
            }
          >
            {w.removed}
          </Notice>
        )}
        <Table
          caption={w.title}
          rows={schemes}
          rowKey={(one) => one.id}
          empty={
            <EmptyState title={w.none} icon={Truck}>
              {w.noneText}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              header: w.name,
              cell: (one) => (
                <>
                  <a href={`${base}?schema=${one.id}#schema`}>{one.name}</a>
                  {one.how && <div className="ui-soft ui-small">{one.how}</div>}
                </>
              ),
            },
            { key: 'mode', header: t.columns.mode, cell: (one) => t.modes[one.mode] },
            { key: 'handover', header: t.columns.handover, cell: (one) => t.handovers[one.handover] },
            { key: 'zone', header: t.columns.zone, cell: (one) => one.zone },
            {
              key: 'verbs',
              header: t.columns.verbs,
              paper: false,
              cell: (one) => (
                <Form id={`r-${one.id}`} action={base} intent="remove" hidden={{ scheme: one.id }}>
                  <Button icon={Trash2}>
                    {w.remove}
                    <span className="ui-hidden"> : {one.name}</span>
                  </Button>
                </Form>
              ),
            },
          ]}
        />
        <Card title={edited ? w.edit : w.add} id="schema">
          <Form
            id="scheme"
            action={base}
            idempotencyKey={key}
            hidden={edited ? { scheme: edited.id } : {}}
            {...shownForm(useLocale(), actionData, t.errors, before)}
          >
            <Field name="name" label={w.name} help={w.nameHelp} autoComplete="off" />
            <Field type="textarea" name="how" label={w.how} optional rows={2} />
            <Field
              type="radio"
              name="mode"
              label={t.columns.mode}
              inline
              value={edited?.mode}
              options={TRIP_MODES.map((value) => ({ value, label: t.modes[value] }))}
            />
            <Field
              type="radio"
              name="handover"
              label={t.columns.handover}
              inline
              value={edited?.handover}
              options={HANDOVERS.map((value) => ({ value, label: t.handovers[value] }))}
            />
            <Field name="zone" label={w.zone} optional autoComplete="off" />
            <FormActions>
              <Button tone="primary">{w.save}</Button>
            </FormActions>
          </Form>
        </Card>
      </div>
    </>
  )
}
