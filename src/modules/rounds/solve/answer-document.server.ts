import { MAX_FLAWS } from '#kit/document.ts'
import type { Plan, Progress, WhyNot } from '../rules/problem.ts'
import { type Answer, answerOf, CODE, type Refused, refused } from '../rules/vroom/answer.ts'
import { type Compiled, compile } from '../rules/vroom/compile.ts'
import { type Filled, fillTables } from '../rules/vroom/fill.ts'
import { findImpossible, type Impossible } from '../rules/vroom/impossible.ts'
import type { Order } from '../rules/vroom/order.ts'
import { routesAsGiven, routesOfPlan, startingPlan } from '../rules/vroom/plan.ts'
import { readVroom } from '../rules/vroom/read.ts'
import type { TimedRoute } from '../rules/vroom/route.ts'
import { type FoundTimes, straightLines, type TravelTimes } from '../travel/travel.ts'
import { weighConstraints } from './constraints.server.ts'
import { askVroom } from './external.server.ts'
import { type Searched, searchInThread } from './thread.server.ts'

/** What is asked beside the document, and before what it says itself. */
export type Asking = {
  readonly seconds?: number
  readonly iterations?: number
  readonly seed?: number
  /** Keep the steps as they are. */
  readonly plan?: boolean
  /** When it was asked, in milliseconds of `Date.now()`: the limit of time counts from here. */
  readonly askedAt: number
  /** Never more seconds than that, whatever is asked. */
  readonly mostSeconds?: number
  readonly travel?: TravelTimes
  /** Address of a vroom-express that plans instead; when it does not answer, we do. */
  readonly vroom?: string
  readonly signal?: AbortSignal
  /** Who searches: a thread of its own unless another is named. */
  readonly searching?: typeof searchInThread
  readonly onProgress?: (progress: Progress) => void
  /** Hears each better plan as an answer of its own, the first full one at once. */
  readonly onBetter?: (answer: Answer) => void
}

/** When neither the document nor who asks says anything. */
const USUAL_SECONDS = 5
const MOST_SECONDS = 600
const USUAL_SEED = 1

/** Of the limit of time: what is kept for writing the answer, at most a tenth of a second. */
const WRITING_SHARE = 0.05
const WRITING_MS = 100
/** However long everything before took: enough for a first plan of a day of rounds, within the tenth that is allowed. */
const LEAST_SHARE = 0.08
const LEAST_MS = 400
/** Of the limit: what is left for weighing constraints, when somebody asks what they cost. */
const WEIGHING_SHARE = 0.45
/** Beyond the limit, only while there is no plan at all. */
const LAST_SHARE = 1.07
/** So few errands are placed in a fraction of a second: late by that much beats an answer without any round. */
const FEW_ENOUGH = 3000
const FIRST_PLAN_MS = 900
/** A routing service may take that share of the limit, and never more than that. */
const ROUTING_SHARE = 0.4
const ROUTING_MS = 10_000

/**
 * Answers a problem in VROOM's JSON, in its format. What is wrong is answered as VROOM does (code 2, one sentence), with
 * every place and reason in `palier.problems`. The limit of time holds for the whole: reading, travel times, search.
 * @param json what `JSON.parse` gave: nothing is known of it yet
 */
