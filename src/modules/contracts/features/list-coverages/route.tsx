import { type CoverageStatus, listCoverages } from '#modules/contracts/coverages/list.server.ts'
import { previewOf } from '#modules/contracts/coverages/preview.server.ts'
import { en } from '#modules/contracts/messages.coverages.en.ts'
import { fr } from '#modules/contracts/messages.coverages.fr.ts'
import { mayKeepCoverages, mayReadCoverages } from '#modules/contracts/permits.ts'
import { ContractTabs } from '#modules/contracts/ui/ContractTabs.tsx'
import { useTerms } from '#modules/contracts/ui/terms.ts'
import { UseBar } from '#modules/contracts/ui/UseBar.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Plus, Users } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { Preview } from './Preview.tsx'

const VIEWS = { 'a-venir': 'coming', terminees: 'over' } as const satisfies Record<string, CoverageStatus>

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCoverages(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const view = VIEWS[params.get('vue') as keyof typeof VIEWS] ?? 'now'
  const all = await listCoverages(ctx)
  return {
    view,
    any: all.length > 0,
    rows: all.filter((one) => one.status === view),
    preview: await previewOf(ctx, params),
    mayKeep: mayKeepCoverages(ctx.actor),
  }
}

export default function Coverages({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const terms = useTerms()
  const { view, rows, any, mayKeep } = loaderData
  const base = `/${params.hub}/prises-en-charge`
  const add = mayKeep && (
    <ButtonLink tone="primary" href={`${base}/nouvelle`} icon={Plus}>
      {t.add}
    </ButtonLink>
  )
  const tab = (status: CoverageStatus, href: string) => ({
    label: t.views[status],
    href,
    current: view === status,
  })
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} action={any && add} />
      <ContractTabs hub={params.hub} current="coverages" />
      {any && (
        <FilterBar
          action={base}
          active={[]}
          views={[
            tab('now', base),
            tab('coming', `${base}?vue=a-venir`),
            tab('over', `${base}?vue=terminees`),
          ]}
        />
      )}
      <div className="ui-stack">
        <Table
          caption={t.title}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `${base}/${row.id}`}
          columns={[
            { key: 'name', header: t.columns.name, cell: (row) => row.name },
            { key: 'payer', header: t.columns.payer, cell: (row) => row.payerName ?? t.fund },
            { key: 'takes', header: t.columns.takes, cell: terms.takes },
            { key: 'who', header: t.columns.who, cell: terms.who },
            { key: 'limits', header: t.columns.limits, cell: terms.limits, fold: 'hide' },
            {
              key: 'used',
              header: t.columns.used,
              cell: (row) => (
                <UseBar used={row.usedThisYear} of={row.budget} label={row.name} id={`used-${row.id}`} />
              ),
            },
          ]}
          empty={
            <EmptyState title={t.none} icon={Users} action={add}>
              {t.noneText}
            </EmptyState>
          }
        />
        {any && <Preview preview={loaderData.preview} />}
      </div>
    </>
  )
}
