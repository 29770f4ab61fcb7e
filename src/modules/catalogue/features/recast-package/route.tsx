import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import { mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import { partsForm } from '#modules/catalogue/service-form.ts'
import { getService, listServices } from '#modules/catalogue/services.server.ts'
import { PartFields } from '#modules/catalogue/ui/PartFields.tsx'
import { usePartChoices } from '#modules/catalogue/ui/parts-choices.ts'
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
import { recastPackage } from './use-case.server.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteCatalogue(ctx.actor)) refusePage()
  const service = isId<'Service'>(params.id) ? await getService(ctx, params.id) : null
  if (!service || service.parts.length === 0) noPage()
  const held = new Set(service.parts.map((part) => part.serviceId))
  const all = await listServices(ctx)
  // One retired since stays in the list while the package still holds it.
  const choices = all.filter((one) => one.parts.length === 0 && (!one.retiredAt || held.has(one.id)))
  return {
    name: service.name,
    services: choices.map(({ id, name, activity }) => ({ id, name, activity })),
    before: Object.fromEntries(
      service.parts.flatMap((part, i) => [
        [`part-${i}`, part.serviceId],
        [`quantity-${i}`, String(part.quantity)],
      ]),
    ),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Service'>(params.id)) noPage()
  const form = readForm(partsForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const recast = await recastPackage(ctx, params.id, form.value.parts)
  if (!recast.ok) return data(refusedForm(form.values, recast), { status: 422 })
  return redirect(`/${ctx.hub.slug}/catalogue/${params.id}?fait=recast`)
}

export default function RecastPackage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { cancel } = useUiWords()
  const { name, services, before } = loaderData
  const shown = shownForm(useLocale(), actionData, t.errors, before)
  const title = t.terms.pack.editTitle(name)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} lede={t.terms.pack.editLede} />
      <Form {...shown}>
        <PartFields choices={usePartChoices(services)} error={shown.errors.parts} />
        <FormActions>
          <Button tone="primary">{t.form.save}</Button>
          <ButtonLink href={`/${params.hub}/catalogue/${params.id}`}>{cancel}</ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}
