import type { SQL } from 'drizzle-orm'
import type { Words } from '#kit/words.ts'

/** What the value is: a number of things, a share 0–1, euro cents, a number of months, a score 0–1. */
export type Unit = 'count' | 'share' | 'cents' | 'months'

/** What the value covers, ending on the day asked for: a number of days, or everything since the start. */
export type Window = { readonly days: number } | 'to-date'

/** SQL expressions for the bounds of the window, so that one query answers for many days at once. */
export type Bounds = {
  /** First and last day, `date`. For a measure to date, `from` is 0001-01-01. */
  readonly from: SQL
  readonly to: SQL
  /** The instant at which `to` ends in the hub's zone: rows recorded at or after it were not known that day. */
  readonly until: SQL
}

export type MeasureWords = {
  readonly name: string
  /** What is counted, over which period, in one or two plain sentences. */
  readonly definition: string
  /** Words for the values of `key`, when the figure is worth reading by payer, pillar, funder… */
  readonly keys?: Readonly<Record<string, string>>
}

/**
 * A business figure: ONE query. The rows it counts are the same in the figure, its trend and its drill-down.
 * `rows` selects, from tables of its own module or of modules further left, and only what was recorded before
 * `until`, the columns:
 *   id text, day date, label text, path text (under the hub's address, or null), amount bigint (cents or null),
 *   hit boolean (counts in the numerator of a share; true otherwise), key text (payer, funder, person… or null).
 */
export type Measure = {
  /** `module.name`, stable: plans, criteria and reports keep it. */
  readonly id: string
  readonly unit: Unit
  readonly better: 'higher' | 'lower'
  readonly window: Window
  rows(bounds: Bounds): SQL
  /** Aggregate over `rows` (alias r) giving a number or null: `count(*)`, `avg(r.hit::int)`… */
  readonly value: SQL
  /** How many observations the value rests on (aggregate over r). */
  readonly sample: SQL
  readonly words: { readonly fr: MeasureWords; readonly en: Words<MeasureWords> }
}
