import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { findPeople, getOrganisation, getPerson } from '#modules/people/choosers.server.ts'
import { contactOf, sitesOf } from '#modules/people/contacts/store.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { fullName } from '#modules/people/rules/names.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Form } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ContactFields } from './ContactFields.tsx'
import { FindSomebody } from './FindSomebody.tsx'
import { contactForm } from './form.ts'
import { addContact, editContact, endContact } from './use-case.server.ts'

const NEW = 'nouveau'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const organisation = isId<'Organisation'>(params.id) ? await getOrganisation(ctx, params.id) : null
  if (!organisation) noPage()
  const { contact: id } = params
  const known = isId<'Contact'>(id)
    ? await ctx.read((tx) => contactOf(tx, ctx.hub.id, organisation.id, id))
    : null
  if (!known && id !== NEW) noPage()
  const search = new URL(request.url).searchParams
  const q = (search.get('q') ?? '').trim().slice(0, 100)
  const chosen = search.get('avec')
  const person = isId<'Person'>(chosen) ? await getPerson(ctx, chosen) : null
  const sites = await ctx.read((tx) => sitesOf(tx, ctx.hub.id, organisation.id))
  return {
    organisation: { id: organisation.id, name: organisation.name },
    name: known && fullName(known.person),
    chosen: person && { id: person.id, name: fullName(person) },
    sites: sites.map((site) => ({ id: site.id, label: site.name })),
    before: {
      role: known?.contact.role ?? '',
      siteId: known?.contact.siteId ?? '',
      main: known?.contact.main ? 'yes' : '',
      email: known?.contact.email ?? '',
      phone: known?.contact.phone ?? '',
    },
    q,
    found: q === '' ? [] : await findPeople(ctx, q, 12),
    key: newId<'Form'>(),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const { id, contact } = params
  if (!isId<'Organisation'>(id) || (contact !== NEW && !isId<'Contact'>(contact))) noPage()
  const typed = await request.formData()
  const back = `/${ctx.hub.slug}/partenaires/${id}?fait=saved`
  if (isId<'Contact'>(contact) && typed.get('intent') === 'end') {
    const ended = await endContact(ctx, id, contact)
    return ended.ok ? redirect(back) : data(refusedForm({}, ended), { status: 422 })
  }
  const form = readForm(contactForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = isId<'Contact'>(contact)
    ? await editContact(ctx, id, contact, form.value)
    : await addContact(ctx, id, form.value)
  return done.ok ? redirect(back) : data(refusedForm(form.values, done), { status: 422 })
}

export default function Contact({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.contacts
  const { organisation, name, chosen, sites, before, q, found, key } = loaderData
  const title = name === null ? w.addTitle(organisation.name) : w.editTitle(name)
  const here = `/${params.hub}/partenaires/${organisation.id}/contacts/${params.contact}`
  const shown = shownForm(useLocale(), actionData, t.errors, before)
  const form = (somebody: boolean) => (
    <Form
      id="contact"
      action={chosen ? `${here}?avec=${chosen.id}` : here}
      idempotencyKey={key}
      hidden={chosen ? { personId: chosen.id } : {}}
      {...shown}
    >
      <ContactFields named={somebody} sites={sites} />
    </Form>
  )
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={organisation.name}
        title={title}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`/${params.hub}/partenaires/${organisation.id}`}>
            {organisation.name}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {name !== null ? (
          <>
            {form(true)}
            <Card title={w.end}>
              <p className="ui-soft">{w.endText}</p>
              <Form id="end" intent="end" action={here}>
                <Button>{w.end}</Button>
              </Form>
            </Card>
          </>
        ) : chosen ? (
          <Card title={w.who(chosen.name)} aside={<ButtonLink href={here}>{w.other}</ButtonLink>}>
            {form(true)}
          </Card>
        ) : (
          <>
            <FindSomebody q={q} found={found} />
            <Card title={w.new}>{form(false)}</Card>
          </>
        )}
      </div>
    </>
  )
}
