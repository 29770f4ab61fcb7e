import { type SQL, sql } from 'drizzle-orm'
import { payerKeys } from '#modules/money/measures.ts'
import type { Bounds, Measure, MeasureWords } from '#platform/measure/measure.ts'
import { measureWords as en } from './measures.en.ts'
import { measureWords as fr } from './measures.fr.ts'
import { en as enWords } from './messages.en.ts'
import { fr as frWords } from './messages.fr.ts'

/**
 * The figures of daily work. What was done is read from the history of moves, which nobody can rewrite: a request
 * reopened today stays done in the figures of the days before.
 */
const ZONE = sql`(SELECT zone FROM hubs)`
/** The instant at which a day begins in the hub's zone. */
const startOf = (day: SQL) => sql`(${day}::timestamp AT TIME ZONE ${ZONE})`
export const dayOf = (at: SQL) => sql`(${at} AT TIME ZONE ${ZONE})::date`
export const within = (at: SQL, { from, until }: Bounds) =>
  sql`${at} >= ${startOf(from)} AND ${at} < ${until}`

/** Finished in the window and, as far as was known then, not reopened: aliases d (move) and q (request). */
export const done = (bounds: Bounds): SQL => sql`
  request_moves d JOIN requests q ON q.hub_id = d.hub_id AND q.id = d.request_id
  WHERE d.to_state = 'done' AND d.verb = 'finish' AND ${within(sql`d.at`, bounds)}
    AND NOT EXISTS (SELECT 1 FROM request_moves u WHERE u.hub_id = d.hub_id AND u.request_id = d.request_id
      AND u.verb = 'reopen' AND u.at >= d.at AND u.id > d.id AND u.at < ${bounds.until})`

const LABEL = sql`q.number || ' · ' || q.service_name`
const PATH = sql`'demandes/' || q.number`

/** Nobody asks for what comes back by a rule: a season of it is planned work, however many jobs it makes. */
export const ASKED = sql`q.recurrence_id IS NULL`

const received = (bounds: Bounds): SQL => sql`
  SELECT q.id::text AS id, ${dayOf(sql`q.received_at`)} AS day, ${LABEL} AS label, ${PATH} AS path,
    q.price AS amount, true AS hit, q.channel AS key
  FROM requests q WHERE ${within(sql`q.received_at`, bounds)} AND ${ASKED}`

const doneRows = (bounds: Bounds): SQL => sql`
  SELECT q.id::text AS id, ${dayOf(sql`d.at`)} AS day, ${LABEL} AS label, ${PATH} AS path,
    q.price AS amount, true AS hit, q.payer AS key
  FROM ${done(bounds)}`

/** Requests younger than 48 h are left out whatever became of them: they had no chance yet to be late. */
const in48h = (bounds: Bounds): SQL => sql`
  SELECT q.id::text AS id, ${dayOf(sql`q.received_at`)} AS day, ${LABEL} AS label, ${PATH} AS path,
    q.price AS amount, q.channel AS key,
    EXISTS (SELECT 1 FROM request_moves d WHERE d.hub_id = q.hub_id AND d.request_id = q.id
      AND d.to_state IN ('done', 'cancelled', 'refused', 'redirected')
      AND d.at <= q.received_at + interval '48 hours' AND d.at < ${bounds.until}) AS hit
  FROM requests q
  WHERE ${within(sql`q.received_at`, bounds)} AND ${ASKED} AND q.received_at <= ${bounds.until} - interval '48 hours'`

/** One row per person served. The label is their last request: who reads figures need not know who they are. */
const repeatUsers = (bounds: Bounds): SQL => sql`
  SELECT s.person_id::text AS id, s.day, s.label, 'demandes?personne=' || s.person_id AS path,
    NULL::bigint AS amount, NULL::text AS key,
    (SELECT count(*) FROM (SELECT 1 FROM requests a WHERE a.hub_id = s.hub_id AND a.person_id = s.person_id
      AND a.received_at >= ${bounds.until} - interval '365 days' AND a.received_at < ${bounds.until} LIMIT 2) two
    ) = 2 AS hit
  FROM (
    SELECT q.hub_id, q.person_id, max(${dayOf(sql`d.at`)}) AS day, max(${LABEL}) AS label
    FROM ${done(bounds)} AND q.person_id IS NOT NULL
    GROUP BY q.hub_id, q.person_id
  ) s`

