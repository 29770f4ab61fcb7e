import { type SQL, sql } from 'drizzle-orm'
import type { Bounds, Measure } from '#platform/measure/measure.ts'
import { measureWords as enWords } from './measures.en.ts'
import { measureWords as frWords } from './measures.fr.ts'
import { en } from './messages.trips.en.ts'
import { fr } from './messages.trips.fr.ts'
import { ended, FACTORS, ON_TIME, SAVED, TIMED, TRIED } from './review/ended.ts'

type RoundMeasureId = keyof typeof frWords

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

const ratioOf = (amount: SQL): SQL => sql`sum(${amount})::float8 / nullif(sum(r.base), 0)`

/**
 * Spread of a ratio of two sums over trips: the standard deviation of what each trip is away from it, for one unit of
 * the base. Divided by √n it is the standard error of the ratio (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, § 6.4).
 */
const spreadOf = (amount: SQL): SQL => sql`CASE WHEN count(*) > 1 AND sum(r.base) > 0 THEN
  sqrt(greatest(0, (sum(${amount}::float8 * ${amount}) - 2 * (${ratioOf(amount)}) * sum(${amount} * r.base)
    + (${ratioOf(amount)}) * (${ratioOf(amount)}) * sum(r.base * r.base)) / (count(*) - 1))) / avg(r.base) END`

const words = (id: RoundMeasureId) => ({
  fr: { ...frWords[id], keys: fr.modes },
  en: { ...enWords[id], keys: en.modes },
})

const ratio = (
  id: 'margin-per-stop' | 'margin-per-km' | 'cost-per-stop',
  amount: SQL,
  base: SQL,
  key: SQL,
  better: Measure['better'],
): Measure => ({
  id: `rounds.${id}`,
  ...{ unit: 'cents', better, window: { days: 90 }, kind: 'mean' },
  rows: perTrip(amount, base, key),
  value: ratioOf(sql`r.amount`),
  sample: sql`count(*)`,
  spread: spreadOf(sql`r.amount`),
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

/** One row per stop of such a round, once `counted`; a case of a share when `hit`. */
const perStop =
  (counted: SQL, hit: SQL) =>
  (bounds: Bounds): SQL =>
    sql`
  SELECT s.id::text AS id, d.day, d.number || ' · ' || s.what AS label, 'tournees/' || d.number AS path,
    NULL::bigint AS amount, ${hit} AS hit, d.mode AS key
  FROM (SELECT d.* FROM ${ended(bounds)}) d
    JOIN round_stops s ON s.hub_id = d.hub_id AND s.round_id = d.id
  WHERE ${counted}`

/** One row per round: its margin as driven less its margin as planned, in cents. */
const marginGap = (bounds: Bounds): SQL => sql`
  SELECT d.id::text AS id, d.day, d.number || ' · ' || d.name AS label, 'tournees/' || d.number AS path,
    (d.driven ->> 'revenue')::bigint - (d.driven ->> 'cost')::bigint
      - (d.planned ->> 'revenue')::bigint + (d.planned ->> 'cost')::bigint AS amount,
    true AS hit, d.mode AS key
  FROM ${ended(bounds)} AND d.driven IS NOT NULL AND d.planned IS NOT NULL`

/** One row per round: grams of CO₂ saved, for its stops. */
const gramsSaved = (bounds: Bounds): SQL => sql`
  SELECT d.id::text AS id, d.day, d.number || ' · ' || d.name AS label, 'tournees/' || d.number AS path,
    NULL::bigint AS amount, true AS hit, d.mode AS key, (d.driven ->> 'stops')::float8 AS base, ${SAVED} AS grams
  FROM (SELECT d.* FROM ${ended(bounds)} AND d.driven IS NOT NULL) d ${FACTORS}`

const shareOf = (
  id: 'on-time' | 'failed-stops',
  better: Measure['better'],
  rows: Measure['rows'],
): Measure => ({
  id: `rounds.${id}`,
  ...{ unit: 'share', better, window: { days: 90 }, kind: 'share', rows },
  value: sql`avg(r.hit::int)`,
  sample: sql`count(*)`,
  words: words(id),
})

/** What rounds planned and driven say, beside their trips. */
const drivenMeasures: readonly Measure[] = [
  shareOf('on-time', 'higher', perStop(TIMED, ON_TIME)),
  shareOf('failed-stops', 'lower', perStop(TRIED, sql`s.state = 'failed'`)),
  {
    id: 'rounds.margin-gap',
    ...{ unit: 'cents', better: 'higher', window: { days: 90 }, kind: 'mean', rows: marginGap },
    value: sql`avg(r.amount)`,
    sample: sql`count(*)`,
    spread: sql`stddev_samp(r.amount)`,
    words: words('margin-gap'),
  },
  {
    id: 'rounds.co2-saved',
    ...{ unit: 'grams', better: 'higher', window: { days: 90 }, kind: 'mean', rows: gramsSaved },
    value: ratioOf(sql`r.grams`),
    sample: sql`count(*)`,
    spread: spreadOf(sql`r.grams`),
    words: words('co2-saved'),
  },
]

export const roundsMeasures: readonly Measure[] = [...keyedBy(sql`t.mode`), ...drivenMeasures]

/** The same figures, told apart by the scheme of each trip. */
export const bySchemeMeasures: readonly Measure[] = keyedBy(sql`t.scheme_id::text`)
