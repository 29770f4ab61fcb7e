import type { Day } from '#kit/day.ts'
import { type Cents, cents, proportion } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/** How a quote ended; null while an answer is awaited. `replaced`: by a newer quote of the same request. */
export const QUOTE_ENDS = ['accepted', 'declined', 'withdrawn', 'replaced'] as const
export type QuoteEnd = (typeof QUOTE_ENDS)[number]
export type QuoteStatus = 'waiting' | 'expired' | QuoteEnd

/** How the answer came: by its link, at the counter, by phone, on paper. */
export const ANSWER_WAYS = ['link', 'counter', 'phone', 'paper'] as const
export type AnswerWay = (typeof ANSWER_WAYS)[number]

/** Days a quote is open for, unless told otherwise. */
export const QUOTE_DAYS = 30
/** Lines on one quote: what fits on a page that a person reads before signing. */
export const MOST_LINES = 20

/** Where a quote stands on a day; it is still open on its last day. */
export function quoteStatus(quote: { endedHow: QuoteEnd | null; validUntil: Day }, today: Day): QuoteStatus {
  return quote.endedHow ?? (quote.validUntil < today ? 'expired' : 'waiting')
}

/** What a person asks for on a quote: a quantity in hundredths (1,5 h is 150) at a price in cents. */
export type QuoteLine = { label: string; hundredths: number; unitPrice: Cents }
export type PricedLine = QuoteLine & { total: Cents }

/** Half a cent is rounded away from zero, line by line, as the lines are read. */
export const lineTotal = ({ hundredths, unitPrice }: QuoteLine): Cents =>
  proportion(unitPrice, BigInt(hundredths), 100n)

export type LinesCode = 'lines_needed' | 'line_wrong' | 'quote_too_long'

/** The lines with their totals and the whole; a discount is a line below zero, the whole never is. */
export function priceLines(
  lines: readonly QuoteLine[],
): Result<{ lines: PricedLine[]; total: Cents }, LinesCode> {
  if (lines.length === 0) return refuse('lines_needed', 'label-1')
  if (lines.length > MOST_LINES) return refuse('quote_too_long')
  const wrong = lines.findIndex(
    (line) => line.label.trim() === '' || !Number.isInteger(line.hundredths) || line.hundredths < 1,
  )
  if (wrong !== -1) return refuse('line_wrong', `label-${wrong + 1}`)
  const priced = lines.map((line) => ({ ...line, label: line.label.trim(), total: lineTotal(line) }))
  const total = cents(priced.reduce((sum, line) => sum + line.total, 0n))
  return total < 0n ? refuse('line_wrong', 'price-1') : ok({ lines: priced, total })
}
