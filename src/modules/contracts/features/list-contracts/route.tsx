import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import { mayReadContracts, mayWriteContracts } from '#modules/contracts/permits.ts'
import { CONTRACT_STATES } from '#modules/contracts/rules/life.ts'
import { AgreementFilter } from '#modules/contracts/ui/AgreementFilter.tsx'
import { AlertLine } from '#modules/contracts/ui/AlertLine.tsx'
import { ContractTabs } from '#modules/contracts/ui/ContractTabs.tsx'
import { ContractStatus } from '#modules/contracts/ui/contract-state.tsx'
import { organisationNames } from '#modules/people/index.server.ts'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Plus, Signature } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { listContracts } from './query.server.ts'
import '#modules/contracts/ui/contracts.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadContracts(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const list = await listContracts(ctx, params)
  const { organisationId } = list.filter
  return {
    list,
    search: params.toString(),
    who: organisationId ? (await organisationNames(ctx, [organisationId])).get(organisationId) : undefined,
    mayWrite: mayWriteContracts(ctx.actor),
  }
}

type Row = Route.ComponentProps['loaderData']['list']['rows'][number]

/** A header that sorts, the other way when it is the one in force. */
const sortOf = (
  word: string,
  column: string,
  list: { sort: string; descending: boolean },
  search: string,
) => ({
  href: listHref(search, { tri: list.sort === column && !list.descending ? `-${word}` : word }),
  direction: list.sort !== column ? undefined : list.descending ? ('desc' as const) : ('asc' as const),
})

export default function Contracts({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.columns
  const base = `/${params.hub}/contrats`
  const { list, search, who, mayWrite } = loaderData
  const { filter } = list
  const add = (
    <ButtonLink tone="primary" href={`${base}/nouveau`} icon={Plus}>
      {t.add}
    </ButtonLink>
  )
  const views = [
    { name: t.views.all, view: '' },
    { name: t.views.live, view: 'en-cours' },
    { name: t.views.drafts, view: 'projets' },
    { name: t.views.soon, view: 'a-renouveler' },
    { name: t.views.ended, view: 'termines' },
  ]
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} action={mayWrite && add} />
      <ContractTabs hub={params.hub} current="contracts" />
      <AgreementFilter
        base={base}
        search={search}
        list={list}
        who={who}
        states={CONTRACT_STATES}
        views={views}
        words={t}
      />
      <Table
        caption={t.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.number}`}
        columns={[
          {
            key: 'organisation',
            header: w.organisation,
            cell: (row: Row) => row.organisation,
          },
          {
            key: 'title',
            header: w.title,
            cell: (row: Row) => (
              <>
                {row.title}
                {row.alerts.map((alert) => (
                  <div key={alert.kind} className="contract-alert">
                    <AlertLine {...alert} />
                  </div>
                ))}
              </>
            ),
            fold: 'line',
          },
          {
            key: 'number',
            header: w.number,
            cell: (row: Row) => row.number,
            nowrap: true,
            fold: 'line',
            sort: sortOf('numero', 'number', filter, search),
          },
          {
            key: 'ends',
            header: w.ends,
            cell: (row: Row) => <DayFr value={row.endsOn} />,
            sort: sortOf('fin', 'ends', filter, search),
            foldLabel: true,
          },
          { key: 'fee', header: w.fee, cell: (row: Row) => <Amount value={row.fee} />, align: 'end' },
          {
            key: 'state',
            header: w.state,
            cell: (row: Row) => <ContractStatus state={row.state} />,
            fold: 'side',
          },
        ]}
        pager={pagerOf(list, t.total)}
        empty={
          search ? (
            <EmptyState title={t.none} action={<ButtonLink href={base}>{t.all}</ButtonLink>} />
          ) : (
            <EmptyState title={t.noneYet} icon={Signature} action={mayWrite && add}>
              {t.firstStep}
            </EmptyState>
          )
        }
      />
    </>
  )
}
