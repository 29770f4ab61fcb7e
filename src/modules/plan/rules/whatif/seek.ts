import { ok, type Result, refuse } from '#kit/result.ts'
import { figureAt } from '../check-ranges.ts'
import { type ForecastRefusal, forecast } from '../forecast.ts'
import type { Assumption, Plan } from '../plan.ts'
import { applyChanges } from '../scenario.ts'
import type { ChangeableField } from '../vocabulary.ts'
import { figuresOf, hardBounds, stepOf, usualBounds } from './fields.ts'
import { checkGoal, type Goal, slackOf } from './goal.ts'
import { type FutureFacts, factsOf } from './stress.ts'

export type Search = {
  readonly line: string
  readonly field: ChangeableField
  readonly goal: Goal
  /** Between which values to look, in the unit of the field; the usual ones when absent. */
  readonly low?: number
  readonly high?: number
  /** Values tried on each side of the figure before the bisection. */
  readonly samples?: number
}

/**
 * `already`: the figure as it is reaches the goal; `found`: another value does; `no-value`: none between the bounds;
 * `no-effect`: the figure does not move what the goal is about.
 */
type Outcome = 'already' | 'found' | 'no-value' | 'no-effect'

export type Sought = {
  readonly outcome: Outcome
  /** The figure of the plan. */
  readonly figure: number
  /** The value that reaches the goal with the least change, else the one that comes nearest to it. */
  readonly value: number
  /** Cents by which that value passes the goal, or lacks it below zero. */
  readonly slack: number
  /** The values around it that reach the goal; null where they go on to the bound of the search. */
  readonly holds: { readonly from: number | null; readonly to: number | null } | null
  /** Whether more of it always helps, or always harms: otherwise other values may do as well. */
  readonly monotonic: boolean
  readonly low: number
  readonly high: number
  readonly base: FutureFacts
  /** The plan at that value. */
  readonly future: FutureFacts
}

export type SeekRefusal =
  | ForecastRefusal
  | 'before_a_year'
  | 'outside_plan'
  | 'no_such_year'
  | 'bounds_out_of_order'
  | 'outside_bounds'

/** Doubles hold a twentieth as 0.05000000000000001. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6

/** A value is a whole number of steps, so that halving an interval ends on a value a person can type. */
type Trial = { readonly steps: number; readonly slack: number }

/** Values on both sides of the figure, close by first, then wider and wider, as steps in rising order. */
function samplesAround(middle: number, low: number, high: number, each: number): number[] {
  const found = new Set<number>([low, high])
  for (let i = 0; i <= each; i++) {
    const share = (i / each) ** 2
    found.add(Math.round(middle + (high - middle) * share))
    found.add(Math.round(middle - (middle - low) * share))
  }
  return [...found].filter((k) => k >= low && k <= high).sort((a, b) => a - b)
}

/** Cents are rounded line by line and month by month: a wave that small is no change of direction. */
const noise = (plan: Plan): number => 2 * plan.months * Math.sqrt(plan.assumptions.length + 1)

function isMonotonic(trials: readonly Trial[], tolerance: number): boolean {
  let rises = true
  let falls = true
  for (const [i, { slack }] of trials.entries()) {
    const before = trials[i - 1]?.slack ?? slack
    if (slack < before - tolerance) rises = false
    if (slack > before + tolerance) falls = false
  }
  return rises || falls
}

/** Halves between a value that reaches the goal and one that does not, down to two neighbours; answers the first. */
function edge(good: number, bad: number, slackAt: (k: number) => number): number {
  let [yes, no] = [good, bad]
  while (Math.abs(yes - no) > 1) {
    const middle = Math.trunc((yes + no) / 2)
    if (slackAt(middle) >= 0) yes = middle
    else no = middle
  }
  return yes
}

/** Climbs by thirds to the top between the neighbours of the best trial: a goal may hold on a strip between two of them. */
function climb(trials: readonly Trial[], slackAt: (k: number) => number): number {
  const best = trials.reduce((a, b) => (b.slack > a.slack ? b : a))
  const at = trials.indexOf(best)
  let from = (trials[at - 1] ?? best).steps
  let to = (trials[at + 1] ?? best).steps
  while (to - from > 2) {
    const third = Math.floor((to - from) / 3) || 1
    if (slackAt(from + third) < slackAt(to - third)) from += third
    else to -= third
  }
  let top = best.steps
  for (let k = from; k <= to; k++) if (slackAt(k) > slackAt(top)) top = k
  return top
}

