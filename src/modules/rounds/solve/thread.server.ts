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
 * A thread that searches, one problem after the other: it starts with the first one, which takes it a while, and ends when
 * it is closed. One that does not hand its plan over in time is given up, and the next search has another.
 */
export class SearchThread {
  #worker: Worker | null = null

  /** @throws when the thread breaks, which is a bug */
  search: typeof searchInThread = async (problem, search, { onProgress, signal } = {}) => {
    if (signal?.aborted) return { plan: null, progress: null, cancelled: true }
    const worker = this.#open()
    const flags = new SharedArrayBuffer(FLAG_BYTES)
    const ended = Promise.withResolvers<Searched>()
    let best: Searched = { plan: null, progress: null, cancelled: false }
    let done = false
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
    const gone = (code: number) => ended.reject(new Error(`the thread of a search ended with code ${code}`))
    const hear = (answer: Answer) => {
      const { cancelled } = best
      if (answer.type !== 'progress') best = { plan: answer.plan, progress: answer.progress, cancelled }
      done = answer.type === 'done'
      if (done) ended.resolve(best)
      else onProgress?.(answer.progress, answer.type === 'better' ? answer.plan : undefined)
    }
    worker.on('error', ended.reject).on('exit', gone).on('message', hear)
    worker.postMessage({ problem, search, flags } satisfies Order)
    try {
      return await ended.promise
    } finally {
      for (const ring of rings) clearTimeout(ring)
      signal?.removeEventListener('abort', stop)
      worker.off('error', ended.reject).off('exit', gone).off('message', hear)
      // Ending it breaks nothing any more.
      ended.promise.catch(() => {})
      if (!done) await this.close()
    }
  }

  #open(): Worker {
    this.#worker ??= new Worker(workerFile(), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      // A search makes next to nothing new: a large nursery would only hold memory.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    })
    return this.#worker
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }
}

/**
 * Searches in a thread of its own, so that the server goes on answering; no thread is left behind, whatever happens.
 * @throws when the thread breaks, which is a bug
 */
export async function searchInThread(
  problem: Problem,
  search: Search,
  searching: Searching = {},
): Promise<Searched> {
  const thread = new SearchThread()
  try {
    return await thread.search(problem, search, searching)
  } finally {
    await thread.close()
  }
}
