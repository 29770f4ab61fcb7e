import { data, redirect } from 'react-router'
import { addPlace } from '#modules/rounds/geocode/geocode.server.ts'
import { en } from '#modules/rounds/messages.interface.en.ts'
import { fr } from '#modules/rounds/messages.interface.fr.ts'
import { readPoint } from '#modules/rounds/rules/places.ts'
import { mayKeepPlaces } from '#modules/rounds/travel/permits.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/new.route'
import { addForm } from './form.ts'

export function loader({ context }: Route.LoaderArgs) {
  if (!mayKeepPlaces(context.get(hubContext).actor)) refusePage()
  return null
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlaces(ctx.actor)) refusePage()
  const form = readForm(addForm, await request.formData())
  if (!form.ok) return data(form, { status: 422 })
  const { address, point: typed } = form.value
  const point = typed === undefined ? undefined : readPoint(typed)
  if (point?.ok === false) return data(refusedForm(form.values, point), { status: 422 })
  const added = await addPlace(ctx, { address, point: point?.value })
  if (!added.ok) return data(refusedForm(form.values, added), { status: 422 })
  return redirect(`/${ctx.hub.slug}/tournees/lieux/${added.value}?fait=place`)
}

export default function AddPlace({ actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.places
  const base = `/${params.hub}/tournees/lieux`
  return (
    <>
      <title>{`${w.addTitle} · Palier`}</title>
      <PageHeader
        title={w.addTitle}
        quiet={
          <ButtonLink icon={ArrowLeft} href={base}>
            {w.title}
          </ButtonLink>
        }
      />
      <Card>
        <Form id="lieu" action={`${base}/nouveau`} {...shownForm(useLocale(), actionData, t.errors)}>
          <Field name="address" label={w.address} help={w.addressHelp} maxLength={200} autoComplete="off" />
          <Field name="point" label={w.point} help={w.pointHelp} width="medium" autoComplete="off" optional />
          <FormActions>
            <Button tone="primary">{w.save}</Button>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}
