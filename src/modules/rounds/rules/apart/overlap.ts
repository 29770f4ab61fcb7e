import { isOpenRound, type RoundState } from '../life.ts'

/** What two rounds of a day have in common. */
export type Shared = 'vehicle' | 'driver' | 'both'

type Sharing = { readonly vehicleId: string | null; readonly who: string | null }

export function sharedBy(a: Sharing, b: Sharing): Shared | null {
  const vehicle = a.vehicleId !== null && a.vehicleId === b.vehicleId
  const driver = a.who !== null && a.who === b.who
  if (vehicle && driver) return 'both'
  return vehicle ? 'vehicle' : driver ? 'driver' : null
}

/** A round as it was timed last. Seconds after midnight; null: it has no times yet. */
export type OnTheRoad = Sharing & {
  readonly id: string
  readonly state: RoundState
  readonly leavesAt: number | null
  readonly returnsAt: number | null
  readonly planned: { readonly stops: number } | null
}

/** Another round that wants the same vehicle or driver at the same time, from when to when. */
export type Overlap<Round> = {
  readonly other: Round
  readonly shared: Shared
  readonly from: number
  readonly to: number
}

const isOut = ({ state, planned }: OnTheRoad): boolean =>
  (isOpenRound(state) || state === 'out') && planned !== null && planned.stops > 0

/** The rounds of its day that a round meets: one vehicle in two places, or one person. Nothing once both have left. */
export function overlapsOf<Round extends OnTheRoad>(
  round: OnTheRoad,
  rounds: readonly Round[],
): Overlap<Round>[] {
  if (!isOut(round)) return []
  return rounds.flatMap((other) => {
    const shared = sharedBy(round, other)
    if (!shared || other.id === round.id || !isOut(other)) return []
    if (round.state === 'out' && other.state === 'out') return []
    const from = Math.max(round.leavesAt ?? 0, other.leavesAt ?? 0)
    const to = Math.min(round.returnsAt ?? 0, other.returnsAt ?? 0)
    return from < to ? [{ other, shared, from, to }] : []
  })
}
