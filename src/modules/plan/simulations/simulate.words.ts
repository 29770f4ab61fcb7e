import type { Result } from '#kit/result.ts'
import type { Plan } from '../rules/plan.ts'
import type { Program } from '../rules/uncertainty/program.ts'
import type { Simulation, SimulationRefusal } from '../rules/uncertainty/simulation.ts'

/** What a simulation and its threads say to each other. */
export type Order =
  | { readonly type: 'compile'; readonly plan: Plan; readonly scenario?: string }
  | {
      readonly type: 'run'
      readonly program?: Program
      readonly seed: number
      readonly runs: number
      readonly memory: SharedArrayBuffer
      readonly counters: SharedArrayBuffer
    }
  | {
      readonly type: 'summarise'
      readonly seed: number
      readonly runs: number
      readonly memory: SharedArrayBuffer
    }
export type Answer =
  | { readonly type: 'compiled'; readonly compiled: Result<Program, SimulationRefusal> }
  | { readonly type: 'computed' }
  | { readonly type: 'summary'; readonly simulation: Simulation }

/** Runs that a thread takes at a time: few enough that all end together, enough that taking them costs nothing. */
export const CHUNK = 256

/** Counters that the threads share: pieces taken, runs computed. */
export const TAKEN = 0
export const COMPUTED = 1
export const COUNTER_BYTES = 8
