import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, gone, openHub, postmasterOf, type Started, serve, signIn, stop } from './server.ts'
import { addUntilRefused, lost, newWriter, sendAllAgain } from './writer.ts'

let dataDir: string
let server: Started | undefined

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'palier-crash-'))
  server = await serve(dataDir)
  await (await openHub(dataDir)).close()
})
afterAll(async () => {
  await stop(server)
  rmSync(dataDir, { recursive: true, force: true })
})

const duplicates = () => ask(dataDir, 'SELECT last_name FROM people GROUP BY last_name HAVING count(*) > 1')

describe.runIf(process.platform === 'linux')('nothing acknowledged is lost', () => {
  it('by kill -9 of the server in the middle of a stream of forms', async () => {
    const writer = newWriter()
    const visitor = await signIn(server!.url!)
    const writing = addUntilRefused(writer, visitor, 4, 'Serveur')
    while (writer.acknowledged.size < 40) await sleep(1)
    server!.child.kill('SIGKILL')
    await writing
    await server!.ended
    expect(writer.refused.length).toBe(4)

    server = await serve(dataDir)
    expect(await lost(writer, dataDir)).toEqual([])
    // The forms without an answer were kept or not: sent again with their key, each counts once.
    await sendAllAgain(writer, await signIn(server.url!))
    expect(writer.acknowledged.size).toBe(writer.sent.size)
    expect(await lost(writer, dataDir)).toEqual([])
    expect(await duplicates()).toEqual([])
  })

  it('by kill -9 of the database: a page says sorry, and the next start recovers', async () => {
    const writer = newWriter()
    const visitor = await signIn(server!.url!)
    const writing = addUntilRefused(writer, visitor, 4, 'Base')
    while (writer.acknowledged.size < 40) await sleep(1)
    const postmaster = postmasterOf(dataDir)
    process.kill(postmaster, 'SIGKILL')
    await writing
    await gone(postmaster)

    const page = await visitor.get('/essai/personnes')
    expect(page.status).toBe(500)
    expect(await page.text()).toContain('Quelque chose s’est mal passé')
    expect(server!.child.exitCode).toBeNull()
    await stop(server)
    expect(existsSync(join(dataDir, 'palier.lock'))).toBe(false)

    server = await serve(dataDir)
    expect(await lost(writer, dataDir)).toEqual([])
    await sendAllAgain(writer, await signIn(server.url!))
    expect(writer.acknowledged.size).toBe(writer.sent.size)
    expect(await duplicates()).toEqual([])
  })

  it('by kill -9 of both at once', async () => {
    const writer = newWriter()
    const writing = addUntilRefused(writer, await signIn(server!.url!), 4, 'Courant')
    while (writer.acknowledged.size < 40) await sleep(1)
    const postmaster = postmasterOf(dataDir)
    process.kill(postmaster, 'SIGKILL')
    server!.child.kill('SIGKILL')
    await writing
    await Promise.all([gone(postmaster), server!.ended])

    server = await serve(dataDir)
    expect(await lost(writer, dataDir)).toEqual([])
  })

  it('by kill -9 of programs that post: the ledger balances, its numbers have no gap', async () => {
    const acknowledged: string[] = []
    for (let round = 0; round < 3; round++) {
      const poster = spawn(process.execPath, [POSTER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
      let said = ''
      poster.stdout.on('data', (data) => {
        said += data
      })
      const ended = new Promise((resolve) => poster.once('close', resolve))
      while (said.split('\n').length < 60) await sleep(1)
      poster.kill('SIGKILL')
      await ended
      // The last line may be cut: it was not read whole, so it acknowledged nothing.
      acknowledged.push(...said.split('\n').slice(0, -1))
    }
    const kept = new Set(
      await ask(dataDir, 'SELECT number FROM entries UNION ALL SELECT number FROM payments'),
    )
    expect(acknowledged.length).toBeGreaterThan(150)
    expect(acknowledged.filter((number) => !kept.has(number))).toEqual([])
    const gaps = `SELECT c.series FROM counters c WHERE c.series ~ '^[ER]' AND c.last <> (
      SELECT count(*) FROM (SELECT number FROM entries UNION ALL SELECT number FROM payments) n
      WHERE n.number ~ ('^' || c.series || '-') AND substr(n.number, 7)::int BETWEEN 1 AND c.last)`
    expect(await ask(dataDir, gaps)).toEqual([])
    expect(await ask(dataDir, UNBALANCED)).toEqual([])
    expect(
      await ask(
        dataDir,
        'SELECT number FROM entries e WHERE NOT EXISTS (SELECT FROM transfers t WHERE t.entry_id = e.id)',
      ),
    ).toEqual([])
  })
})

const POSTER = fileURLToPath(new URL('poster.ts', import.meta.url))
/** Accounts and months whose kept sums are not those of their transfers. */
const UNBALANCED = `
  SELECT account, month FROM (
    SELECT debit AS account, to_char(day, 'YYYY-MM') AS month, amount AS d, 0 AS c FROM transfers
    UNION ALL SELECT credit, to_char(day, 'YYYY-MM'), 0, amount FROM transfers
    UNION ALL SELECT account, month, -debit, -credit FROM balances) s
  GROUP BY account, month HAVING sum(d) <> 0 OR sum(c) <> 0`
