import type { Day } from '#kit/day.ts'
import { quotesEn as en } from '#modules/requests/messages.quotes.en.ts'
import { quotesFr as fr } from '#modules/requests/messages.quotes.fr.ts'
import type { QuoteStatus } from '#modules/requests/rules/quotes.ts'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'

const TONES = {
  waiting: 'info',
  accepted: 'success',
  declined: 'info',
  withdrawn: 'info',
  replaced: 'warn',
  expired: 'warn',
} as const satisfies Record<QuoteStatus, string>

/** What became of the quote, in one sentence: the same however often the link is opened. */
export function QuoteState({ status, by, on }: { status: QuoteStatus; by: string; on: Day }) {
  const t = useWords({ fr, en })
  const day = formatDay(on, useLocale())
  const { states } = t.open
  const words =
    status === 'waiting'
      ? states.waiting
      : status === 'accepted' || status === 'declined'
        ? states[status](by, day)
        : states[status](day)
  return (
    <Notice tone={TONES[status]} title={t.status[status]}>
      {words}
    </Notice>
  )
}
