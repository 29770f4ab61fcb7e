import { dayIn } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { getOrganisation } from '#modules/people/choosers.server.ts'
import { contactsOf, sitesOf } from '#modules/people/contacts/store.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { peopleOfOrganisation } from '#modules/people/organisation-store.server.ts'
import { mayReadPeople, mayServePeople, mayWritePeople } from '#modules/people/permits.ts'
import { fullName, showPhone } from '#modules/people/rules/names.ts'
import { showSiret } from '#modules/people/rules/siret.ts'
import { peopleCount } from '#modules/people/store.server.ts'
import { ContactsCard } from '#modules/people/ui/ContactsCard.tsx'
import { contactItems } from '#modules/people/ui/contact-items.tsx'
import { RecordHistory } from '#modules/people/ui/RecordHistory.tsx'
import { SitesCard } from '#modules/people/ui/SitesCard.tsx'
import { historyOf } from '#platform/context/history.server.ts'
import { COUNT_LIMIT } from '#platform/lists/keyset.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { ClipboardList, Handshake, MessageSquare, Pencil, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPeople(ctx.actor)) refusePage()
  const found = isId<'Organisation'>(params.id) ? await getOrganisation(ctx, params.id) : null
  if (!found) noPage()
  return {
    organisation: found,
    since: dayIn(found.createdAt, ctx.hub.zone),
    ...(await ctx.read(async (tx) => {
      const contacts = await contactsOf(tx, ctx.hub.id, found.id)
      const known = new Set(contacts.map(({ person }) => person.id))
      const employees = await peopleOfOrganisation(tx, ctx.hub.id, found.id, 100)
      return {
        contacts,
        employees: employees.filter(({ id }) => !known.has(id)),
        sites: await sitesOf(tx, ctx.hub.id, found.id),
        sent: await peopleCount(tx, ctx.hub.id, { q: '', sentByOrganisation: found.id, descending: false }),
      }
    })),
    history: await historyOf(ctx, context.get(servicesContext).db, 'organisation', found.id),
    mayWrite: mayWritePeople(ctx.actor),
    mayServe: mayServePeople(ctx.actor),
    done: new URL(request.url).searchParams.get('fait'),
  }
}

/** Kinds that have a file of their own: what they do for the hub, and their papers. */
const WORKS_FOR_US = ['provider', 'producer']

export default function Organisation({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.partners
  const { organisation, since, employees, contacts, sites, sent, history, mayWrite, mayServe } = loaderData
  const here = `/${params.hub}/partenaires/${organisation.id}`
  const hub = `/${params.hub}`
  const done = (['added', 'saved'] as const).find((word) => word === loaderData.done)
  return (
    <>
      <title>{`${organisation.name} · Palier`}</title>
      <PageHeader
        over={t.kinds[organisation.kind]}
        title={organisation.name}
        action={
          mayServe && (
            <ButtonLink tone="primary" icon={Plus} href={`${hub}/guichet?organisme=${organisation.id}`}>
              {t.person.takeRequest}
            </ButtonLink>
          )
        }
        quiet={
          <>
            <ButtonLink icon={ClipboardList} href={`${hub}/demandes?organisme=${organisation.id}`}>
              {t.person.requests}
            </ButtonLink>
            {mayWrite && (
              <ButtonLink icon={MessageSquare} href={`${hub}/messages?organisme=${organisation.id}`}>
                {t.person.messages}
              </ButtonLink>
            )}
            {WORKS_FOR_US.some((kind) => kind === organisation.kind) && (
              <ButtonLink icon={Handshake} href={`${hub}/prestataires/${organisation.id}`}>
                {w.file}
              </ButtonLink>
            )}
            {mayWrite && (
              <ButtonLink icon={Pencil} href={`${hub}/partenaires/${organisation.id}/modifier`}>
                {t.person.edit}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="ui-stack">
        {done && <Notice tone="success">{w[done]}</Notice>}
        <Card title={w.facts}>
          <DefinitionList
            items={[
              ...contactItems(organisation, t.form),
              { term: w.siret, value: organisation.siret && showSiret(organisation.siret) },
              { term: w.note, value: organisation.note },
              {
                term: t.contacts.referrer.sent,
                value:
                  sent === 0 ? null : (
                    <a href={`${hub}/personnes?par=${organisation.id}`}>
                      {t.contacts.referrer.count(Math.min(sent, COUNT_LIMIT), sent > COUNT_LIMIT)}
                    </a>
                  ),
              },
              { term: w.since, value: <DayFr value={since} /> },
            ]}
          />
        </Card>
        <ContactsCard contacts={contacts} hub={hub} base={mayWrite ? `${here}/contacts` : undefined} />
        <SitesCard sites={sites} base={mayWrite ? `${here}/sites` : undefined} />
        {employees.length > 0 && (
          <Card title={w.people}>
            <Table
              caption={w.people}
              rows={employees}
              rowKey={(row) => row.id}
              rowHref={(row) => `${hub}/personnes/${row.id}`}
              columns={[
                { key: 'name', header: t.columns.name, cell: fullName },
                { key: 'email', header: t.columns.email, cell: (row) => row.email },
                {
                  key: 'phone',
                  header: t.columns.phone,
                  cell: (row) => row.phone && showPhone(row.phone),
                  nowrap: true,
                },
              ]}
            />
          </Card>
        )}
        <RecordHistory lines={history} />
      </div>
    </>
  )
}
