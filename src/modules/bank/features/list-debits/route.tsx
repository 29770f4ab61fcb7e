import { debitsEn as en } from '#modules/bank/messages.debits.en.ts'
import { debitsFr as fr } from '#modules/bank/messages.debits.fr.ts'
import { mayCollectDebits } from '#modules/bank/permits.ts'
import { ourselves } from '#modules/bank/sepa/creditor.server.ts'
import { debitRunsCount, debitRunsPage } from '#modules/bank/sepa/debit-store.server.ts'
import { MissingOurs } from '#modules/bank/ui/MissingOurs.tsx'
import { RunStatus } from '#modules/bank/ui/SepaStatus.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { pagerOf } from '#platform/lists/address.ts'
import { counted, cursorOf, pageOf } from '#platform/lists/keyset.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { CalendarDays, Plus, Signature } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCollectDebits(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const cursor = cursorOf(params)
  const ours = await ourselves(ctx)
  const list = await ctx.read(async (tx) => ({
    ...pageOf(await debitRunsPage(tx, ctx.hub.id, cursor), cursor, params, (row) => [row.collectOn, row.id]),
    ...counted(await debitRunsCount(tx, ctx.hub.id)),
  }))
  return { list, missing: ours.ok ? null : ours.code }
}

export default function Debits({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.columns
  const { list, missing } = loaderData
  const argent = `/${params.hub}/argent`
  const base = `${argent}/prelevements`
  const make = (
    <ButtonLink tone="primary" href={`${base}/nouveau`} icon={Plus}>
      {t.make}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        action={missing === null && make}
        quiet={
          <ButtonLink href={`${argent}/mandats`} icon={Signature}>
            {t.mandates}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="debits" />
      <MissingOurs hub={params.hub} missing={missing} />
      <Table
        caption={t.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.number}`}
        columns={[
          { key: 'day', header: w.day, nowrap: true, cell: (row) => <DayFr value={row.collectOn} /> },
          { key: 'state', header: w.state, cell: (row) => <RunStatus state={row.state} /> },
          { key: 'count', header: w.count, cell: (row) => t.lines(row.count) },
          { key: 'number', header: w.number, nowrap: true, cell: (row) => row.number },
          {
            key: 'amount',
            header: w.amount,
            align: 'end',
            nowrap: true,
            cell: (row) => <Amount value={row.amount} />,
          },
        ]}
        pager={pagerOf(list, t.count)}
        empty={
          <EmptyState title={t.noneYet} icon={CalendarDays} action={missing === null && make}>
            {t.noneYetText}
          </EmptyState>
        }
      />
    </>
  )
}
