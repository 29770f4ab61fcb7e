import { data, redirect } from 'react-router'
import { addDays, addMonthsToDay } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { contractForm, NEW_TERMS } from '#modules/contracts/contract-form.ts'
import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import { mayWriteContracts } from '#modules/contracts/permits.ts'
import { addContract } from '#modules/contracts/use-cases/write-contract.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ContractFields } from './ContractFields.tsx'
import { contractChoices } from './choices.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteContracts(ctx.actor)) refusePage()
  const today = ctx.today()
  return {
    ...(await contractChoices(ctx)),
    before: {
      ...NEW_TERMS,
      organisationId: new URL(request.url).searchParams.get('organisme') ?? '',
      startsOn: today as string,
      endsOn: addDays(addMonthsToDay(today, 12), -1) as string,
      noticeMonths: '3',
      renewal: 'tacit',
      renewalMonths: '12',
      eligibles: 'none',
    },
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteContracts(ctx.actor)) refusePage()
  const form = readForm(contractForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const added = await addContract(ctx, form.value)
  if (!added.ok) return data(refusedForm(form.values, added), { status: 422 })
  return redirect(`/${ctx.hub.slug}/contrats/${added.value.number}?fait=added`)
}

export default function NewContract({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { organisations, services, before, key } = loaderData
  return (
    <>
      <title>{`${t.form.new} · Palier`}</title>
      <PageHeader title={t.form.new} lede={t.form.newLede} />
      <Form idempotencyKey={key} {...shownForm(locale, actionData, t.errors, before)}>
        <ContractFields organisations={organisations} services={services} />
        <FormActions>
          <Button tone="primary">{t.form.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
