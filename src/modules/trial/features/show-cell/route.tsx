import { dayIn } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { getService } from '#modules/catalogue/index.server.ts'
import { SEGMENTS } from '#modules/people/index.server.ts'
import { CELL_ROWS, cellRows } from '#modules/requests/index.server.ts'
import { focusOf } from '#modules/trial/focus/matrix.server.ts'
import { pivotsOfCell } from '#modules/trial/focus/store.server.ts'
import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { cellKey, NO_FIGURES } from '#modules/trial/rules/cells.ts'
import { CellMark } from '#modules/trial/ui/CellMark.tsx'
import { pivotTitle } from '#modules/trial/ui/pivot-words.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Target } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { Route } from './+types/route'
import { CellStats } from './CellStats.tsx'
import { ROWS_WORDS } from './rows-words.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const target = SEGMENTS.find((one) => one === params.target)
  const service = isId<'Service'>(params.service) ? await getService(ctx, params.service) : null
  if (!target || !service) noPage()
  const { from, to, cells, figures } = await focusOf(ctx)
  const query = new URL(request.url).searchParams
  const kind = CELL_ROWS.find((one) => ROWS_WORDS[one] === query.get('compte')) ?? 'received'
  const row = cells.find((cell) => cell.target === target && cell.serviceId === service.id)
  return {
    target,
    service: { id: service.id, name: service.name },
    state: row?.state ?? ('not-now' as const),
    since: row?.since ?? null,
    from,
    to,
    figures: figures.get(cellKey(target, service.id)) ?? NO_FIGURES,
    kind,
    list: await cellRows(ctx, { target, serviceId: service.id, from, to, kind }, query),
    pivots: await ctx.read((tx) => pivotsOfCell(tx, ctx.hub.id, target, service.id)),
    mayWrite: mayWriteTrial(ctx.actor),
  }
}

export default function CellShown({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.cell
  const { locale, zone } = useLanguage()
  const { target, service, state, since, from, to, kind, list, pivots } = loaderData
  const base = `/${params.hub}/phase-de-test/cibles`
  const here = `${base}/${target}/${service.id}`
  const title = w.title(service.name, t.targets[target])
  const year = to.slice(0, 4)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        title={title}
        over={<a href={base}>{w.backToAll}</a>}
        lede={t.days(formatDay(from, locale, year), formatDay(to, locale, year))}
        action={
          loaderData.mayWrite && (
            <ButtonLink
              tone="primary"
              href={`${base}/reajuster?cible=${target}&service=${service.id}`}
              icon={Target}
            >
              {t.readjust}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack">
        <p>
          <CellMark state={state} /> {since ? w.since(formatDay(dayIn(since, zone), locale, year)) : w.never}{' '}
          · {t.stateHelp[state]}
        </p>
        <CellStats figures={loaderData.figures} from={from} to={to} here={here} />
        <section id="demandes" className="ui-stack">
          <h2>{w.rows}</h2>
          <Tabs
            label={w.rows}
            tabs={Object.entries(ROWS_WORDS).map(([one, word]) => ({
              label: w.kinds[one as keyof typeof ROWS_WORDS],
              href: `${here}?compte=${word}#demandes`,
              current: one === kind,
            }))}
          />
          <Table
            caption={w.rows}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `/${params.hub}/demandes/${row.number}`}
            pager={{
              previous: list.previous === null ? undefined : `?${list.previous}#demandes`,
              next: list.next === null ? undefined : `?${list.next}#demandes`,
            }}
            empty={<EmptyState title={w.none} />}
            columns={[
              {
                key: 'number',
                header: w.columns.number,
                cell: (row) => `${row.number} · ${row.serviceName}`,
              },
              { key: 'day', header: w.columns.day, cell: (row) => <DayFr value={row.day} />, nowrap: true },
              {
                key: 'score',
                header: w.columns.score,
                cell: (row) => (row.score === null ? '–' : w.score(row.score)),
                foldLabel: true,
              },
              {
                key: 'margin',
                header: w.columns.margin,
                cell: (row) => <Amount value={row.margin} />,
                align: 'end',
                foldLabel: true,
              },
              {
                key: 'price',
                header: w.columns.price,
                cell: (row) => <Amount value={row.price} />,
                align: 'end',
              },
            ]}
          />
        </section>
        <section className="ui-stack">
          <h2>{w.history}</h2>
          {pivots.length === 0 && <p className="ui-soft">{t.noPivotText}</p>}
          <Timeline
            items={pivots.map((pivot) => ({
              key: pivot.id,
              what: <a href={`${base}/journal/${pivot.id}`}>{pivotTitle(t, pivot)}</a>,
              who: pivot.actorName,
              when: <DateTimeFr value={pivot.at} />,
              detail: pivot.reason,
            }))}
          />
        </section>
      </div>
    </>
  )
}
