import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Plan, Problem, Progress } from '../rules/problem.ts'
import { type Answer, FLAG_BYTES, type Order, type Search, STOP } from './thread.words.ts'

export type Searching = {
  /** Hears how far it is, and of each better plan. */
  readonly onProgress?: (progress: Progress, plan?: Plan) => void
  /** Ends the search with the best plan so far. */
  readonly signal?: AbortSignal
}
/** The best plan when the search ended: null when there was no time for any. */
export type Searched = {
  readonly plan: Plan | null
  readonly progress: Progress | null
  readonly cancelled: boolean
}

/** After its end, how long a thread may take to hand its plan over: then the last better one that it told of is taken. */
const GRACE_MS = 60

/** The source itself, found from wherever this file was bundled to: sources always stand beside the build. */
const workerFile = () => createRequire(import.meta.url).resolve('#modules/rounds/solve/thread.worker.ts')

/**
 * Searches in a thread of its own, so that the server goes on answering; no thread is left behind, whatever happens.
 * @throws when the thread breaks, which is a bug
 */
export async function searchInThread(
  problem: Problem,
  search: Search,
  { onProgress, signal }: Searching = {},
): Promise<Searched> {
  if (signal?.aborted) return { plan: null, progress: null, cancelled: true }
  const worker = new Worker(workerFile(), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // A search makes next to nothing new: a large nursery would only hold memory.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  })
  const flags = new SharedArrayBuffer(FLAG_BYTES)
  const ended = Promise.withResolvers<Searched>()
  let best: Searched = { plan: null, progress: null, cancelled: false }
  const rings = [search.endsAt + GRACE_MS, search.lastAt].map((at, i) =>
    setTimeout(
      () => {
        if (best.plan !== null || i === 1) ended.resolve(best)
      },
      Math.max(0, at - Date.now()),
    ),
  )
  const stop = () => {
    best = { ...best, cancelled: true }
    Atomics.store(new Int32Array(flags), STOP, 1)
    setTimeout(() => ended.resolve(best), GRACE_MS * 5).unref()
  }
  signal?.addEventListener('abort', stop, { once: true })
  worker.on('error', ended.reject)
  worker.on('exit', (code) => ended.reject(new Error(`the thread of a search ended with code ${code}`)))
  worker.on('message', (answer: Answer) => {
    const { cancelled } = best
    if (answer.type !== 'progress') best = { plan: answer.plan, progress: answer.progress, cancelled }
    if (answer.type === 'done') ended.resolve(best)
    else onProgress?.(answer.progress, answer.type === 'better' ? answer.plan : undefined)
  })
  worker.postMessage({ problem, search, flags } satisfies Order)
  try {
    return await ended.promise
  } finally {
    for (const ring of rings) clearTimeout(ring)
    signal?.removeEventListener('abort', stop)
    // Ending it breaks nothing any more.
    ended.promise.catch(() => {})
    await worker.terminate()
  }
}
