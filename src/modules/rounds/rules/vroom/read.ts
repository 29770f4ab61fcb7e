import { flawsOf } from '#kit/document.ts'
import { type Refusal, refuse } from '#kit/result.ts'
import { checkDocument } from './check.ts'
import { MOST_NAMES, MOST_TASKS } from './matrix.ts'
import type { Order } from './order.ts'
import { type Problem, type Report, reporter } from './problems.ts'
import { vroomSchema } from './schema.ts'
import { unknownFields } from './unknown.ts'

/** What is wrong with a document: at most 50 places of it, each with its reason. */
export type BadProblem = Refusal<'bad_problem'> & { readonly problems: readonly Problem[] }
type ReadProblem = { readonly ok: true; readonly value: Order } | BadProblem

export const badProblem = (problems: readonly Problem[]): BadProblem => ({
  ...refuse('bad_problem', problems[0]?.path),
  problems,
})

/** A document that is still text; a mark before its first letter, which some editors put, is left out. */
export function parseVroom(text: string): { readonly ok: true; readonly value: unknown } | BadProblem {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\ufeff/, '')) as unknown }
  } catch (error) {
    const got = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 100) : 'something else'
    return badProblem([{ path: '', code: 'not_json', expected: 'JSON', got }])
  }
}

/**
 * Reads and checks a problem in VROOM's JSON: shape, references, matrices. Everything that is wrong is told with its
 * path and reason; nothing is repaired. What could never be served is found later, when travel times are known
 * (`findImpossible`).
 */
export function readVroom(json: unknown): ReadProblem {
  const { problems, report } = reporter()
  checkCounts(json, report)
  checkNames(json, report)
  if (problems.length > 0) return badProblem(problems)
  const parsed = vroomSchema.safeParse(json)
  if (!parsed.success) return badProblem(flawsOf(parsed.error.issues, json))
  const order = checkDocument(parsed.data, report, unknownFields(json))
  return problems.length > 0 || !order ? badProblem(problems) : { ok: true, value: order }
}

/** Before anything else: a document with ten thousand stops is answered at once. */
function checkCounts(json: unknown, report: Report): void {
  if (typeof json !== 'object' || json === null) return
  const { jobs, shipments } = json as { jobs?: unknown; shipments?: unknown }
  const stops =
    (Array.isArray(jobs) ? jobs.length : 0) + (Array.isArray(shipments) ? 2 * shipments.length : 0)
  if (stops <= MOST_TASKS) return
  const path = Array.isArray(jobs) && jobs.length > 0 ? 'jobs' : 'shipments'
  report(path, 'too_many', `at most ${MOST_TASKS} stops (a shipment is two)`, `${stops}`)
}

type Loose = Readonly<Record<string, unknown>>
const looseOf = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {}
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Nor does the schema library read lists of names without end: it takes seconds for them, in which nobody else is heard. */
function checkNames(json: unknown, report: Report): void {
  const few = (of: Loose, path: string, fields: readonly string[]) => {
    for (const field of fields) {
      const count = Object.keys(looseOf(of[field])).length
      if (count > MOST_NAMES) report(`${path}${field}`, 'too_many', `at most ${MOST_NAMES} names`, `${count}`)
    }
  }
  const doc = looseOf(json)
  if (!Array.isArray(doc.matrices)) few(doc, '', ['matrices'])
  few(looseOf(doc.palier), 'palier.', ['km_per_hour', 'detour'])
  const perType = (stop: unknown, path: string) =>
    few(looseOf(stop), path, ['setup_per_type', 'service_per_type'])
  for (const [i, job] of listOf(doc.jobs).entries()) perType(job, `jobs[${i}].`)
  for (const [i, shipment] of listOf(doc.shipments).entries())
    for (const end of ['pickup', 'delivery']) perType(looseOf(shipment)[end], `shipments[${i}].${end}.`)
}
