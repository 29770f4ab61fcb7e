import type { Ctx } from '#platform/context/ctx.server.ts'
import { mayDrive, mayReadRounds } from '../permits.ts'
import { errandsNumbered, roundsNumbered } from './store.server.ts'

/** `T2026-0012`, `t 12`, `C2026-0003`: a round or an errand by its number, of this year when it is not told. */
const NUMBER = /^\s*([tc])\s?(?:(\d{4})[\s-])?0{0,3}(\d{1,6})\s*$/i

export type FoundRound = { readonly number: string; readonly label: string; readonly path: string }

/** The round or the errand whose number was typed whole; a read by a unique index. Nothing for those who read neither. */
export async function findRounds(ctx: Ctx, typed: string): Promise<FoundRound[]> {
  const [, letter = '', year = ctx.today().slice(0, 4), digits = ''] = NUMBER.exec(typed) ?? []
  if (letter === '') return []
  const number = `${letter.toUpperCase()}${year}-${digits.padStart(4, '0')}`
  if (letter.toUpperCase() === 'T') {
    if (!mayReadRounds(ctx.actor)) return []
    const rows = await ctx.read((tx) => roundsNumbered(tx, ctx.hub.id, [number]))
    return rows.map(({ name }) => ({ number, label: name, path: `tournees/${number}` }))
  }
  if (!mayDrive(ctx.actor)) return []
  const rows = await ctx.read((tx) => errandsNumbered(tx, ctx.hub.id, [number]))
  return rows.map(({ what, whom }) => ({
    number,
    label: [what, whom].filter(Boolean).join(', '),
    path: `tournees/courses/${number}`,
  }))
}
