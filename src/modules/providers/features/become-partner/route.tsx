import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { en } from '#modules/providers/messages.en.ts'
import { fr } from '#modules/providers/messages.fr.ts'
import { apply } from '#modules/providers/use-cases/applications.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { callerContext, hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import '#modules/providers/ui/providers.css'
import type { Route } from './+types/route'
import { partnerForm } from './form.ts'

export function loader({ request, context }: Route.LoaderArgs) {
  const { hub } = context.get(hubContext)
  return { hub: hub.name, key: newId<'Form'>(), thanks: new URL(request.url).searchParams.has('merci') }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const typed = await request.formData()
  const thanks = `/ouvert/${ctx.hub.slug}/devenir-partenaire?merci`
  // A box that nobody sees: only a machine fills it, and it is thanked like anybody.
  if (typed.get('fax')) return redirect(thanks)
  const form = readForm(partnerForm, typed)
  if (!form.ok) {
    // Said with the rest, so that nobody sends the form three times.
    const reach = ['phone', 'email'].some((name) => form.values[name]?.trim())
    const errors = reach ? form.errors : { ...form.errors, phone: 'contact_needed' }
    return data({ values: form.values, errors }, { status: 422 })
  }
  const applied = await apply(ctx, form.value, context.get(callerContext))
  if (!applied.ok) return data(refusedForm(form.values, applied), { status: 422 })
  return redirect(thanks)
}

/** Anybody offers to work with the hub: what, where, and how to answer. */
export default function BecomePartner({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const f = t.form
  const shown = shownForm(useLocale(), actionData, t.errors)
  if (loaderData.thanks)
    return (
      <>
        <title>{`${f.thanks} · ${loaderData.hub}`}</title>
        <PageHeader title={f.thanks} />
        <Notice tone="success">{f.thanksText}</Notice>
      </>
    )
  return (
    <>
      <title>{`${f.title} · ${loaderData.hub}`}</title>
      <PageHeader title={f.title} lede={f.lede(loaderData.hub)} />
      <Form id="apply" action="?" idempotencyKey={loaderData.key} {...shown}>
        <FieldSet legend={f.what}>
          <Field
            type="radio"
            name="kind"
            label={f.kind}
            inline
            value="provider"
            options={[
              { value: 'provider', label: f.kindProvider },
              { value: 'producer', label: f.kindProducer },
            ]}
          />
          <Field type="textarea" name="offer" label={f.offer} help={f.offerHelp} rows={4} maxLength={1500} />
          <Field name="zone" label={f.zone} optional maxLength={200} />
          <Field
            type="money"
            name="indicativePrice"
            label={f.price}
            help={f.priceHelp}
            optional
            width="short"
          />
        </FieldSet>
        <FieldSet legend={f.who}>
          <Field name="name" label={f.name} autoComplete="organization" maxLength={120} />
          <Field name="siret" label={f.siret} help={f.siretHelp} optional width="medium" />
          <Field name="contactName" label={f.contactName} autoComplete="name" maxLength={120} />
          <Field name="postcode" label={f.postcode} optional autoComplete="postal-code" width="short" />
          <Field name="city" label={f.city} optional autoComplete="address-level2" maxLength={80} />
        </FieldSet>
        <FieldSet legend={f.reach} help={f.reachHelp}>
          <Field type="tel" name="phone" label={f.phone} optional autoComplete="tel" width="medium" />
          <Field type="email" name="email" label={f.email} optional autoComplete="email" />
        </FieldSet>
        <div className="providers-trap">
          <label htmlFor="apply-fax">{f.trap}</label>
          <input id="apply-fax" name="fax" tabIndex={-1} autoComplete="off" />
        </div>
        <FormActions>
          <Button tone="primary">{f.send}</Button>
        </FormActions>
        <p className="ui-soft ui-small">{f.privacy}</p>
      </Form>
    </>
  )
}