export async function answerDocument(json: unknown, asking: Asking): Promise<Answer | Refused> {
  const read = readVroom(json)
  if (!read.ok) return refused(read.problems)
  const order = read.value
  const limit = limitOf(order, asking)
  const loadedAt = Date.now()
  const found = await travelOf(order, asking, limit.ms)
  const routedAt = Date.now()
  const filled = fillTables(order, found.tables, found.paces)
  if (filled.problems.length > 0) return refused(filled.problems)
  const plan = asking.plan ?? order.plan
  const refuses = order.settings.impossible === 'refuse'
  const impossible = plan ? [] : findImpossible(order, filled, refuses ? MAX_FLAWS : undefined)
  const wrong = refuses ? impossible.filter(({ certain }) => certain) : []
  if (wrong.length > 0) return refused(wrong.map(({ problem }) => problem))
  const solvingAt = Date.now()
  const outside = asking.vroom ? await externally(asking.vroom, json, order, filled, asking, limit) : null
  if (outside && typeof outside !== 'string') return outside
  const write = ({ routes, why, notices, palier }: Solved) =>
    answerOf(order, filled.tables, routes, {
      notices: [
        ...order.notices,
        ...limit.notices,
        ...found.notices,
        ...filled.notices,
        ...(outside === null ? [] : [`the external VROOM did not answer (${outside}): this plan is our own`]),
        ...notices,
      ],
      why,
      computing: {
        loading: loadedAt - asking.askedAt + (solvingAt - routedAt),
        solving: Date.now() - solvingAt,
        routing: routedAt - loadedAt,
      },
      palier: { times: found.name, ...palier },
    })
  if (plan)
    return write({ routes: routesAsGiven(order, filled.tables), why: new Map(), notices: [], palier: {} })
  return write(
    await search(order, filled, impossible, asking, limit, (better) => asking.onBetter?.(write(better))),
  )
}

type Solved = {
  readonly routes: readonly TimedRoute[]
  readonly why: ReadonlyMap<number, Record<string, unknown>>
  readonly notices: readonly string[]
  readonly palier: Record<string, unknown>
}

type Limit = {
  readonly ms: number
  readonly iterations?: number
  /** Nobody asked for a time: it must not weigh on what the iterations find. */
  readonly repeatable: boolean
  readonly seed: number
  /** When less is given than was asked for. */
  readonly notices: readonly string[]
}

function limitOf({ settings }: Order, asking: Asking): Limit {
  const iterations = asking.iterations ?? settings.iterations
  const asked = asking.seconds ?? settings.seconds
  const usual = iterations === undefined ? USUAL_SECONDS : MOST_SECONDS
  const most = asking.mostSeconds ?? MOST_SECONDS
  const seconds = Math.min(asked ?? usual, most)
  return {
    ms: seconds * 1000,
    iterations,
    repeatable: asked === undefined,
    seed: asking.seed ?? settings.seed ?? USUAL_SEED,
    notices:
      asked !== undefined && asked > most
        ? [`palier.seconds: ${asked} were asked for, ${most} are the most here`]
        : [],
  }
}

async function travelOf(order: Order, asking: Asking, limit: number): Promise<FoundTimes> {
  const source = order.settings.crow ? straightLines : (asking.travel ?? straightLines)
  if (order.given.size > 0) return { name: 'matrices', tables: new Map(), paces: {}, notices: [] }
  const ms = Math.ceil(Math.min(ROUTING_MS, limit * ROUTING_SHARE))
  const signals = [AbortSignal.timeout(ms), ...(asking.signal ? [asking.signal] : [])]
  return await source.find(order, AbortSignal.any(signals))
}

/** Half of the limit: the other half is ours, should nothing come of it. */
async function externally(
  url: string,
  json: unknown,
  order: Order,
  { tables, notices }: Filled,
  asking: Asking,
  { ms }: Limit,
): Promise<Answer | string> {
  const signals = [AbortSignal.timeout(Math.ceil(ms / 2)), ...(asking.signal ? [asking.signal] : [])]
  const answer = await askVroom(url, json, order, tables, AbortSignal.any(signals))
  if (typeof answer === 'string') return answer
  const palier = { engine: 'vroom', notices: [...order.notices, ...notices] }
  return { ...answer, summary: { ...answer.summary, palier } }
}

