import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { serviceValues, termsOpen } from '#modules/catalogue/form-values.ts'
import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import { mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import { getService } from '#modules/catalogue/services.server.ts'
import { ServiceFields } from '#modules/catalogue/ui/ServiceFields.tsx'
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
import { editServiceForm } from './form.ts'
import { editService } from './use-case.server.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteCatalogue(ctx.actor)) refusePage()
  const service = isId<'Service'>(params.id) ? await getService(ctx, params.id) : null
  if (!service) noPage()
  return {
    name: service.name,
    pack: service.parts.length > 0,
    seenAt: service.updatedAt.toISOString(),
    before: serviceValues(service),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Service'>(params.id)) noPage()
  const form = readForm(editServiceForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const edited = await editService(ctx, params.id, form.value)
  if (!edited.ok) return data(refusedForm(form.values, edited), { status: 422 })
  return redirect(`/${ctx.hub.slug}/catalogue/${params.id}?fait=saved`)
}

export default function EditService({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { cancel } = useUiWords()
  const { name, pack, before, seenAt } = loaderData
  const shown = shownForm(useLocale(), actionData, t.errors, before)
  const title = t.form.editTitle(name)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} />
      <Form hidden={{ seenAt: actionData?.values.seenAt ?? seenAt }} {...shown}>
        <ServiceFields pack={pack} termsOpen={termsOpen(shown.values, shown.errors)} />
        <FormActions>
          <Button tone="primary">{t.form.save}</Button>
          <ButtonLink href={`/${params.hub}/catalogue/${params.id}`}>{cancel}</ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}
