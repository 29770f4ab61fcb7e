import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { cents, zero } from '#kit/money.ts'
import { eurosHeld } from '#modules/money/index.server.ts'
import { namePayer, showBasket } from '#modules/till/baskets.server.ts'
import { basketById } from '#modules/till/baskets-store.server.ts'
import { en } from '#modules/till/messages.basket.en.ts'
import { fr } from '#modules/till/messages.basket.fr.ts'
import { isNobody } from '#modules/till/parties.server.ts'
import { maySell } from '#modules/till/permits.ts'
import { handedFor } from '#modules/till/rules/tenders.ts'
import { sell } from '#modules/till/sell.server.ts'
import { shownLines } from '#modules/till/shown-lines.ts'
import { BasketLines } from '#modules/till/ui/BasketLines.tsx'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Steps } from '#ui/Steps.tsx'
import type { Route } from './+types/route'
import '#modules/till/ui/basket.css'
import { payForm, referencesOf, typedOf } from './form.ts'
import { PayForm } from './PayForm.tsx'

async function basketOf(ctx: Ctx, id: string | undefined) {
  if (!maySell(ctx.actor)) refusePage()
  return (isId<'Basket'>(id) ? await basketById(ctx, id) : null) ?? noPage()
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const basket = await basketOf(ctx, params.cart)
  if (basket.closedAt) throw redirect(`/${ctx.hub.slug}/caisse`)
  const shown = await showBasket(ctx, basket)
  if (!shown.ok) throw redirect(`/${ctx.hub.slug}/caisse?panier=${basket.id}`)
  const { parties, lines, total, otherPays } = shown.value
  const { payer, who } = parties
  const held = isNobody(payer)
    ? { balance: zero, given: zero }
    : await eurosHeld(
        ctx,
        payer.personId ? { personId: payer.personId } : { organisationId: payer.organisationId! },
      )
  return {
    lines: shownLines(lines),
    total,
    who: who.name,
    payer: { name: payer.name, other: otherPays, nobody: isNobody(payer) },
    home: lines.filter((line) => line.homeService && line.amount > zero).map((line) => line.label),
    allHome: lines.every((line) => line.homeService || line.amount === zero),
    held,
    handed: handedFor(total),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const basket = await basketOf(ctx, params.cart)
  const base = `/${ctx.hub.slug}/caisse`
  const posted = await request.formData()
  if (posted.get('intent') === 'same') {
    await namePayer(ctx, basket.id, {})
    return redirect(`${base}/panier/${basket.id}/payer`)
  }
  const form = readForm(payForm, posted)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { total, voucherCode, idempotencyKey } = form.value
  const sold = await sell(ctx, {
    who: basket,
    payer: { personId: basket.payerPersonId, organisationId: basket.payerOrganisationId },
    lines: basket.lines,
    paid: typedOf(form.value),
    references: referencesOf(form.value),
    voucherCode,
    expected: /^\d{1,15}$/.test(total) ? cents(BigInt(total)) : undefined,
    basketId: basket.id,
    idempotencyKey,
  })
  if (sold.ok) return redirect(`${base}/tickets/${sold.value.number}?fait=vendu`)
  // A line is not a field of this page: its sentence stands over the form, the line itself is marked below.
  const field = sold.field === 'voucherCode' || sold.field === 'cash' ? sold.field : undefined
  return data(refusedForm(form.values, { ...sold, field }), { status: 422 })
}

export default function PayBasket({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.pay
  const { lines, total, payer, who } = loaderData
  const base = `/${params.hub}/caisse`
  const here = `${base}/panier/${params.cart}`
  const shown = shownForm(useLocale(), actionData, t.errors)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader over={t.title} title={w.title} />
      <Steps
        current={2}
        steps={[
          { label: t.steps.who, href: `${base}?panier=${params.cart}` },
          { label: t.steps.what, href: here },
          { label: t.steps.pay },
        ]}
      />
      {lines.length === 0 ? (
        <EmptyState
          title={w.empty}
          action={
            <ButtonLink tone="primary" href={here}>
              {w.back}
            </ButtonLink>
          }
        >
          {w.emptyText}
        </EmptyState>
      ) : (
        <div className="sale-pay">
          <PayForm {...loaderData} shown={shown} />
          <div className="sale-side">
            <Card title={t.basket.title} aside={<a href={here}>{w.change}</a>}>
              <BasketLines lines={lines} total={total} />
            </Card>
            <Card title={w.whoPays}>
              <p className="sale-payer">{payer.name || t.basket.anonymous}</p>
              <div className="ui-row">
                <ButtonLink href={`${base}?panier=${params.cart}&pour=payeur`}>{w.otherPayer}</ButtonLink>
                {payer.other && (
                  <form method="post">
                    <Button name="intent" value="same">
                      {who ? t.who.keepSame(who) : w.samePayer}
                    </Button>
                  </form>
                )}
              </div>
            </Card>
          </div>
        </div>
      )}
    </>
  )
}
