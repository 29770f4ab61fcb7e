import { quotesEn as en } from '#modules/requests/messages.quotes.en.ts'
import { quotesFr as fr } from '#modules/requests/messages.quotes.fr.ts'
import { requestLife } from '#modules/requests/rules/life.ts'
import { QuoteList } from '#modules/requests/ui/QuoteList.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { FileText } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import '#modules/requests/ui/quote.css'
import type { RequestPage } from './query.server.ts'

/** The quotes of a request and the way to the next one; nothing when there is none and none may come. */
export function QuotePanel({ page, hub, mayMove }: { page: RequestPage; hub: string; mayMove: boolean }) {
  const t = useWords({ fr, en })
  const { quotes, request } = page
  const mayQuote = mayMove && requestLife.verbs(request.state).includes('quote')
  if (quotes.length === 0 && !mayQuote) return null
  const open = quotes.find((quote) => quote.endedHow === null)
  return (
    <Card title={t.panel} className="ui-no-print">
      {quotes.length > 0 && <QuoteList quotes={quotes} hub={hub} />}
      {mayMove && (open || mayQuote) && (
        <ButtonLink href={`/${hub}/demandes/${request.number}/devis`} icon={FileText}>
          {open ? t.manage : t.prepare}
        </ButtonLink>
      )}
    </Card>
  )
}
