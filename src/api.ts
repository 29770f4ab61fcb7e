import { OpenAPIHono } from '@hono/zod-openapi'
import { and, eq } from 'drizzle-orm'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createCtx } from '#platform/context/ctx.server.ts'
import { hubs } from '#platform/db/tables.ts'
import { logError } from '#platform/log/log.server.ts'
import { personOf, type Services } from '#platform/session/request.server.ts'
import { hubRoles } from '#platform/session/tables.ts'
import { ctxOfToken } from '#platform/session/tokens.server.ts'
import { type ApiCaller, serveSolving } from './modules/rounds/features/solve-rounds/api.ts'
import { mayPlanRounds } from './modules/rounds/travel/permits.ts'

/** Bytes of one order: a matrix of 1,000 places in seconds and metres is a third of it. */
const HEAVIEST = 40_000_000

const INFO = {
  openapi: '3.1.0',
  info: {
    title: 'Palier',
    version: '1',
    description:
      'The interface of a hub for programs. A key of the hub (settings, « Accès des logiciels ») goes as `Authorization: Bearer …`; a signed-in person needs none.',
  },
}

const refusal = (error: string) => ({ code: 2, error, palier: { problems: [] } })

/** Everything under `/api/v1`, for programs: JSON in, JSON out, and its own description at `openapi.json`. */
export function createApi(services: Services): OpenAPIHono {
  const api = new OpenAPIHono()
  api.onError((error, c) => {
    logError(c.req.method, error)
    return c.json({ ...refusal('internal error'), code: 1 }, 500)
  })
  api.use('*', async (c, next) => {
    await next()
    c.res.headers.set('Cache-Control', 'private, no-store')
    c.res.headers.set('X-Content-Type-Options', 'nosniff')
  })
  const tooHeavy = (c: Context) => c.json(refusal(`at most ${HEAVIEST} bytes`), 413)
  api.use('*', bodyLimit({ maxSize: HEAVIEST, onError: tooHeavy }))
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  serveSolving(api, callerBy(services))
  api.get('/openapi.json', (c) =>
    c.json(api.getOpenAPI31Document({ ...INFO, servers: [{ url: new URL('/api/v1', c.req.url).pathname }] })),
  )
  api.all('*', (c) => c.json(refusal('no such address: see /api/v1/openapi.json'), 404))
  return api
}

/** A key of a hub, else whoever is signed in, else (on a demo) anybody. */
const callerBy =
  (services: Services): ApiCaller =>
  async (c) => {
    const no = (status: 401 | 403, error: string) => {
      if (status === 401) c.header('WWW-Authenticate', 'Bearer')
      return { ok: false as const, answer: c.json(refusal(error), status) }
    }
    const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? []
    if (token !== undefined) {
      const ctx = await ctxOfToken(services, token)
      return ctx ? { ok: true, ctx } : no(401, 'this key is unknown or revoked')
    }
    const person = await personOf(services, c.req.raw)
    if (!person) return services.demo ? { ok: true, ctx: null } : no(401, 'a key of a hub is needed')
    const slug = c.req.query('hub')
    const rows = await services.db.auth
      .select({ hub: hubs, role: hubRoles.role })
      .from(hubs)
      .innerJoin(hubRoles, and(eq(hubRoles.hubId, hubs.id), eq(hubRoles.userId, person.id)))
      .where(slug ? eq(hubs.slug, slug) : undefined)
    for (const { hub } of rows) {
      const roles = rows.filter((row) => row.hub.id === hub.id).map((row) => row.role)
      const actor = { userId: person.id, name: person.name, roles }
      const { db, clock, nudge } = services
      if (mayPlanRounds(actor)) return { ok: true, ctx: createCtx({ db, hub, actor, clock, nudge }) }
    }
    return no(403, 'this account may not plan rounds')
  }
