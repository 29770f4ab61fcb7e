import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayKeepBooks, mayReadBooks } from '#modules/money/permits.ts'
import { kindsOf, OPERATION_GROUPS, signedAmount } from '#modules/money/rules/kinds.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { savedViewsOf } from '#platform/lists/views.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { listOperations } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listOperations(ctx, params),
    views: await savedViewsOf(ctx, 'operations'),
    search: params.toString(),
    mayAdd: mayKeepBooks(ctx.actor),
  }
}

export default function Operations({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.operations
  const base = `/${params.hub}/argent/operations`
  const { list, views, search, mayAdd } = loaderData
  const { filter } = list
  const without = (name: string) => {
    const query = new URLSearchParams(search)
    for (const word of [name, 'apres', 'avant']) query.delete(word)
    return `?${query}`
  }
  const sorted = new URLSearchParams(without('tri'))
  if (!filter.ascending) sorted.set('tri', 'date')
  const active = [
    ...(filter.group ? [{ label: w.groups[filter.group], removeHref: without('sens') }] : []),
    ...(filter.kind ? [{ label: t.kinds[filter.kind], removeHref: without('nature') }] : []),
    ...(filter.from
      ? [{ label: `${t.filters.from} ${formatDay(filter.from, locale)}`, removeHref: without('du') }]
      : []),
    ...(filter.to
      ? [{ label: `${t.filters.to} ${formatDay(filter.to, locale)}`, removeHref: without('au') }]
      : []),
  ]
  const add = mayAdd && (
    <ButtonLink tone="primary" href={`${base}/nouvelle`} icon={Plus}>
      {t.home.add}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} action={add} />
      <MoneyTabs hub={params.hub} current="operations" />
      <FilterBar
        action={base}
        search={{ value: filter.q, label: w.search }}
        active={active}
        clearHref={active.length > 1 ? base : undefined}
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
          name="sens"
          label={t.filters.group}
          value={filter.group}
          optional
          options={OPERATION_GROUPS.map((value) => ({ value, label: w.groups[value] }))}
        />
        <Field
          type="select"
          name="nature"
          label={t.filters.kind}
          value={filter.kind}
          optional
          options={OPERATION_GROUPS.map((group) => ({
            group: w.groups[group],
            options: kindsOf(group).map((value) => ({ value, label: t.kinds[value] })),
          }))}
        />
        <Field type="date" name="du" label={t.filters.from} value={filter.from} optional />
        <Field type="date" name="au" label={t.filters.to} value={filter.to} optional />
      </FilterBar>
      <Table
        caption={w.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/${params.hub}/argent/ecritures/${row.number}`}
        columns={[
          { key: 'what', header: t.columns.what, cell: (row) => row.label },
          {
            key: 'day',
            header: t.columns.day,
            nowrap: true,
            cell: (row) => <DayFr value={row.day} />,
            sort: { href: `?${sorted}`, direction: filter.ascending ? 'asc' : 'desc' },
          },
          {
            key: 'kind',
            header: t.columns.kind,
            cell: (row) => (row.reverses ? <Status tone="warn">{w.reversal}</Status> : t.kinds[row.kind]),
          },
          { key: 'who', header: t.columns.withWhom, cell: (row) => row.partyName },
          { key: 'number', header: t.columns.piece, nowrap: true, cell: (row) => row.number, fold: 'hide' },
          {
            key: 'amount',
            header: t.columns.amount,
            align: 'end',
            nowrap: true,
            cell: (row) => <Amount value={signedAmount(row)} sign={row.means !== null} />,
          },
        ]}
        pager={{
          previous: list.previous ? `?${list.previous}` : undefined,
          next: list.next ? `?${list.next}` : undefined,
          total: w.total(list.total, list.capped),
        }}
        empty={
          active.length > 0 || filter.q ? (
            <EmptyState title={w.none} action={<ButtonLink href={base}>{w.withoutFilters}</ButtonLink>} />
          ) : (
            <EmptyState title={w.noneYet} action={add}>
              {w.firstStep}
            </EmptyState>
          )
        }
      />
    </>
  )
}
