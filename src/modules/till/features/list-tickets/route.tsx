import { minus, zero } from '#kit/money.ts'
import { useMeansWords } from '#modules/money/ui/means-words.ts'
import { en } from '#modules/till/messages.tickets.en.ts'
import { fr } from '#modules/till/messages.tickets.fr.ts'
import { mayExportTickets, mayReadTickets, maySell } from '#modules/till/permits.ts'
import { sidesFor } from '#modules/till/till-sides.ts'
import { TillTabs } from '#modules/till/ui/TillTabs.tsx'
import { listHref, pagerOf, viewLinks } from '#platform/lists/address.ts'
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
import { ShoppingBasket } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { listTickets } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTickets(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listTickets(ctx, params),
    views: await savedViewsOf(ctx, 'tickets'),
    search: params.toString(),
    maySell: maySell(ctx.actor),
    sides: sidesFor(ctx.actor),
    mayExport: mayExportTickets(ctx.actor),
  }
}

export default function Tickets({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const means = useMeansWords()
  const locale = useLocale()
  const w = t.list
  const base = `/${params.hub}/caisse/tickets`
  const { list, views, search } = loaderData
  const { filter } = list
  const active = [
    ...(filter.kind ? [{ label: w.kinds[filter.kind], removeHref: listHref(search, { genre: null }) }] : []),
    ...(filter.from
      ? [{ label: `${w.from} ${formatDay(filter.from, locale)}`, removeHref: listHref(search, { du: null }) }]
      : []),
    ...(filter.to
      ? [{ label: `${w.to} ${formatDay(filter.to, locale)}`, removeHref: listHref(search, { au: null }) }]
      : []),
  ]
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        action={
          loaderData.maySell && (
            <ButtonLink tone="primary" href={`/${params.hub}/caisse`} icon={ShoppingBasket}>
              {w.open}
            </ButtonLink>
          )
        }
      />
      <TillTabs hub={params.hub} current="tickets" only={loaderData.sides} />
      <FilterBar
        action={base}
        search={{ value: filter.q, label: w.search }}
        active={active}
        clearHref={active.length > 1 ? base : undefined}
        views={viewLinks(base, views, search)}
        exportHref={loaderData.mayExport ? `${base}/export?${search}` : undefined}
      >
        <Field
          type="select"
          name="genre"
          label={w.kind}
          value={filter.kind}
          optional
          options={(['sale', 'refund'] as const).map((value) => ({ value, label: w.kinds[value] }))}
        />
        <Field type="date" name="du" label={w.from} value={filter.from} />
        <Field type="date" name="au" label={w.to} value={filter.to} />
      </FilterBar>
      <Table
        caption={w.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.number}`}
        columns={[
          { key: 'what', header: t.columns.what, cell: (row) => row.what },
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
          { key: 'who', header: t.columns.who, cell: (row) => row.payerName || t.show.anonymous },
          {
            key: 'means',
            header: t.columns.means,
            cell: (row) =>
              row.kind === 'refund' ? (
                <Status tone="warn">{w.kinds.refund}</Status>
              ) : minus(row.total, row.paid) > zero ? (
                <Status tone="info">{t.columns.left}</Status>
              ) : (
                row.means.map((one) => means[one]).join(', ')
              ),
          },
          { key: 'number', header: t.columns.number, nowrap: true, cell: (row) => row.number, fold: 'hide' },
          {
            key: 'total',
            header: t.columns.total,
            align: 'end',
            nowrap: true,
            cell: (row) => <Amount value={row.total} />,
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
                <ButtonLink tone="primary" href={`/${params.hub}/caisse`}>
                  {w.open}
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
