import { setImmediate as turn } from 'node:timers/promises'
import { solveInSteps } from '../rules/solver/solve.ts'
import type { searchInThread } from './thread.server.ts'

/** Others have their turn that often, in milliseconds. */
const REST_MS = 20

/**
 * Searches where it is called, for a program that does nothing else: a thread would load the solver once more, which is
 * more memory than a thousand stops take. Between two rests nothing else is heard: never to be used in a server.
 */
export const searchHere: typeof searchInThread = async (problem, search, { onProgress, signal } = {}) => {
  const { seed, iterations, endsAt, from } = search
  const cancelled = () => signal?.aborted === true
  if (cancelled()) return { plan: null, progress: null, cancelled: true }
  const steps = solveInSteps(problem, {
    seed,
    iterations,
    seconds: Math.max(0, (endsAt - Date.now()) / 1000),
    from,
    onPlan: (plan, progress) => onProgress?.(progress, plan),
    onProgress,
    cancelled,
  })
  for (let restedAt = Date.now(); ; ) {
    const step = steps.next()
    if (step.done) return { ...step.value, cancelled: cancelled() }
    if (Date.now() - restedAt < REST_MS) continue
    await turn()
    restedAt = Date.now()
  }
}
