import { data, redirect } from 'react-router'
import { contractForm, contractValues } from '#modules/contracts/contract-form.ts'
import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import { mayWriteContracts } from '#modules/contracts/permits.ts'
import { contractByNumber, termsOfContracts } from '#modules/contracts/store.server.ts'
import { editDraft } from '#modules/contracts/use-cases/write-contract.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/edit.route'
import { ContractFields } from './ContractFields.tsx'
import { contractChoices } from './choices.server.ts'

async function draftOf(ctx: Ctx, number: string) {
  if (!mayWriteContracts(ctx.actor)) refusePage()
  return await ctx.read(async (tx) => {
    const contract = (await contractByNumber(tx, ctx.hub.id, number)) ?? noPage()
    if (contract.state !== 'draft') throw redirect(`/${ctx.hub.slug}/contrats/${number}`)
    const terms = (await termsOfContracts(tx, ctx.hub.id, [contract.id])).get(contract.id)?.at(-1)
    return { contract, terms: terms ?? noPage() }
  })
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const { contract, terms } = await draftOf(ctx, params.number)
  return {
    ...(await contractChoices(ctx)),
    number: contract.number,
    before: contractValues(contract, terms),
    seenAt: contract.updatedAt.toISOString(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const { contract } = await draftOf(ctx, params.number)
  const posted = await request.formData()
  const form = readForm(contractForm, posted)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const seenAt = new Date(String(posted.get('seenAt')))
  const saved = await editDraft(ctx, contract.id, { ...form.value, seenAt })
  if (!saved.ok) return data(refusedForm(form.values, saved), { status: 422 })
  return redirect(`/${ctx.hub.slug}/contrats/${saved.value.number}?fait=saved`)
}

export default function EditContract({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { organisations, services, before, seenAt, number } = loaderData
  const title = t.form.edit(number)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} />
      <Form hidden={{ seenAt }} {...shownForm(locale, actionData, t.errors, before)}>
        <ContractFields organisations={organisations} services={services} />
        <FormActions>
          <Button tone="primary">{t.form.saveDraft}</Button>
        </FormActions>
      </Form>
    </>
  )
}
