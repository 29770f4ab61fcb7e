import type { Id } from '#kit/id.ts'
import { type Result, refuse } from '#kit/result.ts'
import type { Debtor } from '#modules/money/charges/open.server.ts'
import { payerOfKind } from '#modules/money/rules/payers.ts'
import { parseHeld } from '#modules/money/rules/typed-quantity.ts'
import type { WalletTo } from '#modules/money/wallet/credit.server.ts'
import { grantCredit } from '#modules/money/wallet/grant.server.ts'
import { topUp } from '#modules/money/wallet/top-up.server.ts'
import { organisationsById } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { verb } from '#platform/forms/verbs.server.ts'
import { grantForm, topUpForm } from './forms.ts'

type Holder = { readonly who: Debtor; readonly name: string }

const walletOf = ({ who, name }: Holder, unit: 'euros' | 'hours' | 'visits'): WalletTo => ({
  holder: who.personId ? { personId: who.personId, name } : { organisationId: who.organisationId!, name },
  unit,
})

/** An organisation that pays, with the purse it pays from; refused when it is not known here. */
async function payerFor(ctx: Ctx, id: Id<'Organisation'>, field: string) {
  const known = (await organisationsById(ctx, [id])).get(id)
  if (!known) return refuse('organisation_unknown', field)
  return {
    ok: true as const,
    value: { organisationId: id, name: known.name, payer: payerOfKind(known.kind) },
  }
}

/** What may be done on the page of somebody who holds wallets, or will. */
export const holderVerbs = (holder: Holder) => ({
  'top-up': verb(
    topUpForm,
    async (ctx, { unit, quantity, payerId, ...input }): Promise<Result<{ id: string }>> => {
      const held = unit === 'euros' ? null : parseHeld(unit, quantity ?? '')
      if (held && !held.ok) return refuse(held.code, 'quantity')
      const payer = payerId ? await payerFor(ctx, payerId, 'payerId') : null
      if (payer && !payer.ok) return payer
      const done = await topUp(ctx, {
        ...input,
        to: walletOf(holder, unit),
        ...(held && { quantity: held.value }),
        ...(payer && { payer: payer.value }),
      })
      return done.ok ? { ok: true, value: { id: done.value.receipt } } : done
    },
    (receipt) => `?fait=recharge&recu=${receipt}`,
  ),
  grant: verb(
    grantForm,
    async (ctx, { unit, quantity, funderId, ...input }): Promise<Result<{ id: string }>> => {
      const held = parseHeld(unit, quantity)
      if (!held.ok) return refuse(held.code, 'quantity')
      const funder = funderId ? await payerFor(ctx, funderId, 'funderId') : null
      if (funder && !funder.ok) return funder
      const done = await grantCredit(ctx, {
        ...input,
        to: walletOf(holder, unit),
        quantity: held.value,
        ...(funder && { funder: funder.value }),
      })
      return done.ok ? { ok: true, value: { id: done.value.walletId } } : done
    },
    () => '?fait=offert',
  ),
})
