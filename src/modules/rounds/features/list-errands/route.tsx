import { data, redirect } from 'react-router'
import { addDays } from '#kit/day.ts'
import { isId, newId } from '#kit/id.ts'
import { moveErrands } from '#modules/rounds/errands/keep.server.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { mayExportErrands, mayNoteErrands, mayReadRounds } from '#modules/rounds/permits.ts'
import { ERRAND_STATES, WAYS } from '#modules/rounds/rules/errands/errand.ts'
import { ErrandTabs } from '#modules/rounds/ui/ErrandTabs.tsx'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Package, Plus, Upload } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ErrandTable } from './ErrandTable.tsx'
import { errandIds, moveForm } from './form.ts'
import { MoveCard } from './MoveCard.tsx'
import { MovedNews } from './MovedNews.tsx'
import { listErrands } from './query.server.ts'

/** Words of the address that say what was just done, not what is listed. */
const NEWS = ['fait', 'ids', 'laissees', 'deplacer'] as const

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRounds(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const moving = errandIds(params.getAll('deplacer'))
  const news = {
    done: params.get('fait'),
    ids: errandIds(params.getAll('ids')),
    left: Number(params.get('laissees') ?? 0) || 0,
  }
  for (const word of NEWS) params.delete(word)
  return {
    ...{ list: await listErrands(ctx, params), search: params.toString(), moving, news },
    mayNote: mayNoteErrands(ctx.actor),
    mayExport: mayExportErrands(ctx.actor),
    sides: roundSides(ctx.actor),
    tomorrow: addDays(ctx.today(), 1),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteErrands(ctx.actor)) refusePage()
  const sent = await request.formData()
  const params = new URL(request.url).searchParams
  for (const word of NEWS) params.delete(word)
  const back = (told: Record<string, string>) =>
    redirect(`/${ctx.hub.slug}/tournees/courses?${new URLSearchParams([...params, ...Object.entries(told)])}`)
  const ids = errandIds(sent.getAll('ids'))
  const intent = String(sent.get('intent') ?? '')
  const key = sent.get('idempotencyKey')
  const once = isId<'Form'>(key) ? key : undefined
  if (ids.length === 0) return back({ fait: 'rien' })
  if (intent === 'pick') return back({ deplacer: ids.join(',') })
  if (intent === 'move') {
    const form = readForm(moveForm, sent)
    if (!form.ok) return data({ values: form.values, errors: form.errors, ids }, { status: 422 })
    const moved = await moveErrands(ctx, ids, { verb: 'move', day: form.value.day }, once)
    if (!moved.ok) return data({ ...refusedForm(form.values, moved), ids }, { status: 422 })
    return back({ fait: `${moved.value.moved.length}-deplacees`, laissees: String(moved.value.left) })
  }
  const move = {
    tomorrow: { verb: 'move', day: addDays(ctx.today(), 1) } as const,
    drop: { verb: 'drop' } as const,
    restore: { verb: 'restore' } as const,
  }[intent]
  if (!move) return data({ ...refusedForm({}, { ok: false, code: 'unknown_choice' }), ids }, { status: 422 })
  const done = await moveErrands(ctx, ids, move, once)
  if (!done.ok) return data({ ...refusedForm({}, done), ids }, { status: 422 })
  const { moved, left } = done.value
  const word = { move: 'deplacees', drop: 'abandonnees', restore: 'remises' }[move.verb]
  return back({
    ...{ fait: `${moved.length}-${word}`, laissees: String(left) },
    // What was just given up is brought back by its ids.
    ...(move.verb === 'drop' ? { ids: moved.join(',') } : {}),
  })
}

export default function Errands({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.errands
  const locale = useLocale()
  const { list, search, mayNote, news } = loaderData
  const { filter } = list
  const base = `/${params.hub}/tournees/courses`
  const active = [
    ...(filter.q ? [{ label: `« ${filter.q} »`, removeHref: listHref(search, { q: null }) }] : []),
    ...(filter.state
      ? [{ label: t.states[filter.state], removeHref: listHref(search, { etat: null }) }]
      : []),
    ...(filter.way ? [{ label: t.ways[filter.way], removeHref: listHref(search, { faire: null }) }] : []),
    ...(filter.from
      ? [{ label: w.since(formatDay(filter.from, locale)), removeHref: listHref(search, { du: null }) }]
      : []),
    ...(filter.to
      ? [{ label: w.until(formatDay(filter.to, locale)), removeHref: listHref(search, { au: null }) }]
      : []),
  ]
  const add = mayNote && (
    <ButtonLink tone="primary" href={`${base}/nouvelle`} icon={Plus}>
      {w.add}
    </ButtonLink>
  )
  const moving = actionData?.ids ?? loaderData.moving
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        action={add}
        quiet={
          mayNote && (
            <ButtonLink href={`${base}/importer`} icon={Upload}>
              {w.import}
            </ButtonLink>
          )
        }
      />
      <RoundsTabs hub={params.hub} current="errands" sides={loaderData.sides} />
      <ErrandTabs hub={params.hub} current="list" />
      {!actionData && <MovedNews {...news} search={search} />}
      <div className="ui-stack">
        {moving.length > 0 && mayNote && (
          <MoveCard
            ids={moving}
            search={search}
            state={actionData}
            day={loaderData.tomorrow}
            idempotencyKey={loaderData.key}
          />
        )}
        <FilterBar
          action={base}
          search={{ value: filter.q, label: w.search }}
          active={active}
          clearHref={active.length > 1 ? base : undefined}
          exportHref={loaderData.mayExport ? `${base}/export?${search}` : undefined}
        >
          <Field
            type="select"
            name="etat"
            label={w.filterState}
            value={filter.state}
            optional
            options={ERRAND_STATES.map((value) => ({ value, label: t.states[value] }))}
          />
          <Field
            type="select"
            name="faire"
            label={w.filterWay}
            value={filter.way}
            optional
            options={WAYS.map((value) => ({ value, label: t.ways[value] }))}
          />
          <Field type="date" name="du" label={w.filterFrom} value={filter.from} optional />
          <Field type="date" name="au" label={w.filterTo} value={filter.to} optional />
        </FilterBar>
      </div>
      <ErrandTable
        rows={list.rows}
        base={base}
        hub={params.hub}
        search={search}
        ascending={filter.ascending}
        mayNote={mayNote}
        idempotencyKey={loaderData.key}
        pager={pagerOf(list, w.total)}
        empty={
          active.length > 0 ? (
            <EmptyState
              title={w.noneFound}
              action={<ButtonLink href={base}>{w.withoutFilters}</ButtonLink>}
            />
          ) : (
            <EmptyState title={w.none} icon={Package} action={add}>
              {w.noneText}
            </EmptyState>
          )
        }
      />
    </>
  )
}
