import { minus } from '#kit/money.ts'
import { en } from '#modules/rounds/messages.trips.en.ts'
import { fr } from '#modules/rounds/messages.trips.fr.ts'
import { mayNoteTrips, mayReadTrips } from '#modules/rounds/permits.ts'
import { TRIP_MODES } from '#modules/rounds/rules/trip.ts'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { formatNumber } from '#ui/format.ts'
import { Plus, Truck } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { listTrips } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrips(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listTrips(ctx, params),
    search: params.toString(),
    mayNote: mayNoteTrips(ctx.actor),
    sides: roundSides(ctx.actor),
  }
}

export default function Trips({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { list, search, mayNote, sides } = loaderData
  const { filter, schemes } = list
  const base = `/${params.hub}/deplacements`
  const c = t.columns
  const scheme = schemes.find(({ id }) => id === filter.schemeId)
  const active = [
    ...(filter.q ? [{ label: `« ${filter.q} »`, removeHref: listHref(search, { q: null }) }] : []),
    ...(scheme ? [{ label: scheme.name, removeHref: listHref(search, { schema: null }) }] : []),
    ...(filter.mode ? [{ label: t.modes[filter.mode], removeHref: listHref(search, { mode: null }) }] : []),
    ...(filter.from
      ? [{ label: t.since(formatDay(filter.from, locale)), removeHref: listHref(search, { du: null }) }]
      : []),
    ...(filter.to
      ? [{ label: t.until(formatDay(filter.to, locale)), removeHref: listHref(search, { au: null }) }]
      : []),
  ]
  const note = mayNote && (
    <ButtonLink tone="primary" href={`${base}/nouveau`} icon={Plus}>
      {t.note}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} action={note} />
      <RoundsTabs hub={params.hub} current="trips" sides={sides} />
      <FilterBar
        action={base}
        search={{ value: filter.q, label: t.search }}
        active={active}
        clearHref={active.length > 1 ? base : undefined}
        exportHref={`${base}/export?${search}`}
      >
        <Field
          type="select"
          name="schema"
          label={t.filterScheme}
          value={filter.schemeId}
          optional
          options={schemes.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Field
          type="select"
          name="mode"
          label={t.filterMode}
          value={filter.mode}
          optional
          options={TRIP_MODES.map((value) => ({ value, label: t.modes[value] }))}
        />
        <Field type="date" name="du" label={t.filterFrom} value={filter.from} optional />
        <Field type="date" name="au" label={t.filterTo} value={filter.to} optional />
      </FilterBar>
      <Table
        caption={t.title}
        rows={list.rows}
        rowKey={(trip) => trip.id}
        rowHref={(trip) => `${base}/${trip.id}`}
        pager={pagerOf(list, t.total)}
        empty={
          active.length > 0 ? (
            <EmptyState
              title={t.noneFound}
              action={<ButtonLink href={base}>{t.withoutFilters}</ButtonLink>}
            />
          ) : (
            <EmptyState title={t.none} icon={Truck} action={note}>
              {t.noneText}
            </EmptyState>
          )
        }
        columns={[
          { key: 'zone', header: c.zone, cell: (trip) => trip.zone },
          { key: 'day', header: c.day, cell: (trip) => <DayFr value={trip.day} />, nowrap: true },
          { key: 'scheme', header: c.scheme, cell: (trip) => trip.scheme },
          { key: 'stops', header: c.stops, cell: (trip) => trip.stops, align: 'end', foldLabel: true },
          {
            key: 'km',
            header: c.km,
            cell: (trip) => t.km(formatNumber(trip.metres / 1000, locale, 1)),
            align: 'end',
            nowrap: true,
          },
          {
            key: 'cost',
            header: c.cost,
            cell: (trip) => <Amount value={trip.cost} />,
            align: 'end',
            nowrap: true,
            fold: 'hide',
          },
          {
            key: 'income',
            header: c.income,
            cell: (trip) => <Amount value={trip.income} />,
            align: 'end',
            nowrap: true,
            fold: 'hide',
          },
          {
            key: 'margin',
            header: c.margin,
            cell: (trip) => (
              <strong>
                <Amount value={minus(trip.income, trip.cost)} />
              </strong>
            ),
            align: 'end',
            nowrap: true,
            foldLabel: true,
          },
        ]}
      />
    </>
  )
}