function boundsOf(
  line: Assumption,
  search: Search,
  figure: number,
): Result<{ low: number; high: number }, 'bounds_out_of_order' | 'outside_bounds'> {
  const usual = usualBounds(line, search.field, figure)
  const hard = hardBounds(line, search.field)
  const low = search.low ?? Math.min(usual.low, search.high ?? usual.low)
  const high = search.high ?? Math.max(usual.high, low)
  if (low < hard.low) return refuse('outside_bounds', 'low')
  if (high > hard.high) return refuse('outside_bounds', 'high')
  return low < high ? ok({ low, high }) : refuse('bounds_out_of_order', 'high')
}

/**
 * The value of one figure by which a goal is reached, all others staying. The real forecast is run at values on both
 * sides of the figure, then halved down to the last cent (or whole member, or month): the answer is the nearest value
 * that does reach the goal, never the one just short of it.
 */
export function seek(plan: Plan, search: Search): Result<Sought, SeekRefusal> {
  const { field, goal } = search
  const line = plan.assumptions.find((one) => one.id === search.line)
  if (!line) return refuse('unknown_line', 'line')
  const figure = figureAt(line, field)
  if (figure === null || !figuresOf(line).includes(field)) return refuse('field_not_on_line', 'field')
  const sound = checkGoal(plan, goal)
  if (!sound.ok) return sound
  const bounds = boundsOf(line, search, figure)
  if (!bounds.ok) return bounds
  const base = forecast(plan)
  if (!base.ok) return base
  const at = (value: number) => {
    const changed = applyChanges(plan, [{ type: 'set', line: line.id, field, value }])
    return changed.ok ? forecast(changed.value) : changed
  }
  const step = stepOf(field, figure)
  const known = new Map<number, number>()
  const slackAt = (k: number): number => {
    let slack = known.get(k)
    if (slack === undefined) {
      const made = at(tidy(k * step))
      // An amount too large to be summed reaches no goal.
      slack = made.ok ? slackOf(made.value, goal) : Number.NEGATIVE_INFINITY
      known.set(k, slack)
    }
    return slack
  }
  const [low, high] = [Math.ceil(tidy(bounds.value.low / step)), Math.floor(tidy(bounds.value.high / step))]
  const middle = Math.min(high, Math.max(low, Math.round(figure / step)))
  const trials = samplesAround(middle, low, high, search.samples ?? 14).map((steps) => ({
    steps,
    slack: slackAt(steps),
  }))
  const monotonic = isMonotonic(trials, noise(plan))
  const own = slackOf(base.value, goal)
  const facts = factsOf(base.value)
  const common = { figure, monotonic, ...bounds.value, base: facts }

  if (own < 0 && !monotonic && trials.every(({ slack }) => slack < 0)) {
    const top = climb(trials, slackAt)
    if (!trials.some(({ steps }) => steps === top)) trials.push({ steps: top, slack: slackAt(top) })
    trials.sort((a, b) => a.steps - b.steps)
  }
  /** The strip of values around one that reaches the goal. */
  const strip = (steps: number) => {
    const below = trials.findLast((t) => t.steps < steps && t.slack < 0)
    const above = trials.find((t) => t.steps > steps && t.slack < 0)
    return {
      from: below ? edge(steps, below.steps, slackAt) : null,
      to: above ? edge(steps, above.steps, slackAt) : null,
    }
  }
  const told = (k: number | null) => (k === null ? null : tidy(k * step))

  if (trials.every(({ slack }) => slack === own))
    return ok({
      ...common,
      outcome: own >= 0 ? 'already' : 'no-effect',
      value: figure,
      slack: own,
      holds: null,
      future: facts,
    })
  if (own >= 0) {
    // A figure finer than its steps may hold where the step beside it does not.
    const around = slackAt(middle) >= 0 ? strip(middle) : null
    return ok({
      ...common,
      outcome: 'already',
      value: figure,
      slack: own,
      holds: around && { from: told(around.from), to: told(around.to) },
      future: facts,
    })
  }
  const reached = trials.filter(({ slack }) => slack >= 0)
  const nearest = reached.reduce<Trial | null>(
    (a, b) => (a && Math.abs(a.steps - middle) <= Math.abs(b.steps - middle) ? a : b),
    null,
  )
  const { from, to } = nearest ? strip(nearest.steps) : { from: null, to: null }
  // The end of the strip that lies towards the figure is the least change.
  const chosen = nearest
    ? nearest.steps >= middle
      ? (from ?? nearest.steps)
      : (to ?? nearest.steps)
    : trials.reduce((a, b) => (b.slack > a.slack ? b : a)).steps
  const value = tidy(chosen * step)
  const made = at(value)
  if (!made.ok) return made
  return ok({
    ...common,
    outcome: nearest ? 'found' : 'no-value',
    value,
    slack: slackOf(made.value, goal),
    holds: nearest && { from: told(from), to: told(to) },
    future: factsOf(made.value),
  })
}
