import { toInput } from '#kit/money.ts'
import { fleetOf } from '#modules/rounds/fleet/fleet.server.ts'
import { keepFleet } from '#modules/rounds/fleet/keep.server.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { en as tripsEn } from '#modules/rounds/messages.trips.en.ts'
import { fr as tripsFr } from '#modules/rounds/messages.trips.fr.ts'
import { mayKeepFleet } from '#modules/rounds/permits.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { MeansTabs } from '#modules/rounds/ui/MeansTabs.tsx'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { SaidState } from '#modules/rounds/ui/SaidForm.tsx'
import { actBy, type Verbs, verb } from '#platform/forms/verbs.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber } from '#ui/format.ts'
import { Truck } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { FleetForm } from './FleetForm.tsx'
import { factsOf, fleetForm, forgetForm, valuesOf } from './form.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepFleet(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const vehicles = await fleetOf(ctx)
  const edited = vehicles.find(({ id }) => id === query.get('vehicule'))
  return {
    vehicles,
    edited: edited && {
      ...{ id: edited.id, name: edited.name, said: edited.said },
      values: valuesOf(edited, edited.fixed === 0n ? '' : toInput(edited.fixed)),
    },
    sides: roundSides(ctx.actor),
    done: query.get('fait'),
  }
}

const verbs: Verbs = {
  keep: verb(
    fleetForm,
    async (ctx, form) => {
      const facts = factsOf(form)
      return facts.ok ? await keepFleet(ctx, form.vehicle, facts.value) : facts
    },
    () => '?fait=enregistre',
  ),
  forget: verb(
    forgetForm,
    (ctx, { vehicle }) => keepFleet(ctx, vehicle, null),
    () => '?fait=oublie',
  ),
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepFleet(ctx.actor)) refusePage()
  return await actBy(verbs, ctx, await request.formData(), `/${ctx.hub.slug}/tournees/vehicules`)
}

export default function Fleet({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { windows } = useDayWords()
  const modes = useWords({ fr: tripsFr, en: tripsEn }).modes
  const locale = useLocale()
  const w = t.fleet
  const { vehicles, edited, sides, done } = loaderData
  const base = `/${params.hub}/tournees/vehicules`
  const keep = (
    <ButtonLink href={`/${params.hub}/reglages/vehicules`} icon={Truck}>
      {w.keep}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} quiet={vehicles.length > 0 && keep} />
      <RoundsTabs hub={params.hub} current="means" sides={sides} />
      <MeansTabs hub={params.hub} current="vehicles" />
      <div className="ui-stack">
        {done && !actionData && <Notice tone="success">{done === 'oublie' ? w.forgotten : w.saved}</Notice>}
        {edited && <FleetForm vehicle={edited} state={actionData?.state} base={base} />}
        <Table
          caption={w.title}
          rows={vehicles}
          rowKey={(one) => one.id}
          rowHref={(one) => `${base}?vehicule=${one.id}`}
          empty={
            <EmptyState title={w.none} icon={Truck} action={keep}>
              {w.noneText}
            </EmptyState>
          }
          columns={[
            { key: 'name', header: w.vehicle, cell: (one) => one.name },
            { key: 'mode', header: w.mode, cell: (one) => modes[one.mode] },
            { key: 'load', header: w.load, cell: (one) => t.load(one.load.kg, one.load.crates) },
            {
              key: 'out',
              header: w.out,
              nowrap: true,
              cell: (one) => windows([{ from: one.fromMinute, to: one.toMinute }]),
            },
            {
              key: 'range',
              header: w.range,
              fold: 'hide',
              cell: (one) =>
                one.range === null ? w.noRange : w.perDay(formatNumber(one.range / 1000, locale, 0)),
            },
            {
              key: 'skills',
              header: w.skills,
              fold: 'hide',
              cell: (one) => one.skills.join(', '),
            },
            {
              key: 'said',
              header: t.columns.state,
              cell: (one) => <SaidState said={one.said} words={w} />,
            },
          ]}
        />
      </div>
    </>
  )
}
