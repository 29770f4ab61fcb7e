import { add, zero } from '#kit/money.ts'
import { transfersEn as en } from '#modules/bank/messages.transfers.en.ts'
import { transfersFr as fr } from '#modules/bank/messages.transfers.fr.ts'
import { mayPayOthers } from '#modules/bank/permits.ts'
import { ourAccount } from '#modules/bank/sepa/creditor.server.ts'
import { transferRunsCount, transferRunsPage } from '#modules/bank/sepa/transfer-store.server.ts'
import { whatToPay } from '#modules/bank/sepa/transfers.server.ts'
import { MissingOurs } from '#modules/bank/ui/MissingOurs.tsx'
import { RunTable } from '#modules/bank/ui/RunTable.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { counted, cursorOf, pageOf } from '#platform/lists/keyset.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatEuros } from '#ui/format.ts'
import { Banknote, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/route'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const cursor = cursorOf(params)
  const ours = await ourAccount(ctx)
  const waiting = await whatToPay(ctx)
  const list = await ctx.read(async (tx) => ({
    ...pageOf(await transferRunsPage(tx, ctx.hub.id, cursor), cursor, params, (row) => [
      row.executeOn,
      row.id,
    ]),
    ...counted(await transferRunsCount(tx, ctx.hub.id)),
  }))
  const rows = list.rows.map((row) => ({ ...row, day: row.executeOn }))
  return {
    list: { ...list, rows },
    missing: ours.ok ? null : ours.code,
    waiting: add(...waiting.map((one) => one.amount)),
  }
}

export default function Transfers({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { list, missing, waiting } = loaderData
  const base = `/${params.hub}/argent/virements`
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
        lede={
          <>
            {t.lede}{' '}
            {waiting > zero && <Status tone="warn">{t.waiting(formatEuros(waiting, locale))}</Status>}
          </>
        }
        action={missing === null && make}
      />
      <MoneyTabs hub={params.hub} current="transfers" />
      <MissingOurs hub={params.hub} missing={missing} />
      <RunTable
        list={list}
        base={base}
        words={t}
        out
        empty={
          <EmptyState title={t.noneYet} icon={Banknote} action={missing === null && make}>
            {t.noneYetText}
          </EmptyState>
        }
      />
    </>
  )
}
