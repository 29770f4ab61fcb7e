import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { lookAgain, placeByHand } from '#modules/rounds/geocode/geocode.server.ts'
import { placeById } from '#modules/rounds/geocode/store.server.ts'
import { en } from '#modules/rounds/messages.interface.en.ts'
import { fr } from '#modules/rounds/messages.interface.fr.ts'
import { readPoint } from '#modules/rounds/rules/places.ts'
import { mayKeepPlaces } from '#modules/rounds/travel/permits.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { ArrowLeft, Search } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/place.route'
import { pointForm } from './form.ts'
import { PlaceState } from './PlaceState.tsx'
import { sketchedPoints } from './query.server.ts'
import { Sketch } from './Sketch.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlaces(ctx.actor)) refusePage()
  const { place: id } = params
  const place = isId<'Place'>(id) ? await ctx.read((tx) => placeById(tx, ctx.hub.id, id)) : null
  if (!place) noPage()
  const { address, label, lon, lat, state, source } = place
  const others = lon === null ? [] : await sketchedPoints(ctx)
  const dots = others
    .filter((one) => one.id !== place.id)
    .map((one) => ({
      id: one.id,
      lon: one.lon!,
      lat: one.lat!,
      address: one.address,
      sure: one.state === 'placed',
    }))
  return {
    place: { id: place.id, address, label, lon, lat, state, source },
    dots: lon === null ? [] : [...dots, { id: place.id, lon, lat: lat!, address, sure: state === 'placed' }],
    done: new URL(request.url).searchParams.get('fait'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlaces(ctx.actor)) refusePage()
  const { place: id } = params
  if (!isId<'Place'>(id)) noPage()
  const typed = await request.formData()
  const here = `/${ctx.hub.slug}/tournees/lieux/${id}`
  if (typed.get('intent') === 'again') {
    const looked = await lookAgain(ctx, id)
    return looked.ok ? redirect(`${here}?fait=cherche`) : data(refusedForm({}, looked), { status: 422 })
  }
  const form = readForm(pointForm, typed)
  if (!form.ok) return data(form, { status: 422 })
  const point = readPoint(form.value.point)
  if (!point.ok) return data(refusedForm(form.values, point), { status: 422 })
  const placed = await placeByHand(ctx, id, point.value)
  return placed.ok ? redirect(`${here}?fait=place`) : data(refusedForm(form.values, placed), { status: 422 })
}

export default function Place({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.places
  const locale = useLocale()
  const { place, dots, done } = loaderData
  const base = `/${params.hub}/tournees/lieux`
  const here = `${base}/${place.id}`
  const point =
    place.lon === null || place.lat === null
      ? ''
      : w.at(formatNumber(place.lat, locale, 6), formatNumber(place.lon, locale, 6))
  return (
    <>
      <title>{`${place.address} · Palier`}</title>
      <PageHeader
        title={place.address}
        lede={place.label || undefined}
        quiet={
          <ButtonLink icon={ArrowLeft} href={base}>
            {w.title}
          </ButtonLink>
        }
      />
      {done && !actionData && <Notice tone="success">{done === 'cherche' ? w.searched : w.saved}</Notice>}
      <div className="ui-stack">
        <Card title={w.point} aside={<PlaceState state={place.state} />}>
          {dots.length > 0 && <Sketch dots={dots} base={base} chosen={place.id} />}
          {place.lon !== null && (
            <p>
              {w.sources[place.source]} ·{' '}
              <a
                href={`https://www.openstreetmap.org/?mlat=${place.lat}&mlon=${place.lon}#map=17/${place.lat}/${place.lon}`}
                rel="noreferrer"
              >
                {w.seeMap}
              </a>
            </p>
          )}
          <Form id="point" action={here} {...shownForm(locale, actionData, t.errors, { point })}>
            <Field name="point" label={w.point} help={w.pointEditHelp} width="medium" autoComplete="off" />
            <FormActions>
              <Button tone="primary">{w.save}</Button>
            </FormActions>
          </Form>
        </Card>
        <Card title={w.again}>
          <p className="ui-soft">{w.againHelp}</p>
          <Form id="encore" intent="again" action={here}>
            <Button icon={Search}>{w.again}</Button>
          </Form>
        </Card>
      </div>
    </>
  )
}
