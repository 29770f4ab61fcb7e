import type { HypothesisState } from './words.ts'

/** Both sides of the map have four levels, so that none sits in the middle. */
export const LEVELS_OF_MAP = [1, 2, 3, 4] as const
export type MapLevel = (typeof LEVELS_OF_MAP)[number]

/** What the place of a hypothesis asks for: high risk first, and what nothing proves yet before what is known. */
export const QUADRANTS = ['test-first', 'keep-watch', 'later', 'known'] as const
export type Quadrant = (typeof QUADRANTS)[number]

/**
 * The four quadrants of the assumptions map (Osterwalder, Bland, « Testing Business Ideas », 2019): how much fails
 * when it is false (`risk`) by how much is proved (`evidence`). Undefined until somebody has placed it.
 */
export function quadrantOf(place: { risk: number | null; evidence: number | null }): Quadrant | undefined {
  if (place.risk === null || place.evidence === null) return undefined
  if (place.risk >= 3) return place.evidence >= 3 ? 'keep-watch' : 'test-first'
  return place.evidence >= 3 ? 'known' : 'later'
}

type Placed = {
  id: string
  state: HypothesisState
  risk: number | null
  evidence: number | null
  /** A test of it is planned or running: what comes next is to finish it. */
  tested: boolean
}

/** 16 for what would end the project and nothing proves, 1 for what is known and harms nobody. */
export const priorityOf = (risk: number, evidence: number): number => risk * (5 - evidence)

/**
 * What to test next: open, placed, without a test under way; the riskiest and least proved first, then those that
 * nothing proves, then the order given. Settled hypotheses and those of the quadrant « known » ask for nothing.
 */
export function nextToTest<H extends Placed>(hypotheses: readonly H[]): H[] {
  return hypotheses
    .map((one, i) => ({ one, i, quadrant: quadrantOf(one) }))
    .filter(({ one, quadrant }) => one.state === 'open' && quadrant && quadrant !== 'known' && !one.tested)
    .sort(
      (a, b) =>
        priorityOf(b.one.risk!, b.one.evidence!) - priorityOf(a.one.risk!, a.one.evidence!) ||
        a.one.evidence! - b.one.evidence! ||
        a.i - b.i,
    )
    .map(({ one }) => one)
}
