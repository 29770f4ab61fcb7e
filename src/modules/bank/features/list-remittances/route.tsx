import { en } from '#modules/bank/messages.remittances.en.ts'
import { fr } from '#modules/bank/messages.remittances.fr.ts'
import { mayReadBank, mayRemit } from '#modules/bank/permits.ts'
import { WaitingList } from '#modules/bank/ui/WaitingList.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Banknote, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { listRemittances } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBank(ctx.actor)) refusePage()
  return { ...(await listRemittances(ctx, new URL(request.url).searchParams)), mayRemit: mayRemit(ctx.actor) }
}

type Row = Route.ComponentProps['loaderData']['rows'][number]

export default function Remittances({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { rows, waits, hasAccount } = loaderData
  const base = `/${params.hub}/argent/remises`
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} />
      <MoneyTabs hub={params.hub} current="remittances" />
      <div className="ui-stack">
        <Card title={t.waits}>
          {hasAccount ? (
            <WaitingList waits={waits} base={base} mayRemit={loaderData.mayRemit} />
          ) : (
            <EmptyState
              title={t.noAccount}
              action={
                <ButtonLink tone="primary" href={`/${params.hub}/argent/banque/comptes/nouveau`} icon={Plus}>
                  {t.addAccount}
                </ButtonLink>
              }
            >
              {t.noAccountText}
            </EmptyState>
          )}
        </Card>
        <Table
          caption={t.past}
          captionShown
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `${base}/${row.number}`}
          columns={[
            { key: 'number', header: t.columns.number, nowrap: true, cell: (row) => row.number },
            {
              key: 'kind',
              header: t.columns.kind,
              cell: (row) => (row.reverses ? t.reversal : t.kinds[row.kind]),
            },
            { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
            { key: 'account', header: t.columns.account, fold: 'hide', cell: (row) => row.account },
            {
              key: 'pieces',
              header: t.columns.pieces,
              align: 'end',
              fold: 'hide',
              cell: (row) => row.pieces || '',
            },
            { key: 'state', header: t.columns.state, cell: (row) => <Seen row={row} /> },
            {
              key: 'amount',
              header: t.columns.amount,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={row.amount} />,
            },
          ]}
          pager={pagerOf(loaderData, t.total)}
          empty={
            <EmptyState title={t.none} icon={Banknote}>
              {t.noneText}
            </EmptyState>
          }
        />
      </div>
    </>
  )
}

function Seen({ row }: { row: Row }) {
  const t = useWords({ fr, en })
  if (row.back || row.reverses) return <Status>{t.back}</Status>
  return row.seen ? <Status tone="success">{t.seen}</Status> : <Status tone="info">{t.awaited}</Status>
}
