import { and, eq } from 'drizzle-orm'
import { createContext, type MiddlewareFunction, redirect } from 'react-router'
import type { Locale } from '#kit/words.ts'
import type { Clock } from '../clock/clock.ts'
import { type Ctx, createCtx, type Hub, type Nudge } from '../context/ctx.server.ts'
import type { Db } from '../db/db.server.ts'
import { hubs } from '../db/tables.ts'
import type { Auth } from './auth.server.ts'
import type { Actor } from './roles.ts'
import { hubRoles } from './tables.ts'

/** What the server hands to every request. */
export type Services = {
  db: Db
  auth: Auth
  clock: Clock
  nudge: Nudge
  /** One-click sign-in of the demo cast; absent on a real installation. */
  demo?: { key: string; password: string }
}

export type Person = { id: string; name: string; email: string; locale: Locale }

export const servicesContext = createContext<Services>()
/** Set by `hubMiddleware`: the context of the hub in the address, for loaders and actions below it. */
export const hubContext = createContext<Ctx>()
export const localeContext = createContext<Locale>('fr')
export const nonceContext = createContext<string>('')
/** Set by a page whose scripts talk to other sites: their origins, and nothing else of their addresses. */
export const sitesContext = createContext<readonly string[]>([])
/** Whose machine asks, as far as the network tells: what tries at an open form are counted by. */
export const callerContext = createContext<string>('')

/** Who is signed in, or null. */
export async function personOf(services: Services, request: Request): Promise<Person | null> {
  const found = await services.auth.api.getSession({ headers: request.headers })
  if (!found) return null
  const { id, name, email, locale } = found.user
  return { id, name, email, locale: locale === 'en' ? 'en' : 'fr' }
}

/** A hub by its word in the address, with the person's roles there; null when unknown or foreign. */
async function hubOf(db: Db, slug: string, person: Person): Promise<{ hub: Hub; actor: Actor } | null> {
  const rows = await db.auth
    .select({ hub: hubs, role: hubRoles.role })
    .from(hubs)
    .innerJoin(hubRoles, and(eq(hubRoles.hubId, hubs.id), eq(hubRoles.userId, person.id)))
    .where(eq(hubs.slug, slug))
  const first = rows[0]
  if (!first) return null
  return { hub: first.hub, actor: { userId: person.id, name: person.name, roles: rows.map((r) => r.role) } }
}

/**
 * The path to come back to after sign-in; only a path of ours, never another site. Written as an address is, so that a
 * header can carry it; a browser drops tabs and line ends, so `/⇥/` would be another site too.
 */
export function safeReturn(path: string | null): string {
  if (!path || !/^\/(?![/\\])\P{Cc}*$/u.test(path) || !URL.canParse(path, 'http://palier')) return '/'
  const { pathname, search, hash } = new URL(path, 'http://palier')
  return `${pathname}${search}${hash}`.replace(/^\/+/, '/')
}

/**
 * Guards everything under `/:hub`: nobody signed in goes to the sign-in page, an unknown or foreign hub is a 404
 * (never a 403, which would tell that it exists).
 */
export const hubMiddleware: MiddlewareFunction<Response> = async ({ request, params, context }, next) => {
  const services = context.get(servicesContext)
  const person = await personOf(services, request)
  if (!person) {
    const url = new URL(request.url)
    throw redirect(`/connexion?retour=${encodeURIComponent(url.pathname + url.search)}`)
  }
  const found = await hubOf(services.db, params.hub ?? '', person)
  if (!found) throw new Response('unknown hub', { status: 404 })
  context.set(localeContext, person.locale)
  context.set(
    hubContext,
    createCtx({ ...found, db: services.db, clock: services.clock, nudge: services.nudge }),
  )
  return next()
}

/** Who comes from the street: no account, no role, so no permit. What they may do is a use case of its own. */
const passerBy: Actor = { userId: null, name: '', roles: [] }

/**
 * Opens everything under `/ouvert/:hub` to anybody: an unknown hub is a 404. Pages there write only through use cases
 * made for the public, or with a link that holds a secret.
 */
export const publicMiddleware: MiddlewareFunction<Response> = async ({ request, params, context }, next) => {
  const services = context.get(servicesContext)
  const [hub] = await services.db.auth
    .select()
    .from(hubs)
    .where(eq(hubs.slug, params.hub ?? ''))
  if (!hub) throw new Response('unknown hub', { status: 404 })
  const person = await personOf(services, request)
  if (person) context.set(localeContext, person.locale)
  const { db, clock, nudge } = services
  context.set(hubContext, createCtx({ db, hub, actor: passerBy, clock, nudge }))
  return next()
}
