import type { Day } from '#kit/day.ts'
import { ok, type Refusal, refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { mayPrepareRounds } from '../permits.ts'
import { timedRound } from '../rules/clock/timed.ts'
import type { Plan, Progress } from '../rules/problem.ts'
import { type DayRound, problemOfDay, type Wishes } from '../rules/proposal/problem.ts'
import { proposedOf } from '../rules/proposal/proposal.ts'
import { type ByVroom, planByVroom } from '../solve/by-vroom.server.ts'
import { takeSlot } from '../solve/slots.server.ts'
import { type Searching, searchInThread } from '../solve/thread.server.ts'
import { dayApart, withTurns } from './apart.server.ts'
import type { Meeting } from './meet.server.ts'
import { describe, type Planner, type Proposal } from './proposal.ts'
import { readDay } from './read-day.server.ts'

export type { Proposal } from './proposal.ts'

export type ProposeInput = {
  readonly day: Day
  readonly wishes: Wishes
  /** Vehicles of the calendar that stand in no round that day may go out too. */
  readonly open: boolean
  /** What comes first ends it; without iterations, seconds are counted from the call. */
  readonly seconds: number
  readonly iterations?: number
  readonly seed?: number
  /** Address of a vroom-express that searches instead; when nothing comes of it, we do, and that is told. */
  readonly vroom?: string | undefined
}

export type Listening = {
  /** Each better plan, the first full one at once. */
  readonly onPlan?: (proposal: Proposal) => void
  readonly onProgress?: (progress: Progress) => void
  /** Ends the search with the best plan so far, and its thread. */
  readonly signal?: AbortSignal
}

export type ProposeCode =
  | 'not_permitted'
  | 'no_rounds'
  | 'nothing_to_plan'
  | 'rounds_meet'
  | 'busy'
  | 'no_plan'
/** `meeting`: the two rounds that share a vehicle or a driver, and that nothing keeps apart. */
export type ProposeRefusal = Refusal<ProposeCode> & { readonly meeting?: Meeting }

const USUAL_SEED = 1
/** A thread that has no plan at all by then is given up. */
const PATIENCE_MS = 3000

/**
 * The best rounds found for a day: what waits put in, what stands in them moved as far as it may be. Nothing is written:
 * `keepProposal` does that. Rounds that left are left alone. The search runs in a thread of its own.
 */
export async function proposeDay(
  ctx: Ctx,
  input: ProposeInput,
  { onPlan, onProgress, signal }: Listening = {},
): Promise<{ ok: true; value: Proposal } | ProposeRefusal> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const endsAt = Date.now() + input.seconds * 1000
  const read = await readDay(ctx, input)
  if (read.rounds.length === 0) return refuse('no_rounds')
  if (read.rounds.every(({ stops }) => stops.length === 0) && read.plan.waiting.length === 0)
    return refuse('nothing_to_plan')
  const { wishes, iterations, seed = USUAL_SEED } = input
  const apart = dayApart(read, wishes)
  if (!apart.ok) return { ...refuse('rounds_meet'), meeting: apart.meeting }
  const done = takeSlot()
  if (!done) return refuse('busy')
  try {
    const { rounds, turns } = apart
    const { waiting } = read.plan
    const time = (round: DayRound) => timedRound(round, read.travel, read.rates)
    const before = read.rounds.map(time)
    const timed = rounds.map(time)
    const day = withTurns(problemOfDay(rounds, timed, waiting, read.travel, read.rates, wishes), rounds)
    const byVroom = input.vroom
      ? await planByVroom(input.vroom, day.problem, Date.now() + (endsAt - Date.now()) / 2, { signal })
      : null
    const planner = plannerOf(byVroom)
    const told = (plan: Plan, progress: Progress) => {
      const proposed = proposedOf(rounds, day, wishes, plan)
      const after = proposed.rounds.map((stops, r) => time({ ...rounds[r]!, stops }))
      return describe({ ...read, planner, rounds, turns, before, after, proposed, progress })
    }
    const search = { seed, iterations, endsAt, lastAt: endsAt + PATIENCE_MS, from: day.from }
    const searching: Searching = {
      signal,
      onProgress(progress, plan) {
        onProgress?.(progress)
        if (plan && onPlan) onPlan(told(plan, progress))
      },
    }
    const searched =
      byVroom && 'searched' in byVroom
        ? byVroom.searched
        : await searchInThread(day.problem, search, searching)
    if (!searched.plan || !searched.progress) return refuse('no_plan')
    return ok(told(searched.plan, searched.progress))
  } finally {
    done()
  }
}

const plannerOf = (byVroom: ByVroom | null): Planner => {
  if (!byVroom) return { by: 'palier', lost: [], moved: 0, added: 0, missing: null }
  if ('why' in byVroom) return { by: 'palier', lost: [], moved: 0, added: 0, missing: byVroom.why }
  return { by: 'vroom', lost: byVroom.lost, moved: byVroom.moved, added: byVroom.added, missing: null }
}
