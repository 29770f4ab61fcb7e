import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { CardShown } from './query.server.ts'

/** One card at its printed size; the square keeps four modules of white around it, as scanners need. */
export function Card({ card, place }: { card: CardShown; place: string }) {
  const w = useWords({ fr, en }).card
  const locale = useLocale()
  if (!card.qr) return null
  const { size, path } = card.qr
  return (
    <article className="people-card" aria-label={w.of(card.name)}>
      <div>
        <p className="people-card-place">{place}</p>
        <p className="people-card-name">{card.name}</p>
        <p>{card.memberUntil ? `${w.member} ${formatDay(card.memberUntil, locale)}` : w.notMember}</p>
        <p className="people-card-scan">{w.scan}</p>
      </div>
      <svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} shapeRendering="crispEdges" aria-hidden="true">
        <path className="people-card-white" d={`M-4 -4h${size + 8}v${size + 8}h-${size + 8}z`} />
        <path className="people-card-dark" d={path} />
      </svg>
    </article>
  )
}
