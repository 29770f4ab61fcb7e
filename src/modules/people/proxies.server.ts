import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { proxiesAround, proxiesBetween } from './household-store.server.ts'
import { holdsOn, type Power, type ProxyKind } from './rules/households.ts'
import { fullName } from './rules/names.ts'

/** Whether one person may do this for another on a day. */
export async function mayActFor(
  ctx: Ctx,
  { proxyId, personId, power, on }: { proxyId: Id<'Person'>; personId: Id<'Person'>; power: Power; on: Day },
): Promise<boolean> {
  const held = await ctx.read((tx) => proxiesBetween(tx, ctx.hub.id, personId, proxyId))
  return held.some((proxy) => proxy.powers.includes(power) && holdsOn(proxy, on))
}

export type Represented = { id: Id<'Person'>; name: string; kind: ProxyKind }

/** Those a person may ask for today, to be offered at the counter; people who left are not. */
export async function representedBy(ctx: Ctx, proxyId: Id<'Person'>, on: Day): Promise<Represented[]> {
  const around = await ctx.read((tx) => proxiesAround(tx, ctx.hub.id, proxyId))
  return around
    .filter(({ proxy, person }) => proxy.proxyId === proxyId && person.leftAt === null)
    .filter(({ proxy }) => proxy.powers.includes('ask') && holdsOn(proxy, on))
    .map(({ proxy, person }) => ({ id: person.id, name: fullName(person), kind: proxy.kind }))
}

export type ActsFor = Represented & { powers: readonly Power[] }

/** Those for whom a person may do something today, with what: their own portal shows no more than that. */
export async function actsFor(ctx: Ctx, proxyId: Id<'Person'>, on: Day): Promise<ActsFor[]> {
  const around = await ctx.read((tx) => proxiesAround(tx, ctx.hub.id, proxyId))
  const held = around
    .filter(({ proxy, person }) => proxy.proxyId === proxyId && person.leftAt === null)
    .filter(({ proxy }) => holdsOn(proxy, on))
  return [...Map.groupBy(held, ({ person }) => person.id)].map(([id, those]) => ({
    id,
    name: fullName(those[0]!.person),
    kind: those[0]!.proxy.kind,
    powers: [...new Set(those.flatMap(({ proxy }) => proxy.powers))],
  }))
}
