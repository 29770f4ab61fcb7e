import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { transfersEn as en } from '#modules/bank/messages.transfers.en.ts'
import { transfersFr as fr } from '#modules/bank/messages.transfers.fr.ts'
import { mayPayOthers } from '#modules/bank/permits.ts'
import { showIban } from '#modules/bank/rules/identifiers.ts'
import { keepPayee } from '#modules/bank/sepa/payees.server.ts'
import { payeesOf } from '#modules/bank/sepa/payout-store.server.ts'
import { getOrganisation } from '#modules/people/index.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { formatInstant } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { payeeForm } from './form.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const { id } = params
  if (!isId<'Organisation'>(id)) noPage()
  const organisation = (await getOrganisation(ctx, id)) ?? noPage()
  const payee = (await ctx.read((tx) => payeesOf(tx, ctx.hub.id, [id]))).get(id)
  return {
    name: organisation.name,
    payee: payee
      ? {
          iban: showIban(payee.iban),
          bic: payee.bic ?? '',
          holder: payee.holder,
          who: payee.userName,
          at: payee.updatedAt,
        }
      : null,
    zone: ctx.hub.zone,
    done: new URL(request.url).searchParams.has('fait'),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const { id } = params
  if (!isId<'Organisation'>(id)) noPage()
  const form = readForm(payeeForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const kept = await keepPayee(ctx, { organisationId: id, ...form.value })
  if (!kept.ok) return data(refusedForm(form.values, kept), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/virements/compte/${id}?fait=oui`)
}

export default function Payee({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.payee
  const locale = useLocale()
  const { payee, name } = loaderData
  const before = payee
    ? { iban: payee.iban, bic: payee.bic, holder: payee.holder }
    : { iban: '', bic: '', holder: name }
  return (
    <>
      <title>{`${name}, ${w.title} · Palier`}</title>
      <PageHeader
        over={w.title}
        title={name}
        lede={w.lede}
        quiet={
          <ButtonLink href={`/${params.hub}/argent/virements/nouveau`} icon={ArrowLeft}>
            {w.back}
          </ButtonLink>
        }
      />
      {loaderData.done && !actionData && <Notice tone="success">{w.saved}</Notice>}
      <Form {...shownForm(locale, actionData, t.errors, before)}>
        <Field name="iban" label={w.iban} help={w.ibanHelp} autoComplete="off" maxLength={50} />
        <Field name="bic" label={w.bic} help={w.bicHelp} optional width="medium" autoComplete="off" />
        <Field name="holder" label={w.holder} optional maxLength={70} autoComplete="off" />
        {payee && (
          <p className="ui-soft ui-small">
            {w.changed(payee.who, formatInstant(payee.at, loaderData.zone, locale))}
          </p>
        )}
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
