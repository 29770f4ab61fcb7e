import { type SQL, sql } from 'drizzle-orm'
import type { Bounds } from '#platform/measure/measure.ts'
import { USUAL_GRAMS } from '../rules/figures/carbon.ts'

// Pieces of SQL that the measures of rounds and their review share, so that both say the same.

/**
 * Rounds of the window that had ended before `until` (alias d), whose trip was not cancelled by then. Nothing of a round
 * changes once it has ended, so that a figure as of an instant never moves.
 */
export const ended = ({ from, to, until }: Bounds): SQL => sql`
  rounds d WHERE d.state = 'ended' AND d.day >= ${from} AND d.day <= ${to} AND d.ended_at < ${until}
    AND NOT EXISTS (
      SELECT 1 FROM round_trip_cancels c WHERE c.hub_id = d.hub_id AND c.trip_id = d.trip_id AND c.at < ${until})`

/** A stop (alias s) where somebody went. */
export const TRIED = sql`s.state IN ('done', 'failed')`

/** The end of the last hours of a stop, in minutes after midnight: hours are kept in their order, none over another. */
const LAST_MINUTE = sql`(s.hours -> -1 ->> 'to')::int`
/** When the work began: on arriving, or as long before it was done as it was to last when nobody said so. */
const BEGUN = sql`CASE WHEN s.arrived_at IS NULL THEN s.done_at - make_interval(mins => s.minutes) ELSE s.arrived_at END`
const BEGUN_MINUTE = sql`extract(epoch FROM (${BEGUN} AT TIME ZONE (SELECT zone FROM hubs)) - d.day::timestamp) / 60`

/** A stop that had agreed hours, and where somebody went. */
export const TIMED = sql`${TRIED} AND ${LAST_MINUTE} IS NOT NULL AND ${BEGUN} IS NOT NULL`
/** Somebody who presses the button on the minute has seconds too. */
export const ON_TIME = sql`floor(${BEGUN_MINUTE}) <= ${LAST_MINUTE}`

/** Factors of CO₂ in force when a round (alias d) ended, as `g.grams`: ids of rates grow with time. */
export const FACTORS = sql`
    CROSS JOIN LATERAL (
      SELECT CASE WHEN k.grams IS NULL THEN ${JSON.stringify(USUAL_GRAMS)}::jsonb ELSE k.grams END AS grams
      FROM (SELECT 1) one LEFT JOIN LATERAL (
        SELECT p.grams_per_km AS grams FROM round_rates p WHERE p.hub_id = d.hub_id AND p.at <= d.ended_at
        ORDER BY p.id DESC LIMIT 1) k ON true) g`
/** Grams of CO₂ that a round saved: `savedGrams` of `rules/figures/carbon.ts`. */
export const SAVED = sql`((d.driven ->> 'aloneMetres')::float8 * (g.grams ->> 'volunteer-car')::float8
      - (d.driven ->> 'metres')::float8 * (g.grams ->> d.mode)::float8) / 1000`
