import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { logError } from '#platform/log/log.server.ts'
import {
  callerContext,
  nonceContext,
  type Services,
  servicesContext,
  sitesContext,
} from '#platform/session/request.server.ts'
import { createApi } from './api.ts'
import { brokenPage, plainPage } from './broken-page.ts'
import { callerOf } from './caller.ts'
import { fr } from './messages.fr.ts'
import { standingContext } from './modules/requests/index.server.ts'
import { standingOf, tillContext } from './modules/rounds/index.server.ts'
import { errandTill } from './modules/till/index.server.ts'
import { limitedBody, wellFormed } from './well-formed.ts'

type ServerParts = {
  services: Services
  /** The pages: the production build, or the dev server's live one. */
  build: ServerBuild | (() => Promise<ServerBuild>)
  mode: 'production' | 'development'
  /** Folder of the built client files; absent in development, where Vite serves them. */
  clientFolder?: string
}

/**
 * Scripts only with this answer's nonce; nothing from another site, but the sites that a page asks for (the tiles that a
 * hub chose); nobody frames us.
 */
const policy = (nonce: string, development: boolean, sites: readonly string[]) =>
  [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    ['connect-src', "'self'", ...(development ? ['ws:'] : []), ...sites].join(' '),
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')

/** The web server as one fetch function: health, sign-in, static files, then the pages. */
export function createServer({ services, build, mode, clientFolder }: ServerParts): Hono {
  const app = new Hono()
  const pages = createRequestHandler(build, mode)

  app.onError((error, c) => {
    // Only `csrf` throws one.
    if (error instanceof HTTPException) return c.html(plainPage(fr.elsewhere), error.status)
    logError(c.req.method, error)
    return c.html(brokenPage, 500)
  })
  app.get('/sante', async (c) => {
    await services.db.auth.execute('SELECT 1')
    return c.text('ok')
  })
  if (clientFolder) {
    const root = clientFolder
    // A page of fifty rows is ten times lighter: seconds on a village's connection, a millisecond here.
    app.use('*', compress())
    app.use('/assets/*', async (c, next) => {
      await next()
      if (c.res.ok) c.res.headers.set('Cache-Control', 'public, max-age=31536000, immutable')
    })
    // The worker of « Ma journée »: always the newest, talking to us alone, and heard at sign-out on any page.
    app.use('/terrain.sw.js', async (c, next) => {
      await next()
      c.res.headers.set('Cache-Control', 'no-cache')
      c.res.headers.set('Content-Security-Policy', "default-src 'none'; connect-src 'self'")
      c.res.headers.set('Service-Worker-Allowed', '/')
    })
    app.use('*', serveStatic({ root }))
  }
  // Programs send JSON, and nothing else is taken there: what another site's form could send is told so as JSON too.
  app.route('/api/v1', createApi(services))
  // Plain forms are protected by the browser's Origin header, without a token that a long form could outlive.
  app.use('*', csrf())
  // The one address that an e-mail leads to; the rest of the sign-in library is asked by our own pages only.
  app.get('/api/auth/magic-link/verify', (c) => services.auth.handler(c.req.raw))
  app.use('*', limitedBody, wellFormed)
  app.all('*', async (c) => {
    const nonce = randomBytes(16).toString('base64')
    const context = new RouterContextProvider()
    context.set(servicesContext, services)
    context.set(nonceContext, nonce)
    context.set(callerContext, callerOf(c))
    context.set(standingContext, standingOf)
    context.set(tillContext, errandTill)
    const answer = await pages(c.req.raw, context)
    // A file that somebody joined comes with a stricter policy of its own.
    if (!answer.headers.has('Content-Security-Policy'))
      answer.headers.set(
        'Content-Security-Policy',
        policy(nonce, mode === 'development', context.get(sitesContext)),
      )
    answer.headers.set('X-Content-Type-Options', 'nosniff')
    answer.headers.set('Referrer-Policy', 'same-origin')
    answer.headers.set('Cache-Control', 'private, no-store')
    return answer
  })
  return app
}

/** Used by the built server: the pages and their files are beside this file. */
export async function createProductionServer(services: Services): Promise<Hono> {
  const build = (await import('virtual:react-router/server-build')) as unknown as ServerBuild
  const clientFolder = fileURLToPath(new URL('../client', import.meta.url))
  return createServer({ services, build, mode: 'production', clientFolder })
}
