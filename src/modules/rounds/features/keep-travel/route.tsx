import { data, redirect } from 'react-router'
import { keepMonths, monthsKept } from '#modules/rounds/forget/keeping.server.ts'
import { placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import { en as forgetEn } from '#modules/rounds/messages.forget.en.ts'
import { fr as forgetFr } from '#modules/rounds/messages.forget.fr.ts'
import { en } from '#modules/rounds/messages.interface.en.ts'
import { fr } from '#modules/rounds/messages.interface.fr.ts'
import { en as picturesEn } from '#modules/rounds/messages.pictures.en.ts'
import { fr as picturesFr } from '#modules/rounds/messages.pictures.fr.ts'
import { MODES } from '#modules/rounds/rules/vroom/crow.ts'
import { mayKeepTravel } from '#modules/rounds/travel/permits.ts'
import { addressesOfEnvironment } from '#modules/rounds/travel/services.server.ts'
import { keepSettings, settingsOf } from '#modules/rounds/travel/settings.server.ts'
import { startOf } from '#modules/rounds/travel/start.server.ts'
import { keepTiles, tilesOf } from '#modules/rounds/travel/tiles.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { ArrowLeft, MessageSquare } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { keepingForm, MODE_NAMES, PLANNERS, pacesOf, SERVICES, tilesForm, travelForm } from './form.ts'
import { KeepingForm } from './KeepingForm.tsx'
import { TilesForm } from './TilesForm.tsx'
import './travel.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepTravel(ctx.actor)) refusePage()
  const { osrm, ors, vroom } = addressesOfEnvironment()
  const { service, planner, paces, start } = await settingsOf(ctx)
  const from = await startOf(ctx)
  return {
    service,
    planner,
    paces,
    start,
    from,
    has: {
      usual: true,
      crow: true,
      osrm: Boolean(osrm),
      ors: Boolean(ors),
      palier: true,
      vroom: Boolean(vroom),
    },
    tiles: await tilesOf(ctx),
    months: await monthsKept(ctx),
    done: new URL(request.url).searchParams.get('fait'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepTravel(ctx.actor)) refusePage()
  const sent = await request.formData()
  if (sent.get('intent') === 'tiles') {
    const form = readForm(tilesForm, sent)
    if (!form.ok) return data({ ...form, of: 'tiles' as const }, { status: 422 })
    const kept = await keepTiles(ctx, form.value)
    if (!kept.ok) return data({ ...refusedForm(form.values, kept), of: 'tiles' as const }, { status: 422 })
    return redirect(`/${ctx.hub.slug}/reglages/deplacements?fait=fond#fond`)
  }
  if (sent.get('intent') === 'keeping') {
    const form = readForm(keepingForm, sent)
    if (!form.ok) return data({ ...form, of: 'keeping' as const }, { status: 422 })
    const kept = await keepMonths(ctx, form.value.months)
    if (!kept.ok) return data({ ...refusedForm(form.values, kept), of: 'keeping' as const }, { status: 422 })
    return redirect(`/${ctx.hub.slug}/reglages/deplacements?fait=noms#garder`)
  }
  const form = readForm(travelForm, sent)
  if (!form.ok) return data({ ...form, of: 'travel' as const }, { status: 422 })
  const { service, planner, start = '' } = form.value
  const kept = await keepSettings(ctx, { service, planner, paces: pacesOf(form.value), start })
  if (!kept.ok) return data({ ...refusedForm(form.values, kept), of: 'travel' as const }, { status: 422 })
  if (start !== '') await placeAddresses(ctx, [start])
  return redirect(`/${ctx.hub.slug}/reglages/deplacements?fait=1`)
}

const FIGURES = ['town', 'road', 'detour'] as const

export default function KeepTravel({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.travel
  const { service, planner, paces, start, from, has, tiles, months, done } = loaderData
  const m = useWords({ fr: picturesFr, en: picturesEn })
  const f = useWords({ fr: forgetFr, en: forgetEn })
  const refused = (of: 'travel' | 'tiles' | 'keeping') => (actionData?.of === of ? actionData : undefined)
  const number = (n: number) =>
    formatNumber(n, locale, Number.isInteger(n) ? 0 : Number.isInteger(n * 10) ? 1 : 2)
  const before = Object.fromEntries(
    MODE_NAMES.flatMap((mode) =>
      FIGURES.map((figure) => [`${figure}_${mode}`, paces[mode] ? number(paces[mode][figure]) : '']),
    ),
  )
  const shown = shownForm(locale, refused('travel'), t.errors, { ...before, service, planner, start })
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <>
            <ButtonLink icon={ArrowLeft} href={`/${params.hub}/reglages`}>
              {t.back}
            </ButtonLink>
            <ButtonLink icon={MessageSquare} href={`/${params.hub}/reglages/passages`}>
              {w.telling}
            </ButtonLink>
          </>
        }
      />
      {done && !actionData && (
        <Notice tone="success">
          {done === 'fond' ? m.tiles.saved : done === 'noms' ? f.saved : w.saved}
        </Notice>
      )}
      <Form id="trajets" action={`/${params.hub}/reglages/deplacements`} {...shown}>
        <Card title={w.start}>
          <Field
            name="start"
            label={w.startAddress}
            help={w.startHelp(from.address)}
            autoComplete="off"
            optional
          />
          {from.point === null && (
            <Notice tone="warn">
              {w.startUnknown} <a href={`/${params.hub}/tournees/lieux`}>{w.startPlace}</a>
            </Notice>
          )}
        </Card>
        <Card title={w.service}>
          <Field
            type="radio"
            name="service"
            label={w.service}
            labelHidden
            options={SERVICES.map((value) => ({
              value,
              label: w.services[value],
              help: has[value] ? w.serviceHelps[value] : w.absent,
            }))}
          />
        </Card>
        <Card title={w.planner}>
          <Field
            type="radio"
            name="planner"
            label={w.planner}
            labelHidden
            options={PLANNERS.map((value) => ({
              value,
              label: w.planners[value],
              help: has[value] ? w.plannerHelps[value] : w.absentPlanner,
            }))}
          />
        </Card>
        <Card title={w.paces}>
          <p className="ui-soft">
            {w.pacesHelp} {w.detourHelp}
          </p>
          {MODE_NAMES.map((mode) => (
            <fieldset key={mode} className="rounds-pace">
              <legend>{w.modes[mode]}</legend>
              {FIGURES.map((figure) => (
                <Field
                  key={figure}
                  name={`${figure}_${mode}`}
                  label={w[figure]}
                  unit={figure === 'detour' ? undefined : 'km/h'}
                  placeholder={number(MODES[mode][figure])}
                  width="short"
                  autoComplete="off"
                  optional
                />
              ))}
            </fieldset>
          ))}
        </Card>
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
      <TilesForm
        action={`/${params.hub}/reglages/deplacements`}
        shown={shownForm(locale, refused('tiles'), m.errors, {
          tiles: tiles?.url ?? '',
          credit: tiles?.credit ?? '',
        })}
      />
      <KeepingForm
        action={`/${params.hub}/reglages/deplacements`}
        shown={shownForm(locale, refused('keeping'), f.errors, { months: String(months) })}
      />
    </>
  )
}
