import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { pagerOf } from '#platform/lists/address.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { showAccount } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  return (await showAccount(ctx, params.account, query)) ?? noPage()
}

export default function Account({ loaderData: page, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.ledger
  const base = `/${params.hub}/argent`
  const title = w.accountTitle(page.code, page.name)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={w.title}
        title={title}
        lede={
          <>
            {w.balanceToday} : <Amount value={page.balance} />
          </>
        }
        quiet={
          <ButtonLink href={`${base}/grand-livre`} icon={ArrowLeft}>
            {w.back}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="ledger" />
      <Table
        caption={title}
        rows={page.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/ecritures/${row.number}`}
        columns={[
          { key: 'what', header: t.columns.what, cell: (row) => row.label },
          { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
          { key: 'other', header: w.other, cell: (row) => `${row.other} ${row.otherName}` },
          {
            key: 'amount',
            header: t.columns.amount,
            align: 'end',
            nowrap: true,
            cell: (row) => <Amount value={row.amount} sign />,
          },
        ]}
        pager={pagerOf(page, w.lines)}
        empty={
          <EmptyState
            title={w.none}
            action={<ButtonLink href={`${base}/grand-livre`}>{w.back}</ButtonLink>}
          />
        }
      />
    </>
  )
}
