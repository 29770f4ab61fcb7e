import { performance } from 'node:perf_hooks'
import { root, runTool, type Tally } from './tool.ts'
import { runVitest } from './vitest.ts'

type Step = { title: string; run(): Promise<Tally> }
/** What runs at the same time: steps that mostly wait for servers leave a core to one that fills it. */
type Stage = readonly Step[]

const modules = `${root}/node_modules`

const check = (title: string, script: string, args: string[]): Step => ({
  title,
  run: async () => {
    const { code, output } = await runTool(script, args)
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, report: output }
  },
})

const suite = (title: string, projects: string[], filters: string[]): Step => ({
  title,
  run: () => runVitest(projects, filters),
})

/** `npm test` runs everything; `npm test -- requests` only the tests whose path holds "requests". */
function stagesFor(filters: string[]): Stage[] {
  const build = check('build', `${root}/bin/prepare.mjs`, ['build'])
  const checks: Stage[] = [
    [check('routes: generated types', `${modules}/@react-router/dev/bin.cjs`, ['typegen'])],
    [
      check('types', `${modules}/typescript/bin/tsc`, ['-p', '.']),
      check('format and lint', `${modules}/@biomejs/biome/bin/biome`, ['check', '.']),
    ],
  ]
  const suites: Stage[] = [
    [suite('rules (no database)', ['unit'], filters)],
    [suite('use cases on PostgreSQL', ['postgres'], filters)],
    [suite('launcher and browser', ['launcher'], filters)],
    [
      suite('hazards: kills, full disk, wrong settings', ['hazards'], filters),
      suite('journeys in the browser', ['journeys'], filters),
    ],
  ]
  return filters.length > 0 ? [[build], ...suites] : [...checks, [build], ...suites]
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`

const started = performance.now()
const total = { passed: 0, failed: 0, skipped: 0 }
async function take(step: Step): Promise<void> {
  const from = performance.now()
  const tally = await step.run()
  total.passed += tally.passed
  total.failed += tally.failed
  total.skipped += tally.skipped
  const mark = tally.failed > 0 ? '✗' : '✓'
  process.stdout.write(`${mark} ${step.title}: ${describe(tally)} (${seconds(from)})\n`)
  if (tally.failed > 0) process.stdout.write(`${tally.report.trim()}\n\n`)
}
for (const stage of stagesFor(process.argv.slice(2))) await Promise.all(stage.map(take))
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
process.stdout.write(`Total ${seconds(started)}\n${describe(total)}\n`)

function describe({ passed, failed, skipped }: Omit<Tally, 'report'>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
