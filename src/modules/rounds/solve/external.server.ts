import type { Answer } from '../rules/vroom/answer.ts'
import type { Order, Tables } from '../rules/vroom/order.ts'
import { whyNot } from '../travel/routed.server.ts'

/** An answer is read up to there, in bytes: 3,000 stops are a tenth of it. */
const LARGEST = 50_000_000

/**
 * Asks an external VROOM (vroom-express) for the plan: the same document without our own field, with our travel times, so
 * that it needs no routing of its own. Its answer as it is, or in a few words why there is none.
 */
export async function askVroom(
  url: string,
  json: unknown,
  order: Order,
  tables: ReadonlyMap<string, Tables>,
  signal: AbortSignal,
): Promise<Answer | string> {
  return await postToVroom(url, documentFor(json, order, tables), signal)
}

/** Sends a whole document to a vroom-express: its plan, or in a few words why there is none. */
export async function postToVroom(
  url: string,
  document: unknown,
  signal: AbortSignal,
): Promise<Answer | string> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(document),
      signal,
      redirect: 'error',
    })
    const text = await textOf(answer)
    if (text === null) return 'an answer that is too long'
    const told = JSON.parse(text) as (Partial<Answer> & { error?: unknown }) | null
    if (told?.code !== 0)
      return typeof told?.error === 'string' ? told.error.slice(0, 200) : `http ${answer.status}`
    const { summary, routes, unassigned } = told
    const whole = summary && typeof summary === 'object' && Array.isArray(routes) && Array.isArray(unassigned)
    return whole ? (told as Answer) : 'an answer that is no plan'
  } catch (error) {
    return error instanceof SyntaxError ? 'an answer that is not JSON' : whyNot(error)
  }
}

/** What it says; null once it is too long, and it is read no further. */
async function textOf(answer: Response): Promise<string | null> {
  const decoder = new TextDecoder()
  const parts: string[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST) return null
    parts.push(decoder.decode(chunk, { stream: true }))
  }
  return parts.join('') + decoder.decode()
}

type Fields = Readonly<Record<string, unknown>>
type Document = {
  readonly jobs?: readonly Fields[]
  readonly shipments?: readonly (Fields & { pickup: Fields; delivery: Fields })[]
  readonly vehicles: readonly Fields[]
  readonly matrices?: unknown
  readonly matrix?: unknown
}

const withoutOurs = ({ palier: _, ...rest }: Fields): Fields => rest

function documentFor(json: unknown, order: Order, tables: ReadonlyMap<string, Tables>): Document {
  const doc = json as Document
  const { palier: _, ...bare } = doc as Document & { palier?: unknown }
  const { tasks } = order
  const jobs = doc.jobs ?? []
  const at = (task: number) => ({ location_index: tasks[task]!.place })
  return {
    ...bare,
    jobs: jobs.map((job, i) => ({ ...withoutOurs(job), ...at(i) })),
    shipments: (doc.shipments ?? []).map((shipment, i) => ({
      ...withoutOurs(shipment),
      pickup: { ...shipment.pickup, ...at(jobs.length + 2 * i) },
      delivery: { ...shipment.delivery, ...at(jobs.length + 2 * i + 1) },
    })),
    vehicles: doc.vehicles.map((vehicle, i) => {
      const { start, end } = order.vehicles[i]!
      return {
        ...withoutOurs(vehicle),
        ...(start !== null && { start_index: start }),
        ...(end !== null && { end_index: end }),
      }
    }),
    ...(order.given.size === 0 && { matrices: matricesOf(tables) }),
  }
}

function matricesOf(tables: ReadonlyMap<string, Tables>) {
  const rows = (cells: Int32Array, size: number) =>
    Array.from({ length: size }, (_, from) => [...cells.subarray(from * size, (from + 1) * size)])
  return Object.fromEntries(
    [...tables].map(([profile, { size, durations, distances }]) => [
      profile,
      { durations: rows(durations, size), ...(distances && { distances: rows(distances, size) }) },
    ]),
  )
}
