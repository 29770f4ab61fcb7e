import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Apart, keepApart } from '../rules/apart/keep-apart.ts'
import { type OnTheRoad, type Overlap, overlapsOf, type Shared, sharedBy } from '../rules/apart/overlap.ts'
import { timedRound } from '../rules/clock/timed.ts'
import type { RoundView } from '../rules/day/day-plan.ts'
import type { DayProblem, Wishes } from '../rules/proposal/problem.ts'
import { type Meeting, whatOf } from './meet.server.ts'
import type { OpenRound, ReadDay } from './read-day.server.ts'
import { roundsOn } from './store.server.ts'

type Named = { readonly number: string; readonly name: string }

/** A turn that two rounds take with one vehicle or one driver, as it is told. */
export type TurnTold = Meeting & {
  /** Minutes after midnight: the first is back, the second leaves. */
  readonly at: number
}

const nameOf = ({ number, name }: RoundView): Named => ({ number, name })

export type DayApart =
  | { readonly ok: true; readonly rounds: readonly OpenRound[]; readonly turns: readonly TurnTold[] }
  | { readonly ok: false; readonly meeting: Meeting }

/** The rounds of a day in hours in which those that share a vehicle or a driver never meet; or which two do. */
export function dayApart({ rounds, plan, travel, rates }: ReadDay, wishes: Wishes): DayApart {
  const out = plan.rounds.filter(({ state }) => state === 'out')
  const sharing = rounds.map((round) => ({
    ...round,
    ...{ vehicleId: round.view?.vehicleId ?? null, who: round.view?.who ?? null },
  }))
  const taken = out.map(({ vehicleId, who, returnsAt }) => ({ vehicleId, who, until: returnsAt ?? 0 }))
  const found = keepApart(sharing, taken, wishes, (round) => timedRound(round, travel, rates))
  const viewOf = (r: number): RoundView => rounds[r]!.view!
  /** Of what is out, the one that a round waits for. */
  const outBefore = (r: number): RoundView =>
    out
      .filter((one) => sharedBy(one, viewOf(r)) !== null)
      .toSorted((a, b) => (b.returnsAt ?? 0) - (a.returnsAt ?? 0))[0]!
  const told = (first: RoundView, second: RoundView, shared: Shared): Meeting => ({
    ...{ shared, what: whatOf(second, shared), first: nameOf(first), second: nameOf(second) },
  })
  if (!found.ok) return { ok: false, meeting: meetingOf(found, viewOf, outBefore, told) }
  return {
    ok: true,
    rounds: rounds.map((round, r) => ({
      ...round,
      ...{ fromMinute: found.hours[r]!.from, toMinute: found.hours[r]!.to },
    })),
    turns: found.turns.map(({ first, second, shared, at }) => ({
      ...told(first === null ? outBefore(second) : viewOf(first), viewOf(second), shared),
      at,
    })),
  }
}

function meetingOf(
  { round, other, shared }: Extract<Apart, { ok: false }>,
  viewOf: (r: number) => RoundView,
  outBefore: (r: number) => RoundView,
  told: (first: RoundView, second: RoundView, shared: Shared) => Meeting,
): Meeting {
  if (other === null) return told(outBefore(round), viewOf(round), shared)
  return told(viewOf(round), viewOf(other), shared)
}

/**
 * What stays in a round may be as late as it is now, but not where another waits for its vehicle: the end of a round that
 * had to give way is held to.
 */
export const withTurns = (day: DayProblem, rounds: readonly OpenRound[]): DayProblem => ({
  ...day,
  problem: {
    ...day.problem,
    vehicles: day.problem.vehicles.map((vehicle, r) => {
      const { view, toMinute } = rounds[r]!
      if (!view || toMinute >= view.toMinute) return vehicle
      return { ...vehicle, window: { ...vehicle.window, to: toMinute * 60 } }
    }),
  },
})

/** The rounds of its day that a round meets, with the same vehicle or driver. One query. */
export async function overlapsOfRound(
  ctx: Ctx,
  round: OnTheRoad & Pick<RoundView, 'day'>,
): Promise<Overlap<OnTheRoad & Named>[]> {
  const rows = await ctx.read((tx) => roundsOn(tx, ctx.hub.id, round.day))
  const others = rows.map(({ id, number, name, state, vehicleId, who, leavesAt, returnsAt, planned }) => ({
    ...{ id, number, name, state, vehicleId, who, leavesAt, returnsAt, planned },
  }))
  return overlapsOf(round, others)
}
