import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Handover, TripMode } from '../rules/trip.ts'
import { schemesById, schemesOf } from './store.server.ts'

export type Scheme = {
  id: Id<'Scheme'>
  name: string
  how: string
  mode: TripMode
  handover: Handover
}

const told = ({ id, name, how, mode, handover }: Scheme): Scheme => ({ id, name, how, mode, handover })

/** The schemes that may be chosen, by name. */
export const schemesToChoose = async (ctx: Ctx): Promise<Scheme[]> =>
  (await ctx.read((tx) => schemesOf(tx, ctx.hub.id))).map(told)

/** These schemes by id, removed ones too: what was compared keeps its names. */
export async function schemesNamed(
  ctx: Ctx,
  ids: readonly Id<'Scheme'>[],
): Promise<Map<Id<'Scheme'>, Scheme>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.read((tx) => schemesById(tx, ctx.hub.id, ids))
  return new Map(rows.map((row) => [row.id, told(row)]))
}
