import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { vehicleRows } from '#modules/requests/calendar/vehicle-store.server.ts'
import { mayKeepVehicles } from '#modules/requests/permits.ts'
import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { addVehicle, changeVehicle } from '#modules/requests/use-cases/keep-vehicles.server.ts'
import '#modules/requests/ui/request.css'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Plus, Truck } from '#ui/icons.ts'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/route'
import { addForm, editForm, retireForm } from './form.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepVehicles(ctx.actor)) refusePage()
  const rows = await ctx.read((tx) => vehicleRows(tx, ctx.hub.id, { retired: true }))
  return {
    vehicles: rows.map(({ id, name, plate, note, retiredAt }) => ({
      id,
      name,
      plate,
      note,
      retired: retiredAt !== null,
    })),
    done: new URL(request.url).searchParams.get('fait'),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepVehicles(ctx.actor)) refusePage()
  const typed = await request.formData()
  const here = `/${ctx.hub.slug}/reglages/vehicules`
  const at = String(typed.get('id') ?? 'add')
  const intent = typed.get('intent')
  if (intent === 'edit' || intent === 'retire') {
    const form = intent === 'edit' ? readForm(editForm, typed) : readForm(retireForm, typed)
    if (!form.ok) return data({ at, state: { values: form.values, errors: form.errors } }, { status: 422 })
    const { id, ...change } = form.value
    const changed = await changeVehicle(
      ctx,
      id,
      'retired' in change
        ? { retired: change.retired === 'oui' }
        : { ...change, plate: change.plate ?? '', note: change.note ?? '' },
    )
    if (!changed.ok) return data({ at, state: refusedForm(form.values, changed) }, { status: 422 })
    return redirect(`${here}?fait=change`)
  }
  const form = readForm(addForm, typed)
  if (!form.ok) return data({ at, state: { values: form.values, errors: form.errors } }, { status: 422 })
  const added = await addVehicle(ctx, form.value)
  if (!added.ok) return data({ at, state: refusedForm(form.values, added) }, { status: 422 })
  return redirect(`${here}?fait=ajoute`)
}

export default function Vehicles({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, locale } = useCalendarWords()
  const w = t.vehicle
  const { vehicles, done, key } = loaderData
  const refused = (at: string) =>
    actionData?.at === at ? shownForm(locale, actionData.state, t.errors) : undefined
  const add = refused('add')
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      {done && !actionData && (
        <Notice tone="success">{done === 'ajoute' ? w.done.ajoute : w.done.change}</Notice>
      )}
      <div className="ui-stack">
        {vehicles.length === 0 && (
          <EmptyState title={w.none} icon={Truck}>
            {w.noneText}
          </EmptyState>
        )}
        {vehicles.map((vehicle) => {
          const own = refused(vehicle.id)
          return (
            <Card
              key={vehicle.id}
              title={vehicle.name}
              aside={
                <Status tone={vehicle.retired ? 'neutral' : 'success'}>
                  {vehicle.retired ? w.retired : w.inUse}
                </Status>
              }
            >
              <p>
                {[vehicle.plate, vehicle.note].filter(Boolean).join(' · ')}{' '}
                <a href={`/${params.hub}/calendrier?vue=semaine&qui=vehicle:${vehicle.id}`}>{w.calendar}</a>
              </p>
              <details className="requests-fold" open={own !== undefined}>
                <summary>
                  {w.edit} <span className="ui-hidden">{vehicle.name}</span>
                </summary>
                <Form
                  id={`v-${vehicle.id}`}
                  intent="edit"
                  hidden={{ id: vehicle.id }}
                  errors={own?.errors}
                  error={own?.error}
                  values={own?.values}
                >
                  <VehicleFields vehicle={vehicle} />
                  <FormActions>
                    <Button>{w.saveEdit}</Button>
                  </FormActions>
                </Form>
                <Form
                  id={`r-${vehicle.id}`}
                  intent="retire"
                  hidden={{ id: vehicle.id, retired: vehicle.retired ? 'non' : 'oui' }}
                >
                  {!vehicle.retired && <p>{w.retireHelp}</p>}
                  <Button>{vehicle.retired ? w.back : w.retire}</Button>
                </Form>
              </details>
            </Card>
          )
        })}
        <Card title={w.add}>
          <Form
            id="vehicule"
            intent="add"
            idempotencyKey={key}
            errors={add?.errors}
            error={add?.error}
            values={add?.values}
          >
            <VehicleFields />
            <FormActions>
              <Button tone="primary" icon={Plus}>
                {w.save}
              </Button>
            </FormActions>
          </Form>
        </Card>
      </div>
    </>
  )
}

function VehicleFields({ vehicle }: { vehicle?: { name: string; plate: string | null; note: string } }) {
  const { t } = useCalendarWords()
  const w = t.vehicle
  return (
    <>
      <Field name="name" label={w.name} help={w.nameHelp} value={vehicle?.name} maxLength={60} />
      <Field
        name="plate"
        label={w.plate}
        optional
        width="medium"
        value={vehicle?.plate ?? ''}
        maxLength={20}
      />
      <Field name="note" label={w.note} optional value={vehicle?.note} maxLength={200} />
    </>
  )
}
