import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { findRunning } from '#platform/db/embedded/embedded.server.ts'
import { openHub, type Started, serve, signIn, start, stop, type Visitor, visit } from '../hazards/server.ts'
import { growCrowd, makeTemplates, type Templates } from './clone.ts'
import { type ImportResults, measureImport } from './import.ts'
import { type InvoicesResults, measureInvoices, printInvoices } from './invoices.ts'
import { type LedgerResults, measureLedger, printLedger } from './ledger.ts'
import { farCursors, pagesFor, round, scriptBytes, type Timing, timeBareSelect, timePage } from './pages.ts'
import { measurePlan, type PlanResults } from './plan.ts'
import { measureRounds } from './rounds.ts'
import { measureSeason, type SeasonResults } from './season.ts'
import { measureWallet, type WalletResults } from './wallet.ts'

/**
 * `npm run bench`: measures and prints, judges nothing. About ten minutes, most of them to write a million requests;
 * `-- --most 100000` stops there, `-- --no-demo` leaves the demo out, `-- --only plan` leaves out all but the engine of
 * the plan, `-- --only import` all but the import of people, `-- --only season` all but a month of recurring jobs,
 * `-- --only ledger` all but postings and the entries file, `wallet` and `invoices` likewise,
 * `-- --only invoices` all but 5,000 invoices, `-- --only desk` all but lists, search and home. `-- --only rounds` measures
 * the solver of rounds, which is not among the rest: seven minutes of processor time.
 */
const ALL_SIZES = [10_000, 100_000, 1_000_000] as const
const { values: options } = parseArgs({
  options: { only: { type: 'string' }, most: { type: 'string' }, 'no-demo': { type: 'boolean' } },
})
const SIZES = ALL_SIZES.filter((size) => size <= Number(options.most ?? ALL_SIZES.at(-1)))
/** Two rounds over all pages, the better one kept: another program's work lasts shorter than a round. */
const ROUNDS = 2
const TIMES = 30
/** Of the 95th hundredth, from the smallest crowd to the largest. */
const GROWTH_GOAL = 1.5

const home = mkdtempSync(join(tmpdir(), 'palier-bench-'))
const dataDir = join(home, 'data')
const report = join(home, 'bench.json')
let server: Started | undefined

const say = (line = ''): void => void process.stdout.write(`${line}\n`)
const seconds = (since: number): number => round((performance.now() - since) / 1000)

type Results = {
  pages: Record<string, (Timing | undefined)[]>
  growth: Record<string, number>
  plan: PlanResults
  imported: ImportResults
  season: SeasonResults
  ledger: LedgerResults
  wallet: WalletResults
  invoices: InvoicesResults
  demoSeconds?: number
  backup: { seconds: number; megabytes: number }
  measuresSeconds?: number
  scriptBytes: Record<string, number | undefined>
}

async function measurePages(templates: Templates, client: pg.Client, visitor: Visitor) {
  const pages: Results['pages'] = {}
  let reached = 0
  let measuresSeconds: number | undefined
  for (const size of SIZES) {
    const from = performance.now()
    await growCrowd(client, templates, reached, size)
    reached = size
    say(`${size.toLocaleString('en')} requests written in ${seconds(from)} s`)
    measuresSeconds = await timeMeasures(client, visitor, `Dernier ${size}`)
    const far = await farCursors(client)
    const rounds: Record<string, Timing | undefined>[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const timings: Record<string, Timing | undefined> = {}
      for (const [name, path] of Object.entries(pagesFor(far)))
        timings[name] = await timePage(visitor, path, TIMES)
      timings['(bare SELECT of 50 rows)'] = await timeBareSelect(client, TIMES)
      rounds.push(timings)
    }
    for (const name of Object.keys(rounds[0]!)) {
      const tried = rounds.map((timings) => timings[name]).filter((timing) => timing !== undefined)
      pages[name] ??= []
      pages[name].push(tried.sort((a, b) => a.p50 - b.p50)[0])
    }
  }
  return { pages, measuresSeconds }
}

