import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { ServerBuild } from 'react-router'
import { type Command, type Given, UsageError } from '#platform/cli/command.ts'
import { type OpenDatabase, openDatabase } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'
import { StartError } from '#platform/db/embedded/embedded.server.ts'
import { createMailer } from '#platform/mail/mail.server.ts'
import type { Post } from '#platform/mail/post.ts'
import { createTexter } from '#platform/mail/text.server.ts'
import { type Queue, startQueue } from '#platform/queue/queue.server.ts'
import { createAuth } from '#platform/session/auth.server.ts'
import { DEMO_PASSWORD, demoCast } from '#platform/session/demo.server.ts'
import type { Services } from '#platform/session/request.server.ts'
import { installationSecret } from '#platform/session/secret.server.ts'
import { seedDemo } from '../db/seeds/demo.ts'
import { TASKS } from './tasks.ts'

type ServerModule = typeof import('./server.ts')

const ROOT = resolve(import.meta.dirname, '..')

export const serveCommand: Command = {
  name: 'serve',
  usage: '',
  summary: 'start the database and the web server',
  options: {
    port: { type: 'string', summary: 'port to listen on (default 3000, 0 for any free one)' },
    host: { type: 'string', summary: 'address to listen on (default 127.0.0.1)' },
    url: {
      type: 'string',
      summary: 'public address, when a proxy stands in front (https://palier.example.org)',
    },
    demo: {
      type: 'boolean',
      summary: 'fill an empty database with the two demo hubs, with one-click sign-in',
    },
    dev: { type: 'boolean', summary: 'rebuild pages as sources change' },
  },
  async run(given) {
    const port = Number(given.values.port ?? 3000)
    if (given.values.port === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
      given.err(`palier serve: --port must be a number from 0 to 65535, not '${given.values.port}'`)
      return 2
    }
    try {
      return await serveUntilStopped(given, port, String(given.values.host ?? '127.0.0.1'))
    } catch (error) {
      if (!(error instanceof StartError)) throw error
      given.err(error.message)
      return 1
    }
  },
}

/** Where people reach the server, when `--url` says so; without a final slash. */
function urlOf({ values: { url } }: Given): string | undefined {
  if (typeof url !== 'string') return undefined
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError(`--url must be an address such as https://palier.example.org, not '${url}'`)
  return url.replace(/\/+$/, '')
}

async function serveUntilStopped(given: Given, wantedPort: number, host: string): Promise<number> {
  const dataDir = resolve(given.data)
  const url = urlOf(given)
  const { SMS_URL: texts } = process.env
  if (texts && !/^https?:\/\/./.test(texts)) throw new UsageError('SMS_URL must be an http(s) address')
  const { EINVOICE_URL: platform } = process.env
  if (platform && !/^https?:\/\/./.test(platform))
    throw new UsageError('EINVOICE_URL must be an http(s) address')
  const stopped = stopSignal()
  // The port first: a port in use must be said before a database is started.
  const listening = await listen(wantedPort, host)
  if (typeof listening === 'string') {
    given.err(listening)
    return 1
  }
  const { server, port } = listening
  // A page asked for while the database starts waits for it instead of being lost.
  const ready = Promise.withResolvers<Listener>()
  server.on(
    'request',
    (incoming, outgoing) => void ready.promise.then((answer) => answer(incoming, outgoing)),
  )
  const baseUrl = url ?? `http://${host}:${port}`
  let open: OpenDatabase | undefined
  let queue: Queue | undefined
  try {
    open = await openDatabase(given, { own: true })
    if (given.values.demo) await fillDemo(given, open)
    const post = postOf(open, dataDir, baseUrl)
    const { config, db } = open
    queue = await startQueue({ config, db, clock: systemClock, post, tasks: TASKS })
    const services = await createServices(given, open, queue, dataDir, post)
    ready.resolve(await createListener(given, services, server))
    given.out(`Palier is ready: ${baseUrl}`)
    for (const one of (await demoCast(services)) ?? [])
      given.out(
        `  ${one.name} (${one.places.map((p) => `${p.role}, ${p.hub}`).join(' ; ')}) : ${baseUrl}${one.href}`,
      )
    await stopped
    return 0
  } finally {
    server.closeAllConnections()
    server.close()
    await queue?.stop()
    await open?.close()
  }
}

/** Only an empty database is filled; a half-lived year is taken away first, so that a crash in the middle heals. */
async function fillDemo(given: Given, { config, sealSecret }: OpenDatabase): Promise<void> {
  const begin = () => given.out('Palier: filling the demo, about half a minute…')
  const filled = await seedDemo(config, systemClock.now(), { begin, sealSecret })
  if (filled) given.out('Palier: the demo is filled.')
}

/** Who carries messages: SMTP and a service of text messages, each when the environment names one. */
function postOf({ db }: OpenDatabase, dataDir: string, baseUrl: string): Post {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, SMS_URL: url } = process.env
  const clock = systemClock
  return {
    mail: createMailer({ db, clock, folder: join(dataDir, 'outbox'), smtpUrl, from }),
    texts: createTexter({ db, clock, url }),
    baseUrl,
  }
}

async function createServices(
  given: Given,
  { db }: OpenDatabase,
  { nudge }: Queue,
  dataDir: string,
  { mail: mailer, baseUrl }: Post,
): Promise<Services> {
  const clock = systemClock
  const auth = createAuth({ db, mailer, secret: await installationSecret(dataDir, 'secret'), baseUrl })
  const demo = given.values.demo
    ? { key: await installationSecret(dataDir, 'demo-key'), password: DEMO_PASSWORD }
    : undefined
  return { db, auth, clock, nudge, demo }
}

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown

/** What answers requests: the built pages, or in development Vite's files first and pages rebuilt as they change. */
async function createListener(given: Given, services: Services, server: Server): Promise<Listener> {
  if (!given.values.dev) {
    const built = (await import(join(ROOT, 'build/server/index.js'))) as ServerModule
    return getRequestListener((await built.createProductionServer(services)).fetch)
  }
  const { createServer } = await import('vite')
  const vite = await createServer({
    root: ROOT,
    appType: 'custom',
    server: { middlewareMode: true, ws: { server } },
  })
  const { createServer: createPages } = (await vite.ssrLoadModule('/src/server.ts')) as ServerModule
  const pages = createPages({
    services,
    mode: 'development',
    build: () => vite.ssrLoadModule('virtual:react-router/server-build') as Promise<ServerBuild>,
  })
  const render = getRequestListener(pages.fetch)
  return (incoming, outgoing) => vite.middlewares(incoming, outgoing, () => render(incoming, outgoing))
}

/** Listens before anything can answer; requests that come early wait. Answers a sentence when the port is taken. */
async function listen(port: number, host: string): Promise<{ server: Server; port: number } | string> {
  const { createServer } = await import('node:http')
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      return `Le port ${port} est déjà pris. Choisissez-en un autre avec --port N. [Port ${port} is already in use. Choose another with --port N.]`
    if (code === 'EACCES')
      return `Le port ${port} demande des droits que vous n’avez pas. Choisissez-en un au-dessus de 1023. [Port ${port} needs more rights than yours.]`
    return `palier serve: cannot listen on ${host}:${port} (${code})`
  }
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : port }
}

/** Resolves at the first Ctrl-C or end of service. The listeners stay: the database waits for us to close it. */
function stopSignal(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done())
  })
}
