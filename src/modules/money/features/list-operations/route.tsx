import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayKeepBooks, mayReadBooks } from '#modules/money/permits.ts'
import { kindsOf, OPERATION_GROUPS, signedAmount } from '#modules/money/rules/kinds.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { PeriodFields, periodWords } from '#modules/money/ui/period.tsx'
import { listHref, pagerOf, viewLinks } from '#platform/lists/address.ts'
import { savedViewsOf } from '#platform/lists/views.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
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
  const active = [
    ...(filter.group
      ? [{ label: w.groups[filter.group], removeHref: listHref(search, { sens: null }) }]
      : []),
    ...(filter.kind ? [{ label: t.kinds[filter.kind], removeHref: listHref(search, { nature: null }) }] : []),
    ...periodWords(filter, t.filters, locale, search),
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
        views={viewLinks(base, views, search)}
        exportHref={`${base}/export?${search}`}
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
        <PeriodFields from={filter.from} to={filter.to} labels={t.filters} />
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
            sort: {
              href: listHref(search, { tri: filter.ascending ? null : 'date' }),
              direction: filter.ascending ? 'asc' : 'desc',
            },
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
        pager={pagerOf(list, w.total)}
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
