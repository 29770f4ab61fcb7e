import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayExportPeople, mayReadPeople } from '#modules/people/permits.ts'
import { CONTACT_ROLES } from '#modules/people/rules/contacts.ts'
import { fullName } from '#modules/people/rules/names.ts'
import { ORGANISATION_KINDS } from '#modules/people/rules/segments.ts'
import { contactReach } from '#modules/people/ui/ContactsCard.tsx'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { ArrowLeft, Contact } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { listContacts } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPeople(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const { rows, ...list } = await listContacts(ctx, params)
  return {
    list,
    search: params.toString(),
    mayExport: mayExportPeople(ctx.actor),
    rows: rows.map(({ contact, person, site, organisation }) => ({
      id: contact.id,
      personId: person.id,
      organisationId: contact.organisationId,
      ...{ name: fullName(person), role: contact.role, site, organisation },
      reach: contactReach({ contact, person }),
    })),
  }
}

export default function Contacts({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.contacts
  const partners = `/${params.hub}/partenaires`
  const base = `${partners}/contacts`
  const { list, rows, search } = loaderData
  const { filter } = list
  const active = [
    filter.role && { label: w.roles[filter.role], removeHref: listHref(search, { repond: null }) },
    filter.kind && { label: t.kinds[filter.kind], removeHref: listHref(search, { nature: null }) },
  ].filter((word) => word !== undefined)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={partners}>
            {t.partners.title}
          </ButtonLink>
        }
      />
      <FilterBar
        action={base}
        search={{ value: filter.q, label: w.find }}
        keep={filter.descending ? { tri: '-nom' } : {}}
        active={active}
        clearHref={active.length > 1 ? base : undefined}
        exportHref={loaderData.mayExport ? `${base}/export?${search}` : undefined}
      >
        <Field
          type="select"
          name="repond"
          label={w.role}
          value={filter.role}
          options={CONTACT_ROLES.map((value) => ({ value, label: w.roles[value] }))}
        />
        <Field
          type="select"
          name="nature"
          label={t.partners.kind}
          value={filter.kind}
          options={ORGANISATION_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        />
      </FilterBar>
      <Table
        caption={w.title}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/${params.hub}/personnes/${row.personId}`}
        columns={[
          { key: 'name', header: w.columns.name, cell: (row) => row.name },
          {
            key: 'organisation',
            header: w.columns.organisation,
            cell: (row) => <a href={`${partners}/${row.organisationId}`}>{row.organisation}</a>,
            fold: 'line',
            sort: {
              href: listHref(search, { tri: filter.descending ? null : '-nom' }),
              direction: filter.descending ? 'desc' : 'asc',
            },
          },
          { key: 'role', header: w.columns.role, cell: (row) => w.roles[row.role], fold: 'side' },
          { key: 'site', header: w.columns.site, cell: (row) => row.site, fold: 'line' },
          { key: 'reach', header: w.columns.reach, cell: (row) => row.reach, fold: 'line' },
        ]}
        pager={pagerOf(list, w.total)}
        empty={
          search === '' ? (
            <EmptyState title={w.noneYet} icon={Contact}>
              {w.firstStep}
            </EmptyState>
          ) : (
            <EmptyState title={w.none} action={<ButtonLink href={base}>{w.all}</ButtonLink>} />
          )
        }
      />
    </>
  )
}
