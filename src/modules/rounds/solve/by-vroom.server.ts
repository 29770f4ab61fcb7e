import { faultsOf } from '../rules/check-plan.ts'
import type { Problem } from '../rules/problem.ts'
import { addedTo, type Lost, movedBy, routesOfAnswer, vroomOf } from '../rules/vroom/of-problem.ts'
import { postToVroom } from './external.server.ts'
import { type Searched, type Searching, searchInThread } from './thread.server.ts'

/** What an external VROOM made of a problem: a plan that holds by our own rules, or why there is none. */
export type ByVroom =
  | {
      readonly searched: Searched
      /** What VROOM knew nothing of. */
      readonly lost: readonly Lost[]
      /** Errands that had to be put elsewhere for that. */
      readonly moved: number
      /** Errands that were in none of its rounds, and that we found a place for. */
      readonly added: number
    }
  | { readonly why: string }

const PATIENCE_MS = 3000

/**
 * A plan by an external VROOM: its rounds, timed and priced by ours. What cannot stand where it put it (it knows nothing
 * of reloads, say) is put elsewhere by us, and counted. The independent checker finds no fault in what is answered.
 * @param askedUntil `Date.now()` after which it is not waited for
 */
export async function planByVroom(
  url: string,
  problem: Problem,
  askedUntil: number,
  { signal }: Searching = {},
): Promise<ByVroom> {
  const { document, lost } = vroomOf(problem)
  const signals = [
    AbortSignal.timeout(Math.max(1, Math.ceil(askedUntil - Date.now()))),
    ...(signal ? [signal] : []),
  ]
  const answer = await postToVroom(url, document, AbortSignal.any(signals))
  if (typeof answer === 'string') return { why: answer }
  const from = routesOfAnswer(problem, answer)
  if (!from) return { why: 'an answer to another problem' }
  const endsAt = Date.now() + PATIENCE_MS
  // Nothing is improved: its rounds as they are, and a place for what is in none.
  const search = { seed: 1, iterations: 0, repeatable: true, endsAt, lastAt: endsAt, from }
  const searched = await searchInThread(problem, search, { signal })
  if (!searched.plan) return { why: 'a plan that could not be timed' }
  const [fault] = faultsOf(problem, searched.plan)
  return fault
    ? { why: fault }
    : { searched, lost, moved: movedBy(from, searched.plan), added: addedTo(from, searched.plan) }
}
