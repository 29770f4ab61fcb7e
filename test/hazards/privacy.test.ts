import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, openHub, type Started, serve, signIn, stop, type Visitor } from './server.ts'

let dataDir: string
let server: Started | undefined
let visitor: Visitor

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'palier-privacy-'))
  server = await serve(dataDir)
  await (await openHub(dataDir)).close()
  visitor = await signIn(server.url!)
})
afterAll(async () => {
  await stop(server)
  rmSync(dataDir, { recursive: true, force: true })
})

it('an error tells where it happened, and nothing of what a person typed', async () => {
  // The name is then a parameter of a statement that fails.
  await ask(dataDir, 'ALTER TABLE people RENAME COLUMN last_name TO gone')
  const typed = { lastName: 'Quidam-Secret', segment: 'inhabitant', email: 'quidam@exemple.fr' }
  const answers = [
    await visitor.post('/essai/personnes/nouvelle', typed),
    await visitor.get('/essai/personnes?q=Quidam-Secret'),
  ]
  await ask(dataDir, 'ALTER TABLE people RENAME COLUMN gone TO last_name')
  for (const answer of answers) {
    expect(answer.status).toBe(500)
    const page = await answer.text()
    expect(page).toContain('Quelque chose s’est mal passé')
    expect(page).not.toMatch(/last_name|42703|node_modules/)
  }
  expect(server!.said()).toContain('POST /:hub/personnes/nouvelle: database error 42703')
  expect(server!.said()).toContain('GET /:hub/personnes: database error 42703')
  expect(server!.said()).not.toMatch(/quidam/i)
})

it('a page that does not exist and a refused sign-in are no errors to keep', async () => {
  const before = server!.said()
  expect((await visitor.get('/essai/personnes/quidam')).status).toBe(404)
  expect((await visitor.get('/nulle-part/quidam')).status).toBe(404)
  expect(server!.said()).toBe(before)
  const refused = await fetch(`${server!.url}/connexion`, {
    method: 'POST',
    body: new URLSearchParams({ email: 'quidam@exemple.fr', password: 'quidam-quidam' }),
    headers: { origin: server!.url! },
  })
  expect(refused.status).toBe(422)
  expect(server!.said()).not.toMatch(/quidam/i)
})

it('an accounts table that fails keeps addresses to itself too', async () => {
  await ask(dataDir, 'ALTER TABLE "user" RENAME COLUMN email TO gone')
  const answer = await fetch(`${server!.url}/connexion`, {
    method: 'POST',
    body: new URLSearchParams({ email: 'quidam@exemple.fr', password: 'quidam-quidam' }),
    headers: { origin: server!.url! },
  })
  await ask(dataDir, 'ALTER TABLE "user" RENAME COLUMN gone TO email')
  expect([422, 500]).toContain(answer.status)
  expect(server!.said()).not.toMatch(/quidam/i)
})
