import { mayPrepareRounds, mayReadRounds, mayReadTrips } from '#modules/rounds/permits.ts'
import { ROUND_STATES } from '#modules/rounds/rules/life.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { RoundState } from '#modules/rounds/ui/RoundState.tsx'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Truck } from '#ui/icons.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { filterChoices, type ListedRound, listRounds } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRounds(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listRounds(ctx, params),
    vehicles: await filterChoices(ctx),
    search: params.toString(),
    may: { money: mayReadTrips(ctx.actor), prepare: mayPrepareRounds(ctx.actor) },
    sides: roundSides(ctx.actor),
  }
}

export default function Rounds({ loaderData, params }: Route.ComponentProps) {
  const { t, day, km } = useDayWords()
  const { list, vehicles, search, may, sides } = loaderData
  const { filter, state, ascending } = list
  const l = t.listPage
  const c = l.columns
  const home = `/${params.hub}/tournees`
  const base = `${home}/liste`
  const off = (name: string) => listHref(search, { [name]: null })
  const who = list.rows.find((row) => row.who === filter.who)?.whoName
  const vehicle = vehicles.find(({ value }) => value === filter.vehicleId)?.label
  const states = ROUND_STATES.map((value) => ({ value: value as string, label: t.states[value] }))
  const stateWords = [...states, { value: 'venir', label: l.views.open }].find(({ value }) => value === state)
  const active = [
    ...(filter.q ? [{ label: `« ${filter.q} »`, removeHref: off('q') }] : []),
    ...(stateWords ? [{ label: stateWords.label, removeHref: off('etat') }] : []),
    ...(filter.who ? [{ label: who ?? l.who, removeHref: off('qui') }] : []),
    ...(vehicle ? [{ label: vehicle, removeHref: off('vehicule') }] : []),
    ...(filter.from ? [{ label: l.since(day(filter.from)), removeHref: off('du') }] : []),
    ...(filter.to ? [{ label: l.until(day(filter.to)), removeHref: off('au') }] : []),
  ]
  const toDay = <ButtonLink href={home}>{l.toDay}</ButtonLink>
  const money: Column<ListedRound>[] = may.money
    ? (['planned', 'driven'] as const).map((key) => ({
        ...{ key, header: c[key], align: 'end', nowrap: true, foldLabel: true },
        cell: (round) => {
          const amount = round.money?.[key] ?? null
          return amount === null ? '–' : <Amount value={amount} />
        },
      }))
    : []
  return (
    <>
      <title>{`${l.title} · Palier`}</title>
      <PageHeader title={l.title} lede={l.lede} quiet={toDay} />
      <RoundsTabs hub={params.hub} current="list" sides={sides} />
      <FilterBar
        action={base}
        search={{ value: filter.q, label: l.search }}
        views={[
          { label: l.every, href: base, current: state === '' },
          { label: l.views.open, href: `${base}?etat=venir&tri=jour`, current: state === 'venir' },
          { label: l.views.ended, href: `${base}?etat=ended`, current: state === 'ended' },
        ]}
        active={active}
        clearHref={active.length > 1 ? base : undefined}
        {...(may.money ? { exportHref: `${base}/export?${search}` } : {})}
      >
        <Field type="select" name="etat" label={l.state} value={state} optional options={states} />
        <Field
          type="select"
          name="vehicule"
          label={l.vehicle}
          value={filter.vehicleId}
          optional
          options={vehicles}
        />
        <Field type="date" name="du" label={l.from} value={filter.from} optional />
        <Field type="date" name="au" label={l.to} value={filter.to} optional />
      </FilterBar>
      <Table
        caption={l.title}
        rows={list.rows}
        rowKey={(round) => round.id}
        rowHref={(round) => `${home}/${round.number}`}
        pager={pagerOf(list, l.total)}
        empty={
          active.length > 0 ? (
            <EmptyState title={l.noneFound} action={<ButtonLink href={base}>{l.all}</ButtonLink>} />
          ) : (
            <EmptyState title={l.none} icon={Truck} action={toDay}>
              {l.noneText}
            </EmptyState>
          )
        }
        columns={[
          { key: 'name', header: c.name, cell: (round) => `${round.number} · ${round.name}` },
          {
            key: 'day',
            header: c.day,
            cell: (round) => <DayFr value={round.day} />,
            nowrap: true,
            sort: {
              href: listHref(search, { tri: ascending ? null : 'jour' }),
              direction: ascending ? 'asc' : 'desc',
            },
          },
          { key: 'state', header: c.state, cell: (round) => <RoundState state={round.state} /> },
          {
            key: 'who',
            header: c.who,
            cell: (round) =>
              round.who ? <a href={listHref(search, { qui: round.who })}>{round.whoName}</a> : t.round.nobody,
          },
          { key: 'stops', header: c.stops, cell: (round) => round.stops, align: 'end', foldLabel: true },
          {
            key: 'km',
            header: c.km,
            cell: (round) => km(round.metres),
            align: 'end',
            nowrap: true,
            fold: 'hide',
          },
          ...money,
        ]}
      />
    </>
  )
}
