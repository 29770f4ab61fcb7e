import { en } from '#modules/rounds/messages.interface.en.ts'
import { fr } from '#modules/rounds/messages.interface.fr.ts'
import { PLACE_SOURCES, PLACE_STATES } from '#modules/rounds/rules/places.ts'
import { mayKeepPlaces } from '#modules/rounds/travel/permits.ts'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { MapPin, Plus, Upload } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { PlaceState } from './PlaceState.tsx'
import { PlacesMap } from './PlacesMap.tsx'
import { listPlaces, sketchedPoints } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlaces(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const imported = Number(params.get('importes'))
  const shown = new URLSearchParams(params)
  shown.delete('importes')
  const { rows, ...list } = await listPlaces(ctx, shown)
  const points = await sketchedPoints(ctx)
  return {
    list,
    sides: roundSides(ctx.actor),
    search: shown.toString(),
    imported: Number.isInteger(imported) && imported > 0 ? imported : 0,
    rows: rows.map(({ id, address, label, source, state }) => ({ id, address, label, source, state })),
    dots: points.map(({ id, lon, lat, address, state }) => ({
      ...{ id, lon: lon!, lat: lat!, address },
      sure: state === 'placed',
    })),
  }
}

export default function Places({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr, en }).places
  const base = `/${params.hub}/tournees/lieux`
  const { list, sides, rows, dots, search, imported } = loaderData
  const { filter } = list
  const active = [
    filter.state && { label: w.states[filter.state], removeHref: listHref(search, { etat: null }) },
    filter.source && { label: w.sources[filter.source], removeHref: listHref(search, { origine: null }) },
  ].filter((word) => word !== undefined)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        action={
          <ButtonLink tone="primary" icon={Plus} href={`${base}/nouveau`}>
            {w.add}
          </ButtonLink>
        }
        quiet={
          <ButtonLink icon={Upload} href={`${base}/importer`}>
            {w.import}
          </ButtonLink>
        }
      />
      <RoundsTabs hub={params.hub} current="places" sides={sides} />
      {imported > 0 && <Notice tone="success">{w.imported(imported)}</Notice>}
      <FilterBar
        action={base}
        search={{ value: filter.q, label: w.find }}
        active={active}
        clearHref={active.length > 1 ? base : undefined}
        exportHref={`${base}/export?${search}`}
      >
        <Field
          type="select"
          name="etat"
          label={w.state}
          value={filter.state}
          options={PLACE_STATES.map((value) => ({ value, label: w.states[value] }))}
        />
        <Field
          type="select"
          name="origine"
          label={w.source}
          value={filter.source}
          options={PLACE_SOURCES.map((value) => ({ value, label: w.sources[value] }))}
        />
      </FilterBar>
      <div className="ui-stack">
        <Table
          caption={w.title}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `${base}/${row.id}`}
          columns={[
            { key: 'address', header: w.columns.address, cell: (row) => row.address },
            { key: 'found', header: w.columns.found, cell: (row) => row.label, fold: 'line' },
            { key: 'source', header: w.columns.source, cell: (row) => w.sources[row.source], fold: 'line' },
            { key: 'state', header: w.columns.state, cell: (row) => <PlaceState state={row.state} /> },
          ]}
          pager={pagerOf(list, w.total)}
          empty={
            search === '' ? (
              <EmptyState title={w.noneYet} icon={MapPin}>
                {w.firstStep}
              </EmptyState>
            ) : (
              <EmptyState title={w.none} action={<ButtonLink href={base}>{w.all}</ButtonLink>} />
            )
          }
        />
        {dots.length > 1 && (
          <Card title={w.sketch}>
            <PlacesMap dots={dots} base={base} tiles={null} />
          </Card>
        )}
      </div>
    </>
  )
}
