import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayReadFunding, mayReadPeople, mayWritePeople } from '#modules/people/permits.ts'
import { showPhone } from '#modules/people/rules/names.ts'
import { ORGANISATION_KINDS } from '#modules/people/rules/segments.ts'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Building2, Contact, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import { listOrganisations } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPeople(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listOrganisations(ctx, params),
    search: params.toString(),
    mayAdd: mayWritePeople(ctx.actor),
    mayReadFunding: mayReadFunding(ctx.actor),
  }
}

export default function Organisations({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.partners
  const base = `/${params.hub}/partenaires`
  const { list, search, mayAdd } = loaderData
  const { filter } = list
  const kind = filter.kinds?.[0]
  const add = (
    <ButtonLink tone="primary" href={`${base}/nouveau`} icon={Plus}>
      {w.add}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        action={mayAdd && add}
        quiet={
          <ButtonLink icon={Contact} href={`${base}/contacts`}>
            {t.contacts.link}
          </ButtonLink>
        }
      />
      <Tabs
        label={w.title}
        tabs={[
          { label: w.tabs.all, href: base, current: true },
          { label: w.tabs.providers, href: `/${params.hub}/prestataires` },
          ...(loaderData.mayReadFunding ? [{ label: w.tabs.funding, href: `${base}/financements` }] : []),
        ]}
      />
      <FilterBar
        action={base}
        search={{ value: filter.q, label: w.search }}
        keep={filter.descending ? { tri: '-nom' } : {}}
        active={kind ? [{ label: t.kinds[kind], removeHref: listHref(search, { nature: null }) }] : []}
        exportHref={`${base}/export?${search}`}
      >
        <Field
          type="select"
          name="nature"
          label={w.kind}
          value={kind}
          options={ORGANISATION_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        />
      </FilterBar>
      <Table
        caption={w.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.id}`}
        columns={[
          {
            key: 'name',
            header: w.name,
            cell: (row) => row.name,
            sort: {
              href: listHref(search, { tri: filter.descending ? null : '-nom' }),
              direction: filter.descending ? 'desc' : 'asc',
            },
          },
          { key: 'kind', header: w.kind, cell: (row) => t.kinds[row.kind], fold: 'side' },
          { key: 'city', header: t.form.city, cell: (row) => row.city },
          {
            key: 'phone',
            header: t.form.phone,
            cell: (row) => row.phone && showPhone(row.phone),
            nowrap: true,
            fold: 'line',
          },
        ]}
        pager={pagerOf(list, w.total)}
        empty={
          filter.q || kind ? (
            <EmptyState title={w.none} action={<ButtonLink href={base}>{w.all}</ButtonLink>} />
          ) : (
            <EmptyState title={w.noneYet} icon={Building2} action={mayAdd && add}>
              {w.firstStep}
            </EmptyState>
          )
        }
      />
    </>
  )
}
