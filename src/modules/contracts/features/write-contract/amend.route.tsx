import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { amendForm, termsValues } from '#modules/contracts/contract-form.ts'
import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import { mayWriteContracts } from '#modules/contracts/permits.ts'
import { contractByNumber, termsOfContracts } from '#modules/contracts/store.server.ts'
import { TermsFields } from '#modules/contracts/ui/TermsFields.tsx'
import { amendContract } from '#modules/contracts/use-cases/move-contract.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/amend.route'
import { contractChoices } from './choices.server.ts'

async function contractOf(ctx: Ctx, number: string) {
  if (!mayWriteContracts(ctx.actor)) refusePage()
  return await ctx.read(async (tx) => {
    const contract = (await contractByNumber(tx, ctx.hub.id, number)) ?? noPage()
    const terms = (await termsOfContracts(tx, ctx.hub.id, [contract.id])).get(contract.id)?.at(-1)
    return { contract, terms: terms ?? noPage() }
  })
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const { contract, terms } = await contractOf(ctx, params.number)
  return {
    services: (await contractChoices(ctx)).services,
    number: contract.number,
    before: { ...termsValues(terms), fromDay: ctx.today() as string },
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const { contract } = await contractOf(ctx, params.number)
  const form = readForm(amendForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const amended = await amendContract(ctx, { id: contract.id, ...form.value })
  if (!amended.ok) return data(refusedForm(form.values, amended), { status: 422 })
  return redirect(`/${ctx.hub.slug}/contrats/${contract.number}?fait=amended`)
}

export default function AmendContract({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.form
  const locale = useLocale()
  const { services, before, key, number } = loaderData
  const title = w.amend(number)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} lede={w.amendLede} />
      <Form idempotencyKey={key} {...shownForm(locale, actionData, t.errors, before)}>
        <Field type="date" name="fromDay" label={w.fromDay} width="medium" />
        <Field name="why" label={w.why} help={w.whyHelp} />
        <TermsFields services={services} />
        <FormActions>
          <Button tone="primary">{w.saveAmendment}</Button>
        </FormActions>
      </Form>
    </>
  )
}
