import { and, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { DEFAULT_TERMS, REMINDER_DAYS } from './rules/terms.ts'
import { invoiceClients, invoiceSettings } from './tables.ts'

export type SettingsRow = Omit<typeof invoiceSettings.$inferSelect, 'hubId' | 'updatedAt' | 'userId'>
export type ClientRow = Omit<typeof invoiceClients.$inferSelect, 'hubId' | 'updatedAt' | 'userId'>

const [firstReminder, secondReminder, thirdReminder] = REMINDER_DAYS

/** How a hub invoices before it said anything: the law’s own terms. */
export const DEFAULT_SETTINGS: SettingsRow = {
  ...{ ...DEFAULT_TERMS, personDays: 15, lateRate: '', note: '' },
  ...{ firstReminder, secondReminder, thirdReminder },
}

export async function settingsOf(tx: Tx, hubId: Id<'Hub'>): Promise<SettingsRow> {
  const [row] = await tx.select().from(invoiceSettings).where(eq(invoiceSettings.hubId, hubId))
  return row ?? DEFAULT_SETTINGS
}

export async function writeSettings(tx: Tx, row: typeof invoiceSettings.$inferInsert): Promise<void> {
  await tx.insert(invoiceSettings).values(row).onConflictDoUpdate({ target: invoiceSettings.hubId, set: row })
}

/** What clients asked for, by their id; those who asked for nothing are not there. */
export async function clientsOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  partyIds: readonly string[],
): Promise<Map<string, ClientRow>> {
  if (partyIds.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(invoiceClients)
    .where(and(eq(invoiceClients.hubId, hubId), inArray(invoiceClients.partyId, [...partyIds])))
  return new Map(rows.map((row) => [row.partyId, row]))
}

export async function writeClient(tx: Tx, row: typeof invoiceClients.$inferInsert): Promise<void> {
  await tx
    .insert(invoiceClients)
    .values(row)
    .onConflictDoUpdate({ target: [invoiceClients.hubId, invoiceClients.partyId], set: row })
}
