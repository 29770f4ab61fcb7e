import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import type { DeskToday } from '../desk-today.server.ts'
import { followEn as en } from '../messages.follow.en.ts'
import { followFr as fr } from '../messages.follow.fr.ts'
import './quote.css'

/** What waits for this very person: words that name them, complaints to handle. */
export function DeskNews({ news, base }: { news: DeskToday; base: string }) {
  const t = useWords({ fr, en })
  const { mentions, complaints } = news
  if (mentions.length + complaints.length === 0) return null
  return (
    <Card title={t.today.title}>
      <ul className="requests-quotes">
        {mentions.map((one) => (
          <li key={`${one.number} ${one.at.toISOString()}`}>
            <a href={`${base}/${one.number}#echanges`}>{t.today.mention(one.authorName, one.number)}</a>,{' '}
            <span className="ui-soft">
              <DateTimeFr value={one.at} />
            </span>
            <p className="requests-quoted">{one.text}</p>
          </li>
        ))}
        {complaints.map((one) => (
          <li key={one.id}>
            {t.complaints} :{' '}
            <a href={`${base}/${one.number}#reclamation`}>
              {one.number}, {one.serviceName}
            </a>
            {one.answeredAt && <span className="ui-soft"> ({t.today.answered})</span>}
            <p className="requests-quoted">{one.what}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
