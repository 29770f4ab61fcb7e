import { mandatesEn as en } from '#modules/bank/messages.mandates.en.ts'
import { mandatesFr as fr } from '#modules/bank/messages.mandates.fr.ts'
import { mayCollectDebits, mayKeepMandates, mayReadMandates } from '#modules/bank/permits.ts'
import { maskIban } from '#modules/bank/rules/identifiers.ts'
import { standingOf } from '#modules/bank/rules/mandates.ts'
import { MandateStatus } from '#modules/bank/ui/SepaStatus.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { pagerOf, viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Plus, Printer, Signature } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { listMandates } from './query.server.ts'
import { VIEW_WORDS } from './views.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadMandates(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const list = await listMandates(ctx, params)
  const today = ctx.today()
  return {
    list: {
      ...list,
      rows: list.rows.map((row) => ({ ...row, iban: maskIban(row.iban), standing: standingOf(row, today) })),
    },
    search: params.toString(),
    mayKeep: mayKeepMandates(ctx.actor),
    withTabs: mayCollectDebits(ctx.actor),
  }
}

export default function Mandates({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.columns
  const { list, search, mayKeep } = loaderData
  const base = `/${params.hub}/argent/mandats`
  const views = [
    { name: t.views.all, search: '' },
    ...Object.entries(VIEW_WORDS).map(([word, view]) => ({ name: t.views[view], search: `vue=${word}` })),
  ]
  const view = Object.entries(VIEW_WORDS).find(([, one]) => one === list.view)?.[0]
  const add = (
    <ButtonLink tone="primary" href={`${base}/nouveau`} icon={Plus}>
      {t.add}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        action={mayKeep && add}
        quiet={
          <ButtonLink href={`${base}/vierge`} icon={Printer}>
            {t.blank}
          </ButtonLink>
        }
      />
      {loaderData.withTabs && <MoneyTabs hub={params.hub} current="mandates" />}
      <FilterBar
        action={base}
        search={{ value: list.q, label: t.search }}
        keep={view ? { vue: view } : {}}
        views={viewLinks(base, views, search)}
      />
      <Table
        caption={t.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.id}`}
        columns={[
          { key: 'who', header: w.who, nowrap: true, cell: (row) => row.holder },
          {
            key: 'state',
            header: w.state,
            fold: 'side',
            cell: (row) => <MandateStatus standing={row.standing} />,
          },
          { key: 'rum', header: w.rum, nowrap: true, cell: (row) => row.rum },
          { key: 'iban', header: w.iban, nowrap: true, cell: (row) => row.iban },
          {
            key: 'used',
            header: w.used,
            nowrap: true,
            fold: 'line',
            foldLabel: true,
            cell: (row) =>
              row.lastUsedOn ? <DayFr value={row.lastUsedOn} /> : <span className="ui-soft">{t.never}</span>,
          },
        ]}
        pager={pagerOf(list, list.capped ? t.capped : t.count)}
        empty={
          list.q || view ? (
            <EmptyState title={t.none} action={<ButtonLink href={base}>{t.withoutFilters}</ButtonLink>} />
          ) : (
            <EmptyState title={t.noneYet} icon={Signature} action={mayKeep && add}>
              {t.noneYetText}
            </EmptyState>
          )
        }
      />
    </>
  )
}
