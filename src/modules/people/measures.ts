import { type SQL, sql } from 'drizzle-orm'
import type { Bounds, Measure } from '#platform/measure/measure.ts'
import { measureWords as enWords } from './measures.en.ts'
import { measureWords as frWords } from './measures.fr.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

/**
 * One row per person whose membership covers the day, the latest to begin. Memberships are never edited, so a past
 * day reads as it did then: two records merged since are two members on a day before. The label is a first name and an initial: figures are read by more people than records.
 */
const members = ({ to, until }: Bounds): SQL => sql`
  SELECT m.id::text AS id, m.starts_on AS day, trim(p.first_name || ' ' || left(p.last_name, 1) || '.') AS label,
    'personnes/' || p.id AS path, m.fee AS amount, true AS hit, p.segment AS key
  FROM (
    SELECT DISTINCT ON (c.hub_id, coalesce(c.kept_id, c.person_id)) c.hub_id,
      coalesce(c.kept_id, c.person_id) AS person_id, c.id, c.starts_on, c.fee
    FROM (
      SELECT m.*, CASE WHEN g.left_at < ${until} THEN g.merged_into END AS kept_id
      FROM memberships m JOIN people g ON g.hub_id = m.hub_id AND g.id = m.person_id
    ) c
    WHERE c.ends_on >= ${to} AND c.starts_on <= ${to} AND c.recorded_at < ${until}
    ORDER BY c.hub_id, coalesce(c.kept_id, c.person_id), c.starts_on DESC, c.id DESC
  ) m JOIN people p ON p.hub_id = m.hub_id AND p.id = m.person_id
  WHERE p.left_at IS NULL OR p.left_at >= ${until}`

/** One row per person who holds a role that day; a role given up keeps its dates. */
const holding =
  (role: 'volunteer' | 'ambassador') =>
  ({ to, until }: Bounds): SQL =>
    sql`
  SELECT p.id::text AS id, r.since AS day, trim(p.first_name || ' ' || left(p.last_name, 1) || '.') AS label,
    'personnes/' || p.id AS path, NULL::bigint AS amount, true AS hit, p.segment AS key
  FROM person_roles r JOIN people p ON p.hub_id = r.hub_id AND p.id = r.person_id
  WHERE r.role = ${sql.raw(`'${role}'`)} AND r.since <= ${to} AND (r.until IS NULL OR r.until > ${to})
    AND (p.left_at IS NULL OR p.left_at >= ${until})`

const count = sql`count(*)`

const counted = { unit: 'count', better: 'higher', window: 'to-date', value: count, sample: count } as const

export const peopleMeasures: readonly Measure[] = [
  {
    ...counted,
    id: 'people.members',
    rows: members,
    words: {
      fr: { ...frWords.members, keys: fr.segments },
      en: { ...enWords.members, keys: en.segments },
    },
  },
  {
    ...counted,
    id: 'people.volunteers',
    rows: holding('volunteer'),
    words: {
      fr: { ...frWords.volunteers, keys: fr.segments },
      en: { ...enWords.volunteers, keys: en.segments },
    },
  },
  {
    ...counted,
    id: 'people.ambassadors',
    rows: holding('ambassador'),
    words: {
      fr: { ...frWords.ambassadors, keys: fr.segments },
      en: { ...enWords.ambassadors, keys: en.segments },
    },
  },
]
