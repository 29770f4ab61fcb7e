import type { ErrandKey } from '../errands/errand.ts'
import type { StopPart } from '../life.ts'
import type { Plan, WhyNot } from '../problem.ts'
import { type DayErrand, type DayProblem, type DayRound, stays, type Wishes } from './problem.ts'

export type ProposedStop = { readonly errand: DayErrand; readonly part: StopPart; readonly locked: boolean }

/** What stays out of the rounds, and why. */
export type LeftOut = {
  readonly key: ErrandKey
  readonly why: WhyNot | 'unplaced'
  /** Cents: what it would cost more than it brings, or what it would cost without the constraint that is named. */
  readonly extra: number | null
  readonly released: 'windows' | 'capacity' | 'limits' | 'breaks' | null
}

export type Proposed = {
  /** The stops of each round, in the order of the rounds. */
  readonly rounds: readonly (readonly ProposedStop[])[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * The rounds of a day as a plan of the solver has them. What stays in its round stays there even where the plan has no
 * place for it (nobody knows where it is, or it fits nowhere): after the stop that it follows now.
 */
export function proposedOf(
  rounds: readonly DayRound[],
  { errands, unplaced }: DayProblem,
  wishes: Wishes,
  plan: Plan,
): Proposed {
  const locks = new Set(
    rounds.flatMap(({ stops }) => stops.filter(({ locked }) => locked).map(({ errand }) => errand.key)),
  )
  const served = new Set<string>()
  const lists = rounds.map((_, r): ProposedStop[] => {
    const steps = plan.routes.find(({ vehicle }) => vehicle === r)?.steps ?? []
    return steps.flatMap(({ kind, of }) => {
      if (kind !== 'job' && kind !== 'pickup' && kind !== 'delivery') return []
      const errand = errands[of!]!
      served.add(errand.key)
      return [{ errand, part: kind === 'job' ? 'whole' : kind, locked: locks.has(errand.key) }]
    })
  })
  const known = new Set(errands.map(({ key }) => key))
  for (const [r, round] of rounds.entries()) {
    const kept = round.stops.filter(
      ({ errand, locked }) =>
        !served.has(errand.key) && (stays(round, locked, wishes) || !known.has(errand.key)),
    )
    for (const stop of kept) putBack(lists[r]!, round.stops, stop)
  }
  const inRound = new Set(lists.flatMap((stops) => stops.map(({ errand }) => errand.key)))
  const leftOut = plan.unserved.flatMap(({ errand, why, extra, released }): LeftOut[] => {
    const { key } = errands[errand]!
    return inRound.has(key) ? [] : [{ key, why, extra, released }]
  })
  const nowhere = unplaced.map(({ key }): LeftOut => ({ key, why: 'unplaced', extra: null, released: null }))
  return { rounds: lists, leftOut: [...leftOut, ...nowhere] }
}

function putBack(list: ProposedStop[], before: DayRound['stops'], stop: DayRound['stops'][number]): void {
  const index = before.indexOf(stop)
  for (let at = index - 1; at >= 0; at--) {
    const { errand, part } = before[at]!
    const there = list.findIndex((one) => one.errand.key === errand.key && one.part === part)
    if (there < 0) continue
    list.splice(there + 1, 0, stop)
    return
  }
  list.unshift(stop)
}
