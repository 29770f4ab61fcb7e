import { findOrganisations, findPeople } from '#modules/people/index.server.ts'
import { listRequests } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { mayReadPeople } from './modules/people/permits.ts'
import { mayReadRequests } from './modules/requests/permits.ts'

/** How many of each kind the answer shows; the lists hold the rest. */
const SHOWN = 8

/** Whether the search box finds anything for this person: their role reads people or requests. */
export const maySearch = (actor: Ctx['actor']): boolean => mayReadPeople(actor) || mayReadRequests(actor)

/** What carries these words, kind by kind; null for a kind that this person does not read. */
export async function searchHub(ctx: Ctx, words: string) {
  const q = words.trim().slice(0, 100)
  if (q === '') return { q, people: null, organisations: null, requests: null }
  const readsPeople = mayReadPeople(ctx.actor)
  return {
    q,
    people: readsPeople ? await findPeople(ctx, q, SHOWN) : null,
    organisations: readsPeople ? await findOrganisations(ctx, { q, limit: SHOWN }) : null,
    requests: mayReadRequests(ctx.actor)
      ? (await listRequests(ctx, new URLSearchParams({ q }))).rows.slice(0, SHOWN)
      : null,
  }
}
