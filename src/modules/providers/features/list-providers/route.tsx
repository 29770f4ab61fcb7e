import { mayReadFunding } from '#modules/people/index.server.ts'
import { en } from '#modules/providers/messages.en.ts'
import { fr } from '#modules/providers/messages.fr.ts'
import { mayKeepProviders, mayReadProviders, mayVetProviders } from '#modules/providers/permits.ts'
import { LISTED_STATES, PROVIDER_KINDS } from '#modules/providers/rules/life.ts'
import { Expiry, FileStatus, Rating } from '#modules/providers/ui/states.tsx'
import { expiringDocuments } from '#modules/providers/vetting.server.ts'
import { listHref } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Handshake, Link2, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import { Attention } from './Attention.tsx'
import {
  applicationsWaiting,
  type ListedProvider,
  listProviders,
  type PROVIDER_SORTS,
} from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadProviders(ctx.actor)) refusePage()
  const asked = new URL(request.url).searchParams
  const done = asked.get('fait')
  asked.delete('fait')
  return {
    ...(await listProviders(ctx, asked)),
    ending: await expiringDocuments(ctx),
    applications: mayVetProviders(ctx.actor) ? await applicationsWaiting(ctx) : [],
    search: asked.toString(),
    mayAdd: mayKeepProviders(ctx.actor),
    mayReadFunding: mayReadFunding(ctx.actor),
    done,
  }
}

export default function Providers({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const f = t.filters
  const hub = `/${params.hub}`
  const base = `${hub}/prestataires`
  const { filter, rows, services, search, mayAdd } = loaderData
  const { state, kind, papers } = filter
  const service = services.find(({ value }) => value === filter.service)
  const active = [
    state && { label: t.states[state], removeHref: listHref(search, { dossier: null }) },
    kind && { label: t.kinds[kind], removeHref: listHref(search, { nature: null }) },
    papers && {
      label: papers === 'echus' ? f.lapsed : f.ending,
      removeHref: listHref(search, { papiers: null }),
    },
    service && { label: service.label, removeHref: listHref(search, { service: null }) },
  ].filter((word) => typeof word === 'object')
  const sorted = (word: (typeof PROVIDER_SORTS)[number]) => {
    const current = filter.sort === word
    return {
      href: listHref(search, { tri: current && !filter.descending ? `-${word}` : word }),
      ...(current && { direction: filter.descending ? ('desc' as const) : ('asc' as const) }),
    }
  }
  const add = mayAdd && (
    <ButtonLink tone="primary" href={`${hub}/partenaires/nouveau?nature=provider`} icon={Plus}>
      {t.add}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        action={add}
        quiet={
          <ButtonLink href={`/ouvert/${params.hub}/devenir-partenaire`} icon={Link2}>
            {t.applications.link}
          </ButtonLink>
        }
      />
      <Tabs
        label={t.tabs.label}
        tabs={[
          { label: t.tabs.organisations, href: `${hub}/partenaires` },
          { label: t.tabs.providers, href: base, current: true },
          ...(loaderData.mayReadFunding
            ? [{ label: t.tabs.funding, href: `${hub}/partenaires/financements` }]
            : []),
        ]}
      />
      <div className="ui-stack">
        <Attention
          base={base}
          applications={loaderData.applications}
          ending={loaderData.ending}
          refused={loaderData.done === 'refused'}
        />
        <FilterBar
          action={base}
          search={{ value: filter.q, label: t.search }}
          active={active}
          clearHref={active.length > 1 ? base : undefined}
          exportHref={`${base}/export?${search}`}
        >
          <Field
            type="select"
            name="dossier"
            label={f.state}
            value={state}
            options={LISTED_STATES.map((value) => ({ value, label: t.states[value] }))}
          />
          <Field
            type="select"
            name="papiers"
            label={f.papers}
            value={papers}
            options={[
              { value: 'a-renouveler', label: f.ending },
              { value: 'echus', label: f.lapsed },
            ]}
          />
          <Field
            type="select"
            name="nature"
            label={f.kind}
            value={kind}
            options={PROVIDER_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          />
          <Field type="select" name="service" label={f.service} value={filter.service} options={services} />
        </FilterBar>
        <Table
          caption={t.title}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `${base}/${row.id}`}
          pager={{ total: t.total(rows.length) }}
          empty={
            filter.q || active.length > 0 ? (
              <EmptyState title={t.none} action={<ButtonLink href={base}>{t.all}</ButtonLink>} />
            ) : (
              <EmptyState title={t.noneYet} icon={Handshake} action={add}>
                {t.firstStep}
              </EmptyState>
            )
          }
          columns={[
            { key: 'name', header: t.columns.name, cell: (row) => row.name, sort: sorted('nom') },
            {
              key: 'state',
              header: t.columns.state,
              cell: (row) => <FileStatus state={row.state} />,
              fold: 'side',
            },
            { key: 'papers', header: t.columns.papers, cell: (row) => <PapersCell row={row} /> },
            { key: 'does', header: t.columns.does, cell: (row) => row.services.join(', ') },
            { key: 'zone', header: t.columns.zone, cell: (row) => row.zone.join(', '), fold: 'hide' },
            {
              key: 'capacity',
              header: t.columns.capacity,
              cell: (row) => row.weeklyCapacity,
              align: 'end',
              fold: 'hide',
            },
            {
              key: 'rating',
              header: t.columns.rating,
              cell: (row) => row.rating && <Rating rating={row.rating} short />,
              nowrap: true,
              foldLabel: true,
              sort: sorted('note'),
              fold: 'line',
            },
          ]}
        />
      </div>
    </>
  )
}

function PapersCell({ row }: { row: ListedProvider }) {
  const w = useWords({ fr, en }).documents
  const { papers } = row
  if (!papers) return null
  if (papers.say === 'ending')
    return (
      <>
        {w.kinds[papers.kind]} <Expiry daysLeft={papers.daysLeft} />
      </>
    )
  if (papers.say === 'missing') return <Status tone="warn">{w.missing}</Status>
  return papers.say === 'holds' ? <Status tone="success">{w.holds}</Status> : null
}
