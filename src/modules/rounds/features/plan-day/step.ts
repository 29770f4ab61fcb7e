import type { Round } from './StopCard.tsx'

export type Step = {
  id: string
  key: string
  part: string
  what: string
  to: string
  round: string
  place: number
}

/**
 * What an arrow does to a stop: up and down one place in its round, left and right to the round beside at the place
 * closest to its hour. Null for another key, or where there is nowhere to go.
 */
export function stepOf(rounds: readonly Round[], id: string, key: string): Step | null {
  const at = rounds.findIndex((round) => round.stops.some((stop) => stop.id === id))
  const round = rounds[at]
  const index = round?.stops.findIndex((stop) => stop.id === id) ?? -1
  const stop = round?.stops[index]
  if (!round || !stop) return null
  const told = { id, key: stop.key, part: stop.part, what: stop.what }
  const down = { ArrowDown: 1, ArrowUp: -1 }[key]
  if (down) {
    const place = index + 1 + down
    const fits = place >= 1 && place <= round.stops.length
    return fits ? { ...told, to: round.number, round: round.name, place } : null
  }
  const right = { ArrowRight: 1, ArrowLeft: -1 }[key]
  const next = right && rounds[at + right]
  if (!next) return null
  const later = next.stops.findIndex((one) => (one.begin ?? 0) > (stop.begin ?? 0))
  const place = (later === -1 ? next.stops.length : later) + 1
  return { ...told, to: next.number, round: next.name, place }
}
