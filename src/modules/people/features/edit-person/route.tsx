import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { findOrganisations, getPerson } from '#modules/people/choosers.server.ts'
import { tiesOf } from '#modules/people/membership-store.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { fullName } from '#modules/people/rules/names.ts'
import { PersonFields } from '#modules/people/ui/PersonFields.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useUiWords } from '#ui/words.ts'
import type { Route } from './+types/route'
import { editPersonForm } from './form.ts'
import { editPerson } from './use-case.server.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const person = isId<'Person'>(params.id) ? await getPerson(ctx, params.id) : null
  if (!person) noPage()
  if (person.id !== params.id) throw redirect(`/${ctx.hub.slug}/personnes/${person.id}/modifier`)
  const ties = await ctx.read((tx) => tiesOf(tx, ctx.hub.id, [person.id]))
  const { firstName, lastName, segment, phone, email, street, postcode, city, needs, organisationId } = person
  const typed = { firstName, lastName, segment, phone, email, street, postcode, city, needs, organisationId }
  return {
    name: fullName(person),
    seenAt: person.updatedAt.toISOString(),
    organisations: await findOrganisations(ctx, { limit: 500 }),
    before: {
      ...Object.fromEntries(Object.entries(typed).map(([field, value]) => [field, value ?? ''])),
      roles: ties.get(person.id)?.roles.join(',') ?? '',
    },
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const id = params.id
  if (!isId<'Person'>(id)) noPage()
  const form = readForm(editPersonForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const edited = await editPerson(ctx, id, form.value)
  if (!edited.ok) return data(refusedForm(form.values, edited), { status: 422 })
  return redirect(`/${ctx.hub.slug}/personnes/${id}?fait=saved`)
}

export default function EditPerson({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = useUiWords()
  const { name, before, seenAt, organisations } = loaderData
  const title = t.person.editTitle(name)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} />
      <Form
        hidden={{ seenAt: actionData?.values.seenAt ?? seenAt }}
        {...shownForm(useLocale(), actionData, t.errors, before)}
      >
        <PersonFields organisations={organisations} />
        <FormActions>
          <Button tone="primary">{t.form.save}</Button>
          <ButtonLink href={`/${params.hub}/personnes/${params.id}`}>{w.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}
