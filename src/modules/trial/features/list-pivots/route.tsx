import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { pivotTitle } from '#modules/trial/ui/pivot-words.ts'
import { pagerOf, viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Flag, History } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { listPivots } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return { list: await listPivots(ctx, params), search: params.toString() }
}

export default function Pivots({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { list, search } = loaderData
  const base = `/${params.hub}/phase-de-test/cibles/journal`
  const views = [
    { name: t.list.all, search: '' },
    { name: t.list.named, search: 'grands=1' },
  ]
  return (
    <>
      <title>{`${t.log} · Palier`}</title>
      <PageHeader
        title={t.log}
        over={<a href={`/${params.hub}/phase-de-test/cibles`}>{t.title}</a>}
        lede={t.list.lede}
      />
      <FilterBar
        action={base}
        views={viewLinks(base, views, search)}
        exportHref={`${base}/export?${search}`}
      />
      <Table
        caption={t.log}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.id}`}
        pager={pagerOf(list, t.list.total)}
        empty={
          <EmptyState title={t.noPivot} icon={History}>
            {t.noPivotText}
          </EmptyState>
        }
        columns={[
          { key: 'what', header: t.list.columns.what, cell: (row) => pivotTitle(t, row) },
          {
            key: 'reason',
            header: t.list.columns.reason,
            cell: (row) => (
              <>
                {row.reason}{' '}
                {row.name && (
                  <Status tone="info" icon={Flag}>
                    {t.list.named}
                  </Status>
                )}
              </>
            ),
          },
          {
            key: 'cells',
            header: t.list.columns.cells,
            cell: (row) => t.cells(row.moves.length),
            nowrap: true,
            align: 'end',
          },
          { key: 'who', header: t.list.columns.who, cell: (row) => row.actorName, nowrap: true },
          {
            key: 'when',
            header: t.list.columns.when,
            cell: (row) => <DateTimeFr value={row.at} />,
            nowrap: true,
          },
        ]}
      />
    </>
  )
}
