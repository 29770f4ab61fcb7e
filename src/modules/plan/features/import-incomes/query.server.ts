import { fold } from '#kit/text.ts'
import type { FoundArea } from '#modules/plan/tariffs/income-file.ts'
import { placeKey } from '#modules/plan/tariffs/incomes.server.ts'
import { areaRows, decilesOf, waitingFile } from '#modules/plan/tariffs/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { SHOWN, type ShownArea, type Waiting } from './query.ts'

/** Areas of a file whose name or code holds every word asked; the first ones when nothing is. */
export function search(areas: readonly FoundArea[], asked: string): FoundArea[] {
  const words = fold(asked).split(' ').filter(Boolean)
  const found: FoundArea[] = []
  for (const area of areas) {
    const text = fold(`${area.code} ${area.name}`)
    if (words.every((word) => text.includes(word))) found.push(area)
    if (found.length > SHOWN) break
  }
  return found
}

/** The areas kept, and the file that waits with what was asked of it. */
export async function readIncomePage(
  ctx: Ctx,
  asked: string,
): Promise<{ areas: ShownArea[]; waiting: Waiting | null }> {
  const { rows, file } = await ctx.read(async (tx) => ({
    rows: await areaRows(tx, ctx),
    file: await waitingFile(tx, ctx),
  }))
  const found = file ? search(file.content.areas, asked) : []
  return {
    areas: rows.map((row) => {
      const { id, code, name, level, year, base, source, author, at } = row
      return { id, code, name, level, year, base, source, author, at, deciles: decilesOf(row) }
    }),
    waiting: file
      ? {
          id: file.id,
          name: file.name,
          count: file.content.areas.length,
          secret: file.content.secret,
          faults: file.content.faults,
          faultCount: file.content.faultCount,
          found: found.slice(0, SHOWN).map((area) => ({ ...area, key: placeKey(area) })),
          more: found.length > SHOWN,
        }
      : null,
  }
}
