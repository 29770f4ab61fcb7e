import { zero } from '#kit/money.ts'
import { payablesEn as en } from '#modules/billing/messages.payables.en.ts'
import { payablesFr as fr } from '#modules/billing/messages.payables.fr.ts'
import { listPayables, STATE_WORDS, suppliersOwed } from '#modules/billing/payables/read.server.ts'
import { PAYABLE_STATES } from '#modules/billing/payables/states.ts'
import { mayKeepPayables } from '#modules/billing/permits.ts'
import { PayableStatus } from '#modules/billing/ui/PayableStatus.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { PeriodFields, periodWords } from '#modules/money/ui/period.tsx'
import { listHref, pagerOf, viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Plus, Receipt } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import '#modules/billing/ui/payables.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPayables(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listPayables(ctx, params),
    owed: await suppliersOwed(ctx),
    search: params.toString(),
    today: ctx.today(),
    words: STATE_WORDS,
  }
}

export default function Payables({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { list, owed, search, today, words } = loaderData
  const { filter } = list
  const base = `/${params.hub}/argent/factures-recues`
  const take = (
    <ButtonLink tone="primary" href={`${base}/deposer`} icon={Plus}>
      {t.take}
    </ButtonLink>
  )
  const active = [
    ...(filter.state
      ? [{ label: t.states[filter.state], removeHref: listHref(search, { etat: null }) }]
      : []),
    ...periodWords(filter, t, locale, search),
  ]
  const views = [
    { name: t.all, search: '' },
    ...PAYABLE_STATES.map((state) => ({ name: t.views[state], search: `etat=${words[state]}` })),
  ]
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} action={take} />
      <MoneyTabs hub={params.hub} current="payables" />
      {owed.total > zero && (
        <div className="ui-stats billing-owed">
          <Stat
            label={t.owed}
            value={<Amount value={owed.total} />}
            period={t.owedFor(owed.count)}
            href={`${base}?etat=${words['to-pay']}`}
          />
          <Stat
            label={t.late}
            value={<Amount value={owed.late} />}
            period={owed.late > zero ? t.lateSome : t.lateNone}
          />
        </div>
      )}
      <FilterBar
        action={base}
        search={{ value: filter.q, label: t.search }}
        active={active}
        clearHref={active.length > 1 ? base : undefined}
        views={viewLinks(base, views, search)}
        exportHref={`${base}/export?${search}`}
      >
        <Field
          type="select"
          name="etat"
          label={t.filterState}
          value={filter.state && words[filter.state]}
          optional
          options={PAYABLE_STATES.map((state) => ({ value: words[state], label: t.states[state] }))}
        />
        <PeriodFields from={filter.from} to={filter.to} labels={t} />
      </FilterBar>
      <Table
        caption={t.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.id}`}
        columns={[
          { key: 'who', header: t.columns.supplier, cell: (row) => row.supplierName },
          { key: 'number', header: t.columns.number, nowrap: true, cell: (row) => row.number, fold: 'hide' },
          {
            key: 'day',
            header: t.columns.day,
            nowrap: true,
            fold: 'hide',
            cell: (row) => <DayFr value={row.day} />,
            sort: {
              href: listHref(search, { tri: filter.ascending ? null : 'date' }),
              direction: filter.ascending ? 'asc' : 'desc',
            },
          },
          { key: 'due', header: t.columns.due, nowrap: true, cell: (row) => <DayFr value={row.dueOn} /> },
          {
            key: 'state',
            header: t.columns.state,
            nowrap: true,
            cell: (row) => (
              <PayableStatus state={row.state} late={row.state === 'to-pay' && row.dueOn < today} />
            ),
          },
          {
            key: 'total',
            header: t.columns.total,
            align: 'end',
            nowrap: true,
            fold: 'hide',
            cell: (row) => <Amount value={row.total} />,
          },
          {
            key: 'left',
            header: t.columns.left,
            align: 'end',
            nowrap: true,
            cell: (row) =>
              row.left > zero ? (
                <strong>
                  <Amount value={row.left} />
                </strong>
              ) : (
                <span className="ui-soft">—</span>
              ),
          },
        ]}
        pager={pagerOf(list, t.total)}
        empty={
          active.length > 0 || filter.q ? (
            <EmptyState title={t.none} action={<ButtonLink href={base}>{t.withoutFilters}</ButtonLink>} />
          ) : (
            <EmptyState title={t.noneYet} icon={Receipt} action={take}>
              {t.noneYetText}
            </EmptyState>
          )
        }
      />
    </>
  )
}