async function search(
  order: Order,
  filled: Filled,
  impossible: readonly Impossible[],
  asking: Asking,
  limit: Limit,
  onBetter: (solved: Solved) => void,
): Promise<Solved> {
  const compiled = compile(order, filled.tables, new Set(impossible.map(({ request }) => request)))
  const over = asking.askedAt + limit.ms - Math.min(WRITING_MS, limit.ms * WRITING_SHARE)
  const ends = order.settings.constraints ? over - limit.ms * WEIGHING_SHARE : over
  const endsAt = Math.max(ends, Date.now() + Math.min(LEAST_MS, limit.ms * LEAST_SHARE))
  const first = compiled.problem.errands.length <= FEW_ENOUGH ? FIRST_PLAN_MS : 0
  const lastAt = Math.max(endsAt + first, asking.askedAt + limit.ms * LAST_SHARE)
  const { seed, iterations, repeatable } = limit
  const tell = ({ plan, progress, cancelled }: Searched): Solved => ({
    routes: plan ? routesOfPlan(order, filled.tables, compiled, plan) : [],
    why: whyOf(order, compiled, plan, impossible),
    notices: [
      ...compiled.notices,
      ...(cancelled ? ['the search was cancelled: this is the best plan so far'] : []),
      ...(plan ? [] : ['the limit of time ended before a first plan']),
    ],
    palier: {
      seed,
      iterations: progress?.iterations ?? 0,
      seconds: Math.round((Date.now() - asking.askedAt) / 10) / 100,
      ...(cancelled && { cancelled }),
    },
  })
  const searched = await (asking.searching ?? searchInThread)(
    compiled.problem,
    { seed, iterations, repeatable, endsAt, lastAt, from: startingPlan(order, compiled) },
    {
      signal: asking.signal,
      onProgress(progress, plan) {
        asking.onProgress?.(progress)
        if (plan && asking.onBetter) onBetter(tell({ plan, progress, cancelled: false }))
      },
    },
  )
  const told = tell(searched)
  if (!order.settings.constraints || !searched.plan) return told
  const { constraints, unweighed } = await weigh(
    order,
    filled,
    impossible,
    searched.plan,
    asking,
    limit,
    over,
  )
  const notice = `the limit of time ended before what these cost could be told: ${unweighed.join(', ')}`
  return {
    ...told,
    notices: [...told.notices, ...(unweighed.length > 0 ? [notice] : [])],
    palier: { ...told.palier, constraints },
  }
}

/** What each constraint costs, in the words of the interface. As few vehicles as can be is a wish, and not weighed. */
async function weigh(
  order: Order,
  filled: Filled,
  impossible: readonly Impossible[],
  plan: Plan,
  { searching, signal }: Asking,
  { seed, iterations, repeatable }: Limit,
  over: number,
) {
  const bare = { ...order, settings: { ...order.settings, fewestVehicles: false } }
  const left = new Set(impossible.map(({ request }) => request))
  const { problem } = compile(bare, filled.tables, left)
  const ms = repeatable ? MOST_SECONDS * 1000 : Math.max(0, over - Date.now())
  const weighing = { seed, iterations, repeatable, ms, signal, searching }
  const { costs, left: unweighed } = await weighConstraints(problem, plan, weighing)
  return {
    constraints: costs.map(({ constraint, gain, metres, served }) => ({
      ...{ constraint, gain, distance: metres, served },
    })),
    unweighed,
  }
}

/** What each reason of the solver means, in English. */
const REASONS: Readonly<Record<WhyNot, string>> = {
  capacity: 'larger than any vehicle that may take it',
  skills: 'no vehicle has these skills together',
  driver: 'no vehicle with such a driver',
  locked: 'the only vehicle that may serve it cannot',
  window: 'no vehicle can be there in its windows and be back in time',
  limits: 'too far or too long for every vehicle',
  unpaid: 'optional, and it costs more than it earns',
  full: 'a vehicle could serve it alone, but not with the rest of this plan',
  time: 'the limit of time ended before it was tried',
}

function whyOf(
  order: Order,
  compiled: Compiled,
  plan: Plan | null,
  impossible: readonly Impossible[],
): Map<number, Record<string, unknown>> {
  const why = new Map<number, Record<string, unknown>>()
  for (const { request, problem } of impossible) {
    const { path, code, expected, got } = problem
    why.set(request, { path, why: code, reason: `expected ${expected}, got ${got}` })
  }
  for (const { errand, why: code, extra, released } of plan?.unserved ?? []) {
    const request = compiled.requests[errand]!
    why.set(request, {
      path: order.requests[request]!.path,
      why: code,
      reason: REASONS[code],
      ...(extra !== null && { extra_cost: Math.round(extra) }),
      ...(released !== null && { without: released }),
    })
  }
  return why
}

export const isRefused = (answer: Answer | Refused): answer is Refused => answer.code !== CODE.done
