import { data, redirect } from 'react-router'
import { dayIn } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import {
  mayExportPeople,
  mayGiveAccess,
  mayReadPeople,
  mayServePeople,
  mayWritePeople,
} from '#modules/people/permits.ts'
import { fullName } from '#modules/people/rules/names.ts'
import { contactItems } from '#modules/people/ui/contact-items.tsx'
import { HomeCard } from '#modules/people/ui/HomeCard.tsx'
import { MembershipCard } from '#modules/people/ui/MembershipCard.tsx'
import { MergedRecords } from '#modules/people/ui/MergedRecords.tsx'
import { useNeedsLine } from '#modules/people/ui/Needs.tsx'
import { ReachCard } from '#modules/people/ui/ReachCard.tsx'
import { RecordHistory } from '#modules/people/ui/RecordHistory.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { COUNT_LIMIT } from '#platform/lists/keyset.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ClipboardList, Contact, MessageSquare, Pencil, Plus, Wallet } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { leaveForm } from './form.ts'
import { personPage } from './query.server.ts'
import { bringBackPerson, leavePerson } from './use-case.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPeople(ctx.actor)) refusePage()
  const { db } = context.get(servicesContext)
  const page = isId<'Person'>(params.id) ? await personPage(ctx, db, params.id) : null
  if (!page) noPage()
  // An old address of somebody whose records were merged leads to the one that is kept.
  if (page.person.mergedInto) throw redirect(`/${ctx.hub.slug}/personnes/${page.person.mergedInto}`)
  return {
    ...page,
    today: ctx.today(),
    since: dayIn(page.person.createdAt, ctx.hub.zone),
    mayWrite: mayWritePeople(ctx.actor),
    mayServe: mayServePeople(ctx.actor),
    mayGive: mayGiveAccess(ctx.actor),
    mayExport: mayExportPeople(ctx.actor),
    done: new URL(request.url).searchParams.get('fait'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  if (!isId<'Person'>(params.id)) noPage()
  const typed = await request.formData()
  const here = `/${ctx.hub.slug}/personnes/${params.id}`
  if (typed.get('intent') === 'back') {
    const back = await bringBackPerson(ctx, params.id)
    return back.ok ? redirect(`${here}?fait=returned`) : data(refusedForm({}, back), { status: 422 })
  }
  const form = readForm(leaveForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const left = await leavePerson(ctx, params.id, form.value.reason)
  return left.ok ? redirect(here) : data(refusedForm(form.values, left), { status: 422 })
}

const DONE = ['saved', 'added', 'joined', 'returned'] as const
const MERGES = ['merged', 'undone'] as const

export default function Person({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.person
  const shown = shownForm(useLocale(), actionData, t.errors)
  const {
    person,
    roles,
    contacts,
    referrer,
    sent,
    memberships,
    organisation,
    said,
    history,
    today,
    since,
    mayWrite,
    mayServe,
    mayGive,
  } = loaderData
  const needs = useNeedsLine()(person.knownNeeds, person.needs)
  const name = fullName(person)
  const hub = `/${params.hub}`
  const here = `${hub}/personnes/${person.id}`
  const done = DONE.find((word) => word === loaderData.done)
  const merge = MERGES.find((word) => word === loaderData.done)
  const present = person.leftAt === null
  return (
    <>
      <title>{`${name} · Palier`}</title>
      <PageHeader
        over={t.segments[person.segment]}
        title={name}
        lede={roles.map((role) => t.roles[role]).join(' · ')}
        action={
          present &&
          mayServe && (
            <ButtonLink tone="primary" icon={Plus} href={`${hub}/guichet?personne=${person.id}`}>
              {w.takeRequest}
            </ButtonLink>
          )
        }
        quiet={
          <>
            <ButtonLink icon={ClipboardList} href={`${hub}/demandes?personne=${person.id}`}>
              {w.requests}
            </ButtonLink>
            {mayWrite && (
              <>
                <ButtonLink icon={Wallet} href={`${hub}/argent/porte-monnaie/personne/${person.id}`}>
                  {w.wallets}
                </ButtonLink>
                <ButtonLink href={`${hub}/abonnements?personne=${person.id}`}>{w.subscriptions}</ButtonLink>
              </>
            )}
            {mayWrite && (
              <ButtonLink icon={MessageSquare} href={`${hub}/messages?personne=${person.id}`}>
                {w.messages}
              </ButtonLink>
            )}
            {mayWrite && present && (
              <ButtonLink icon={Contact} href={`${hub}/personnes/cartes?ids=${person.id}`}>
                {t.card.short}
              </ButtonLink>
            )}
            {loaderData.mayExport && <ButtonLink href={`${here}/historique`}>{w.everything}</ButtonLink>}
            {mayGive && <ButtonLink href={`${here}/acces`}>{w.access}</ButtonLink>}
            {mayWrite && (
              <ButtonLink icon={Pencil} href={`${here}/modifier`}>
                {w.edit}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="ui-stack">
        {done && <Notice tone="success">{w[done]}</Notice>}
        {merge && <Notice tone="success">{t.merge[merge]}</Notice>}
        {!present && (
          <Notice
            tone="warn"
            title={w.leftNotice}
            live={false}
            actions={
              mayWrite && (
                <Form id="back" intent="back" action={here}>
                  <Button>{w.back}</Button>
                </Form>
              )
            }
          />
        )}
        {needs && (
          <Notice title={t.form.needs} live={false}>
            {needs}
          </Notice>
        )}
        <Card title={w.facts}>
          <DefinitionList
            items={[
              ...contactItems(person, t.form),
              {
                term: t.form.organisation,
                value: organisation && (
                  <a href={`${hub}/partenaires/${organisation.id}`}>{organisation.name}</a>
                ),
              },
              {
                term: t.contacts.answersFor,
                value:
                  contacts.length === 0
                    ? null
                    : contacts.map(({ contact, organisation: name, site }) => (
                        <div key={contact.id}>
                          {t.contacts.roles[contact.role]},{' '}
                          <a href={`${hub}/partenaires/${contact.organisationId}`}>{name}</a>
                          {site && ` (${site})`}
                        </div>
                      )),
              },
              {
                term: t.contacts.referrer.term,
                value: !(referrer || mayWrite) ? null : (
                  <>
                    {referrer && <a href={`${hub}/${referrer.path}`}>{referrer.name}</a>}{' '}
                    {mayWrite && present && (
                      <a className="ui-no-print" href={`${here}/prescripteur`}>
                        {referrer ? t.contacts.referrer.change : t.contacts.referrer.link}
                      </a>
                    )}
                  </>
                ),
              },
              {
                term: t.contacts.referrer.sent,
                value:
                  sent === 0 ? null : (
                    <a href={`${hub}/personnes?par=${person.id}`}>
                      {t.contacts.referrer.count(Math.min(sent, COUNT_LIMIT), sent > COUNT_LIMIT)}
                    </a>
                  ),
              },
              { term: w.since, value: <DayFr value={since} /> },
            ]}
          />
        </Card>
        <ReachCard person={person} said={said} editHref={mayWrite ? `${here}/accords` : undefined} />
        <HomeCard
          personId={person.id}
          household={loaderData.household}
          proxies={loaderData.proxies}
          today={today}
          hub={hub}
          mayServe={mayServe && present}
          editHref={mayWrite ? `${here}/foyer` : undefined}
        />
        <MergedRecords merges={loaderData.merges} action={`${here}/reunions`} mayWrite={mayWrite} />
        <MembershipCard
          rows={memberships}
          today={today}
          renewHref={mayWrite && present ? `${here}/adhesion` : undefined}
        />
        <RecordHistory lines={history} />
        {mayWrite && present && (
          <details className="ui-no-print" open={actionData !== undefined}>
            <summary className="ui-button ui-button-quiet">{w.leave}</summary>
            <Card title={w.leaveTitle(name)}>
              <p>{w.leaveText}</p>
              <Form id="leave" intent="leave" action={here} {...shown}>
                <Field name="reason" label={w.reason} help={w.reasonHelp} />
                <FormActions>
                  <Button>{w.leave}</Button>
                </FormActions>
              </Form>
            </Card>
          </details>
        )}
      </div>
    </>
  )
}
