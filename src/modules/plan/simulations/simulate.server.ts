import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Plan } from '../rules/plan.ts'
import { outcomeBytes } from '../rules/uncertainty/run.ts'
import {
  MAX_RUNS,
  type Simulation,
  type SimulationOptions,
  type SimulationRefusal,
} from '../rules/uncertainty/simulation.ts'
import { type Answer, CHUNK, COMPUTED, COUNTER_BYTES, type Order } from './simulate.words.ts'

const USUAL_RUNS = 10_000
const MAX_THREADS = 64
/** More threads than that would only take the machine from those who read pages meanwhile. */
const USUAL_THREADS = 4
const PROGRESS_MS = 100

/** The source itself, found from wherever this file was bundled to: sources always stand beside the build. */
const workerFile = () =>
  createRequire(import.meta.url).resolve('#modules/plan/simulations/simulate.worker.ts')

const isWhole = (n: number, min: number, max: number) => Number.isInteger(n) && n >= min && n <= max

/** Threads of one simulation; `end` leaves none behind. */
class Crew {
  readonly #workers: Worker[] = []
  #fail: (error: unknown) => void = () => {}
  /** Rejects when a thread breaks, which is a bug. */
  readonly broken: Promise<never>

  constructor() {
    this.broken = new Promise((_, reject) => {
      this.#fail = reject
    })
    // It is always raced with something; alone it must not end the program.
    this.broken.catch(() => {})
  }

  add(): Worker {
    const worker = new Worker(workerFile(), { execArgv: ['--disable-warning=ExperimentalWarning'] })
    worker.on('error', this.#fail)
    worker.on('exit', (code) => this.#fail(new Error(`a thread of the simulation ended with code ${code}`)))
    this.#workers.push(worker)
    return worker
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }
}

function ask<T extends Answer['type']>(
  worker: Worker,
  order: Order,
  type: T,
): Promise<Extract<Answer, { type: T }>> {
  return new Promise((resolve) => {
    const hear = (answer: Answer) => {
      if (answer.type !== type) return
      worker.off('message', hear)
      resolve(answer as Extract<Answer, { type: T }>)
    }
    worker.on('message', hear)
    worker.postMessage(order)
  })
}

/**
 * Runs a plan thousands of times in threads of their own, so that the server goes on answering. The same plan, seed and
 * number of runs give the same answer to the last bit on any number of threads. Refuses wrong numbers, a plan where
 * nothing is uncertain, what the forecast refuses, and `cancelled` once `signal` says so; no thread is left behind.
 * @param kept memory of `outcomeBytes`, for whoever wants to read every run afterwards (`outcomesIn`)
 */
export async function simulate(
  plan: Plan,
  options: SimulationOptions = {},
  kept?: SharedArrayBuffer,
): Promise<Result<Simulation, SimulationRefusal>> {
  const { scenario, seed = 1, runs = USUAL_RUNS, onProgress, signal } = options
  const { threads = Math.min(USUAL_THREADS, availableParallelism()) } = options
  if (!isWhole(runs, 1, MAX_RUNS)) return refuse('bad_runs', 'runs')
  if (!isWhole(seed, 0, 2 ** 32 - 1)) return refuse('bad_seed', 'seed')
  if (!isWhole(threads, 1, MAX_THREADS)) return refuse('bad_threads', 'threads')
  if (signal?.aborted) return refuse('cancelled')
  const crew = new Crew()
  let ring: NodeJS.Timeout | undefined
  let stop = () => {}
  const stopped = new Promise<'stopped'>((resolve) => {
    stop = () => resolve('stopped')
  })
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const work = async (): Promise<Result<Simulation, SimulationRefusal>> => {
      const first = crew.add()
      const { compiled } = await ask(first, { type: 'compile', plan, scenario }, 'compiled')
      if (!compiled.ok) return compiled
      const program = compiled.value
      const memory = kept ?? new SharedArrayBuffer(outcomeBytes(runs, program))
      const counters = new SharedArrayBuffer(COUNTER_BYTES)
      const counts = new Int32Array(counters)
      if (onProgress) ring = setInterval(() => onProgress(Atomics.load(counts, COMPUTED), runs), PROGRESS_MS)
      const run = { type: 'run', seed, runs, memory, counters } as const
      const others = Math.min(threads, Math.ceil(runs / CHUNK)) - 1
      await Promise.all([
        ask(first, run, 'computed'),
        ...Array.from({ length: others }, () => ask(crew.add(), { ...run, program }, 'computed')),
      ])
      onProgress?.(runs, runs)
      const { simulation } = await ask(first, { type: 'summarise', seed, runs, memory }, 'summary')
      return ok(simulation)
    }
    const done = await Promise.race([work(), crew.broken, stopped])
    return done === 'stopped' ? refuse('cancelled') : done
  } finally {
    clearInterval(ring)
    signal?.removeEventListener('abort', stop)
    await crew.end()
  }
}
