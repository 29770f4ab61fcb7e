import { dayIn } from '#kit/day.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useLanguage, useWords } from '#ui/language.tsx'
import { quotesEn as en } from '../messages.quotes.en.ts'
import { quotesFr as fr } from '../messages.quotes.fr.ts'
import type { QuoteCard } from '../quotes/read.server.ts'
import { QuoteStatusWord } from './QuoteSheet.tsx'

/** Quotes one under the other: the paper, the price, where it stands, and how it ended. */
export function QuoteList({ quotes, hub }: { quotes: readonly QuoteCard[]; hub: string }) {
  const t = useWords({ fr, en })
  const { zone } = useLanguage()
  return (
    <ul className="requests-quotes">
      {quotes.map((quote) => (
        <li key={quote.id}>
          <div className="ui-row">
            <a href={`/${hub}/devis/${quote.id}/pdf`}>{t.one(quote.number)}</a>
            <Amount value={quote.total} />
            <QuoteStatusWord status={quote.status} />
          </div>
          <p className="ui-soft">
            {quote.endedAt ? (
              <>
                <DayFr value={dayIn(quote.endedAt, zone)} />
                {quote.endedByName && <> {t.endedBy(quote.endedByName)}</>}
                {quote.answeredBy && <>, {t.ways[quote.answeredBy]}</>}
                {quote.endedWhy && quote.endedWhy !== quote.number && <> : {quote.endedWhy}</>}
              </>
            ) : (
              <>
                {t.validUntil} <DayFr value={quote.validUntil} />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
