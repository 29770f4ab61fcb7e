import { type PivotRow, pivotsPage } from '#modules/trial/focus/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  type Counted,
  counted,
  cursorOf,
  everyRow,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'

type PivotList = Page<PivotRow> & Counted & { named: boolean }

const isInstant = (text: string) => !Number.isNaN(Date.parse(text)) && /^\d{4}-\d\d-\d\dT/.test(text)

/** One page of the log, newest first; `grands` in the address keeps the readjustments that have a name. */
export async function listPivots(ctx: Ctx, params: URLSearchParams, size = PAGE_SIZE): Promise<PivotList> {
  const named = params.has('grands')
  const cursor = cursorOf(params, isInstant)
  const { rows, n } = await ctx.read((tx) => pivotsPage(tx, ctx.hub.id, named, cursor, size))
  const page = pageOf(rows, cursor, params, (row) => [row.at.toISOString(), row.id], size)
  return { ...page, ...counted(n), named }
}

/** Every readjustment that matches, page after page, for an export. */
export const everyPivot = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<PivotRow> =>
  everyRow(params, (next) => listPivots(ctx, next, 500))
