import { debitsEn as en } from '#modules/bank/messages.debits.en.ts'
import { debitsFr as fr } from '#modules/bank/messages.debits.fr.ts'
import { mayCollectDebits } from '#modules/bank/permits.ts'
import { ourselves } from '#modules/bank/sepa/creditor.server.ts'
import { debitRunsCount, debitRunsPage } from '#modules/bank/sepa/debit-store.server.ts'
import { MissingOurs } from '#modules/bank/ui/MissingOurs.tsx'
import { RunTable } from '#modules/bank/ui/RunTable.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { counted, cursorOf, pageOf } from '#platform/lists/keyset.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { CalendarDays, Plus, Signature } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
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
  const rows = list.rows.map((row) => ({ ...row, day: row.collectOn }))
  return { list: { ...list, rows }, missing: ours.ok ? null : ours.code }
}

export default function Debits({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
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
      <RunTable
        list={list}
        base={base}
        words={t}
        empty={
          <EmptyState title={t.noneYet} icon={CalendarDays} action={missing === null && make}>
            {t.noneYetText}
          </EmptyState>
        }
      />
    </>
  )
}
