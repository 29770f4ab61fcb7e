import { type Day, dayIn } from '#kit/day.ts'
import { accountNamesOf, entriesOf, partyNames } from '#modules/money/books/entries.server.ts'
import { type BookEntry, openingEntry } from '#modules/money/books/opening-entry.server.ts'
import { fr } from '#modules/money/messages.fr.ts'
import type { Journal, Party } from '#modules/money/rules/entry.ts'
import { FEC_HEAD, fecAmount, fecDay, fecRow, fecText, JOURNAL_CODES } from '#modules/money/rules/fec.ts'
import type { FiscalYear } from '#modules/money/rules/fiscal-year.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/**
 * The year's FEC, piece by piece in constant memory: its head, the openings, then every entry in the order in which it
 * was validated. Closing writes nothing in classes 6 and 7, so there is nothing of it to leave out.
 */
export async function* fecOf(ctx: Ctx, year: FiscalYear): AsyncGenerator<string> {
  const write = await writerOf(ctx)
  yield FEC_HEAD
  const opening = await openingEntry(ctx, year)
  if (opening) yield await write([opening])
  for await (const entries of entriesOf(ctx, year)) yield await write(entries)
}

/** A name for the auxiliary ledger that fits a column: P or O, then the random end of the identifier. */
const auxiliary = ({ kind, id }: Party): string =>
  `${kind === 'person' ? 'P' : 'O'}${id.slice(-12).toUpperCase()}`

async function writerOf(ctx: Ctx): Promise<(entries: readonly BookEntry[]) => Promise<string>> {
  const accounts = await accountNamesOf(ctx)
  const journals: Record<Journal, string> = fr.journals
  let validated = '' as Day
  // An entry is never validated before the one that bears the number below its own, whatever clock wrote them.
  const validDay = (at: Date | Day): Day => {
    const day = at instanceof Date ? dayIn(at, ctx.hub.zone) : at
    if (day > validated) validated = day
    return validated
  }
  return async (entries) => {
    const names = await partyNames(
      ctx,
      entries.flatMap((entry) => entry.lines.map((line) => line.party)),
    )
    return entries
      .flatMap((entry) => {
        const ValidDate = fecDay(validDay(entry.recordedAt))
        return entry.lines.map((line) =>
          fecRow({
            JournalCode: JOURNAL_CODES[entry.journal],
            JournalLib: journals[entry.journal],
            EcritureNum: entry.number,
            EcritureDate: fecDay(entry.day),
            CompteNum: line.account,
            CompteLib: fecText(accounts.get(line.account) ?? line.account),
            CompAuxNum: line.party ? auxiliary(line.party) : '',
            CompAuxLib: line.party
              ? fecText(names.get(`${line.party.kind}:${line.party.id}`) ?? auxiliary(line.party))
              : '',
            PieceRef: fecText(entry.ref),
            PieceDate: fecDay(entry.refDay),
            EcritureLib: fecText(entry.label) || entry.number,
            Debit: fecAmount(line.debit),
            Credit: fecAmount(line.credit),
            EcritureLet: line.letter,
            DateLet: fecDay(line.letteredOn),
            ValidDate,
            Montantdevise: '',
            Idevise: '',
          }),
        )
      })
      .join('')
  }
}
