import { type SQL, sql } from 'drizzle-orm'
import type { Bounds, Measure } from '#platform/measure/measure.ts'
import { measureWords as enWords } from './measures.en.ts'
import { measureWords as frWords } from './measures.fr.ts'
import { en } from './messages.trips.en.ts'
import { fr } from './messages.trips.fr.ts'

type TripMeasureId = keyof typeof frWords

/** Trips of the window that were noted, and not cancelled, before `until` (alias t). */
const trips = ({ from, to, until }: Bounds): SQL => sql`
  round_trips t WHERE t.day >= ${from} AND t.day <= ${to} AND t.at < ${until}
    AND NOT EXISTS (SELECT 1 FROM round_trip_cancels c WHERE c.hub_id = t.hub_id AND c.trip_id = t.id AND c.at < ${until})`

/** One row per trip: an amount, and what it is divided by (`base`, stops or kilometres). */
const perTrip =
  (amount: SQL, base: SQL, key: SQL) =>
  (bounds: Bounds): SQL =>
    sql`
  SELECT t.id::text AS id, t.day, t.zone AS label, 'deplacements/' || t.id AS path, (${amount})::bigint AS amount,
    true AS hit, ${key} AS key, (${base})::float8 AS base
  FROM ${trips(bounds)}`

/** One row per rating of a request that such a trip served. */
const ratings =
  (key: SQL) =>
  (bounds: Bounds): SQL =>
    sql`
  SELECT n.request_id::text AS id, t.day, s.number || ' · ' || s.label AS label, 'demandes/' || s.number AS path,
    NULL::bigint AS amount, n.score >= 3 AS hit, ${key} AS key
  FROM (SELECT t.* FROM ${trips(bounds)}) t
    JOIN round_trip_requests s ON s.hub_id = t.hub_id AND s.trip_id = t.id
    JOIN request_ratings n ON n.hub_id = s.hub_id AND n.request_id = s.request_id AND n.at < ${bounds.until}`

const RATIO = sql`sum(r.amount)::float8 / nullif(sum(r.base), 0)`

/**
 * Spread of a ratio of two sums over trips: the standard deviation of what each trip is away from it, for one unit of
 * the base. Divided by √n it is the standard error of the ratio (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, § 6.4).
 */
const RATIO_SPREAD = sql`CASE WHEN count(*) > 1 AND sum(r.base) > 0 THEN
  sqrt(greatest(0, (sum(r.amount::float8 * r.amount) - 2 * (${RATIO}) * sum(r.amount * r.base)
    + (${RATIO}) * (${RATIO}) * sum(r.base * r.base)) / (count(*) - 1))) / avg(r.base) END`

const words = (id: TripMeasureId) => ({
  fr: { ...frWords[id], keys: fr.modes },
  en: { ...enWords[id], keys: en.modes },
})

const ratio = (
  id: Exclude<TripMeasureId, 'satisfaction'>,
  amount: SQL,
  base: SQL,
  key: SQL,
  better: Measure['better'],
): Measure => ({
  id: `rounds.${id}`,
  ...{ unit: 'cents', better, window: { days: 90 }, kind: 'mean' },
  rows: perTrip(amount, base, key),
  value: RATIO,
  sample: sql`count(*)`,
  spread: RATIO_SPREAD,
  words: words(id),
})

const MARGIN = sql`t.income - t.cost`
const KM = sql`t.metres / 1000.0`

/** The figures of trips, told apart by `key`. */
const keyedBy = (key: SQL): readonly Measure[] => [
  ratio('margin-per-stop', MARGIN, sql`t.stops`, key, 'higher'),
  ratio('margin-per-km', MARGIN, KM, key, 'higher'),
  ratio('cost-per-stop', sql`t.cost`, sql`t.stops`, key, 'lower'),
  {
    id: 'rounds.satisfaction',
    ...{ unit: 'share', better: 'higher', window: { days: 90 }, kind: 'share' },
    rows: ratings(key),
    value: sql`avg(r.hit::int)`,
    sample: sql`count(*)`,
    words: words('satisfaction'),
  },
]

export const roundsMeasures: readonly Measure[] = keyedBy(sql`t.mode`)

/** The same figures, told apart by the scheme of each trip. */
export const bySchemeMeasures: readonly Measure[] = keyedBy(sql`t.scheme_id::text`)
