import { readFile, writeFile } from 'node:fs/promises'
import type { Progress } from '#modules/rounds/rules/problem.ts'
import { CODE, type Refused, refused } from '#modules/rounds/rules/vroom/answer.ts'
import { parseVroom } from '#modules/rounds/rules/vroom/read.ts'
import { answerDocument, isRefused } from '#modules/rounds/solve/answer-document.server.ts'
import { searchHere } from '#modules/rounds/solve/here.server.ts'
import { type Addresses, addressesOfEnvironment, travelBy } from '#modules/rounds/travel/services.server.ts'
import { type Command, type Given, UsageError } from '#platform/cli/command.ts'

/** When this program began, in milliseconds of `Date.now()`: the limit of time counts from there. */
const begunAt = Date.now() - Math.round(performance.now())

/** `palier rounds solve FILE.json`: no database, no hub. */
export const roundsCommand: Command = {
  name: 'rounds',
  usage: 'solve FILE',
  summary: 'plan rounds: a problem in the JSON of VROOM in, its answer out (- reads what is piped in)',
  options: {
    seconds: { type: 'string', summary: 'limit of time, 0.1 to 600 (default 5)' },
    iterations: { type: 'string', summary: 'limit of iterations: the same answer each time' },
    seed: { type: 'string', summary: 'whole number (default 1)' },
    plan: { type: 'boolean', summary: 'keep the steps of the vehicles as they are, and tell their times' },
    out: { type: 'string', summary: 'file to write the answer to (default: standard output)' },
    osrm: { type: 'string', summary: 'address of an OSRM service for travel times (or OSRM_URL)' },
    ors: { type: 'string', summary: 'address of an openrouteservice (or ORS_URL, with ORS_KEY)' },
    vroom: { type: 'string', summary: 'address of a vroom-express that plans instead (or VROOM_URL)' },
    progress: { type: 'boolean', summary: 'tell on standard error how far it is' },
  },
  async run(given) {
    const [verb, file, ...more] = given.positionals
    if (verb !== 'solve') throw new UsageError('rounds takes: solve FILE')
    if (!file || more.length > 0)
      throw new UsageError('rounds solve takes one file, or - for what is piped in')
    const asking = {
      seconds: numberOf(given, 'seconds', 0.1, 600),
      iterations: wholeOf(given, 'iterations', 1_000_000_000),
      seed: wholeOf(given, 'seed', 4_294_967_295),
      plan: given.values.plan === true ? true : undefined,
    }
    const addresses = addressesOf(given)
    const text = await textOf(given, file)
    if (text === null) return 2
    const parsed = parseVroom(text)
    if (!parsed.ok) return sayRefused(given, file, refused(parsed.problems))
    const cancel = new AbortController()
    const stop = () => cancel.abort()
    process.once('SIGINT', stop)
    const answer = await answerDocument(parsed.value, {
      ...asking,
      askedAt: begunAt,
      travel: travelBy(addresses),
      vroom: addresses.vroom,
      signal: cancel.signal,
      searching: searchHere,
      onProgress: given.values.progress ? (p) => given.err(progressLine(p)) : undefined,
    })
    process.off('SIGINT', stop)
    if (isRefused(answer)) return sayRefused(given, file, answer)
    return await write(given, JSON.stringify(answer, null, 2))
  },
}

const progressLine = (p: Progress): string =>
  `${p.seconds.toFixed(1)} s, ${p.iterations} iterations, ${p.unserved} unserved, cost ${Math.round(p.cost)}`

function sayRefused(given: Given, file: string, { code, error, palier }: Refused): number {
  given.err(`palier rounds solve: ${file} cannot be solved`)
  for (const { path, reason } of palier.problems) given.err(`  ${path || '(document)'}: ${reason}`)
  if (palier.problems.length === 0) given.err(`  ${error}`)
  return code === CODE.input ? 2 : 1
}

async function textOf(given: Given, file: string): Promise<string | null> {
  try {
    return file === '-' ? await piped() : await readFile(file, 'utf8')
  } catch (error) {
    given.err(
      `palier rounds solve: cannot read ${file} (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`,
    )
    return null
  }
}

async function write(given: Given, text: string): Promise<number> {
  const { out } = given.values
  if (typeof out !== 'string') {
    given.out(text)
    return 0
  }
  try {
    await writeFile(out, `${text}\n`)
    return 0
  } catch (error) {
    given.err(
      `palier rounds solve: cannot write ${out} (${(error as NodeJS.ErrnoException).code ?? 'unwritable'})`,
    )
    return 1
  }
}

async function piped(): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** Those of the command line, else those of the environment. */
function addressesOf({ values }: Given): Addresses {
  const known = addressesOfEnvironment()
  const address = (name: 'osrm' | 'ors' | 'vroom') => {
    const text = values[name]
    if (typeof text !== 'string') return undefined
    if (!/^https?:\/\/./.test(text) || !URL.canParse(text))
      throw new UsageError(`--${name} must be an address such as http://127.0.0.1:5000, not '${text}'`)
    return text
  }
  const [osrm, ors, vroom] = [address('osrm'), address('ors'), address('vroom')]
  return {
    osrm: osrm ?? (ors ? undefined : known.osrm),
    ors: ors ?? known.ors,
    orsKey: known.orsKey,
    vroom: vroom ?? known.vroom,
  }
}

function wholeOf(given: Given, name: 'iterations' | 'seed', most: number): number | undefined {
  const text = given.values[name]
  if (typeof text !== 'string') return undefined
  if (!/^\d{1,10}$/.test(text) || Number(text) > most)
    throw new UsageError(`--${name}: expected a whole number from 0 to ${most}, got '${text}'`)
  return Number(text)
}

function numberOf(given: Given, name: 'seconds', least: number, most: number): number | undefined {
  const text = given.values[name]
  if (typeof text !== 'string') return undefined
  const number = Number(text)
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(text) || number < least || number > most)
    throw new UsageError(`--${name}: expected a number from ${least} to ${most}, got '${text}'`)
  return number
}
