import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import { mayReadCatalogue, mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import { ACTIVITIES } from '#modules/catalogue/rules/activities.ts'
import { partsLine } from '#modules/catalogue/rules/parts.ts'
import { ServiceTags } from '#modules/catalogue/ui/ServiceTags.tsx'
import { listHref } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Duration } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { List, Package, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import './catalogue.css'
import { PriceList } from '#modules/catalogue/ui/PriceList.tsx'
import type { Route } from './+types/route'
import { catalogue, type SORTS } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCatalogue(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    ...(await catalogue(ctx, params)),
    search: params.toString(),
    today: ctx.today(),
    mayWrite: mayWriteCatalogue(ctx.actor),
  }
}

export default function Catalogue({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const base = `/${params.hub}/catalogue`
  const f = t.terms.filters
  const { filter, services, search, today, mayWrite } = loaderData
  const sorted = (word: (typeof SORTS)[number]) => {
    const current = filter.sort === word
    const tri = current && !filter.descending ? `-${word}` : word
    return {
      href: listHref(search, { tri }),
      ...(current && { direction: filter.descending ? ('desc' as const) : ('asc' as const) }),
    }
  }
  const groups = ACTIVITIES.map((activity) => ({
    activity,
    rows: services.filter((service) => service.activity === activity),
  })).filter(({ rows }) => rows.length > 0)
  const active = [
    filter.activity && {
      label: t.activities[filter.activity],
      removeHref: listHref(search, { activite: null }),
    },
    filter.state && {
      label: filter.state === 'retires' ? t.filters.retired : f.paused,
      removeHref: listHref(search, { etat: null }),
    },
    filter.season && { label: f.season, removeHref: listHref(search, { saison: null }) },
    filter.homeService && { label: f.homeService, removeHref: listHref(search, { sap: null }) },
    filter.kind && {
      label: filter.kind === 'forfaits' ? f.packs : f.services,
      removeHref: listHref(search, { nature: null }),
    },
  ].filter((word) => typeof word === 'object')
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
        action={mayWrite && add}
        quiet={
          <>
            {mayWrite && (
              <ButtonLink href={`${base}/nouveau?forfait=oui`} icon={Package}>
                {t.terms.pack.add}
              </ButtonLink>
            )}
            <ButtonLink href={`${base}/tarifs`} icon={List}>
              {t.sheet.link}
            </ButtonLink>
          </>
        }
      />
      <div className="ui-stack catalogue-groups">
        <FilterBar
          action={base}
          search={{ value: filter.q, label: t.search }}
          keep={search.includes('tri=') ? { tri: `${filter.descending ? '-' : ''}${filter.sort}` } : {}}
          active={active}
          clearHref={active.length > 1 ? base : undefined}
          exportHref={`${base}/export?${search}`}
        >
          <Field
            type="select"
            name="activite"
            label={t.filters.activity}
            value={filter.activity}
            options={ACTIVITIES.map((value) => ({ value, label: t.activities[value] }))}
          />
          <Field
            type="select"
            name="etat"
            label={t.filters.state}
            value={filter.state ?? ''}
            blank={t.offered}
            options={[
              { value: 'en-pause', label: f.paused },
              { value: 'retires', label: t.filters.retired },
            ]}
          />
          <Field
            type="select"
            name="nature"
            label={f.kind}
            value={filter.kind ?? ''}
            blank={f.all}
            options={[
              { value: 'services', label: f.services },
              { value: 'forfaits', label: f.packs },
            ]}
          />
          <Field type="checkbox" name="saison" value="oui" label={f.season} checked={filter.season} />
          <Field type="checkbox" name="sap" value="oui" label={f.homeService} checked={filter.homeService} />
        </FilterBar>
        {groups.length === 0 &&
          (filter.q || active.length > 0 ? (
            <EmptyState title={t.none} action={<ButtonLink href={base}>{t.all}</ButtonLink>} />
          ) : (
            <EmptyState title={t.noneYet} action={mayWrite && add}>
              {t.firstStep}
            </EmptyState>
          ))}
        {groups.map(({ activity, rows }) => (
          <section key={activity}>
            <h2>{t.activities[activity]}</h2>
            <Table
              caption={t.activities[activity]}
              rows={rows}
              rowKey={(row) => row.id}
              rowHref={(row) => `${base}/${row.id}`}
              columns={[
                {
                  key: 'name',
                  header: t.columns.service,
                  cell: (row) => row.name,
                  sort: sorted('nom'),
                },
                {
                  key: 'tags',
                  header: t.terms.filters.kind,
                  cell: (row) => (
                    <>
                      <ServiceTags service={row} day={today} />
                      {row.parts.length > 0 && <small className="ui-soft">{partsLine(row.parts)}</small>}
                    </>
                  ),
                  fold: 'line',
                },
                {
                  key: 'unit',
                  header: t.columns.unit,
                  cell: (row) => (
                    <>
                      {t.units[row.unit]}{' '}
                      {row.minutes > 0 && (
                        <small className="ui-soft">
                          <Duration minutes={row.minutes} />
                        </small>
                      )}
                    </>
                  ),
                  sort: sorted('duree'),
                  fold: 'side',
                },
                {
                  key: 'prices',
                  header: t.columns.prices,
                  sort: sorted('prix'),
                  cell: (row) => <PriceList prices={row.prices} />,
                  fold: 'line',
                },
              ]}
            />
          </section>
        ))}
        {groups.length > 0 && <p className="ui-soft">{t.total(services.length)}</p>}
      </div>
    </>
  )
}