/** How long the tasks behind the pages need for the figures of the hub, after one more fact. */
async function timeMeasures(
  client: pg.Client,
  visitor: Visitor,
  lastName: string,
): Promise<number | undefined> {
  await client.query('DELETE FROM task_runs')
  const from = performance.now()
  await visitor.post('/essai/personnes/nouvelle', { lastName, segment: 'inhabitant' })
  while (performance.now() - from < 60_000) {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM task_runs WHERE task LIKE '%measure%'`,
    )
    if (rows[0]!.n > 0) return seconds(from)
    await sleep(50)
  }
  return undefined
}

async function timeBackup(): Promise<Results['backup']> {
  const file = join(home, 'all.palier')
  const from = performance.now()
  await (await start(['backup', file, '--data', dataDir])).ended
  return { seconds: seconds(from), megabytes: round(statSync(file).size / 1e6) }
}

/** The pages of the demo whose scripts are weighed; the board is the one with interaction. */
const WEIGHED = [
  '',
  '/demandes',
  '/guichet',
  '/personnes',
  '/modele',
  '/modele/previsions',
  '/mesures',
  '/phase-de-test',
]

/** The first start with the demo, and what its pages make a browser load. */
async function measureDemo(): Promise<Pick<Results, 'demoSeconds' | 'scriptBytes'>> {
  const from = performance.now()
  const demo = await start(['serve', '--demo', '--port', '0', '--data', join(home, 'demo')])
  const demoSeconds = seconds(from)
  const bytes: Record<string, number | undefined> = {}
  const url = demo.url ?? ''
  const signInPage = await (await fetch(`${url}/connexion`)).text()
  const link = /\/connexion\/demo\?[^"]+/.exec(signInPage)?.[0].replaceAll('&amp;', '&')
  if (link) {
    const visitor = await visit(url, (anybody) => anybody.get(link))
    bytes['/connexion'] = await scriptBytes({ get: (path) => fetch(`${url}${path}`) }, '/connexion')
    for (const path of WEIGHED) bytes[`/quartier${path}`] = await scriptBytes(visitor, `/quartier${path}`)
  }
  await stop(demo)
  return { demoSeconds, scriptBytes: bytes }
}

/** In a server and a hub of their own: the crowd of the pages must not be in the way. */
async function alone<T>(name: string, work: (ctx: Ctx, config: pg.ClientConfig) => Promise<T>): Promise<T> {
  const folder = join(home, name)
  server = await serve(folder)
  const { ctx, close } = await openHub(folder)
  const measured = await work(ctx, findRunning(folder)!)
  await close()
  await stop(server)
  return measured
}

const growthOf = (pages: Results['pages']): Results['growth'] =>
  Object.fromEntries(
    Object.entries(pages).flatMap(([name, all]) => {
      const [first, last] = [all[0]?.p95, all.at(-1)?.p95]
      return first && last ? [[name, round(last / first)]] : []
    }),
  )

/** Lists, search and home over a crowd that grows, in a hub of its own. */
async function measureDesk() {
  server = await serve(dataDir)
  if (!server.url) throw new Error(server.said())
  const ctx = await openHub(dataDir)
  const templates = await makeTemplates(ctx.ctx)
  await ctx.close()
  const client = new pg.Client(findRunning(dataDir))
  await client.connect()
  const visitor = await signIn(server.url)
  const measured = await measurePages(templates, client, visitor)
  await client.end()
  return { ...measured, growth: growthOf(measured.pages) }
}

async function measure(): Promise<Results> {
  const plan = await measurePlan()
  const imported = await alone('import', measureImport)
  const season = await alone('season', measureSeason)
  const ledger = await alone('ledger', measureLedger)
  const wallet = await alone('wallet', measureWallet)
  const invoices = await alone('invoices', measureInvoices)
  const desk = await measureDesk()
  const backup = await timeBackup()
  await stop(server)
  const demo = options['no-demo'] ? { scriptBytes: {} } : await measureDemo()
  return { ...desk, plan, imported, season, ledger, wallet, invoices, backup, ...demo }
}

function printImport({ people, validation, copy, import: took, again, ratio }: ImportResults): void {
  say(`${people.toLocaleString('en')} messy people imported in ${took} s, the same file again in ${again} s`)
  say(`a bare COPY ${copy} s plus validation ${validation} s: × ${ratio}; goal × 3 at most`)
}

function printSeason({ jobs, season, bare, again, ratio }: SeasonResults): void {
  say(`a month of ${jobs.toLocaleString('en')} recurring jobs made in ${season} s, again in ${again} s`)
  say(`the same rows copied by the database alone ${bare} s: × ${ratio}`)
}

function printWallet({ asked, served, perSecond, alone }: WalletResults): void {
  say(
    `64 hands on one wallet: ${served} of ${asked} payments served, none twice, ${perSecond} a second (one hand ${alone})`,
  )
}

function printDesk(results: Pick<Results, 'pages' | 'growth' | 'measuresSeconds'>): void {
  const cell = (timing: Timing | undefined) => (timing ? `${timing.p50} / ${timing.p95}` : '—').padStart(16)
  say(
    `\nServer time, p50 / p95 in ms${' '.repeat(2)}${SIZES.map((n) => n.toLocaleString('en').padStart(16)).join('')}    growth`,
  )
  for (const [name, all] of Object.entries(results.pages)) {
    const growth = results.growth[name]
    const mark = growth === undefined ? '—' : `× ${growth}${growth > GROWTH_GOAL ? ' !' : ''}`
    say(`${name.padEnd(30)}${all.map(cell).join('')}    ${mark}`)
  }
  say(`goal: × ${GROWTH_GOAL} at most from ${SIZES[0]} to ${SIZES.at(-1)} requests\n`)
  say(`figures of the hub computed behind the pages: ${results.measuresSeconds ?? '—'} s after a change`)
}

function print(results: Results): void {
  printDesk(results)
  printImport(results.imported)
  printSeason(results.season)
  printLedger(results.ledger, say)
  printWallet(results.wallet)
  printInvoices(say, results.invoices)
  say(`backup of everything: ${results.backup.seconds} s, ${results.backup.megabytes} MB`)
  if (results.demoSeconds) say(`first start with the demo: ${results.demoSeconds} s; goal 60 s`)
  const scripts = Object.entries(results.scriptBytes).map(([path, bytes]) => `${path} ${bytes ?? '—'}`)
  if (scripts.length > 0) say(`bytes of script: ${scripts.join(', ')}; goal 0 without interaction`)
  say(`\n${report}`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    await stop(server)
    rmSync(home, { recursive: true, force: true })
    process.exit(1)
  })
/** What `--only` may name: each measured and printed alone. */
const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  async plan() {
    writeFileSync(report, JSON.stringify({ plan: await measurePlan() }, null, 2))
    say(`\n${report}`)
  },
  import: async () => printImport(await alone('import', measureImport)),
  season: async () => printSeason(await alone('season', measureSeason)),
  ledger: async () => printLedger(await alone('ledger', measureLedger), say),
  wallet: async () => printWallet(await alone('wallet', measureWallet)),
  invoices: async () => printInvoices(say, await alone('invoices', measureInvoices)),
  desk: async () => printDesk(await measureDesk()),
  async rounds() {
    const rounds = measureRounds(say)
    writeFileSync(report, JSON.stringify({ rounds }, null, 2))
    say(`\n${report}`)
  },
}

async function everything(): Promise<void> {
  const results = await measure()
  writeFileSync(report, JSON.stringify({ sizes: SIZES, ...results }, null, 2))
  print(results)
}

try {
  const part = options.only === undefined ? everything : PARTS[options.only]
  if (part) await part()
  else say(`--only: expected one of ${Object.keys(PARTS).join(', ')}, got ${options.only}`)
} finally {
  await stop(server)
  for (const name of ['data', 'demo', 'import', 'season', 'ledger', 'wallet', 'invoices', 'all.palier'])
    rmSync(join(home, name), { recursive: true, force: true })
}
process.exit()
