import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { toInput } from '#kit/money.ts'
import { ACTIVITIES } from '#modules/catalogue/index.server.ts'
import { VAT_RATES } from '#modules/money/index.server.ts'
import { en } from '#modules/subscriptions/messages.en.ts'
import { fr } from '#modules/subscriptions/messages.fr.ts'
import { mayKeepPlans } from '#modules/subscriptions/permits.ts'
import { type PlanRow, planById } from '#modules/subscriptions/store.server.ts'
import { editPlan } from '#modules/subscriptions/use-cases/keep-plans.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/edit.route'
import { planForm, planOf } from './form.ts'
import { PlanForm } from './PlanForm.tsx'

const find = (ctx: Ctx, id: string) =>
  isId<'Plan'>(id) ? ctx.read((tx) => planById(tx, ctx.hub.id, id)) : Promise.resolve(null)

/** As a hand would have typed it. */
const typed = (plan: PlanRow): Record<string, string> => ({
  ...{ name: plan.name, about: plan.about, price: toInput(plan.price), every: plan.every },
  unit: plan.unit ?? 'none',
  included:
    plan.unit === 'hours'
      ? String(Math.round((plan.included / 60) * 100) / 100).replace('.', ',')
      : plan.unit
        ? String(plan.included)
        : '',
  scope: plan.scope.replace('activity:', ''),
  keptFor: String(plan.keptFor),
  termMonths: plan.termMonths === null ? '' : String(plan.termMonths),
  noticeDays: plan.termMonths === null ? '' : String(plan.noticeDays),
  vatRate: plan.vatRate === null ? '' : String(plan.vatRate),
})

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlans(ctx.actor)) refusePage()
  const plan = (await find(ctx, params.plan)) ?? noPage()
  return {
    ...{ name: plan.name, aligned: plan.aligned, before: typed(plan) },
    ...{ key: newId<'Form'>(), activities: ACTIVITIES, vatRates: VAT_RATES },
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlans(ctx.actor)) refusePage()
  const { id } = (await find(ctx, params.plan)) ?? noPage()
  const form = readForm(planForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const plan = planOf(form.value)
  if (!plan.ok) return data(refusedForm(form.values, plan), { status: 422 })
  const done = await editPlan(ctx, { ...plan.value, id })
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/abonnements/formules?fait=ecrite`)
}

export default function EditPlan({ loaderData, actionData, params }: Route.ComponentProps) {
  const w = useWords({ fr, en }).plan
  const title = w.editTitle(loaderData.name)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        title={title}
        lede={w.lede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`/${params.hub}/abonnements/formules`}>
            {w.title}
          </ButtonLink>
        }
      />
      <PlanForm
        before={loaderData.before}
        aligned={loaderData.aligned}
        activities={loaderData.activities}
        vatRates={loaderData.vatRates}
        refused={actionData}
        idempotencyKey={loaderData.key}
      />
    </>
  )
}
