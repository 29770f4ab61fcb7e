import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, inject, test } from 'vitest'
import { checkFec } from '../fec/check.ts'

const dataDir = inject('dataDir')
const palier = fileURLToPath(new URL('../../bin/palier', import.meta.url))
const out = mkdtempSync(join(tmpdir(), 'palier-fec-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

const run = async (...words: string[]) =>
  (await promisify(execFile)(process.execPath, [palier, 'export', ...words, '--data', dataDir])).stdout.trim()

const thisYear = new Date().getFullYear()
/** The demo opened thirteen months ago: last year without openings, this year with them. */
const YEARS = [
  { year: thisYear - 1, opening: false },
  { year: thisYear, opening: true },
]

test.each(['quartier', 'rural'])('the files of the tax office of %s pass the checker', async (hub) => {
  for (const { year, opening } of YEARS) {
    const file = await run('fec', '--hub', hub, '--year', String(year), '--out', join(out, hub))
    const report = checkFec(basename(file), readFileSync(file), { from: `${year}0101`, to: `${year}1231` })
    expect(report.faults, file).toEqual([])
    expect(report.opening, file).toBe(opening)
    expect(report.lines).toBeGreaterThan(50)
    expect(report.lettered).toBeGreaterThan(0)
    expect(report.journals.length).toBeGreaterThan(2)
  }
})

test('hledger reads the same books back, balanced, every account known', async () => {
  try {
    execFileSync('hledger', ['--version'])
  } catch {
    return console.warn('hledger is not installed: its check is skipped')
  }
  for (const hub of ['quartier', 'rural']) {
    const file = await run('hledger', '--hub', hub, '--year', String(thisYear), '--out', join(out, hub))
    execFileSync('hledger', ['-f', file, 'check', '--strict'])
  }
})
