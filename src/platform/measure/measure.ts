import type { SQL } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Words } from '#kit/words.ts'

/** What the value is: a number of things, a share 0–1, euro cents, a number of months, of days, of hours, of grams. */
export type Unit = 'count' | 'share' | 'cents' | 'months' | 'days' | 'hours' | 'grams'

/**
 * What the value covers, ending on the day asked for: a number of days, all since a day of the caller's, or everything
 * since the start.
 */
export type Window = { readonly days: number } | { readonly since: Day } | 'to-date'

/**
 * What may be said of its certainty. `share`: each row is one case that hit or not, and another season would bring
 * others. `mean`: the average of one figure per row. `total`: counted or added up whole, with no margin: members, cash,
 * a part of the income, or the few services that there are.
 */
export type MeasureKind = 'share' | 'mean' | 'total'

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
  /** What is missing when the figure is too low, after a number: « réponse satisfaite de plus », for one and for many. */
  readonly lacking?: readonly [one: string, many: string]
  /** What one observation is: « réponse », for one and for many. */
  readonly sampled?: readonly [one: string, many: string]
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
  /** `total` when absent. */
  readonly kind?: MeasureKind
  /** For a mean: the standard deviation over r (`stddev_samp`), in its unit. */
  readonly spread?: SQL
  /**
   * How a share that is too low may rise: by further cases (`more`, when absent), or by those counted already that come
   * to hit (`same`: people who come back).
   */
  readonly rises?: 'more' | 'same'
  rows(bounds: Bounds): SQL
  /** Aggregate over `rows` (alias r) giving a number or null: `count(*)`, `avg(r.hit::int)`… */
  readonly value: SQL
  /** How many observations the value rests on (aggregate over r). */
  readonly sample: SQL
  readonly words: { readonly fr: MeasureWords; readonly en: Words<MeasureWords> }
}
