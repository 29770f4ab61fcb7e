import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { SaveView } from '#modules/people/ui/SaveView.tsx'
import { isSlotTaken } from '#modules/requests/index.server.ts'
import { cancelDrafts } from '#modules/rounds/day/life.server.ts'
import type { RoundSort } from '#modules/rounds/day/list-store.server.ts'
import { mayDrive, mayPrepareRounds, mayReadRounds, mayReadTrips } from '#modules/rounds/permits.ts'
import { ROUND_STATES } from '#modules/rounds/rules/life.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { RoundState } from '#modules/rounds/ui/RoundState.tsx'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { listHref, pagerOf, viewLinks } from '#platform/lists/address.ts'
import { savedViewsOf, saveView } from '#platform/lists/views.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Truck } from '#ui/icons.ts'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { draftsAmong, filterChoices, idsIn, type ListedRound, listRounds } from './query.server.ts'
import { SureToCancel } from './SureToCancel.tsx'
import { sortWord } from './sorts.ts'

/** What an action tells the list once, not a filter of it. */
const NEWS = ['fait', 'abandonner'] as const

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRounds(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const done = params.get('fait')
  const cancel = params.get('abandonner')
  for (const word of NEWS) params.delete(word)
  const prepare = mayPrepareRounds(ctx.actor)
  return {
    list: await listRounds(ctx, params),
    vehicles: await filterChoices(ctx),
    views: await savedViewsOf(ctx, 'rounds'),
    search: params.toString(),
    done,
    sure: prepare && cancel !== null ? await draftsAmong(ctx, idsIn(cancel)) : null,
    may: { money: mayReadTrips(ctx.actor), sheets: mayDrive(ctx.actor), prepare },
    sides: roundSides(ctx.actor),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRounds(ctx.actor)) refusePage()
  const typed = await request.formData()
  const params = new URL(request.url).searchParams
  for (const word of NEWS) params.delete(word)
  const base = `/${ctx.hub.slug}/tournees`
  const back = (news: Record<string, string>) =>
    redirect(`${base}/liste?${new URLSearchParams([...params, ...Object.entries(news)])}`)
  const intent = String(typed.get('intent') ?? '')
  if (intent === 'view') {
    const saved = await saveView(ctx, 'rounds', String(typed.get('view') ?? ''), params)
    return saved.ok ? back({ fait: 'vue' }) : data({ code: saved.code }, { status: 422 })
  }
  const ids = idsIn(typed.getAll('ids').join(','))
  if (intent === 'sheets' && !mayDrive(ctx.actor)) refusePage()
  if (intent === 'sheets')
    return ids.length === 0 ? back({ fait: 'rien' }) : redirect(`${base}/feuilles?ids=${ids.join(',')}`)
  if (intent === 'export') {
    if (!mayReadTrips(ctx.actor)) refusePage()
    return ids.length === 0
      ? back({ fait: 'rien' })
      : redirect(`${base}/liste/export?format=csv&ids=${ids.join(',')}`)
  }
  if (intent !== 'cancel' && intent !== 'cancel-sure')
    return data({ code: 'unknown_choice' }, { status: 422 })
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  if (ids.length === 0) return back({ fait: 'rien' })
  // It cannot be undone: asked once more, with the names of what would go.
  if (intent === 'cancel') return back({ abandonner: ids.join(',') })
  const key = typed.get('idempotencyKey')
  const done = await cancelDrafts(ctx, {
    roundIds: ids,
    idempotencyKey: isId<'Form'>(key) ? key : undefined,
  })
  if (!done.ok) return data({ code: isSlotTaken(done) ? 'slot_taken' : done.code }, { status: 422 })
  return back({ fait: String(done.value.cancelled) })
}

