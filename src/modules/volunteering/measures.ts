import { type SQL, sql } from 'drizzle-orm'
import type { Bounds, Measure } from '#platform/measure/measure.ts'
import { measureWords as enWords } from './measures.en.ts'
import { measureWords as frWords } from './measures.fr.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'
import type { HourKind } from './rules/words.ts'

/** A first name and an initial: figures are read by more people than records. */
const SHORT_NAME = sql`trim(split_part(h.name, ' ', 1) || ' ' || left(split_part(h.name, ' ', 2), 1))`

/** One row per line of a sheet as it was known before `until`: what had been corrected by then is left out. */
const hours =
  (kind: HourKind) =>
  ({ from, to, until }: Bounds): SQL =>
    sql`
  SELECT h.id::text AS id, h.day, ${SHORT_NAME} || '. · ' || (h.minutes / 60) || ' h ' || lpad((h.minutes % 60)::text, 2, '0') AS label,
    NULL::text AS path, NULL::bigint AS amount, true AS hit, h.activity AS key, h.minutes
  FROM timesheets h
  WHERE h.kind = ${sql.raw(`'${kind}'`)} AND h.day >= ${from} AND h.day <= ${to} AND h.recorded_at < ${until} AND h.minutes > 0
    AND NOT EXISTS (SELECT 1 FROM timesheets l WHERE l.hub_id = h.hub_id AND l.corrects = h.id AND l.recorded_at < ${until})`

/** One row per session that somebody held, as it was known before `until`; a hit when no employee held it. */
const sessions = ({ from, to, until }: Bounds): SQL => sql`
  SELECT s.root_id::text AS id, s.day, s.place AS label, 'permanences/' || s.root_id AS path, NULL::bigint AS amount,
    bool_and(k.kind <> 'employee') AS hit, NULL::text AS key
  FROM staffed_sessions s JOIN session_holders k ON k.hub_id = s.hub_id AND k.session_id = s.id
  WHERE s.day >= ${from} AND s.day <= ${to} AND s.recorded_at < ${until} AND NOT s.cancelled
    AND NOT EXISTS (SELECT 1 FROM staffed_sessions l WHERE l.hub_id = s.hub_id AND l.corrects = s.id AND l.recorded_at < ${until})
  GROUP BY s.hub_id, s.id, s.root_id, s.day, s.place`

/** One row per person, not employed for it, who held a session in the window; known by record, else by account. */
const sessionHolders = ({ from, to, until }: Bounds): SQL => sql`
  SELECT CASE WHEN k.person_id IS NOT NULL THEN k.person_id::text ELSE k.user_id END AS id, max(s.day) AS day,
    trim(split_part(max(k.name), ' ', 1) || ' ' || left(split_part(max(k.name), ' ', 2), 1)) || '.' AS label,
    'personnes/' || k.person_id AS path, NULL::bigint AS amount, true AS hit, min(k.kind) AS key
  FROM staffed_sessions s JOIN session_holders k ON k.hub_id = s.hub_id AND k.session_id = s.id
  WHERE s.day >= ${from} AND s.day <= ${to} AND s.recorded_at < ${until} AND NOT s.cancelled AND k.kind <> 'employee'
    AND NOT EXISTS (SELECT 1 FROM staffed_sessions l WHERE l.hub_id = s.hub_id AND l.corrects = s.id AND l.recorded_at < ${until})
  GROUP BY s.hub_id, k.person_id, k.user_id`

const hoursOf = (id: 'volunteer-hours' | 'paid-hours', kind: HourKind): Measure => ({
  id: `volunteering.${id}`,
  unit: 'count',
  better: kind === 'volunteer' ? 'higher' : 'lower',
  window: { days: 30 },
  rows: hours(kind),
  // Whole hours; null, not zero, when nobody noted any: the sheet may simply not be kept.
  value: sql`round(sum(r.minutes) / 60.0)`,
  sample: sql`count(*)`,
  words: {
    fr: { ...frWords[id], keys: fr.activities },
    en: { ...enWords[id], keys: en.activities },
  },
})

export const volunteeringMeasures: readonly Measure[] = [
  hoursOf('volunteer-hours', 'volunteer'),
  hoursOf('paid-hours', 'paid'),
  {
    id: 'volunteering.sessions-by-members',
    unit: 'share',
    better: 'higher',
    window: { days: 90 },
    rows: sessions,
    value: sql`avg(r.hit::int)`,
    sample: sql`count(*)`,
    words: { fr: frWords['sessions-by-members'], en: enWords['sessions-by-members'] },
  },
  {
    id: 'volunteering.session-holders',
    unit: 'count',
    better: 'higher',
    window: { days: 90 },
    rows: sessionHolders,
    value: sql`count(*)`,
    sample: sql`count(*)`,
    words: {
      fr: { ...frWords['session-holders'], keys: fr.holders },
      en: { ...enWords['session-holders'], keys: en.holders },
    },
  },
]
