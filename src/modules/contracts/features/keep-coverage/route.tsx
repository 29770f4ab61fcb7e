import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { toInput } from '#kit/money.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { readCoverage } from '#modules/contracts/coverages/list.server.ts'
import { addCoverage, editCoverage } from '#modules/contracts/coverages/save.server.ts'
import { en } from '#modules/contracts/messages.coverages.en.ts'
import { fr } from '#modules/contracts/messages.coverages.fr.ts'
import { mayKeepCoverages } from '#modules/contracts/permits.ts'
import { findOrganisations } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Form } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { CoverageFields } from './CoverageFields.tsx'
import { coverageForm, inputOf } from './form.ts'

async function editedIn(ctx: Ctx, id: string | undefined) {
  if (id === undefined) return null
  return ((isId<'Coverage'>(id) && (await readCoverage(ctx, id))) || noPage()).coverage
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepCoverages(ctx.actor)) refusePage()
  const edited = await editedIn(ctx, (params as { id?: string }).id)
  const payers = await findOrganisations(ctx, { limit: 500 })
  return {
    edited,
    payers: payers.map(({ id, label }) => ({ value: id as string, label })),
    services: (await listServices(ctx, { activeOnly: true })).map(({ id, name }) => ({
      value: id as string,
      label: name,
    })),
    today: ctx.today(),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepCoverages(ctx.actor)) refusePage()
  const edited = await editedIn(ctx, (params as { id?: string }).id)
  const typed = await request.formData()
  const form = readForm(coverageForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const input = inputOf(form.value)
  const done = edited
    ? await editCoverage(ctx, { ...input, id: edited.id, contractId: edited.contractId ?? undefined })
    : await addCoverage(ctx, { ...input, idempotencyKey: form.value.idempotencyKey })
  if (!done.ok) {
    const field = done.field === 'permille' ? 'percent' : done.field
    return data(refusedForm(form.values, { ...done, field }), { status: 422 })
  }
  const id = edited?.id ?? (done.value as { id: string }).id
  return redirect(`/${ctx.hub.slug}/prises-en-charge/${id}?fait=oui`)
}

export default function KeepCoverage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { edited, today } = loaderData
  const title = edited ? t.editTitle(edited.name) : t.addTitle
  const before: Record<string, string> = edited
    ? {
        name: edited.name,
        by: edited.payerOrganisationId ? 'organisation' : 'fund',
        payerOrganisationId: edited.payerOrganisationId ?? '',
        takes: edited.takes,
        percent: edited.permille ? String(edited.permille / 10).replace('.', ',') : '',
        amount: edited.takes === 'share' ? '' : toInput(edited.amount),
        serviceScope: edited.serviceScope,
        activities: edited.activities.join(','),
        serviceIds: edited.serviceIds.join(','),
        peopleScope: edited.peopleScope,
        segments: edited.segments.join(','),
        code: edited.code ?? '',
        fromDay: edited.fromDay,
        toDay: edited.toDay ?? '',
        ceiling: edited.ceiling === null ? '' : toInput(edited.ceiling),
        period: edited.period ?? '',
        budget: edited.budget === null ? '' : toInput(edited.budget),
        rank: String(edited.rank),
        note: edited.note,
      }
    : {
        by: 'organisation',
        takes: 'share',
        serviceScope: 'all',
        peopleScope: 'segments',
        fromDay: today,
        rank: '1',
      }
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader over={t.title} title={title} />
      <Form idempotencyKey={loaderData.key} {...shownForm(useLocale(), actionData, t.errors, before)}>
        <CoverageFields payers={loaderData.payers} services={loaderData.services} />
      </Form>
    </>
  )
}
