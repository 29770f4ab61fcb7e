import { and, asc, eq, lt, sql } from 'drizzle-orm'
import { daysBetween } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import { levelsOf } from '#modules/billing/send.server.ts'
import { INVOICE_CARD, remindersOf } from '#modules/billing/store.server.ts'
import { invoices } from '#modules/billing/tables.ts'
import { openInvoices } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Late invoices that one page shows: those after them come when these are reminded or paid. */
const MOST = 300

/** Late invoices, the latest first, each with the reminder to send now. */
export async function lateInvoices(ctx: Ctx) {
  return await ctx.read(async (tx) => {
    const rows = await tx
      .select({ ...INVOICE_CARD, left: sql<string>`o.left_of` })
      .from(invoices)
      .innerJoin(sql`(${openInvoices(ctx.hub.id)}) o`, sql`o.invoice_id = ${invoices.id}`)
      .where(and(eq(invoices.hubId, ctx.hub.id), lt(invoices.dueOn, ctx.today())))
      .orderBy(asc(invoices.dueOn), asc(invoices.id))
      .limit(MOST)
    const levels = await levelsOf(tx, ctx, rows)
    const sent = await remindersOf(
      tx,
      ctx.hub.id,
      rows.map((row) => row.id),
    )
    return rows.map((row) => {
      const last = sent.find((one) => one.invoiceId === row.id)
      return {
        ...{ id: row.id, number: row.number, name: row.partyName, dueOn: row.dueOn!, total: row.total },
        left: cents(BigInt(row.left)) as Cents,
        days: daysBetween(row.dueOn!, ctx.today()),
        last: last ? { level: last.level, day: last.day } : null,
        level: levels.get(row.id) ?? null,
      }
    })
  })
}
