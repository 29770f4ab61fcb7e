import type { RoundState, StopState } from '../life.ts'

/** What a phone said and the page does not know yet: `stop` is what the stop serves, which no arranging changes. */
export type Told = { readonly kind: string; readonly stop: string | null; readonly cash: number }

type Stop = { readonly serves: string; readonly state: StopState; readonly cash: number }
type Round<S extends Stop> = { readonly state: RoundState; readonly stops: readonly S[] }

const AFTER: Partial<Record<string, StopState>> = { arrive: 'arrived', done: 'done', failed: 'failed' }

/** A round as its driver sees it: what the server said of it last, and on top what was said on this phone since. */
export function toldByPhone<S extends Stop, R extends Round<S>>(round: R, told: readonly Told[]): R {
  let { state } = round
  const stops = new Map(round.stops.map((stop) => [stop.serves, stop]))
  for (const { kind, stop: serves, cash } of told) {
    if (kind === 'end') state = 'ended'
    else if (state === 'ready' && (kind === 'leave' || kind in AFTER)) state = 'out'
    const stop = serves === null ? undefined : stops.get(serves)
    const next = AFTER[kind]
    // What is done stays done: two words of it are one.
    if (!stop || !next || stop.state === 'done' || stop.state === next) continue
    if (next === 'arrived' && stop.state !== 'todo') continue
    stops.set(stop.serves, { ...stop, state: next, cash: stop.cash + cash })
  }
  return { ...round, state, stops: round.stops.map((stop) => stops.get(stop.serves)!) }
}

/** Stops that follow each other at one address and still wait are one card: one rings once. */
export function cardsOf<S extends { readonly place: string; readonly waits: boolean }>(
  stops: readonly S[],
): S[][] {
  const cards: S[][] = []
  for (const stop of stops) {
    const last = cards.at(-1)
    if (last && stop.waits && last[0]!.waits && stop.place !== '' && last[0]!.place === stop.place)
      last.push(stop)
    else cards.push([stop])
  }
  return cards
}
