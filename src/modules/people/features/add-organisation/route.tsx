import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { organisationForm } from '#modules/people/organisation-form.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { OrganisationFields } from '#modules/people/ui/OrganisationFields.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { addOrganisation } from './use-case.server.ts'

export function loader({ request, context }: Route.LoaderArgs) {
  if (!mayWritePeople(context.get(hubContext).actor)) refusePage()
  const kind = new URL(request.url).searchParams.get('nature')
  return { key: newId<'Form'>(), before: kind === null ? undefined : { kind } }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const form = readForm(organisationForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const added = await addOrganisation(ctx, form.value)
  if (!added.ok) return data(refusedForm(form.values, added), { status: 422 })
  return redirect(`/${ctx.hub.slug}/partenaires/${added.value.id}?fait=added`)
}

export default function AddOrganisation({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  return (
    <>
      <title>{`${t.partners.add} · Palier`}</title>
      <PageHeader title={t.partners.add} />
      <Form
        idempotencyKey={loaderData.key}
        {...shownForm(useLocale(), actionData, t.errors, loaderData.before)}
      >
        <OrganisationFields />
        <FormActions>
          <Button tone="primary">{t.form.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
