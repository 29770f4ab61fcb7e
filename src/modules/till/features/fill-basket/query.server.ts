import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, toInput, zero } from '#kit/money.ts'
import { listServices, unavailableOn } from '#modules/catalogue/index.server.ts'
import { eurosHeld, mayReadDebts, owedBy } from '#modules/money/index.server.ts'
import { lastMembership } from '#modules/people/index.server.ts'
import { findArticles, listArticles } from '#modules/till/articles-store.server.ts'
import type { Basket } from '#modules/till/baskets-store.server.ts'
import { isNobody, type Somebody } from '#modules/till/parties.server.ts'
import { readScan } from '#modules/till/rules/lines.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { SHELVES, type Shelf } from './form.ts'

export const shelfIn = (params: URLSearchParams): Shelf =>
  SHELVES.find((one) => one === params.get('rayon')) ?? 'articles'

export type Debt = {
  readonly id: string
  readonly label: string
  readonly since: Day
  readonly amount: Cents
}

/** What somebody owes and is not in the basket yet, the first due first. */
export async function debtsOf(ctx: Ctx, who: Somebody, basket: Basket): Promise<Debt[]> {
  if (isNobody(who) || !mayReadDebts(ctx.actor)) return []
  const { charges } = await owedBy(
    ctx,
    who.personId ? { personId: who.personId } : { organisationId: who.organisationId! },
  )
  const there = new Set(basket.lines.flatMap((line) => (line.kind === 'charge' ? [line.chargeId] : [])))
  return charges
    .filter((one) => !there.has(one.id))
    .slice(0, 40)
    .map((one) => ({ id: one.id, label: one.label, since: one.day, amount: one.outstanding }))
}

/** What is on the shelf that is open, for whoever is served. */
export async function shelfOf(ctx: Ctx, shelf: Shelf, who: Somebody, q: string) {
  if (shelf === 'articles') {
    const { word } = readScan(q)
    const rows = q ? await findArticles(ctx, word, 24) : await listArticles(ctx)
    return {
      kind: shelf,
      articles: rows.map(({ id, name, price, family }) => ({ id, name, price, family })),
    }
  }
  if (shelf === 'services') {
    const today = ctx.today()
    const services = isNobody(who) ? [] : await listServices(ctx, { activeOnly: true })
    const offers = services.flatMap((one) => {
      const price = one.prices[who.segment]
      const { id, name, activity, homeService } = one
      return price === undefined || unavailableOn(one, today)
        ? []
        : [{ id, name, activity, homeService, price }]
    })
    return { kind: shelf, offers }
  }
  if (shelf === 'membership') {
    const current = who.personId ? await lastMembership(ctx, who.personId, ctx.today()) : null
    return {
      kind: shelf,
      until: current?.endsOn ?? null,
      startsOn: current ? addDays(current.endsOn, 1) : ctx.today(),
      fee: current ? toInput(current.fee) : '',
    }
  }
  if (shelf === 'wallet') {
    const held = isNobody(who)
      ? null
      : await eurosHeld(
          ctx,
          who.personId
            ? { personId: who.personId }
            : { organisationId: who.organisationId as Id<'Organisation'> },
        )
    return { kind: shelf, balance: held && held.balance > zero ? held.balance : null }
  }
  return { kind: shelf }
}
export type OpenShelf = Awaited<ReturnType<typeof shelfOf>>
