import { mayReadBooks } from '#modules/money/index.server.ts'
import { PrepaidTabs } from '#modules/money/ui/PrepaidTabs.tsx'
import { en } from '#modules/subscriptions/messages.en.ts'
import { fr } from '#modules/subscriptions/messages.fr.ts'
import { mayReadSubscriptions, mayWriteSubscriptions } from '#modules/subscriptions/permits.ts'
import {
  listSubscriptions,
  plansWithSubscribers,
  subscriptionFigures,
} from '#modules/subscriptions/read.server.ts'
import { StandingStatus, useAgreedWords } from '#modules/subscriptions/ui/words.tsx'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { CalendarDays, List, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import '#modules/money/ui/wallet.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadSubscriptions(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listSubscriptions(ctx, params),
    figures: await subscriptionFigures(ctx),
    plans: (await plansWithSubscribers(ctx)).map(({ id, name }) => ({ value: id, label: name })),
    search: params.toString(),
    mayWrite: mayWriteSubscriptions(ctx.actor),
    books: mayReadBooks(ctx.actor),
  }
}

const VIEWS = [
  ['running', 'en-cours'],
  ['paused', 'en-pause'],
  ['stopping', 'arret'],
  ['ended', 'termines'],
  ['all', 'tous'],
] as const

export default function Subscriptions({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr, en })
  const agreed = useAgreedWords()
  const { list, figures, plans, search, mayWrite, books } = loaderData
  const { filter } = list
  const base = `/${params.hub}/abonnements`
  const plan = plans.find(({ value }) => value === filter.planId)
  const active = [
    ...(plan ? [{ label: plan.label, removeHref: listHref(search, { formule: null }) }] : []),
    ...(filter.personId && list.rows[0]
      ? [{ label: list.rows[0].holderName, removeHref: listHref(search, { personne: null }) }]
      : []),
  ]
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        action={
          mayWrite && (
            <ButtonLink
              tone="primary"
              icon={Plus}
              href={`${base}/nouveau${filter.personId ? `?personne=${filter.personId}` : ''}`}
            >
              {w.start}
            </ButtonLink>
          )
        }
        quiet={
          <ButtonLink icon={List} href={`${base}/formules`}>
            {w.plans}
          </ButtonLink>
        }
      />
      <PrepaidTabs hub={params.hub} current="subscriptions" books={books} />
      <div className="ui-stats wallet-stats">
        <Stat label={w.running} value={figures.running} period={w.runningPeriod} href={base} />
        <Stat label={w.monthly} value={<Amount value={figures.monthly} />} period={w.monthlyPeriod} />
        <Stat label={w.next} value={figures.soon} period={w.nextPeriod} />
        <Stat
          label={w.views.paused}
          value={figures.paused}
          period={w.runningPeriod}
          href={`${base}?vue=en-pause`}
        />
      </div>
      <FilterBar
        action={base}
        search={{ value: filter.q, label: w.search }}
        active={active}
        views={VIEWS.map(([view, word]) => ({
          label: w.views[view],
          href: view === 'running' ? base : `${base}?vue=${word}`,
          current: filter.view === view,
        }))}
        exportHref={`${base}/export?${search}`}
      >
        <Field
          type="select"
          name="formule"
          label={w.filterPlan}
          value={filter.planId}
          options={plans}
          optional
        />
      </FilterBar>
      <Table
        caption={w.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.number}`}
        columns={[
          { key: 'who', header: w.columns.who, cell: (row) => row.holderName },
          { key: 'plan', header: w.columns.plan, cell: (row) => row.planName },
          {
            key: 'since',
            header: w.columns.since,
            nowrap: true,
            fold: 'hide',
            cell: (row) => <DayFr value={row.startsOn} />,
          },
          {
            key: 'next',
            header: w.columns.next,
            nowrap: true,
            fold: 'hide',
            cell: (row) =>
              row.state === 'active' && !row.endsOn ? (
                <DayFr value={row.nextOn} />
              ) : (
                <span className="ui-soft">—</span>
              ),
          },
          {
            key: 'state',
            header: w.columns.state,
            nowrap: true,
            cell: (row) => <StandingStatus standing={row.standing} />,
          },
          {
            key: 'price',
            header: w.columns.price,
            align: 'end',
            nowrap: true,
            cell: (row) => agreed.price(row),
          },
        ]}
        pager={pagerOf(list, w.count)}
        empty={
          active.length > 0 || filter.q || filter.view !== 'running' ? (
            <EmptyState title={w.none} action={<ButtonLink href={base}>{w.withoutFilters}</ButtonLink>} />
          ) : (
            <EmptyState
              title={w.noneYet}
              icon={CalendarDays}
              action={
                <ButtonLink tone="primary" href={`${base}/formules`}>
                  {w.firstPlan}
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
