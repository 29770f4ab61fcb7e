import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { findOrganisations, findPeople, getPerson } from '#modules/people/index.server.ts'
import { en } from '#modules/subscriptions/messages.en.ts'
import { fr } from '#modules/subscriptions/messages.fr.ts'
import { mayWriteSubscriptions } from '#modules/subscriptions/permits.ts'
import { offeredPlans } from '#modules/subscriptions/read.server.ts'
import { useAgreedWords } from '#modules/subscriptions/ui/words.tsx'
import { startSubscription } from '#modules/subscriptions/use-cases/start.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Check, Search } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { startForm } from './form.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteSubscriptions(ctx.actor)) refusePage()
  const asked = new URL(request.url).searchParams
  const [q, given] = [(asked.get('q') ?? '').trim().slice(0, 100), asked.get('personne')]
  const person = isId<'Person'>(given) ? await getPerson(ctx, given) : null
  const chosen = person && {
    value: person.id,
    label: `${person.firstName} ${person.lastName}`.trim(),
    help: person.city ?? '',
  }
  const found = chosen || q === '' ? [] : await findPeople(ctx, q, 6)
  return {
    q,
    people: chosen ? [chosen] : found.map(({ id, label, detail }) => ({ value: id, label, help: detail })),
    plans: (await offeredPlans(ctx)).map(({ id, name, about, price, every, unit, included }) => ({
      ...{ id, name, about, price, every, unit, included },
    })),
    payers: (await findOrganisations(ctx, { limit: 200 })).map(({ id, label }) => ({ value: id, label })),
    today: ctx.today(),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteSubscriptions(ctx.actor)) refusePage()
  const form = readForm(startForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await startSubscription(ctx, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/abonnements/${done.value.number}?fait=debut`)
}

/** Who, which plan, from when. */
export default function StartSubscription({ loaderData, actionData, params }: Route.ComponentProps) {
  const w = useWords({ fr, en })
  const agreed = useAgreedWords()
  const { q, people, plans, payers, today, key } = loaderData
  const base = `/${params.hub}/abonnements`
  const shown = shownForm(useLocale(), actionData, w.errors, {
    ...(people.length === 1 && { personId: people[0]!.value }),
    ...(plans.length === 1 && { planId: plans[0]!.id }),
  })
  return (
    <>
      <title>{`${w.startTitle} · Palier`}</title>
      <PageHeader
        title={w.startTitle}
        lede={w.startLede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={base}>
            {w.back}
          </ButtonLink>
        }
      />
      {plans.length === 0 ? (
        <EmptyState
          title={w.plan.none}
          action={
            <ButtonLink tone="primary" href={`${base}/formules`}>
              {w.firstPlan}
            </ButtonLink>
          }
        >
          {w.plan.noneText}
        </EmptyState>
      ) : (
        <div className="ui-stack">
          <Card>
            <Form id="find" method="get" action={`${base}/nouveau`}>
              <Field type="search" name="q" label={w.find} value={q} autoComplete="off" />
              <FormActions>
                <Button icon={Search}>{w.findGo}</Button>
              </FormActions>
            </Form>
            {q !== '' && people.length === 0 && <p>{w.nobody(q)}</p>}
          </Card>
          {people.length > 0 && (
            <Card>
              <Form id="debut" idempotencyKey={key} {...shown}>
                <Field type="radio" name="personId" label={w.who} options={people} />
                <Field
                  type="radio"
                  name="planId"
                  label={w.whichPlan}
                  options={plans.map((plan) => ({
                    value: plan.id,
                    label: `${plan.name}, ${agreed.price(plan)}`,
                    help: [agreed.holds(plan), plan.about].filter(Boolean).join(' · '),
                  }))}
                />
                <Field type="date" name="startsOn" label={w.startsOn} value={today} />
                <Field
                  type="select"
                  name="payerOrganisationId"
                  label={w.payer}
                  help={w.payerHelp}
                  blank={w.payerSelf}
                  options={payers}
                  optional
                />
                <FormActions>
                  <Button tone="primary" icon={Check}>
                    {w.begin}
                  </Button>
                </FormActions>
              </Form>
            </Card>
          )}
        </div>
      )}
    </>
  )
}
