/** Something waited for at an address. */
export type Placed = { city: string | null; postcode: string | null; street: string | null; late: boolean }

export type StreetOf<T> = { street: string; items: T[]; late: number }
export type TownOf<T> = { town: string; streets: StreetOf<T>[]; items: number; late: number }

const key = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, ' ').replace(/\s+/g, ' ').trim().toLowerCase()

/** `12 bis, rue des Tilleuls, bât. B` → `rue des Tilleuls`: what neighbours share. */
export function streetName(street: string | null): string {
  const bare = (street ?? '')
    .trim()
    .replace(/^\d+\s*(?:(?:bis|ter|quater|[a-d])\b)?\s*,?\s*/iu, '')
    .split(',')[0]!
    .trim()
  return bare
}

/**
 * Things by town, then by street: the towns and streets where most is waited for first. The same street written two
 * ways is one; without a town or a street, the words are empty and come last.
 */
export function byPlace<T extends Placed>(items: readonly T[]): TownOf<T>[] {
  const order = (a: { items: number; name: string }, b: { items: number; name: string }) =>
    Number(a.name === '') - Number(b.name === '') || b.items - a.items || a.name.localeCompare(b.name, 'fr')
  const lateOf = (some: readonly T[]) => some.filter((one) => one.late).length
  const towns = Map.groupBy(items, (one) => key(one.city ?? one.postcode ?? ''))
  return [...towns.values()]
    .map((inTown) => {
      const streets = [...Map.groupBy(inTown, (one) => key(streetName(one.street))).values()]
        .map((inStreet) => ({
          street: streetName(inStreet[0]!.street),
          items: inStreet,
          late: lateOf(inStreet),
        }))
        .sort((a, b) =>
          order({ items: a.items.length, name: a.street }, { items: b.items.length, name: b.street }),
        )
      const town = inTown[0]!.city ?? inTown[0]!.postcode ?? ''
      return { town, streets, items: inTown.length, late: lateOf(inTown) }
    })
    .sort((a, b) => order({ items: a.items, name: a.town }, { items: b.items, name: b.town }))
}

export type Bubble = { x: number; y: number; r: number }

/** The golden angle: each bubble turns by it around the middle, so that they spread like seeds of a sunflower. */
const TURN = Math.PI * (3 - Math.sqrt(5))

/**
 * Bubbles of these sizes around a middle, none over another, the first in the centre; with the half side of the square
 * that holds them. Areas are in proportion to sizes. The same sizes give the same plan.
 */
export function pack(sizes: readonly number[], unit = 14, gap = 6): { bubbles: Bubble[]; half: number } {
  const bubbles: Bubble[] = []
  for (const [i, size] of sizes.entries()) {
    const r = unit * Math.sqrt(Math.max(1, size))
    let far = 0
    let spot = { x: 0, y: 0, r }
    const free = () => bubbles.every((b) => Math.hypot(b.x - spot.x, b.y - spot.y) >= b.r + r + gap)
    while (!free()) {
      far += 2
      const angle = i * TURN + far * 0.11
      spot = { x: Math.cos(angle) * far, y: Math.sin(angle) * far, r }
    }
    bubbles.push(spot)
  }
  const half = bubbles.reduce((most, b) => Math.max(most, Math.abs(b.x) + b.r, Math.abs(b.y) + b.r), 0)
  return { bubbles, half }
}
