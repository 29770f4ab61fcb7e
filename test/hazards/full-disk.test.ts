import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openHub, type Started, serve, signIn, start, stop } from './server.ts'
import { addUntilRefused, lost, newWriter } from './writer.ts'

const home = mkdtempSync(join(tmpdir(), 'palier-full-'))
const disk = join(home, 'disk')
mkdirSync(disk)
const mount = (megabytes: number) =>
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'palier-test', disk]).status === 0
const unmount = () => spawnSync('umount', [disk]).status === 0

/** Only root may mount a small disk; elsewhere these tests are counted as skipped. */
const canMount = mount(1) && unmount()

let server: Started | undefined
afterAll(async () => {
  await stop(server)
  if (canMount) unmount()
  rmSync(home, { recursive: true, force: true })
})

const sentenceOf = async (started: Started): Promise<string> => {
  expect(await started.ended).toBe(1)
  const sentence = started.said().trim()
  expect(sentence.split('\n')).toHaveLength(1)
  return sentence
}

/** Takes all the room that is left, but for `spare` bytes. */
function fill(spare: number): string {
  const { bavail, bsize } = statfsSync(disk)
  const filler = join(disk, 'filler')
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - spare)))
  return filler
}

describe.runIf(canMount)('a full disk', () => {
  it('is said in one sentence when there is no room for the database', async () => {
    mount(16)
    const sentence = await sentenceOf(await serve(join(disk, 'data')))
    expect(sentence).toMatch(/^Le disque est plein\s: .+ \[.+\]$/)
    unmount()
  })

  it('met in the middle of the work loses nothing acknowledged', async () => {
    mount(160)
    const dataDir = join(disk, 'data')
    server = await serve(dataDir)
    await (await openHub(dataDir)).close()
    const writer = newWriter()
    const visitor = await signIn(server.url!)
    const filler = fill(256 * 1024)
    await addUntilRefused(writer, visitor, 2, 'Plein')
    expect(writer.acknowledged.size).toBeGreaterThan(0)
    const page = await visitor.get('/sante').catch(() => undefined)
    expect(page === undefined || page.status === 200 || page.status === 500).toBe(true)
    await stop(server)

    writeFileSync(filler, '')
    fill(64 * 1024)
    expect(await sentenceOf(await serve(dataDir))).toContain('Le disque est plein')
    expect(await sentenceOf(await start(['backup', join(disk, 'b.palier'), '--data', dataDir]))).toMatch(
      /disque est plein|disk is full/,
    )

    rmSync(filler)
    server = await serve(dataDir)
    expect(await lost(writer, dataDir)).toEqual([])
  })
})
