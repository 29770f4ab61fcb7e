import { fold } from '#kit/text.ts'
import type { Locale } from '#kit/words.ts'
import { wordsFor } from '#kit/words.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { findOrganisations, findPeople } from '#modules/people/index.server.ts'
import { findRequests, listRequests } from '#modules/requests/index.server.ts'
import { findRounds } from '#modules/rounds/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'
import { mayReadCatalogue } from './modules/catalogue/permits.ts'
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

/** How many of each kind the panel of the search box shows. */
const QUICK = 5

type Quick = { label: string; items: { label: string; href: string; detail?: string }[] }

/** The beginnings of words typed so far, kind by kind, for the panel under the search box; nothing for kinds not read. */
export async function quickSearch(ctx: Ctx, words: string, locale: Locale): Promise<Quick[]> {
  const q = words.trim().slice(0, 100)
  if (q === '') return []
  const t = wordsFor(locale, { fr, en }).searchPage
  const base = `/${ctx.hub.slug}`
  const reads = mayReadPeople(ctx.actor)
  const [people, organisations, requests, rounds, services] = await Promise.all([
    reads ? findPeople(ctx, q, QUICK) : [],
    reads ? findOrganisations(ctx, { q, limit: QUICK }) : [],
    mayReadRequests(ctx.actor) ? findRequests(ctx, q, QUICK) : [],
    findRounds(ctx, q),
    mayReadCatalogue(ctx.actor) ? servicesNamed(ctx, q) : [],
  ])
  return [
    {
      label: t.people,
      items: people.map(({ id, label, detail }) => ({ label, detail, href: `${base}/personnes/${id}` })),
    },
    {
      label: t.organisations,
      items: organisations.map(({ id, label, detail }) => ({
        label,
        detail,
        href: `${base}/partenaires/${id}`,
      })),
    },
    {
      label: t.requests,
      items: requests.map(({ number, serviceName, who }) => ({
        label: who ? `${serviceName}, ${who}` : serviceName,
        detail: number,
        href: `${base}/demandes/${number}`,
      })),
    },
    {
      label: t.rounds,
      items: rounds.map(({ number, label, path }) => ({ label, detail: number, href: `${base}/${path}` })),
    },
    {
      label: t.services,
      items: services.map(({ id, name }) => ({ label: name, href: `${base}/catalogue/${id}` })),
    },
  ].filter((group) => group.items.length > 0)
}

/** Services whose name has a word that begins as typed. A catalogue is a hundred lines: read whole. */
async function servicesNamed(ctx: Ctx, q: string) {
  const typed = fold(q).split(' ').filter(Boolean)
  const all = await listServices(ctx, { activeOnly: true })
  return all
    .filter(({ name }) => {
      const words = fold(name).split(' ')
      return typed.every((start) => words.some((word) => word.startsWith(start)))
    })
    .slice(0, QUICK)
}
