import {
  type MandateRow,
  type MandateView,
  mandatesCount,
  mandatesPage,
} from '#modules/bank/sepa/mandate-store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Counted, counted, cursorOf, type Page, pageOf } from '#platform/lists/keyset.ts'
import { VIEW_WORDS } from './views.ts'

type MandateList = Page<MandateRow> & Counted & { readonly q: string; readonly view: MandateView }

/** One page of mandates by reference. */
export async function listMandates(ctx: Ctx, params: URLSearchParams): Promise<MandateList> {
  const filter = {
    q: (params.get('q') ?? '').slice(0, 100),
    view: VIEW_WORDS[params.get('vue') ?? ''] ?? ('all' as const),
  }
  const cursor = cursorOf(params)
  const today = ctx.today()
  return await ctx.read(async (tx) => {
    const read = await mandatesPage(tx, ctx.hub.id, filter, today, cursor)
    const page = pageOf(read, cursor, params, (row) => [row.rum, row.id])
    return { ...page, ...counted(await mandatesCount(tx, ctx.hub.id, filter, today)), ...filter }
  })
}
