import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { toInput } from '#kit/money.ts'
import { en as picturesEn } from '#modules/rounds/messages.pictures.en.ts'
import { fr as picturesFr } from '#modules/rounds/messages.pictures.fr.ts'
import { en } from '#modules/rounds/messages.trips.en.ts'
import { fr } from '#modules/rounds/messages.trips.fr.ts'
import { mayKeepTrips } from '#modules/rounds/permits.ts'
import { USUAL_RATES } from '#modules/rounds/rules/trip.ts'
import { gramsNow, ratesNow } from '#modules/rounds/trips/store.server.ts'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ratesForm } from './form.ts'
import { setRates } from './use-case.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepTrips(ctx.actor)) refusePage()
  const { rates, grams } = await ctx.read(async (tx) => ({
    rates: await ratesNow(tx, ctx.hub.id),
    grams: await gramsNow(tx, ctx.hub.id),
  }))
  const { perKm, perHour } = rates
  return {
    key: newId<'Form'>(),
    sides: roundSides(ctx.actor),
    usual: rates === USUAL_RATES,
    done: new URL(request.url).searchParams.has('fait'),
    before: {
      ...{ van: toInput(perKm.van), cargoBike: toInput(perKm['cargo-bike']) },
      ...{ volunteerCar: toInput(perKm['volunteer-car']), foot: toInput(perKm.foot) },
      perHour: toInput(perHour),
      ...{ vanGrams: `${grams.van}`, cargoBikeGrams: `${grams['cargo-bike']}` },
      ...{ volunteerCarGrams: `${grams['volunteer-car']}`, footGrams: `${grams.foot}` },
    },
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepTrips(ctx.actor)) refusePage()
  const form = readForm(ratesForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await setRates(ctx, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/deplacements/couts?fait=saved`)
}

const GRAMS = [
  ['vanGrams', 'van'],
  ['cargoBikeGrams', 'cargo-bike'],
  ['volunteerCarGrams', 'volunteer-car'],
  ['footGrams', 'foot'],
] as const

export default function SetRates({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.set
  const c = useWords({ fr: picturesFr, en: picturesEn }).carbon
  const { key, sides, usual, done, before } = loaderData
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <RoundsTabs hub={params.hub} current="rates" sides={sides} />
      {done && <Notice tone="success">{w.saved}</Notice>}
      {usual && <Notice live={false}>{w.usual}</Notice>}
      <Form idempotencyKey={key} {...shownForm(useLocale(), actionData, t.errors, before)}>
        <FieldSet legend={w.perKm}>
          <Field type="money" name="van" label={t.modes.van} unit={w.byKm} width="short" />
          <Field type="money" name="cargoBike" label={t.modes['cargo-bike']} unit={w.byKm} width="short" />
          <Field
            type="money"
            name="volunteerCar"
            label={t.modes['volunteer-car']}
            unit={w.byKm}
            width="short"
          />
          <Field type="money" name="foot" label={t.modes.foot} unit={w.byKm} width="short" />
        </FieldSet>
        <Field
          type="money"
          name="perHour"
          label={w.perHour}
          help={w.perHourHelp}
          unit={w.byHour}
          width="short"
        />
        <FieldSet legend={c.perKm} help={c.source}>
          {GRAMS.map(([name, mode]) => (
            <Field
              key={name}
              type="number"
              name={name}
              label={c.gramsOf(t.modes[mode])}
              unit={c.unit}
              width="short"
            />
          ))}
        </FieldSet>
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
