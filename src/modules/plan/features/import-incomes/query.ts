import type { FoundArea, RowFault } from '#modules/plan/tariffs/income-file.ts'
import type { AreaRow } from '#modules/plan/tariffs/store.server.ts'

/** Areas of a file shown at once. */
export const SHOWN = 50

export type ShownArea = Pick<
  AreaRow,
  'id' | 'code' | 'name' | 'level' | 'year' | 'base' | 'source' | 'author' | 'at'
> & {
  /** Cents; null where secret. */
  readonly deciles: readonly (number | null)[]
}
export type Waiting = {
  readonly id: string
  readonly name: string
  readonly count: number
  readonly secret: number
  readonly faults: readonly RowFault[]
  readonly faultCount: number
  readonly found: readonly (FoundArea & { key: string })[]
  /** More match than are shown. */
  readonly more: boolean
}
