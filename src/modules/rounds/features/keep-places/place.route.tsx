import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { lookAgain, placeByHand } from '#modules/rounds/geocode/geocode.server.ts'
import { placeById } from '#modules/rounds/geocode/store.server.ts'
import { en } from '#modules/rounds/messages.interface.en.ts'
import { fr } from '#modules/rounds/messages.interface.fr.ts'
import { en as picturesEn } from '#modules/rounds/messages.pictures.en.ts'
import { fr as picturesFr } from '#modules/rounds/messages.pictures.fr.ts'
import { siteOf } from '#modules/rounds/rules/map/tiles.ts'
import { readPoint } from '#modules/rounds/rules/places.ts'
import { mayKeepPlaces } from '#modules/rounds/travel/permits.ts'
import { tilesOf } from '#modules/rounds/travel/tiles.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, sitesContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Search } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/place.route'
import { pointForm, writtenPoint } from './form.ts'
import { PlaceState } from './PlaceState.tsx'
import { PlacesMap } from './PlacesMap.tsx'
import { middleOf, sketchedPoints } from './query.server.ts'

/** The map is loaded on demand, where the hub has tiles. Without scripts: the sketch, and the field. */
export const handle = { scripts: true }

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlaces(ctx.actor)) refusePage()
  const { place: id } = params
  const place = isId<'Place'>(id) ? await ctx.read((tx) => placeById(tx, ctx.hub.id, id)) : null
  if (!place) noPage()
  const { address, label, lon, lat, state, source } = place
  const tiles = await tilesOf(ctx)
  if (tiles) context.set(sitesContext, [siteOf(tiles.url)])
  const others = (await sketchedPoints(ctx)).filter((one) => one.id !== place.id)
  const point = lon === null || lat === null ? null : { lon, lat }
  return {
    place: { id: place.id, address, label, point, state, source },
    tiles,
    // Nobody knows where it is: a map proposes the middle of the others, to be moved from there.
    shown: point ?? (tiles ? middleOf(others) : null),
    dots: others.map((one) => ({
      ...{ id: one.id, lon: one.lon!, lat: one.lat!, address: one.address },
      sure: one.state === 'placed',
    })),
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
  const { place, tiles, shown: at, dots, done } = loaderData
  const base = `/${params.hub}/tournees/lieux`
  const here = `${base}/${place.id}`
  const point = place.point ? writtenPoint(place.point, locale) : ''
  const m = useWords({ fr: picturesFr, en: picturesEn }).map
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
          {at && (
            <PlacesMap
              {...{ dots, base, tiles }}
              chosen={{ id: place.id, address: place.address, point: at }}
              field="point"
            />
          )}
          {tiles && at && <p className="ui-soft ui-no-print">{m.pick}</p>}
          {place.point && (
            <p>
              {w.sources[place.source]} ·{' '}
              <a
                href={`https://www.openstreetmap.org/?mlat=${place.point.lat}&mlon=${place.point.lon}#map=17/${place.point.lat}/${place.point.lon}`}
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
