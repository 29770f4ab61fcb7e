import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gone, postmasterOf, processesOn, type Started, serve, startUnderParent, stop } from './server.ts'

let dataDir: string
let server: Started | undefined

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'palier-stop-'))
})
afterAll(async () => {
  await stop(server)
  rmSync(dataDir, { recursive: true, force: true })
})

/** What a Ctrl-C does: the terminal tells every process of the group. */
const ctrlC = ({ child }: Started) => process.kill(-child.pid!, 'SIGINT')

describe.runIf(process.platform === 'linux')('an order to stop leaves no process and no lock', () => {
  it.each([
    ['Ctrl-C', () => serve(dataDir), ctrlC],
    ['the end of service', () => serve(dataDir), ({ child }: Started) => child.kill('SIGTERM')],
    ['a closed terminal', () => serve(dataDir), ({ child }: Started) => child.kill('SIGHUP')],
    [
      'Ctrl-C under npm, which passes it on',
      () => startUnderParent(['serve', '--port', '0', '--data', dataDir]),
      ctrlC,
    ],
    [
      'kill -9 of the parent that started it',
      () => startUnderParent(['serve', '--port', '0', '--data', dataDir]),
      ({ child }: Started) => child.kill('SIGKILL'),
    ],
  ])('%s', async (_name, begin, order) => {
    server = await begin()
    expect((await fetch(`${server.url}/sante`)).status).toBe(200)
    expect(processesOn(dataDir).length).toBeGreaterThan(1)
    const { pid } = JSON.parse(readFileSync(join(dataDir, 'palier.lock'), 'utf8')) as { pid: number }
    const postmaster = postmasterOf(dataDir)
    order(server)
    await Promise.all([server.ended, gone(pid), gone(postmaster)])
    expect(processesOn(dataDir)).toEqual([])
    expect(existsSync(join(dataDir, 'palier.lock'))).toBe(false)
    expect(server.said()).toBe('')
  })
})
