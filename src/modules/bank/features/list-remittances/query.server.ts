import { and, count, eq, sql } from 'drizzle-orm'
import { bankAccountsOf } from '#modules/bank/accounts.server.ts'
import { bankAccounts, bankMatchEntries, remittancePayments, remittances } from '#modules/bank/tables.ts'
import { waitingSums } from '#modules/bank/waiting.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { COUNT_LIMIT, counted, cursorOf, PAGE_SIZE, pageOf } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'

/** Remittances, the newest first, each with how many pieces it holds and whether the bank showed it. */
export async function listRemittances(ctx: Ctx, params: URLSearchParams) {
  const cursor = cursorOf(params)
  const accounts = await bankAccountsOf(ctx)
  return await ctx.read(async (tx) => {
    const ofHub = eq(remittances.hubId, ctx.hub.id)
    const { from, direction } = pageFrom(remittances.day, remittances.id, 'date', false, cursor)
    const pieces = tx
      .select({ n: count() })
      .from(remittancePayments)
      .where(
        and(
          eq(remittancePayments.hubId, remittances.hubId),
          eq(remittancePayments.remittanceId, remittances.id),
        ),
      )
    const rows = await tx
      .select({
        id: remittances.id,
        number: remittances.number,
        kind: remittances.kind,
        day: remittances.day,
        amount: remittances.amount,
        reverses: remittances.reverses,
        account: bankAccounts.name,
        pieces: sql<number>`(${pieces})::int`,
        seen: sql<boolean>`EXISTS (SELECT 1 FROM ${bankMatchEntries} x WHERE x.hub_id = ${ctx.hub.id} AND x.entry_id = remittances.entry_id)`,
        back: sql<boolean>`EXISTS (SELECT 1 FROM remittances r WHERE r.hub_id = ${ctx.hub.id} AND r.reverses = remittances.id)`,
      })
      .from(remittances)
      .innerJoin(
        bankAccounts,
        and(eq(bankAccounts.hubId, remittances.hubId), eq(bankAccounts.id, remittances.accountId)),
      )
      .where(and(ofHub, from))
      .orderBy(direction(remittances.day), direction(remittances.id))
      .limit(PAGE_SIZE + 1)
    const n = await countMatching(tx, remittances, ofHub, COUNT_LIMIT + 1)
    return {
      ...pageOf(rows, cursor, params, (row) => [row.day, row.id]),
      ...counted(n),
      waits: await waitingSums(tx, ctx),
      hasAccount: accounts.length > 0,
    }
  })
}
