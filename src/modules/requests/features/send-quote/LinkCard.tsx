import { quotesEn as en } from '#modules/requests/messages.quotes.en.ts'
import { quotesFr as fr } from '#modules/requests/messages.quotes.fr.ts'
import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Square } from '#ui/Square.tsx'
import type { ShownLink } from './acts.server.ts'

/** The link of a quote, told once: to copy, to scan, to print, to read aloud. */
export function LinkCard({ link }: { link: ShownLink }) {
  const t = useWords({ fr, en })
  return (
    <>
      <Notice tone="success">{t.sent(link.number)}</Notice>
      <Card title={t.linkTitle}>
        <div className="requests-link">
          <Square square={link.square} label={t.linkSquare} />
          <div>
            <p>{t.linkHelp}</p>
            <p className="requests-link-text">
              <a href={link.href}>{link.href}</a>
            </p>
          </div>
        </div>
      </Card>
    </>
  )
}
