import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { MEANS } from '#modules/money/rules/axes.ts'
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
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { listPayments } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listPayments(ctx, params),
    views: await savedViewsOf(ctx, 'payments'),
    search: params.toString(),
  }
}

export default function Payments({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.payments
  const base = `/${params.hub}/argent/paiements`
  const { list, views, search } = loaderData
  const { filter } = list
  const active = [
    ...(filter.means
      ? [{ label: t.means[filter.means], removeHref: listHref(search, { moyen: null }) }]
      : []),
    ...periodWords(filter, t.filters, locale, search),
  ]
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="payments" />
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
          name="moyen"
          label={t.columns.means}
          value={filter.means}
          optional
          options={MEANS.map((value) => ({ value, label: t.means[value] }))}
        />
        <PeriodFields from={filter.from} to={filter.to} labels={t.filters} />
      </FilterBar>
      <Table
        caption={w.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/${params.hub}/argent/recus/${row.number}`}
        columns={[
          { key: 'who', header: t.columns.who, cell: (row) => row.payerName },
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
          { key: 'what', header: t.columns.what, cell: (row) => row.label },
          { key: 'number', header: t.columns.number, nowrap: true, cell: (row) => row.number, fold: 'hide' },
          {
            key: 'means',
            header: t.columns.means,
            nowrap: true,
            cell: (row) => (row.reversed ? <Status tone="warn">{w.reversed}</Status> : t.means[row.means]),
          },
          {
            key: 'amount',
            header: t.columns.amount,
            align: 'end',
            nowrap: true,
            cell: (row) => <Amount value={row.amount} />,
          },
        ]}
        pager={pagerOf(list, w.total)}
        empty={
          active.length > 0 || filter.q ? (
            <EmptyState title={w.none} action={<ButtonLink href={base}>{w.withoutFilters}</ButtonLink>} />
          ) : (
            <EmptyState
              title={w.noneYet}
              action={
                <ButtonLink tone="primary" href={`/${params.hub}/guichet`}>
                  {w.atTheDesk}
                </ButtonLink>
              }
            >
              {w.firstStep}
            </EmptyState>
          )
        }
      />
    </>
  )
}
