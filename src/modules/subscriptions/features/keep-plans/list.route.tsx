import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { mayReadBooks } from '#modules/money/index.server.ts'
import { PrepaidTabs } from '#modules/money/ui/PrepaidTabs.tsx'
import { en } from '#modules/subscriptions/messages.en.ts'
import { fr } from '#modules/subscriptions/messages.fr.ts'
import { mayKeepPlans, mayReadSubscriptions } from '#modules/subscriptions/permits.ts'
import { plansWithSubscribers } from '#modules/subscriptions/read.server.ts'
import { useAgreedWords } from '#modules/subscriptions/ui/words.tsx'
import { retirePlan } from '#modules/subscriptions/use-cases/keep-plans.server.ts'
import { refusedForm } from '#platform/forms/form.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form } from '#ui/Form.tsx'
import { ArrowLeft, Pencil, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/list.route'
import '#modules/money/ui/wallet.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadSubscriptions(ctx.actor)) refusePage()
  return {
    plans: await plansWithSubscribers(ctx),
    done: new URL(request.url).searchParams.get('fait'),
    mayKeep: mayKeepPlans(ctx.actor),
    books: mayReadBooks(ctx.actor),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlans(ctx.actor)) refusePage()
  const posted = await request.formData()
  const [id, retired] = [posted.get('id'), posted.get('intent') === 'retire']
  const done = isId<'Plan'>(id)
    ? await retirePlan(ctx, { id, retired })
    : ({ ok: false, code: 'not_found' } as const)
  if (!done.ok) return data(refusedForm({}, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/abonnements/formules?fait=${retired ? 'retiree' : 'remise'}`)
}

const DONE = ['ecrite', 'retiree', 'remise'] as const

/** What people may subscribe to, each as a card. */
export default function Plans({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.plan
  const say = useAgreedWords()
  const { plans, mayKeep, books } = loaderData
  const base = `/${params.hub}/abonnements`
  const done = DONE.find((word) => word === loaderData.done)
  const add = (
    <ButtonLink tone="primary" icon={Plus} href={`${base}/formules/nouvelle`}>
      {w.add}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        action={mayKeep && plans.length > 0 && add}
        quiet={
          <ButtonLink icon={ArrowLeft} href={base}>
            {t.back}
          </ButtonLink>
        }
      />
      <PrepaidTabs hub={params.hub} current="subscriptions" books={books} />
      <div className="ui-stack">
        {done && <Notice tone="success">{t.done[done]}</Notice>}
        {plans.length === 0 ? (
          <EmptyState title={w.none} action={mayKeep && add}>
            {w.noneText}
          </EmptyState>
        ) : (
          <div className="wallet-cards">
            {plans.map((plan) => (
              <article key={plan.id} className="wallet-card">
                <h2>{plan.name}</h2>
                <p className="wallet-balance wallet-price">{say.price(plan)}</p>
                <p>
                  {say.holds(plan)}
                  {plan.about && <span className="ui-soft"> · {plan.about}</span>}
                </p>
                {plan.retiredAt && <Status tone="warn">{w.retired}</Status>}
                <div className="wallet-foot">
                  <a href={`${base}?formule=${plan.id}`}>{w.subscribers(plan.subscribers)}</a>
                  {mayKeep && (
                    <span className="ui-row">
                      <ButtonLink icon={Pencil} href={`${base}/formules/${plan.id}`}>
                        {w.edit}
                        <span className="ui-hidden"> : {plan.name}</span>
                      </ButtonLink>
                      <Form
                        id={`etat-${plan.id}`}
                        intent={plan.retiredAt ? 'restore' : 'retire'}
                        hidden={{ id: plan.id }}
                      >
                        <Button>
                          {plan.retiredAt ? w.restore : w.retire}
                          <span className="ui-hidden"> : {plan.name}</span>
                        </Button>
                      </Form>
                    </span>
                  )}
                </div>
              </article>
            ))}
          </div>
        )}
      </div>
    </>
  )
}
