import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { palier as program } from './server.ts'

const home = mkdtempSync(join(tmpdir(), 'palier-hub-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Runs `bin/palier` as the host of a real installation does, on a data folder of the test's own. */
function palier(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { DATABASE_URL: _, ...env } = process.env
  const all = [program, ...args, '--data', join(home, 'data')]
  return new Promise((resolve) => {
    execFile(process.execPath, all, { env: { ...env, PALIER_READY: '1' } }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

const tilleuls = ['hub', 'les-tilleuls', '--name', 'Les Tilleuls', '--admin', 'Moi@Exemple.fr', '--json']

test('a host opens a first hub, whose administrator gets a password told once', async () => {
  const first = await palier(...tilleuls)
  expect(first.code).toBe(0)
  const told = JSON.parse(first.out)
  expect(told).toMatchObject({ hub: 'les-tilleuls', admin: 'moi@exemple.fr' })
  expect(told.password.length).toBeGreaterThanOrEqual(10)
  const second = await palier(
    'hub',
    'le-vallon',
    '--name',
    'Le Vallon',
    '--admin',
    'moi@exemple.fr',
    '--json',
  )
  expect(JSON.parse(second.out).password).toBeNull()
})

test.each([
  [['hub'], 'say which WORD'],
  [['hub', 'a-b'], '--name is needed'],
  [['hub', 'Bonjour !', '--name', 'x', '--admin', 'a@b.fr'], 'lower-case letters'],
  [['hub', 'connexion', '--name', 'x', '--admin', 'a@b.fr'], 'kept for Palier'],
  [['hub', 'a-b', '--name', 'x', '--admin', 'personne'], 'e-mail address'],
  [['hub', 'a-b', '--name', 'x', '--admin', 'a@b.fr', '--kind', 'ville'], '--kind must be one of'],
  [['hub', 'a-b', '--name', 'x', '--admin', 'a@b.fr', '--zone', 'Lune/Mer'], 'no time zone'],
  [tilleuls, 'already a hub'],
])('refuses %j with one sentence and exit code 2', async (args, sentence) => {
  const { code, err } = await palier(...args)
  expect(code).toBe(2)
  expect(err).toContain(sentence)
  expect(err.trim().split('\n')).toHaveLength(1)
})
