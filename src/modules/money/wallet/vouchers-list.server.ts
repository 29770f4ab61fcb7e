import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Counted, counted, cursorOf, PAGE_SIZE, type Page, pageOf } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'
import { giftVouchers } from './tables.ts'
import type { VoucherRow } from './vouchers.server.ts'

export const VOUCHER_STATES = ['waiting', 'used', 'lapsed', 'taken-back'] as const
export type VoucherState = (typeof VOUCHER_STATES)[number]
/** Words of the address: `etat=a-utiliser|utilises|termines|annules`. */
export const VOUCHER_WORDS: Readonly<Record<VoucherState, string>> = {
  waiting: 'a-utiliser',
  used: 'utilises',
  lapsed: 'termines',
  'taken-back': 'annules',
}

type Filter = { readonly q: string; readonly state?: VoucherState }

/** One page of gift vouchers, the last sold first. */
export async function listVouchers(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<Page<VoucherRow> & Counted & { filter: Filter }> {
  const state = VOUCHER_STATES.find((one) => VOUCHER_WORDS[one] === params.get('etat'))
  const filter: Filter = { q: (params.get('q') ?? '').slice(0, 100), state }
  const query = searchQuery(filter.q)
  const where: SQL | undefined = and(
    eq(giftVouchers.hubId, ctx.hub.id),
    state === 'waiting' ? isNull(giftVouchers.endedAt) : state ? eq(giftVouchers.ended, state) : undefined,
    query ? sql`${giftVouchers.search} @@ ${query}` : undefined,
  )
  const cursor = cursorOf(params)
  // Ids grow with time: the last sold has the largest.
  const { from, direction } = pageFrom(giftVouchers.issuedOn, giftVouchers.id, 'date', false, cursor)
  return await ctx.read(async (tx) => {
    const read = await tx
      .select()
      .from(giftVouchers)
      .where(and(where, from))
      .orderBy(direction(giftVouchers.issuedOn), direction(giftVouchers.id))
      .limit(size + 1)
    const n = await countMatching(tx, giftVouchers, where)
    return { ...pageOf(read, cursor, params, (row) => [row.issuedOn, row.id], size), filter, ...counted(n) }
  })
}