export default function Rounds({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, day, km } = useDayWords()
  const { list, vehicles, search, may, sides, done, sure } = loaderData
  const { filter, state } = list
  const l = t.listPage
  const errors: Readonly<Record<string, string>> = t.errors
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
  const sortBy = (by: RoundSort['by']) => {
    const own = list.sort.by === by
    // The highest first, then the lowest; the last day first is how the list stands by itself.
    const word = sortWord({ by, ascending: own && !list.sort.ascending })
    return {
      href: listHref(search, { tri: word === '-jour' ? null : word }),
      ...(own ? { direction: list.sort.ascending ? ('asc' as const) : ('desc' as const) } : {}),
    }
  }
  const query = new URLSearchParams(search)
  const kept = Object.fromEntries(
    (['tri', 'qui'] as const).flatMap((word) => {
      const value = query.get(word)
      return value ? [[word, value]] : []
    }),
  )
  const toDay = <ButtonLink href={home}>{l.toDay}</ButtonLink>
  const margin: Column<ListedRound>[] = may.money
    ? [
        {
          ...{ key: 'margin', header: c.margin, align: 'end', nowrap: true },
          sort: sortBy('margin'),
          cell: ({ money }) => money && <MarginCell {...money} />,
        },
      ]
    : []
  return (
    <>
      <title>{`${l.title} · Palier`}</title>
      <PageHeader title={l.title} lede={l.lede} quiet={toDay} />
      <RoundsTabs hub={params.hub} current="list" sides={sides} />
      {actionData && <Notice tone="danger">{errors[actionData.code] ?? t.errors.not_found}</Notice>}
      {done && !actionData && (
        <Notice tone={done === 'rien' ? 'info' : 'success'}>
          {done === 'rien' ? l.bulk.nothing : done === 'vue' ? l.bulk.saved : l.bulk.cancelled(Number(done))}
        </Notice>
      )}
      {sure && !actionData && <SureToCancel {...sure} search={search} idempotencyKey={loaderData.key} />}
      <FilterBar
        action={base}
        search={{ value: filter.q, label: l.search }}
        keep={kept}
        views={[
          { label: l.every, href: base, current: search === '' },
          ...viewLinks(
            base,
            [
              { name: l.views.open, search: 'etat=venir&tri=jour' },
              { name: l.views.ended, search: 'etat=ended' },
              ...loaderData.views,
            ],
            search,
          ),
        ]}
        saveView={search !== '' && <SaveView search={search} />}
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
        selection={{
          id: 'ensemble',
          action: `?${search}`,
          label: (round) => round.number,
          verbs: [
            ...(may.sheets ? [{ label: l.bulk.sheets, intent: 'sheets' }] : []),
            ...(may.money ? [{ label: l.bulk.export, intent: 'export' }] : []),
            ...(may.prepare ? [{ label: l.bulk.cancel, intent: 'cancel' }] : []),
          ],
        }}
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
          {
            key: 'name',
            header: c.name,
            cell: (round) => (
              <>
                {round.name}
                <div className="ui-soft ui-small">
                  {round.number} · <span className="ui-nowrap">{t.round.stops(round.stops)}</span>
                </div>
              </>
            ),
          },
          {
            key: 'day',
            header: c.day,
            cell: (round) => <DayFr value={round.day} />,
            nowrap: true,
            sort: sortBy('day'),
          },
          { key: 'state', header: c.state, cell: (round) => <RoundState state={round.state} /> },
          {
            key: 'who',
            header: c.who,
            cell: (round) =>
              round.who ? <a href={listHref(search, { qui: round.who })}>{round.whoName}</a> : t.round.nobody,
          },
          {
            key: 'km',
            header: c.km,
            cell: (round) => km(round.metres),
            align: 'end',
            nowrap: true,
            fold: 'hide',
            sort: sortBy('metres'),
          },
          ...margin,
        ]}
      />
    </>
  )
}

/** As driven, with what was planned below it; as planned until it is back. */
function MarginCell({ planned, driven }: NonNullable<ListedRound['money']>) {
  const { t, euros } = useDayWords()
  const c = t.listPage.columns
  const shown = driven ?? planned
  if (shown === null) return '–'
  return (
    <>
      <Amount value={shown} />
      <div className="ui-soft ui-small">
        {driven === null ? c.expected : planned !== null && c.expectedOf(euros(planned))}
      </div>
    </>
  )
}
