import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { getOrganisation } from '#modules/people/choosers.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { OrganisationFields } from '#modules/people/ui/OrganisationFields.tsx'
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
import { editOrganisationForm } from './form.ts'
import { editOrganisation } from './use-case.server.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const found = isId<'Organisation'>(params.id) ? await getOrganisation(ctx, params.id) : null
  if (!found) noPage()
  const { name, kind, siret, phone, email, street, postcode, city, note } = found
  const typed = { name, kind, siret, phone, email, street, postcode, city, note }
  return {
    name,
    seenAt: found.updatedAt.toISOString(),
    before: Object.fromEntries(Object.entries(typed).map(([field, value]) => [field, value ?? ''])),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Organisation'>(params.id)) noPage()
  const form = readForm(editOrganisationForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const edited = await editOrganisation(ctx, params.id, form.value)
  if (!edited.ok) return data(refusedForm(form.values, edited), { status: 422 })
  return redirect(`/${ctx.hub.slug}/partenaires/${params.id}?fait=saved`)
}

export default function EditOrganisation({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { cancel } = useUiWords()
  const { name, before, seenAt } = loaderData
  const title = t.partners.editTitle(name)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} />
      <Form
        hidden={{ seenAt: actionData?.values.seenAt ?? seenAt }}
        {...shownForm(useLocale(), actionData, t.errors, before)}
      >
        <OrganisationFields />
        <FormActions>
          <Button tone="primary">{t.form.save}</Button>
          <ButtonLink href={`/${params.hub}/partenaires/${params.id}`}>{cancel}</ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}
