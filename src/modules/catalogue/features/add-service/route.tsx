import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { termsOpen } from '#modules/catalogue/form-values.ts'
import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import { mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import { listServices } from '#modules/catalogue/services.server.ts'
import { PartFields } from '#modules/catalogue/ui/PartFields.tsx'
import { usePartChoices } from '#modules/catalogue/ui/parts-choices.ts'
import { ServiceFields } from '#modules/catalogue/ui/ServiceFields.tsx'
import { SEGMENTS, useSegmentWords } from '#modules/people/ui/segments.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { Package } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useUiWords } from '#ui/words.ts'
import type { Route } from './+types/route'
import { addPackageForm, addServiceForm, OTHER_RATES, priceField, RATED, rateField } from './form.ts'
import { addService } from './use-case.server.ts'

/** `?forfait=oui`: what is added is a package. */
const asksPackage = (request: Request): boolean => new URL(request.url).searchParams.get('forfait') === 'oui'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteCatalogue(ctx.actor)) refusePage()
  const pack = asksPackage(request)
  const services = pack ? await listServices(ctx, { activeOnly: true }) : []
  const single = services.filter((service) => service.parts.length === 0)
  return {
    key: newId<'Form'>(),
    pack,
    services: single.map(({ id, name, activity }) => ({ id, name, activity })),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const schema = asksPackage(request) ? addPackageForm : addServiceForm
  const form = readForm(schema, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const added = await addService(ctx, form.value)
  if (!added.ok) return data(refusedForm(form.values, added), { status: 422 })
  return redirect(`/${ctx.hub.slug}/catalogue/${added.value.id}?fait=added`)
}

export default function AddService({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { cancel } = useUiWords()
  const { key, pack, services } = loaderData
  const choices = usePartChoices(services)
  const before: Record<string, string> = pack ? { unit: 'job' } : { minutes: '30', directCost: '0' }
  const shown = shownForm(useLocale(), actionData, t.errors, before)
  const title = pack ? t.terms.pack.add : t.add
  const catalogue = `/${params.hub}/catalogue`
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} lede={pack && t.terms.pack.lede} />
      {pack && services.length === 0 ? (
        <EmptyState
          title={t.noneYet}
          icon={Package}
          action={
            <ButtonLink tone="primary" href={`${catalogue}/nouveau`}>
              {t.add}
            </ButtonLink>
          }
        >
          {t.terms.pack.none}
        </EmptyState>
      ) : (
        <Form idempotencyKey={key} {...shown}>
          <ServiceFields pack={pack} termsOpen={termsOpen(shown.values, shown.errors)} />
          {pack && <PartFields choices={choices} error={shown.errors.parts} />}
          <PriceFields open={Object.keys(shown.errors).length > 0} />
          <FormActions>
            <Button tone="primary">{t.form.save}</Button>
            <ButtonLink href={catalogue}>{cancel}</ButtonLink>
          </FormActions>
        </Form>
      )}
    </>
  )
}

function PriceFields({ open }: { open: boolean }) {
  const t = useWords({ fr, en })
  const segments = useSegmentWords()
  return (
    <>
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
      <details className="catalogue-fold" open={open}>
        <summary>{t.terms.ratesTitle}</summary>
        <p className="ui-soft">{t.terms.ratesHelp}</p>
        {OTHER_RATES.map((rate) => (
          <FieldSet key={rate} legend={t.terms.rates[rate]}>
            {RATED.map((segment) => (
              <Field
                key={segment}
                type="money"
                name={rateField(rate, segment)}
                label={segments[segment]}
                optional
                width="short"
              />
            ))}
          </FieldSet>
        ))}
      </details>
    </>
  )
}
