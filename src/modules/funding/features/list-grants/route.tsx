import { AgreementFilter } from '#modules/contracts/ui/AgreementFilter.tsx'
import { en } from '#modules/funding/messages.en.ts'
import { fr } from '#modules/funding/messages.fr.ts'
import { mayReadFunding, mayWriteFunding } from '#modules/funding/permits.ts'
import { GRANT_STATES } from '#modules/funding/rules/life.ts'
import { GrantStatus } from '#modules/funding/ui/grant-state.tsx'
import { NextDue } from '#modules/funding/ui/NextDue.tsx'
import { mayReadPeople, organisationNames } from '#modules/people/index.server.ts'
import { pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Coins, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import { listGrants } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadFunding(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const list = await listGrants(ctx, params)
  const { organisationId } = list.filter
  return {
    list,
    search: params.toString(),
    who: organisationId ? (await organisationNames(ctx, [organisationId])).get(organisationId) : undefined,
    today: ctx.today(),
    mayWrite: mayWriteFunding(ctx.actor),
    mayReadPartners: mayReadPeople(ctx.actor),
  }
}

type Row = Route.ComponentProps['loaderData']['list']['rows'][number]

export default function Grants({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.columns
  const base = `/${params.hub}/partenaires/financements`
  const { list, search, who, today, mayWrite } = loaderData
  const add = mayWrite && (
    <ButtonLink tone="primary" href={`${base}/nouveau`} icon={Plus}>
      {t.add}
    </ButtonLink>
  )
  const views = [
    { name: t.views.all, view: '' },
    { name: t.views.toAsk, view: 'a-demander' },
    { name: t.views.granted, view: 'accordes' },
    { name: t.views.over, view: 'finis' },
  ]
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} action={add} />
      {loaderData.mayReadPartners && (
        <Tabs
          label={t.tabs.label}
          tabs={[
            { label: t.tabs.organisations, href: `/${params.hub}/partenaires` },
            { label: t.tabs.providers, href: `/${params.hub}/prestataires` },
            { label: t.title, href: base, current: true },
          ]}
        />
      )}
      <AgreementFilter
        base={base}
        search={search}
        list={list}
        who={who}
        states={GRANT_STATES}
        views={views}
        words={t}
      />
      <Table
        caption={t.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.id}`}
        columns={[
          { key: 'name', header: w.name, cell: (row: Row) => row.name },
          { key: 'funder', header: w.funder, cell: (row: Row) => row.funder, fold: 'line' },
          {
            key: 'next',
            header: w.next,
            cell: (row: Row) => <NextDue next={row.next} today={today} />,
            fold: 'line',
          },
          {
            key: 'received',
            header: w.received,
            cell: (row: Row) => (row.received > 0n ? <Amount value={row.received} round /> : null),
            align: 'end',
            nowrap: true,
            foldLabel: true,
          },
          {
            key: 'amount',
            header: w.amount,
            cell: (row: Row) => <Amount value={row.amount} round />,
            align: 'end',
            nowrap: true,
            foldLabel: true,
          },
          {
            key: 'state',
            header: w.state,
            cell: (row: Row) => <GrantStatus state={row.state} />,
            fold: 'side',
          },
        ]}
        pager={pagerOf(list, t.total)}
        empty={
          search ? (
            <EmptyState title={t.none} action={<ButtonLink href={base}>{t.all}</ButtonLink>} />
          ) : (
            <EmptyState title={t.noneYet} icon={Coins} action={add}>
              {t.firstStep}
            </EmptyState>
          )
        }
      />
    </>
  )
}
