import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { ConditionMark } from '#modules/trial/ui/ConditionMark.tsx'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { listHref, pagerOf, viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { ListChecks } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { type ConditionView, listConditions } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return { list: await listConditions(ctx, params), search: params.toString(), today: ctx.today() }
}

/** Every condition that decisions asked for, and where it stands. */
export default function Conditions({ loaderData, params }: Route.ComponentProps) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.follow
  const { list, search, today } = loaderData
  const base = `/${params.hub}/phase-de-test/conditions`
  const words: Record<ConditionView, string> = {
    'en-retard': w.late,
    'a-tenir': g.conditionStates.open,
    tenues: g.conditionStates.kept,
    'non-tenues': g.conditionStates['not-kept'],
  }
  const views = [
    { name: w.all, search: '' },
    ...Object.entries(words).map(([word, name]) => ({ name, search: `etat=${word}` })),
  ]
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        over={<a href={`/${params.hub}/phase-de-test/jalons`}>{g.title}</a>}
        lede={w.lede}
      />
      <TrialTabs hub={params.hub} current="gates" />
      <FilterBar
        action={base}
        search={{ value: list.q, label: w.search }}
        active={list.view ? [{ label: words[list.view], removeHref: listHref(search, { etat: null }) }] : []}
        views={viewLinks(base, views, search)}
        exportHref={`${base}/export?${search}`}
      />
      <Table
        caption={w.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.id}`}
        columns={[
          { key: 'what', header: g.columns.condition, cell: (row) => row.what },
          {
            key: 'due',
            header: g.columns.due,
            cell: (row) => <DayFr value={row.dueOn} />,
            nowrap: true,
          },
          { key: 'stage', header: g.columns.stage, cell: (row) => row.stageName },
          {
            key: 'state',
            header: g.columns.state,
            cell: (row) => <ConditionMark condition={row} today={today} />,
            fold: 'side',
          },
        ]}
        pager={pagerOf(list, w.count)}
        empty={
          list.q || list.view ? (
            <EmptyState
              title={w.noneFound}
              action={<ButtonLink href={base}>{w.withoutFilters}</ButtonLink>}
            />
          ) : (
            <EmptyState title={w.none} icon={ListChecks}>
              {w.noneText}
            </EmptyState>
          )
        }
      />
    </>
  )
}
