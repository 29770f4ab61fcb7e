import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { slug } from '#kit/text.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { mayWritePlan } from '../permits.ts'
import { type Deciles, decilesFault } from '../rules/tariffs/income.ts'
import { type IncomeFile, readIncomeFile } from './income-file.ts'
import type { AreaLevel, IncomeBase } from './income-levels.ts'
import {
  areaAt,
  areaColumns,
  areaRow,
  dropFile,
  putFile,
  removeAreas,
  restoreAreas,
  setArea,
  upsertAreas,
  waitingFile,
} from './store.server.ts'

/** Areas kept at once, and in all: a hub looks at its own places, not at the country. */
export const MOST_AREAS = 200

type ReadCode = 'file_needed' | 'file_too_large' | 'not_a_table' | 'no_header' | 'no_rows'

/** Reads a file of incomes and keeps what it says aside, until somebody chooses areas; replaces the one before. */
export async function readIncomes(
  ctx: Ctx,
  input: { name: string; bytes: Uint8Array; year: number; base: IncomeBase },
): Promise<Result<IncomeFile, ReadCode | 'not_permitted'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  const read = readIncomeFile(input.bytes, input)
  if (!read.ok) return read
  return await ctx.tx(async (tx) => {
    await putFile(tx, ctx, input.name, read.value)
    return ok(read.value)
  })
}

type Place = { code: string; level: AreaLevel; year: number; base: IncomeBase }
/** What names an area within a file. */
export const placeKey = ({ level, code, year, base }: Place): string => `${level}/${code}/${year}/${base}`

/**
 * Keeps areas of the file that waits, by their keys; the same area again takes the new figures.
 * `file` is the one the person saw: another one since is told.
 */
export async function keepAreas(
  ctx: Ctx,
  input: { file?: string; keys: readonly string[] },
): Promise<
  Result<{ kept: number }, 'not_permitted' | 'not_found' | 'changed_meanwhile' | 'none_chosen' | 'too_many'>
> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  if (input.keys.length === 0) return refuse('none_chosen')
  if (input.keys.length > MOST_AREAS) return refuse('too_many')
  return await ctx.tx(async (tx) => {
    const file = await waitingFile(tx, ctx)
    if (!file) return refuse('not_found')
    if (input.file !== undefined && file.id !== input.file) return refuse('changed_meanwhile')
    const wanted = new Set(input.keys)
    // The same place twice in one file: the last line holds, as it would in a spreadsheet pasted over.
    const chosen = new Map(
      file.content.areas
        .filter((area) => wanted.has(placeKey(area)))
        .map((area) => [placeKey(area), { ...area, source: file.name }]),
    )
    if (chosen.size === 0) return refuse('none_chosen')
    const ids = await upsertAreas(tx, ctx, [...chosen.values()])
    for (const id of ids) await audit(tx, ctx, 'import', 'income_area', id, { file: file.name })
    return ok({ kept: ids.length })
  })
}

/** Forgets the file that waits. */
export async function forgetFile(ctx: Ctx): Promise<Result<undefined, 'not_permitted'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await dropFile(tx, ctx)
    return ok(undefined)
  })
}

export type TypedArea = {
  id?: Id<'IncomeArea'>
  code?: string
  name: string
  level: AreaLevel
  year: number
  base: IncomeBase
  /** Nine, cents; D1, D5 and D9 at least. */
  deciles: Deciles
  source: string
  idempotencyKey?: string
}
type TypeCode =
  | 'not_permitted'
  | 'not_found'
  | 'area_exists'
  | 'deciles_count'
  | 'deciles_needed'
  | 'deciles_order'
  | 'deciles_not_positive'

/** Writes an area typed by hand, or changes one; `field` of a refusal about a decile is `d1` to `d9`. */
export async function typeArea(
  ctx: Ctx,
  input: TypedArea,
): Promise<Result<{ id: Id<'IncomeArea'> }, TypeCode>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  const wrong = decilesFault(input.deciles)
  if (wrong) return refuse(wrong.code, `d${wrong.at + 1}`)
  const { id, idempotencyKey, ...given } = input
  const area = { ...given, code: given.code ?? slug(given.name).slice(0, 20), deciles: [...given.deciles] }
  return await ctx.tx(async (tx) => {
    if (id) {
      const known = await areaRow(tx, ctx, id)
      if (!known || known.removedAt) return refuse('not_found')
      if (placeKey(known) !== placeKey({ ...area, code: known.code })) {
        // Its place, year and base are what tells it apart: another one is another area.
        return refuse('area_exists', 'year')
      }
      const { deciles, name, source } = area
      await setArea(tx, ctx, id, {
        ...areaColumns(deciles),
        ...{ name, source, author: ctx.actor.name, at: ctx.now() },
      })
      await audit(tx, ctx, 'edit', 'income_area', id)
      return ok({ id })
    }
    return await once(tx, ctx, idempotencyKey, async () => {
      if (await areaAt(tx, ctx, area)) return refuse('area_exists', 'name')
      const [made] = await upsertAreas(tx, ctx, [area])
      await audit(tx, ctx, 'type', 'income_area', made!)
      return ok({ id: made! })
    })
  })
}

/** Takes areas out of the lists; they can come back. */
export async function moveAreas(
  ctx: Ctx,
  input: { ids: readonly Id<'IncomeArea'>[]; back?: boolean },
): Promise<Result<{ moved: number }, 'not_permitted' | 'none_chosen'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  if (input.ids.length === 0) return refuse('none_chosen')
  return await ctx.tx(async (tx) => {
    const moved = await (input.back ? restoreAreas : removeAreas)(tx, ctx, input.ids)
    for (const id of input.ids) await audit(tx, ctx, input.back ? 'restore' : 'remove', 'income_area', id)
    return ok({ moved })
  })
}
