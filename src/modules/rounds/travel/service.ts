import type { Mode } from '../rules/vroom/crow.ts'
import type { LonLat } from '../rules/vroom/schema.ts'
import type { Block, Rows } from './blocks.ts'

/** A routing service that answers tables. Another one is another object of this shape. */
export type TableService = {
  readonly name: string
  /** Whether it can be asked for this way of moving at all. */
  knows(mode: Mode): boolean
  /** Rows of one block, or in a few words what went wrong; a connection that fails throws. */
  rows(block: Block, all: readonly LonLat[], mode: Mode, signal: AbortSignal): Promise<Rows | string>
}
