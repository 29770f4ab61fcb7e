import type { Load, Way } from '../errands/errand.ts'
import type { StopPart, StopState } from '../life.ts'

type Loaded = {
  readonly way: Way
  readonly part: StopPart
  readonly state: StopState
  readonly load: Load
  /** Nobody need go there any more. */
  readonly over?: boolean
}

/** It leaves the hub on board: what is fetched or carried from door to door is taken on the way. */
const leavesOnBoard = ({ way, state, over }: Loaded): boolean =>
  (way === 'bring' || way === 'swap') && state !== 'dropped' && !over

export type Loading<Stop> = {
  /** What is put on board first is taken out last; `position` is that of the stop in the round, from 1. */
  readonly lines: readonly { readonly stop: Stop; readonly position: number }[]
  readonly total: Load
}

/** What goes on board before a round leaves, in the order of loading: its stops the other way round. */
export function loadingOf<Stop extends Loaded>(stops: readonly Stop[]): Loading<Stop> {
  const lines = stops
    .map((stop, i) => ({ stop, position: i + 1 }))
    .filter(({ stop }) => leavesOnBoard(stop))
    .reverse()
  const total = lines.reduce(
    (sum, { stop }) => ({ kg: sum.kg + stop.load.kg, crates: sum.crates + stop.load.crates }),
    { kg: 0, crates: 0 },
  )
  return { lines, total }
}
