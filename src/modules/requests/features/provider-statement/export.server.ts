import { toDecimal } from '#kit/money.ts'
import { type Locale, wordsFor } from '#kit/words.ts'
import { statementEn as en } from '#modules/requests/messages.statement.en.ts'
import { statementFr as fr } from '#modules/requests/messages.statement.fr.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import type { Statement } from './query.server.ts'

/** A statement as a file, with its total on the last line. */
export function statementFile(
  statement: Statement,
  format: string | null,
  locale: Locale,
): Promise<Response> {
  const { columns: w, sum } = wordsFor(locale, { fr, en })
  const euros = (amount: Parameters<typeof toDecimal>[0]) => Number(toDecimal(amount))
  type Row = Omit<Statement['lines'][number], 'day' | 'quantity'> & { day: string; quantity: number | null }
  const { total, share, lines, month, name } = statement
  async function* rows(): AsyncGenerator<Row> {
    yield* lines
    yield { number: sum, day: '', what: '', who: '', quantity: null, price: total, permille: null, share }
  }
  const word = name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()
  return exportFile<Row>(
    format,
    `releve-${word}-${month}`,
    [
      { header: w.number, value: (row) => row.number },
      { header: w.day, value: (row) => row.day },
      { header: w.what, value: (row) => row.what },
      { header: w.who, value: (row) => row.who },
      { header: w.quantity, value: (row) => row.quantity },
      { header: w.price, value: (row) => euros(row.price) },
      { header: w.permille, value: (row) => (row.permille === null ? null : row.permille / 1000) },
      { header: w.share, value: (row) => euros(row.share) },
    ],
    rows(),
  )
}
