import { add, type Cents, cents } from '#kit/money.ts'
import { invoicesOf } from '#modules/billing/index.server.ts'
import { owedByPeople, paymentsOfPeople, walletsOfPeople } from '#modules/money/index.server.ts'
import { getPerson, membershipOf, ownCard, ownHousehold, reachOfActor } from '#modules/people/index.server.ts'
import { ownRequests, ownWishes } from '#modules/requests/index.server.ts'
import { passagesOf } from '#modules/rounds/index.server.ts'
import { ownSubscriptions } from '#modules/subscriptions/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { qrSquare } from '#platform/files/qr.server.ts'

const RECEIPTS = 12
/** Requests under way that the home lists. */
const SHOWN = 8

type Payable = { id: string; label: string; amount: Cents; forWhom: string | null }

/** All that a member's home shows; null when the account is nobody's record here. */
export async function readSpace(ctx: Ctx, origin: string) {
  const reach = await reachOfActor(ctx)
  if (!reach) return null
  const { me, ids, actsFor } = reach
  const person = await getPerson(ctx, me.id)
  const waited = (await ownRequests(ctx, new URLSearchParams(), { waited: true }))?.rows ?? []
  const payFor = actsFor.filter(({ powers }) => powers.includes('pay'))
  const charges = await owedByPeople(ctx, [...ids, ...payFor.flatMap((one) => one.ids)])
  const charged = new Set(charges.map((charge) => charge.subjectId))
  const owed: Payable[] = [
    ...charges.map(({ id, label, outstanding, personId }) => ({
      id,
      label,
      amount: outstanding,
      forWhom: payFor.find((one) => one.ids.some((each) => each === personId))?.name ?? null,
    })),
    ...waited
      .filter((row) => row.owes > 0n && !charged.has(row.id))
      .map(({ id, serviceName, owes, forWhom }) => ({ id, label: serviceName, amount: owes, forWhom })),
  ]
  const token = await ownCard(ctx, me.id)
  const shown = waited.filter(({ state }) => state !== 'done' && state !== 'closed').slice(0, SHOWN)
  const passages = await passagesOf(
    ctx,
    shown.map(({ id }) => id),
  )
  return {
    name: person?.firstName || me.name,
    waited: shown.map((row) => ({ ...row, passage: passages.get(row.id) ?? null })),
    wishes: (await ownWishes(ctx)).slice(0, 6),
    owed,
    total: cents(add(...owed.map(({ amount }) => amount))),
    memberUntil: (await membershipOf(ctx, me.id, ctx.today()))?.endsOn ?? null,
    card: token ? qrSquare(`${origin}/${ctx.hub.slug}/carte/${token}`) : null,
    household: await ownHousehold(ctx, me.id),
    actsFor: actsFor.map(({ id, name, powers }) => ({ id, name, powers })),
    wallets: (await walletsOfPeople(ctx, ids)).map(({ id, unit, scope, balance, lots }) => ({
      ...{ id, unit, scope, balance, lowAt: null },
      lots: lots.map(({ id: lot, origin, label, remaining, expiresOn }) => ({
        ...{ id: lot, origin, label, remaining, expiresOn },
      })),
    })),
    subscriptions: await ownSubscriptions(ctx, ids),
    invoices: (await invoicesOf(ctx, { personId: me.id }, RECEIPTS)).map(
      ({ id, number, kind, day, total, state }) => ({ id, number, kind, day, total, state }),
    ),
    receipts: await paymentsOfPeople(ctx, ids, RECEIPTS),
  }
}
