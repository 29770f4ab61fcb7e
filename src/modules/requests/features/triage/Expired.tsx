import { triageEn as en } from '#modules/requests/messages.triage.en.ts'
import { triageFr as fr } from '#modules/requests/messages.triage.fr.ts'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { Triage } from './query.server.ts'

/** Prices that nobody answered in time: to ask again, or to let go. */
export function Expired({ quotes, base }: { quotes: Triage['expired']; base: string }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (
    <Card title={t.expired}>
      <ul>
        {quotes.map(({ number, name, until }) => (
          <li key={number}>
            <a href={`${base}/${number}/devis`}>{number}</a> {t.expiredText(name, formatDay(until, locale))}
          </li>
        ))}
      </ul>
    </Card>
  )
}
