import { en } from '#modules/trial/messages/signals.en.ts'
import { fr } from '#modules/trial/messages/signals.fr.ts'
import { mayNoteSignals, mayReadSignals, mayReadTrial, mayReviewSignals } from '#modules/trial/permits.ts'
import { SIGNAL_STATES } from '#modules/trial/rules/signals.ts'
import { waitingSignals } from '#modules/trial/signals/brief.server.ts'
import { listSignals, signalClusters } from '#modules/trial/signals/list.server.ts'
import { SignalStatus, SignalTags } from '#modules/trial/ui/SignalParts.tsx'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { listHref, pagerOf, viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Ear } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { ClusterGrid } from './ClusterGrid.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadSignals(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listSignals(ctx, params),
    grid: await signalClusters(ctx),
    waiting: (await waitingSignals(ctx)).n,
    search: params.toString(),
    mayReview: mayReviewSignals(ctx.actor),
    mayNote: mayNoteSignals(ctx.actor),
    trial: mayReadTrial(ctx.actor),
  }
}

export default function Signals({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { list, grid, waiting, search, mayReview, mayNote, trial } = loaderData
  const { filter } = list
  const w = t.list
  const base = `/${params.hub}/phase-de-test/signaux`
  const active = [
    ...(filter.state
      ? [{ label: t.states[filter.state], removeHref: listHref(search, { etat: null }) }]
      : []),
    ...(filter.tag
      ? [{ label: w.theme_(filter.tag.label), removeHref: listHref(search, { theme: null }) }]
      : []),
    ...(filter.from
      ? [{ label: w.since(formatDay(filter.from, locale)), removeHref: listHref(search, { du: null }) }]
      : []),
    ...(filter.to
      ? [{ label: w.until(formatDay(filter.to, locale)), removeHref: listHref(search, { au: null }) }]
      : []),
  ]
  const views = [
    { name: w.all, search: '' },
    { name: w.untreated, search: 'etat=new' },
    { name: w.watched, search: 'etat=watching' },
  ]
  const rising = grid.clusters.filter((one) => one.rising).map(({ label }) => label)
  const note = mayNote && (
    <ButtonLink href={`${base}/noter?de=phase-de-test/signaux`} icon={Ear}>
      {t.quick}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        action={
          mayReview &&
          waiting > 0 && (
            <ButtonLink tone="primary" href={`${base}/revue`}>
              {t.review.button(waiting)}
            </ButtonLink>
          )
        }
        quiet={note}
      />
      {trial && <TrialTabs hub={params.hub} current="signals" />}
      <div className="ui-stack">
        {grid.clusters.length > 0 && (
          <Card title={t.grid.title}>
            <p className="ui-soft">{t.grid.lede}</p>
            {rising.length > 0 && (
              <Notice tone="info" title={t.grid.rising} live={false}>
                {t.grid.risingText(rising.join(', '))}
              </Notice>
            )}
            <ClusterGrid weeks={grid.weeks} clusters={grid.clusters} base={base} />
          </Card>
        )}
        <div>
          <FilterBar
            action={base}
            search={{ value: filter.q, label: w.search }}
            keep={filter.tag ? { theme: `${filter.tag.kind}:${filter.tag.tag}` } : undefined}
            active={active}
            clearHref={active.length > 1 ? base : undefined}
            views={viewLinks(base, views, search)}
            exportHref={`${base}/export?${search}`}
          >
            <Field
              type="select"
              name="etat"
              label={w.states}
              value={filter.state}
              options={SIGNAL_STATES.map((value) => ({ value, label: t.states[value] }))}
            />
            <Field type="date" name="du" label={w.from} value={filter.from ?? ''} width="medium" />
            <Field type="date" name="au" label={w.to} value={filter.to ?? ''} width="medium" />
          </FilterBar>
          <Table
            caption={t.title}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `${base}/${row.id}`}
            pager={pagerOf(list, w.total)}
            columns={[
              { key: 'signal', header: w.signal, cell: (row) => row.text || t.fileNote },
              {
                key: 'tags',
                header: w.tags,
                cell: (row) => <SignalTags tags={row.tags} base={base} />,
              },
              { key: 'author', header: w.author, cell: (row) => row.author, fold: 'line' },
              {
                key: 'day',
                header: w.day,
                nowrap: true,
                cell: (row) => <DayFr value={row.day} />,
                fold: 'line',
              },
              {
                key: 'state',
                header: w.state,
                cell: (row) => <SignalStatus state={row.state} />,
                fold: 'side',
              },
            ]}
            empty={
              active.length > 0 || filter.q ? (
                <EmptyState title={w.none} action={<ButtonLink href={base}>{w.withoutFilters}</ButtonLink>} />
              ) : (
                <EmptyState title={w.noneYet} icon={Ear} action={note}>
                  {w.noneYetText}
                </EmptyState>
              )
            }
          />
        </div>
      </div>
    </>
  )
}
