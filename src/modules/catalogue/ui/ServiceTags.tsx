import type { Day } from '#kit/day.ts'
import { Package } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { type Pause, unavailableOn } from '../rules/availability.ts'
import { useSeasonWords } from './season.ts'
import './terms.css'

export { partsLine } from '../rules/parts.ts'

export type Tagged = {
  parts: readonly { quantity: number; name: string }[]
  pauses: readonly Pause[]
  season: readonly number[]
  homeService: boolean
}

/** What sets a service apart today: a package, paused, out of season, a home service. */
export function ServiceTags({ service, day }: { service: Tagged; day: Day }) {
  const w = useWords({ fr, en }).terms
  const unavailable = unavailableOn(service, day)
  const pack = service.parts.length > 0
  const season = useSeasonWords()
  if (!unavailable && !pack && !service.homeService) return null
  return (
    <span className="catalogue-tags">
      {pack && <Status icon={Package}>{w.pack.word}</Status>}
      {unavailable && (
        <Status tone="warn">{unavailable.code === 'service_paused' ? w.paused : w.outOfSeason}</Status>
      )}
      {service.homeService && <Status tone="info">{w.sap}</Status>}
      {unavailable && (
        <small className="ui-soft">
          {unavailable.code === 'service_paused' ? unavailable.pause.why : season(service.season)}
        </small>
      )}
    </span>
  )
}

/** « 2 × Repassage, 1 × Courses livrées », one line each. */
export function Contents({ parts }: { parts: Tagged['parts'] }) {
  if (parts.length === 0) return null
  return (
    <ul className="catalogue-contents">
      {parts.map(({ quantity, name }) => (
        <li key={name}>
          {quantity}&nbsp;×&nbsp;{name}
        </li>
      ))}
    </ul>
  )
}
