import { addDays, type Day } from '#kit/day.ts'
import { negate, zero } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { fr } from '../messages.fr.ts'
import { numberOf } from '../rules/entry.ts'
import type { FiscalYear } from '../rules/fiscal-year.ts'
import type { ReadEntry } from './entries.server.ts'
import { openingsOf } from './openings.server.ts'

/** An entry as a file tells it; the openings were recorded on a day, not at an instant. */
export type BookEntry = Omit<ReadEntry, 'recordedAt'> & { readonly recordedAt: Date | Day }

/** What the year begins with as one entry, numbered zero: before all that was noted in it. */
export async function openingEntry(ctx: Ctx, year: FiscalYear): Promise<BookEntry | null> {
  const rows = await ctx.read((tx) => openingsOf(tx, ctx, year))
  if (rows.length === 0) return null
  return {
    number: numberOf('E', year.year, 0),
    journal: 'opening',
    day: year.startsOn,
    label: fr.journals.opening,
    ref: `AN${year.year}`,
    refDay: addDays(year.startsOn, -1),
    recordedAt: year.startsOn,
    lines: rows.map(({ account, partyKind, partyId, amount }) => ({
      account,
      party: partyKind ? { kind: partyKind, id: partyId } : null,
      debit: amount > zero ? amount : zero,
      credit: amount < zero ? negate(amount) : zero,
      letter: '',
      letteredOn: null,
    })),
  }
}