const satisfaction = (bounds: Bounds): SQL => sql`
  SELECT q.id::text AS id, ${dayOf(sql`n.at`)} AS day, ${LABEL} AS label, ${PATH} AS path,
    NULL::bigint AS amount, n.score >= 3 AS hit, NULL::text AS key
  FROM request_ratings n JOIN requests q ON q.hub_id = n.hub_id AND q.id = n.request_id
  WHERE ${within(sql`n.at`, bounds)}`

/** One row per service: what its prices left after direct costs. */
const directMargin = (bounds: Bounds): SQL => sql`
  SELECT q.service_id::text AS id, max(${dayOf(sql`d.at`)}) AS day, max(q.service_name) AS label,
    'demandes?service=' || q.service_id AS path, sum(q.price - q.direct_cost)::bigint AS amount,
    sum(q.price - q.direct_cost) >= 0 AS hit, NULL::text AS key
  FROM ${done(bounds)}
  GROUP BY q.service_id`

/** What each request done left after its direct cost. */
const marginRows = (bounds: Bounds): SQL => sql`
  SELECT q.id::text AS id, ${dayOf(sql`d.at`)} AS day, ${LABEL} AS label, ${PATH} AS path,
    q.price - q.direct_cost AS amount, q.price >= q.direct_cost AS hit, q.payer AS key
  FROM ${done(bounds)}`

/** What comes back by a rule is left out: it is written weeks before its day. */
const waitRows = (bounds: Bounds): SQL => sql`
  SELECT q.id::text AS id, ${dayOf(sql`d.at`)} AS day, ${LABEL} AS label, ${PATH} AS path, q.price AS amount,
    true AS hit, q.channel AS key, extract(epoch FROM d.at - q.received_at)::float8 / 86400 AS days
  FROM ${done(bounds)} AND ${ASKED}`

/** Every visit of a request counts: what was begun, not done and done another day took time each time. */
const timeRows = (bounds: Bounds): SQL => sql`
  SELECT * FROM (
    SELECT q.id::text AS id, ${dayOf(sql`d.at`)} AS day, ${LABEL} AS label, ${PATH} AS path, q.price AS amount,
      true AS hit, NULL::text AS key,
      (SELECT sum(f.minutes)::float8 / 60 FROM field_reports f WHERE f.hub_id = q.hub_id AND f.request_id = q.id
        AND f.minutes > 0 AND f.received_at < ${bounds.until}) AS hours
    FROM ${done(bounds)}
  ) timed WHERE timed.hours IS NOT NULL`

const COUNT = sql`count(*)`
const SHARE = sql`avg(r.hit::int)`

type Keys = { fr: MeasureWords['keys']; en: MeasureWords['keys'] }
const channelKeys: Keys = { fr: frWords.channels, en: enWords.channels }

const measure = (
  id: keyof typeof fr,
  days: number,
  rows: Measure['rows'],
  unit: 'count' | 'share' = 'share',
  keys?: Keys,
): Measure => ({
  kind: unit === 'share' ? 'share' : 'total',
  id: `requests.${id}`,
  unit,
  better: 'higher',
  window: { days },
  rows,
  value: unit === 'count' ? COUNT : SHARE,
  sample: COUNT,
  words: { fr: { ...fr[id], keys: keys?.fr }, en: { ...en[id], keys: keys?.en } },
})

/** The average of a column of the rows, with how far they lie from it. */
const average = (
  id: keyof typeof fr,
  rows: Measure['rows'],
  unit: Measure['unit'],
  column: 'amount' | 'days' | 'hours',
  better: Measure['better'],
  keys?: Keys,
): Measure => ({
  ...measure(id, 90, rows, 'share', keys),
  ...{ unit, better, kind: 'mean' },
  value: sql`avg(r.${sql.raw(column)})`,
  spread: sql`stddev_samp(r.${sql.raw(column)})`,
})

export const requestsMeasures: readonly Measure[] = [
  measure('received', 30, received, 'count', channelKeys),
  measure('done', 30, doneRows, 'count', payerKeys),
  measure('in-48h', 30, in48h, 'share', channelKeys),
  { ...measure('repeat-users', 90, repeatUsers), rises: 'same' },
  measure('satisfaction', 90, satisfaction),
  // All the services that there are, not some of them: nothing is guessed from a sample.
  { ...measure('direct-margin', 90, directMargin), kind: 'total', rises: 'same' },
  average('average-price', doneRows, 'cents', 'amount', 'higher', payerKeys),
  average('margin-per-request', marginRows, 'cents', 'amount', 'higher', payerKeys),
  average('days-to-done', waitRows, 'days', 'days', 'lower', channelKeys),
  average('hours-per-request', timeRows, 'hours', 'hours', 'lower'),
]
