import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { findOrganisations, findPeople, peopleNames } from '#modules/people/index.server.ts'
import { openBaskets } from '#modules/till/baskets-store.server.ts'
import { tickets } from '#modules/till/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type Choice = { readonly value: string; readonly label: string; readonly detail: string }

/** Buttons of the first step: those found by what was typed, or those who bought last. */
export async function choicesOfWho(ctx: Ctx, q: string, organisations: boolean): Promise<Choice[]> {
  if (organisations)
    return (await findOrganisations(ctx, { q, limit: 12 })).map(({ id, label, detail }) => ({
      ...{ value: `organisme:${id}`, label, detail },
    }))
  if (q === '') return await boughtLast(ctx)
  return (await findPeople(ctx, q, 12)).map(({ id, label, detail }) => ({
    ...{ value: `personne:${id}`, label, detail },
  }))
}

/** Those whose tickets came last: at a counter, today's face is often yesterday's. */
async function boughtLast(ctx: Ctx): Promise<Choice[]> {
  const rows = await ctx.read((tx) =>
    tx
      .select({ personId: tickets.personId })
      .from(tickets)
      .where(and(eq(tickets.hubId, ctx.hub.id), isNotNull(tickets.personId)))
      .orderBy(desc(tickets.day), desc(tickets.id))
      .limit(40),
  )
  const ids = [...new Set(rows.map((row) => row.personId as Id<'Person'>))].slice(0, 6)
  const names = await peopleNames(ctx, ids)
  return ids.map((id) => ({ value: `personne:${id}`, label: names.get(id) ?? '', detail: '' }))
}

/** Baskets that wait, with whose they are. */
export async function waiting(ctx: Ctx) {
  const rows = (await openBaskets(ctx)).filter((one) => one.lines.length > 0 || one.parkedAt)
  const names = await peopleNames(
    ctx,
    rows.map((row) => row.personId),
  )
  return rows.map(({ id, personId, lines, note, parkedAt, sellerName, changedAt }) => ({
    ...{ id, note, sellerName, changedAt, parked: parkedAt !== null, count: lines.length },
    name: personId ? (names.get(personId) ?? '') : '',
  }))
}
