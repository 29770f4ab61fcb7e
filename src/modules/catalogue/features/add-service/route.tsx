import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import { mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import { ServiceFields } from '#modules/catalogue/ui/ServiceFields.tsx'
import { SEGMENTS, useSegmentWords } from '#modules/people/ui/segments.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useUiWords } from '#ui/words.ts'
import type { Route } from './+types/route'
import { addServiceForm, priceField } from './form.ts'
import { addService } from './use-case.server.ts'

export function loader({ context }: Route.LoaderArgs) {
  if (!mayWriteCatalogue(context.get(hubContext).actor)) refusePage()
  return { key: newId<'Form'>() }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const form = readForm(addServiceForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const added = await addService(ctx, form.value)
  if (!added.ok) return data(refusedForm(form.values, added), { status: 422 })
  return redirect(`/${ctx.hub.slug}/catalogue/${added.value.id}?fait=added`)
}

export default function AddService({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const segments = useSegmentWords()
  const { cancel } = useUiWords()
  return (
    <>
      <title>{`${t.add} · Palier`}</title>
      <PageHeader title={t.add} />
      <Form
        idempotencyKey={loaderData.key}
        {...shownForm(useLocale(), actionData, t.errors, { minutes: '30', directCost: '0' })}
      >
        <ServiceFields />
        <FieldSet legend={t.form.prices} help={t.form.pricesHelp}>
          {SEGMENTS.map((segment) => (
            <Field
              key={segment}
              type="money"
              name={priceField(segment)}
              label={segments[segment]}
              optional
              width="short"
            />
          ))}
        </FieldSet>
        <FormActions>
          <Button tone="primary">{t.form.save}</Button>
          <ButtonLink href={`/${params.hub}/catalogue`}>{cancel}</ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}
