import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { ACTIVITIES } from '#modules/catalogue/index.server.ts'
import { VAT_RATES } from '#modules/money/index.server.ts'
import { en } from '#modules/subscriptions/messages.en.ts'
import { fr } from '#modules/subscriptions/messages.fr.ts'
import { mayKeepPlans } from '#modules/subscriptions/permits.ts'
import { addPlan } from '#modules/subscriptions/use-cases/keep-plans.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/new.route'
import { planForm, planOf } from './form.ts'
import { PlanForm } from './PlanForm.tsx'

export function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlans(ctx.actor)) refusePage()
  return { key: newId<'Form'>(), activities: ACTIVITIES, vatRates: VAT_RATES }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlans(ctx.actor)) refusePage()
  const form = readForm(planForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const plan = planOf(form.value)
  if (!plan.ok) return data(refusedForm(form.values, plan), { status: 422 })
  const done = await addPlan(ctx, { ...plan.value, idempotencyKey: form.value.idempotencyKey })
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/abonnements/formules?fait=ecrite`)
}

export default function NewPlan({ loaderData, actionData, params }: Route.ComponentProps) {
  const w = useWords({ fr, en }).plan
  return (
    <>
      <title>{`${w.addTitle} · Palier`}</title>
      <PageHeader
        title={w.addTitle}
        lede={w.lede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`/${params.hub}/abonnements/formules`}>
            {w.title}
          </ButtonLink>
        }
      />
      <PlanForm
        before={{ every: 'month', unit: 'visits', keptFor: '0' }}
        aligned
        activities={loaderData.activities}
        vatRates={loaderData.vatRates}
        refused={actionData}
        idempotencyKey={loaderData.key}
      />
    </>
  )
}
