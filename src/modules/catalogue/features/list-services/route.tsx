import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import { mayReadCatalogue, mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import { ACTIVITIES } from '#modules/catalogue/rules/activities.ts'
import { listHref } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { List, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import './catalogue.css'
import { PriceList } from '#modules/catalogue/ui/PriceList.tsx'
import type { Route } from './+types/route'
import { catalogue } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCatalogue(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    ...(await catalogue(ctx, params)),
    search: params.toString(),
    mayWrite: mayWriteCatalogue(ctx.actor),
  }
}

export default function Catalogue({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const base = `/${params.hub}/catalogue`
  const { filter, services, search, mayWrite } = loaderData
  const groups = ACTIVITIES.map((activity) => ({
    activity,
    rows: services.filter((service) => service.activity === activity),
  })).filter(({ rows }) => rows.length > 0)
  const active = [
    filter.activity && {
      label: t.activities[filter.activity],
      removeHref: listHref(search, { activite: null }),
    },
    filter.retired && { label: t.filters.retired, removeHref: listHref(search, { etat: null }) },
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
          <ButtonLink href={`${base}/tarifs`} icon={List}>
            {t.sheet.link}
          </ButtonLink>
        }
      />
      <div className="ui-stack catalogue-groups">
        <FilterBar
          action={base}
          search={{ value: filter.q, label: t.search }}
          active={active}
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
            value={filter.retired ? 'retires' : ''}
            blank={t.offered}
            options={[{ value: 'retires', label: t.filters.retired }]}
          />
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
                { key: 'name', header: t.columns.service, cell: (row) => row.name },
                { key: 'unit', header: t.columns.unit, cell: (row) => t.units[row.unit], fold: 'side' },
                {
                  key: 'prices',
                  header: t.columns.prices,
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
