import { listSessions } from '#modules/volunteering/lists.server.ts'
import { en } from '#modules/volunteering/messages.en.ts'
import { fr } from '#modules/volunteering/messages.fr.ts'
import { mayKeepSessions, mayReadSessions } from '#modules/volunteering/permits.ts'
import { sidesFor } from '#modules/volunteering/sides.ts'
import { VolunteeringTabs } from '#modules/volunteering/ui/VolunteeringTabs.tsx'
import { pagerOf, viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatClock } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { formatNumber } from '#ui/format.ts'
import { CalendarDays, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadSessions(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listSessions(ctx, params),
    search: params.toString(),
    sides: sidesFor(ctx.actor),
    mayKeep: mayKeepSessions(ctx.actor),
    done: params.get('fait'),
  }
}

export default function Sessions({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { list, search, sides, mayKeep, done } = loaderData
  const w = t.sessions
  const base = `/${params.hub}/permanences`
  const add = mayKeep && (
    <ButtonLink tone="primary" href={`${base}/nouvelle`} icon={Plus}>
      {w.add}
    </ButtonLink>
  )
  const views = [
    { name: w.all, search: '' },
    { name: w.ahead, search: 'quand=avenir' },
    { name: w.past, search: 'quand=passees' },
    { name: w.alone, search: 'tenue=sans-salarie' },
  ]
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} action={list.rows.length > 0 && add} />
      <VolunteeringTabs hub={params.hub} current="sessions" sides={sides} />
      {done && <Notice tone="success">{done === 'annulee' ? w.cancelled : w.saved}</Notice>}
      <FilterBar action={base} views={viewLinks(base, views, search)} />
      <Table
        caption={w.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={mayKeep ? (row) => `${base}/${row.rootId}` : undefined}
        pager={pagerOf(list, w.total)}
        empty={
          <EmptyState title={w.none} icon={CalendarDays} action={add}>
            {w.noneText}
          </EmptyState>
        }
        columns={[
          {
            key: 'when',
            header: w.when,
            nowrap: true,
            cell: (row) => (
              <>
                <DayFr value={row.day} />{' '}
                <span className="ui-soft">
                  {w.fromTo(formatClock(row.fromMinute, locale), formatClock(row.toMinute, locale))}
                </span>
              </>
            ),
          },
          { key: 'place', header: w.place, cell: (row) => row.place },
          {
            key: 'holders',
            header: w.holders,
            cell: (row) =>
              row.holders.length === 0 ? (
                <Status tone="warn">{w.nobody}</Status>
              ) : (
                row.holders.map(({ name, kind }) => `${name} (${t.holders[kind].toLowerCase()})`).join(', ')
              ),
          },
          {
            key: 'visits',
            header: w.visits,
            align: 'end',
            foldLabel: true,
            cell: (row) => (row.visits === null ? '–' : formatNumber(row.visits, locale)),
          },
        ]}
      />
    </>
  )
}
