import { and, asc, eq, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { bankAccounts, bankMatchEntries, remittancePayments, remittances } from '#modules/bank/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** One remittance with its payments, as its slip says them; null when there is none of that number. */
export const readRemittance = (ctx: Ctx, number: string) =>
  ctx.read(async (tx) => {
    const hub = ctx.hub.id
    const [row] = await tx
      .select({
        id: remittances.id,
        number: remittances.number,
        kind: remittances.kind,
        day: remittances.day,
        amount: remittances.amount,
        fee: remittances.fee,
        cash: remittances.cash,
        entryId: remittances.entryId,
        reverses: remittances.reverses,
        why: remittances.why,
        account: bankAccounts.name,
        bank: bankAccounts.bank,
        iban: bankAccounts.iban,
        accountId: bankAccounts.id,
        seen: sql<boolean>`EXISTS (SELECT 1 FROM ${bankMatchEntries} x WHERE x.hub_id = ${hub} AND x.entry_id = remittances.entry_id)`,
        entry: sql<string>`(SELECT number FROM entries e WHERE e.hub_id = ${hub} AND e.id = remittances.entry_id)`,
      })
      .from(remittances)
      .innerJoin(
        bankAccounts,
        and(eq(bankAccounts.hubId, remittances.hubId), eq(bankAccounts.id, remittances.accountId)),
      )
      .where(and(eq(remittances.hubId, hub), eq(remittances.number, number)))
    if (!row) return null
    const numberOf = async (id: Id<'Remittance'> | null, by: 'id' | 'reverses') => {
      if (!id) return null
      const [found] = await tx
        .select({ number: remittances.number })
        .from(remittances)
        .where(and(eq(remittances.hubId, hub), eq(remittances[by], id)))
      return found?.number ?? null
    }
    const payments = await tx
      .select({
        id: remittancePayments.paymentId,
        amount: remittancePayments.amount,
        reference: remittancePayments.reference,
        payerName: remittancePayments.payerName,
      })
      .from(remittancePayments)
      .where(and(eq(remittancePayments.hubId, hub), eq(remittancePayments.remittanceId, row.id)))
      .orderBy(asc(remittancePayments.payerName), asc(remittancePayments.paymentId))
    return {
      ...row,
      payments,
      reversesNumber: await numberOf(row.reverses, 'id'),
      reversedBy: await numberOf(row.id, 'reverses'),
    }
  })
