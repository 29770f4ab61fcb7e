import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { must } from '#kit/result.ts'
import { systemClock } from '#platform/clock/clock.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { openDb } from '#platform/db/db.server.ts'
import { findRunning } from '#platform/db/embedded/embedded.server.ts'
import { createAccount, createHub, giveRole } from '#platform/session/accounts.server.ts'

export const palier = fileURLToPath(new URL('../../bin/palier', import.meta.url))

export type Started = {
  child: ChildProcess
  /** Where it answers; undefined when it ended instead. */
  url: string | undefined
  /** All it wrote so far on standard error. */
  said(): string
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string | null>
}

/** The developer's database, mail and secrets stay out of the tests. */
const cleanEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(DATABASE_URL|NODE_ENV|PALIER_|SMTP_|VITEST|PG)/.test(name),
    ),
  )

/** `bin/palier` with these words, in a process group of its own; the build is the runner's affair. */
export async function start(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Started> {
  return await follow([palier, ...args], env)
}

/** The same under a parent that passes signals on, as `npm start` runs it. */
export async function startUnderParent(args: string[]): Promise<Started> {
  const parent = new URL('../../bin/child.mjs', import.meta.url).href
  const words = JSON.stringify([palier, ...args])
  const script = `import { runInstead } from '${parent}'
    process.exitCode = await runInstead(process.execPath, ${words})`
  return await follow(['--input-type=module', '-e', script], {})
}

async function follow(args: string[], env: NodeJS.ProcessEnv): Promise<Started> {
  const child = spawn(process.execPath, args, {
    detached: true,
    env: { ...cleanEnv(), NODE_ENV: 'production', PALIER_READY: '1', ...env },
    // The channel ends the server even when this process is killed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let out = ''
  let err = ''
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal))
  })
  const url = await new Promise<string | undefined>((resolve) => {
    child.stderr!.on('data', (data) => {
      err += data
    })
    child.stdout!.on('data', (data) => {
      out += data
      const address = /^Palier is ready: (http:\S+?)\/?$/m.exec(out)?.[1]
      if (address) resolve(address)
    })
    child.once('close', () => resolve(undefined))
  })
  return { child, url, said: () => err, ended }
}

export const serve = (dataDir: string, ...more: string[]): Promise<Started> =>
  start(['serve', '--port', '0', '--data', dataDir, ...more])

/** One statement as the superuser of the database that runs on this folder. */
export async function ask(dataDir: string, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client(findRunning(dataDir))
  await client.connect()
  try {
    return (await client.query({ text: sql, values, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

const ACCOUNT = { email: 'coordination@exemple.fr', password: 'une phrase assez longue' }

/** A hub `essai` with one coordinator, made beside the running server; its context, to be closed. */
export async function openHub(dataDir: string): Promise<{ ctx: Ctx; close(): Promise<void> }> {
  const db = openDb(findRunning(dataDir)!)
  const at = new Date()
  const description = {
    slug: 'essai',
    name: 'Essai',
    kind: 'quartier',
    place: '',
    zone: 'Europe/Paris',
  } as const
  const hub = must(await createHub(db, { ...description, demo: false, createdAt: at }))
  const { userId } = must(await createAccount(db, { ...ACCOUNT, name: 'Claire', at }))
  const actor = { userId, name: 'Claire', roles: ['admin'] } as const
  const ctx = createCtx({ db, hub, actor, clock: systemClock })
  await giveRole(ctx, userId, 'coordinator')
  return { ctx, close: () => db.close() }
}

/** A person signed in, who opens pages and sends forms as a browser without scripts does. */
export type Visitor = {
  get(path: string): Promise<Response>
  post(path: string, fields: Record<string, string>): Promise<Response>
}

export async function signIn(url: string): Promise<Visitor> {
  return await visit(url, (visitor) => visitor.post('/connexion', ACCOUNT))
}

/** A visitor who keeps the cookies of the answer to `enter`. */
export async function visit(url: string, enter: (visitor: Visitor) => Promise<Response>): Promise<Visitor> {
  let cookie = ''
  const ask = (path: string, init: RequestInit = {}) =>
    // As is: thousands of pages are asked for, and packing them would take longer than making them.
    fetch(`${url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { origin: url, cookie, 'accept-encoding': 'identity' },
    })
  const visitor: Visitor = {
    get: (path) => ask(path),
    post: (path, fields) => ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
  }
  const answer = await enter(visitor)
  cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  if (answer.status !== 302 || !cookie) throw new Error(`sign-in answered ${answer.status}`)
  return visitor
}

/** Living processes that have this folder in their command line: the server, PostgreSQL and its children. */
export function processesOn(dataDir: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => readIf(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))
    .filter((line) => line.includes(dataDir))
}

/** PostgreSQL's children only show their own title, so they are found by their parent. */
export const postmasterOf = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])

/** A zombie no longer has a command line. */
export async function gone(pid: number): Promise<void> {
  while (existsSync(`/proc/${pid}`) && readIf(`/proc/${pid}/cmdline`) !== '') await sleep(10)
}

function readIf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

export async function stop(server: Started | undefined): Promise<void> {
  if (!server || server.child.exitCode !== null || server.child.signalCode !== null) return
  server.child.kill('SIGTERM')
  await server.ended
}
