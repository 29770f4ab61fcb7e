import papaparse from 'papaparse'
import { newId } from '#kit/id.ts'
import { ok, type Refusal, type Result, refuse } from '#kit/result.ts'
import { fold, parseDecimal, printable } from '#kit/text.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { MOST_ADDRESS, placeKey, pointOf } from '../rules/places.ts'
import { mayKeepPlaces } from '../travel/permits.ts'
import { type NewPlace, writePlaces } from './store.server.ts'

/** Bytes of a file of places: thirty times 5,000 lines of an address. */
export const LARGEST_CSV = 1_048_576
const MOST_LINES = 5000
/** Beyond this one corrects the file, not the list of mistakes. */
const MOST_TOLD = 20

export type WrongLine = {
  readonly line: number
  readonly why: 'columns' | 'address' | 'point' | 'empty' | 'too_many'
}
type BadFile = Refusal<'bad_file'> & { readonly lines: readonly WrongLine[] }

const WORDS = {
  address: ['adresse', 'address', 'lieu'],
  lat: ['latitude', 'lat', 'y'],
  lon: ['longitude', 'lon', 'lng', 'long', 'x'],
} as const

type Line = { readonly address: string; readonly lat: number; readonly lon: number }

/** Reads a file of addresses with their coordinates: every wrong line is told, and then none is taken. */
export function readPlacesFile(text: string): { ok: true; value: Line[] } | BadFile {
  const { data } = papaparse.parse<string[]>(printable(text.replace(/^\ufeff/, '')), {
    skipEmptyLines: 'greedy',
  })
  const [head, ...rows] = data
  if (!head) return bad([{ line: 1, why: 'empty' }])
  const names = head.map(fold)
  const at = (words: readonly string[]) => names.findIndex((name) => words.includes(name))
  const [address, lat, lon] = [at(WORDS.address), at(WORDS.lat), at(WORDS.lon)]
  if (address < 0 || lat < 0 || lon < 0) return bad([{ line: 1, why: 'columns' }])
  if (rows.length === 0) return bad([{ line: 1, why: 'empty' }])
  if (rows.length > MOST_LINES) return bad([{ line: MOST_LINES + 2, why: 'too_many' }])
  const wrong: WrongLine[] = []
  const lines: Line[] = []
  for (const [i, row] of rows.entries()) {
    const line = i + 2
    const said = (row[address] ?? '').trim()
    const [y, x] = [parseDecimal(row[lat] ?? ''), parseDecimal(row[lon] ?? '')]
    const point = y === null || x === null ? null : pointOf(y, x)
    if (placeKey(said) === '' || said.length > MOST_ADDRESS) wrong.push({ line, why: 'address' })
    else if (!point?.ok) wrong.push({ line, why: 'point' })
    else lines.push({ address: said, ...point.value })
  }
  return wrong.length > 0 ? bad(wrong.slice(0, MOST_TOLD)) : { ok: true, value: lines }
}

const bad = (lines: readonly WrongLine[]): BadFile => ({ ...refuse('bad_file', 'file'), lines })

/** Takes a file of places, all of it or nothing; of an address that stands twice, the last line holds. Answers how many. */
export async function importPlaces(
  ctx: Ctx,
  text: string,
): Promise<Result<number, 'not_permitted'> | BadFile> {
  if (!mayKeepPlaces(ctx.actor)) return refuse('not_permitted')
  const read = readPlacesFile(text)
  if (!read.ok) return read
  const byKey = new Map(read.value.map((line) => [placeKey(line.address), line]))
  const rows = [...byKey].map(
    ([key, { address, lat, lon }]): NewPlace => ({
      hubId: ctx.hub.id,
      id: newId<'Place'>(),
      address,
      key,
      lat,
      lon,
      state: 'placed',
      source: 'csv',
      placedAt: ctx.now(),
      userId: ctx.actor.userId,
    }),
  )
  return await ctx.tx(async (tx): Promise<Result<number, 'not_permitted'>> => {
    for (let from = 0; from < rows.length; from += 1000) await writePlaces(tx, rows.slice(from, from + 1000))
    await audit(tx, ctx, 'import', 'place', ctx.hub.id, { places: rows.length })
    return ok(rows.length)
  })
}
