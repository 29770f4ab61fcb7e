import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Square } from '#ui/Square.tsx'
import type { CardShown } from './query.server.ts'

/** One card at its printed size. */
export function Card({ card, place }: { card: CardShown; place: string }) {
  const w = useWords({ fr, en }).card
  const locale = useLocale()
  if (!card.qr) return null
  return (
    <article className="people-card" aria-label={w.of(card.name)}>
      <div>
        <p className="people-card-place">{place}</p>
        <p className="people-card-name">{card.name}</p>
        <p>{card.memberUntil ? `${w.member} ${formatDay(card.memberUntil, locale)}` : w.notMember}</p>
        <p className="people-card-scan">{w.scan}</p>
      </div>
      <Square square={card.qr} />
    </article>
  )
}
