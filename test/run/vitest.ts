import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool, scratch, type Tally } from './tool.ts'

/** The part of vitest's JSON report we count with. */
type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}

/** Runs projects of `vitest.config.ts`; a crash outside any test counts as one failure. */
export async function runVitest(projects: string[], filters: string[]): Promise<Tally> {
  const home = mkdtempSync(join(scratch, 'report-'))
  const file = join(home, 'report.json')
  try {
    const { code, output } = await runTool(join(root, 'node_modules', 'vitest', 'vitest.mjs'), [
      'run',
      // A filter may leave a suite empty; an empty suite in a full run is a mistake.
      ...(filters.length > 0 ? ['--passWithNoTests'] : []),
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      ...projects.flatMap((project) => ['--project', project]),
      ...filters,
    ])
    const report = read(file)
    const failed = report?.numFailedTests ?? 0
    return {
      passed: report?.numPassedTests ?? 0,
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
      report: output,
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function read(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined
  }
}
