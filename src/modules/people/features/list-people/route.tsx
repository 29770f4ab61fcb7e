import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayReadPeople, mayWritePeople } from '#modules/people/permits.ts'
import { PERSON_SEGMENTS } from '#modules/people/rules/segments.ts'
import { savedViewsOf } from '#platform/lists/views.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { listPeople } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPeople(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listPeople(ctx, params),
    views: await savedViewsOf(ctx, 'people'),
    search: params.toString(),
    mayAdd: mayWritePeople(ctx.actor),
  }
}

export default function People({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const base = `/${params.hub}/personnes`
  const { list, views, search, mayAdd } = loaderData
  const { filter } = list
  const without = (name: string) => {
    const query = new URLSearchParams(search)
    for (const word of [name, 'apres', 'avant']) query.delete(word)
    return `?${query}`
  }
  const sorted = new URLSearchParams(without('tri'))
  if (!filter.descending) sorted.set('tri', '-nom')
  const add = (
    <ButtonLink tone="primary" href={`${base}/nouvelle`} icon={Plus}>
      {t.add}
    </ButtonLink>
  )
  const filtered = filter.q !== '' || filter.segment !== undefined
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} action={mayAdd && add} />
      <FilterBar
        action={base}
        search={{ value: filter.q, label: t.search }}
        active={filter.segment ? [{ label: t.segments[filter.segment], removeHref: without('public') }] : []}
        views={views.map((view) => ({
          label: view.name,
          href: `?${view.search}`,
          current: view.search === search,
        }))}
        csvHref={`${base}/export?${search}&format=csv`}
        xlsxHref={`${base}/export?${search}&format=xlsx`}
      >
        <Field
          type="select"
          name="public"
          label={t.form.segment}
          value={filter.segment}
          optional
          options={PERSON_SEGMENTS.map((value) => ({ value, label: t.segments[value] }))}
        />
      </FilterBar>
      <Table
        caption={t.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.id}`}
        columns={[
          {
            key: 'name',
            header: t.columns.name,
            cell: (row) => `${row.lastName} ${row.firstName}`,
            sort: { href: `?${sorted}`, direction: filter.descending ? 'desc' : 'asc' },
          },
          { key: 'segment', header: t.columns.segment, cell: (row) => t.segments[row.segment] },
          { key: 'city', header: t.columns.city, cell: (row) => row.city },
          { key: 'phone', header: t.columns.phone, cell: (row) => row.phone },
        ]}
        pager={{
          previous: list.previous ? `?${list.previous}` : undefined,
          next: list.next ? `?${list.next}` : undefined,
          total: t.total(list.total, list.capped),
        }}
        empty={
          filtered ? (
            <EmptyState title={t.none} action={<ButtonLink href={base}>{t.withoutFilters}</ButtonLink>} />
          ) : (
            <EmptyState title={t.noneYet} action={mayAdd && add}>
              {t.firstStep}
            </EmptyState>
          )
        }
      />
    </>
  )
}
