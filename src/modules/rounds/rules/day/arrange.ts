import { ok, type Refusal, type Result } from '#kit/result.ts'
import type { ErrandKey, Way } from '../errands/errand.ts'
import type { StopPart } from '../life.ts'

/** A stop as somebody wants it: what it serves, and whether the solver leaves it in its round. */
export type WantedStop = {
  readonly key: ErrandKey
  readonly part: StopPart
  readonly locked: boolean
}

export type OrderCode =
  | 'errand_unknown'
  | 'errand_twice'
  | 'wrong_part'
  | 'half_a_carry'
  | 'delivery_first'
  | 'too_many_stops'

/** More in one round is a slip: nobody rings at so many doors in a day. */
export const MOST_STOPS = 200

/** `about`: the errand at fault. */
export type OrderRefusal = Refusal<OrderCode> & { readonly about?: ErrandKey }

const wrong = (code: OrderCode, about?: ErrandKey): OrderRefusal => ({
  ok: false,
  code,
  field: 'stops',
  ...(about ? { about } : {}),
})

/**
 * Looks at the stops of several rounds set at once: each errand in one place, what is carried picked up before it is
 * delivered, both in the same round. `wayOf` says how an errand travels; undefined: nobody knows it.
 */
export function checkOrder(
  rounds: readonly (readonly WantedStop[])[],
  wayOf: (key: ErrandKey) => Way | undefined,
): Result<null, OrderCode> | OrderRefusal {
  const seen = new Set<string>()
  for (const stops of rounds) {
    if (stops.length > MOST_STOPS) return wrong('too_many_stops')
    const picked = new Set<ErrandKey>()
    const delivered = new Set<ErrandKey>()
    for (const { key, part } of stops) {
      const way = wayOf(key)
      if (!way) return wrong('errand_unknown', key)
      if ((way === 'carry') === (part === 'whole')) return wrong('wrong_part', key)
      if (seen.has(`${key} ${part}`)) return wrong('errand_twice', key)
      seen.add(`${key} ${part}`)
      if (part === 'pickup') picked.add(key)
      if (part === 'delivery') {
        delivered.add(key)
        // Picked up later in this round, or elsewhere, or never.
        if (!picked.has(key)) {
          const later = stops.some((stop) => stop.key === key && stop.part === 'pickup')
          return wrong(later ? 'delivery_first' : 'half_a_carry', key)
        }
      }
    }
    for (const key of picked) if (!delivered.has(key)) return wrong('half_a_carry', key)
  }
  return ok(null)
}

/** The stops that serve one errand, in their order. */
export const stopsOfErrand = ({ key, way }: { key: ErrandKey; way: Way }, locked = false): WantedStop[] =>
  way === 'carry'
    ? [
        { key, part: 'pickup', locked },
        { key, part: 'delivery', locked },
      ]
    : [{ key, part: 'whole', locked }]
