import { add } from '#kit/money.ts'
import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { mayReadBooks, mayUseWallets } from '#modules/money/permits.ts'
import { WALLET_UNITS } from '#modules/money/rules/wallet.ts'
import { formatHeld } from '#modules/money/ui/format-held.ts'
import { PrepaidTabs } from '#modules/money/ui/PrepaidTabs.tsx'
import { lapsingSoon, listWallets, prepaidDebt } from '#modules/money/wallet/read.server.ts'
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
import { Plus, Wallet } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import '#modules/money/ui/wallet.css'
import { STATE_WORDS, UNIT_WORDS } from './words.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseWallets(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listWallets(ctx, params),
    debt: await prepaidDebt(ctx),
    soon: await lapsingSoon(ctx),
    saved: await savedViewsOf(ctx, 'wallets'),
    search: params.toString(),
    books: mayReadBooks(ctx.actor),
  }
}

export default function Wallets({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr: walletsFr, en: walletsEn })
  const locale = useLocale()
  const { list, debt, soon, saved, search, books } = loaderData
  const { filter } = list
  const hub = `/${params.hub}`
  const base = `${hub}/argent/porte-monnaie`
  const views = [
    { name: w.everybody, search: '' },
    { name: w.states.low, search: 'etat=bas' },
    { name: w.states.soon, search: 'etat=a-terme' },
    ...saved,
  ]
  const active = [
    ...(filter.unit ? [{ label: w.units[filter.unit], removeHref: listHref(search, { unite: null }) }] : []),
    ...(filter.state
      ? [{ label: w.states[filter.state], removeHref: listHref(search, { etat: null }) }]
      : []),
  ]
  const account = (code: string) => (books ? `${hub}/argent/grand-livre/${code}` : undefined)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        action={
          <ButtonLink tone="primary" icon={Plus} href={`${base}/recharger`}>
            {w.topUpSomeone}
          </ButtonLink>
        }
      />
      <PrepaidTabs hub={params.hub} current="wallets" books={books} />
      <div className="ui-stats wallet-stats">
        <Stat
          label={w.owed}
          value={<Amount value={add(debt.paid, debt.granted, debt.vouchers)} />}
          period={w.owedPeriod}
        />
        <Stat
          label={w.paid}
          value={<Amount value={debt.paid} />}
          period={w.paidPeriod}
          href={account('4191')}
          linkWords={w.seeAccount}
        />
        <Stat
          label={w.granted}
          value={<Amount value={debt.granted} />}
          period={w.grantedPeriod}
          href={account('4192')}
          linkWords={w.seeAccount}
        />
        <Stat
          label={w.vouchersWaiting}
          value={<Amount value={debt.vouchers} />}
          period={w.vouchersPeriod}
          href={account('4194')}
          linkWords={w.seeAccount}
        />
      </div>
      {soon > 0 && filter.state !== 'soon' && (
        <Notice live={false} actions={<ButtonLink href={`${base}?etat=a-terme`}>{w.soonLink}</ButtonLink>}>
          {w.soonNotice(soon)}
        </Notice>
      )}
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
          name="unite"
          label={w.filterUnit}
          value={filter.unit && UNIT_WORDS[filter.unit]}
          optional
          options={WALLET_UNITS.map((unit) => ({ value: UNIT_WORDS[unit], label: w.units[unit] }))}
        />
        <Field
          type="select"
          name="etat"
          label={w.filterState}
          value={filter.state && STATE_WORDS[filter.state]}
          optional
          options={(['low', 'soon', 'empty'] as const).map((state) => ({
            value: STATE_WORDS[state],
            label: w.states[state],
          }))}
        />
      </FilterBar>
      <Table
        caption={w.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.id}`}
        columns={[
          {
            key: 'who',
            header: w.columns.who,
            cell: (row) => row.holderName,
            sort: {
              href: listHref(search, { tri: filter.descending ? null : 'nom-inverse' }),
              direction: filter.descending ? 'desc' : 'asc',
            },
          },
          { key: 'unit', header: w.columns.unit, cell: (row) => w.units[row.unit] },
          {
            key: 'until',
            header: w.columns.until,
            cell: (row) => (row.until ? <DayFr value={row.until} /> : <span className="ui-soft">—</span>),
          },
          {
            key: 'given',
            header: w.columns.given,
            align: 'end',
            nowrap: true,
            fold: 'hide',
            cell: (row) =>
              row.given > 0 ? formatHeld(row.unit, row.given, locale) : <span className="ui-soft">—</span>,
          },
          {
            key: 'left',
            header: w.columns.left,
            align: 'end',
            nowrap: true,
            cell: (row) => (
              <strong>
                {row.lowAt !== null && row.balance < row.lowAt ? (
                  <Status tone="warn">{formatHeld(row.unit, row.balance, locale)}</Status>
                ) : (
                  formatHeld(row.unit, row.balance, locale)
                )}
              </strong>
            ),
          },
        ]}
        pager={pagerOf(list, w.count)}
        empty={
          active.length > 0 || filter.q ? (
            <EmptyState title={w.none} action={<ButtonLink href={base}>{w.withoutFilters}</ButtonLink>} />
          ) : (
            <EmptyState
              title={w.noneYet}
              icon={Wallet}
              action={
                <ButtonLink tone="primary" href={`${base}/recharger`}>
                  {w.topUpSomeone}
                </ButtonLink>
              }
            >
              {w.noneYetText}
            </EmptyState>
          )
        }
      />
    </>
  )
}
