import { spaceEn } from '#modules/portals/messages.space.en.ts'
import { spaceFr } from '#modules/portals/messages.space.fr.ts'
import { mayUseSpace } from '#modules/portals/permits.ts'
import { OwnStatus } from '#modules/portals/ui/OwnStatus.tsx'
import { ownRequests } from '#modules/requests/index.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ArrowLeft, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/list.route'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseSpace(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const lost = params.get('fait') === 'ailleurs'
  params.delete('fait')
  return { list: await ownRequests(ctx, params), lost }
}

/** Everything a member asked, and what they may read of those they act for. */
export default function OwnRequests({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const base = `/${params.hub}/mon-espace`
  const { list, lost } = loaderData
  const rows = list?.rows ?? []
  const ask = (
    <ButtonLink tone="primary" icon={Plus} href={`${base}/demander`}>
      {w.ask}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${w.requests} · Palier`}</title>
      <PageHeader
        title={w.requests}
        action={ask}
        quiet={
          <ButtonLink icon={ArrowLeft} href={base}>
            {w.title}
          </ButtonLink>
        }
      />
      {lost && <Notice tone="warn">{w.notYours}</Notice>}
      <Table
        caption={w.requests}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/demandes/${row.number}`}
        columns={[
          {
            key: 'what',
            header: w.columns.what,
            cell: (row) => (row.forWhom ? `${row.serviceName}, ${w.forWhom(row.forWhom)}` : row.serviceName),
          },
          {
            key: 'state',
            header: w.columns.state,
            cell: (row) => <OwnStatus state={row.state} />,
            fold: 'side',
          },
          {
            key: 'received',
            header: w.columns.received,
            cell: (row) => <DateTimeFr value={row.receivedAt} />,
            fold: 'line',
          },
          {
            key: 'part',
            header: w.columns.part,
            cell: (row) => (row.part === null ? w.elsewhere : <Amount value={row.part} />),
            align: 'end',
            fold: 'line',
          },
        ]}
        pager={{
          previous: list?.previous ? `?${list.previous}` : undefined,
          next: list?.next ? `?${list.next}` : undefined,
        }}
        empty={
          <EmptyState title={list ? w.noneEver : w.lost} action={list ? ask : undefined}>
            {list ? w.nothingText : w.lostText}
          </EmptyState>
        }
      />
    </>
  )
}
