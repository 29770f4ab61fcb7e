import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import { mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import { RATES } from '#modules/catalogue/rules/prices.ts'
import { getService } from '#modules/catalogue/services.server.ts'
import { SEGMENTS, useSegmentWords } from '#modules/people/ui/segments.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useUiWords } from '#ui/words.ts'
import type { Route } from './+types/route'
import { priceForm } from './form.ts'
import { setPrice } from './use-case.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteCatalogue(ctx.actor)) refusePage()
  const service = isId<'Service'>(params.id) ? await getService(ctx, params.id) : null
  if (!service) noPage()
  const asked = new URL(request.url).searchParams
  const rate = RATES.find((one) => one === asked.get('tarif')) ?? 'normal'
  return { name: service.name, today: ctx.today(), segment: asked.get('public') ?? '', rate }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Service'>(params.id)) noPage()
  const form = readForm(priceForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const set = await setPrice(ctx, { ...form.value, serviceId: params.id })
  if (!set.ok) return data(refusedForm(form.values, set), { status: 422 })
  return redirect(`/${ctx.hub.slug}/catalogue/${params.id}?fait=priced`)
}

export default function SetPrice({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const segments = useSegmentWords()
  const { cancel } = useUiWords()
  const { name, today, segment, rate } = loaderData
  const w = t.price
  return (
    <>
      <title>{`${w.title(name)} · Palier`}</title>
      <PageHeader title={w.title(name)} lede={w.lede} />
      <Form {...shownForm(useLocale(), actionData, t.errors, { segment, rate, fromDay: today })}>
        <Field
          type="select"
          name="segment"
          label={w.segment}
          options={SEGMENTS.map((value) => ({ value, label: segments[value] }))}
        />
        <Field
          type="radio"
          name="rate"
          label={t.terms.rate}
          inline
          options={RATES.map((value) => ({ value, label: t.terms.rates[value] }))}
        />
        <Field type="money" name="price" label={w.price} width="short" />
        <Field type="date" name="fromDay" label={w.fromDay} width="medium" />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
          <ButtonLink href={`/${params.hub}/catalogue/${params.id}`}>{cancel}</ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}
