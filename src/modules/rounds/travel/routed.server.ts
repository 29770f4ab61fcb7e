import { crowTables, type Mode, modeOf, type Pace } from '../rules/vroom/crow.ts'
import { paceOf, profilesWanted } from '../rules/vroom/fill.ts'
import type { Tables } from '../rules/vroom/order.ts'
import type { LonLat } from '../rules/vroom/schema.ts'
import { type Block, blocksOf, type Rows } from './blocks.ts'
import type { TableService } from './service.ts'
import type { FoundTimes, Journeys, TravelTimes } from './travel.ts'

/** What is known already of some pairs of places, and where what was learnt is kept. */
export type TimesMemory = {
  read(service: string, mode: Mode, places: readonly LonLat[]): Promise<Known>
  write(service: string, mode: Mode, places: readonly LonLat[], tables: Tables, known: Known): Promise<void>
}
/** `from * count + to` of the pairs that are known: seconds and metres. */
export type Known = ReadonlyMap<number, { readonly seconds: number; readonly metres: number }>

/** Requests under way at once: enough to be quick, few enough for a service that others use too. */
const AT_ONCE = 4

/**
 * Travel times from a routing service, through a memory when there is one. A service that does not answer, in time or at
 * all, is told in a notice, and straight lines take its place; so they do for pairs between which it knows no way.
 */
export function routedBy(
  service: TableService,
  paces: Readonly<Record<string, Pace>> = {},
  memory?: TimesMemory,
): TravelTimes {
  return {
    async find(order, signal): Promise<FoundTimes> {
      const tables = new Map<string, Tables>()
      const notices: string[] = []
      const places = order.places.map(({ location }) => location!)
      for (const profile of profilesWanted(order)) {
        const mode = modeOf(profile) ?? 'car'
        if (!service.knows(mode)) {
          notices.push(`${service.name} is not set for the profile “${profile}”`)
          continue
        }
        const found = await tableOf(service, order, profile, mode, places, paces, memory, signal)
        if ('failure' in found) {
          notices.push(
            `${service.name} did not answer for the profile “${profile}” (${found.failure}): times are estimated`,
          )
          continue
        }
        tables.set(profile, found.tables)
        if (found.holes > 0)
          notices.push(
            `${service.name} knows no way for ${found.holes} pairs of places of the profile “${profile}”: they are estimated`,
          )
      }
      return { name: tables.size > 0 ? service.name : 'crow', tables, paces, notices }
    },
  }
}

type Table = { readonly tables: Tables; readonly holes: number } | { readonly failure: string }

async function tableOf(
  service: TableService,
  order: Journeys,
  profile: string,
  mode: Mode,
  places: readonly LonLat[],
  paces: Readonly<Record<string, Pace>>,
  memory: TimesMemory | undefined,
  signal: AbortSignal,
): Promise<Table> {
  const size = places.length
  const known: Known = (await memory?.read(service.name, mode, places)) ?? new Map()
  // Straight lines first: what the service tells is written over them.
  const tables = crowTables(order.places, paceOf(order, profile, paces))
  for (const [pair, { seconds, metres }] of known) {
    tables.durations[pair] = seconds
    tables.distances![pair] = metres
  }
  const missing = blocksOf(size).filter((block) => !isKnown(block, known, size))
  let holes = 0
  const failure = await inTurns(missing, async (block) => {
    const rows = await service.rows(block, places, mode, signal)
    if (typeof rows === 'string') return rows
    holes += write(rows, block, tables)
    return null
  })
  if (failure !== null) return { failure }
  if (missing.length > 0 && holes === 0) await memory?.write(service.name, mode, places, tables, known)
  return { tables, holes }
}

/** Places on the diagonal are no travel. */
function isKnown({ sources, destinations }: Block, known: Known, size: number): boolean {
  return sources.every((from) => destinations.every((to) => from === to || known.has(from * size + to)))
}

function write(rows: Rows, { sources, destinations }: Block, { size, durations, distances }: Tables): number {
  let holes = 0
  for (const [i, from] of sources.entries())
    for (const [j, to] of destinations.entries()) {
      const [seconds, metres] = [rows.durations[i]![j]!, rows.distances[i]![j]!]
      if (seconds === null || metres === null) holes++
      else {
        durations[from * size + to] = Math.round(seconds)
        distances![from * size + to] = Math.round(metres)
      }
    }
  return holes
}

/** The first failure ends it; a connection that breaks is one. */
async function inTurns<T>(
  items: readonly T[],
  work: (item: T) => Promise<string | null>,
): Promise<string | null> {
  let next = 0
  let failure: string | null = null
  const turn = async () => {
    while (next < items.length && failure === null) {
      const item = items[next++]!
      try {
        failure ??= await work(item)
      } catch (error) {
        failure ??= whyNot(error)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, turn))
  return failure
}

/** Why a service could not be asked, in a few words and without its address, which may hold a secret. */
export function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  if (error.name === 'TimeoutError') return 'no answer in time'
  if (error.name === 'AbortError') return 'cancelled'
  const { code } = (error.cause ?? error) as { code?: unknown }
  return typeof code === 'string' ? code : 'no answer'
}
