import { platformEn as en } from '#modules/billing/messages.platform.en.ts'
import { platformFr as fr } from '#modules/billing/messages.platform.fr.ts'
import { mayReadInvoices } from '#modules/billing/permits.ts'
import { platformOfEnvironment } from '#modules/billing/platform/adapter.server.ts'
import { listEInvoices } from '#modules/billing/platform/read.server.ts'
import { VIEW_WORDS } from '#modules/billing/platform/views.ts'
import { LifeStatus } from '#modules/billing/ui/LifeStatus.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Send } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadInvoices(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const platform = ctx.hub.demo ? null : platformOfEnvironment()
  return { list: await listEInvoices(ctx, params), platform: platform?.name ?? null }
}

export default function EInvoices({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { list, platform } = loaderData
  const base = `/${params.hub}/argent/facturation-electronique`
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} />
      <MoneyTabs hub={params.hub} current="einvoices" />
      <div className="ui-stack">
        {platform ? (
          <Notice live={false}>{t.connected(platform)}</Notice>
        ) : (
          <Notice live={false} title={t.aloneTitle}>
            {t.alone}
          </Notice>
        )}
        <Tabs
          label={t.columns.state}
          tabs={[
            { label: t.all, href: base, current: list.view === null },
            ...VIEW_WORDS.map((view) => ({
              label: t.views[view],
              href: `${base}?vue=${view}`,
              current: list.view === view,
            })),
          ]}
        />
        <Table
          caption={t.title}
          rows={list.rows}
          rowKey={(row) => row.invoiceId}
          rowHref={(row) => `${base}/${row.number}`}
          columns={[
            { key: 'number', header: t.columns.number, nowrap: true, cell: (row) => row.number },
            { key: 'client', header: t.columns.client, cell: (row) => row.partyName },
            { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
            {
              key: 'state',
              header: t.columns.state,
              nowrap: true,
              cell: (row) => <LifeStatus state={row.state} />,
            },
            {
              key: 'since',
              header: t.columns.since,
              nowrap: true,
              fold: 'hide',
              cell: (row) => <DateTimeFr value={row.changedAt} />,
            },
          ]}
          pager={pagerOf(list, t.total)}
          empty={
            list.view || list.state ? (
              <EmptyState title={t.none} action={<ButtonLink href={base}>{t.withoutFilters}</ButtonLink>} />
            ) : (
              <EmptyState title={t.noneYet} icon={Send}>
                {t.noneYetText}
              </EmptyState>
            )
          }
        />
      </div>
    </>
  )
}
