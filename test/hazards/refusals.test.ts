import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRunning } from '#platform/db/embedded/embedded.server.ts'
import { oldPostgres } from './old-postgres.ts'
import { ask, type Started, serve, start, stop } from './server.ts'

let home: string
let dataDir: string
let server: Started | undefined

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'palier-refusals-'))
  dataDir = join(home, 'data')
  server = await serve(dataDir)
})
afterAll(async () => {
  await stop(server)
  rmSync(home, { recursive: true, force: true })
})

/** It ended by itself with one sentence: no stack, no second line. */
async function refusal(started: Promise<Started>): Promise<{ code: unknown; sentence: string }> {
  const refused = await started
  const code = await refused.ended
  expect(refused.url).toBeUndefined()
  const sentence = refused.said().trim()
  expect(sentence.split('\n')).toHaveLength(1)
  expect(sentence).not.toMatch(/^\s*at /m)
  return { code, sentence }
}

const listenAnywhere = (listener: Server): Promise<number> =>
  new Promise((resolve) => {
    listener.listen(0, '127.0.0.1', () => resolve((listener.address() as { port: number }).port))
  })

describe('a start that cannot be is refused in one sentence', () => {
  it('when the port is in use', async () => {
    const port = new URL(server!.url!).port
    const { code, sentence } = await refusal(start(['serve', '--port', port, '--data', join(home, 'other')]))
    expect(code).toBe(1)
    expect(sentence).toBe(
      `Le port ${port} est déjà pris. Choisissez-en un autre avec --port N. [Port ${port} is already in use. Choose another with --port N.]`,
    )
  })

  it('when another Palier owns the data folder, which goes on undisturbed', async () => {
    const { code, sentence } = await refusal(serve(dataDir))
    expect(code).toBe(1)
    expect(sentence).toContain(`Palier tourne déjà sur le dossier de données ${dataDir}`)
    expect((await fetch(`${server!.url}/sante`)).status).toBe(200)
  })

  it('when the data folder is a file', async () => {
    const file = join(home, 'file')
    writeFileSync(file, '')
    const { code, sentence } = await refusal(serve(file))
    expect(code).toBe(1)
    expect(sentence).toContain(file)
  })
})

describe('a wrong DATABASE_URL is named in one sentence without its password', () => {
  const secret = 'mot-de-passe'
  const withUrl = (url: string) =>
    refusal(start(['serve', '--port', '0', '--data', join(home, 'unused')], { DATABASE_URL: url }))

  async function expectNamed(url: string, words: string | RegExp): Promise<void> {
    const { code, sentence } = await withUrl(url)
    expect(code).toBe(2)
    expect(sentence).toMatch(/^palier serve: DATABASE_URL: /)
    expect(sentence).toMatch(words)
    expect(sentence).not.toContain(secret)
  }

  it('another kind of address', () =>
    expectNamed(`mysql://me:${secret}@127.0.0.1/x`, /must start with postgres/))

  it('an address that cannot be read', () => expectNamed(`postgres://me:${secret}%zz@[::1/x`, /cannot use/))

  it('nobody listening', async () => {
    const closed = createServer()
    const port = await listenAnywhere(closed)
    await new Promise((resolve) => closed.close(resolve))
    await expectNamed(`postgres://me:${secret}@127.0.0.1:${port}/x`, 'ECONNREFUSED')
  })

  it('something that is not PostgreSQL', async () => {
    const listener = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const port = await listenAnywhere(listener)
    await expectNamed(`postgres://me:${secret}@127.0.0.1:${port}/x`, /cannot use/)
    listener.close()
  })

  it('a wrong password and a database that does not exist', async () => {
    const hba = join(dataDir, 'pg', 'pg_hba.conf')
    writeFileSync(hba, `local all guest scram-sha-256\n${readFileSync(hba, 'utf8')}`)
    appendFileSync(hba, '\n')
    await ask(dataDir, `CREATE ROLE guest LOGIN PASSWORD 'right'`)
    await ask(dataDir, 'SELECT pg_reload_conf()')
    const host = encodeURIComponent(String(findRunning(dataDir)!.host))
    const url = (user: string, database: string) =>
      `postgresql://${user}:${secret}@localhost:5432/${database}?host=${host}`
    await expectNamed(url('guest', 'palier'), 'password authentication failed for user "guest"')
    await expectNamed(url('palier', 'nowhere'), 'database "nowhere" does not exist')
  })

  it('a role that may not prepare the database', async () => {
    await ask(dataDir, `CREATE ROLE stranger LOGIN`)
    await ask(dataDir, `CREATE DATABASE theirs`)
    const host = encodeURIComponent(String(findRunning(dataDir)!.host))
    await expectNamed(`postgresql://stranger@localhost:5432/theirs?host=${host}`, /permission denied/)
  })

  it('a server older than 15', async () => {
    const listener = oldPostgres(140_011)
    const port = await listenAnywhere(listener)
    await expectNamed(`postgres://me:${secret}@127.0.0.1:${port}/x`, /PostgreSQL 15 or newer .+ 140011/)
    listener.close()
  })
})
