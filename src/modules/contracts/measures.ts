import { type SQL, sql } from 'drizzle-orm'
import type { Bounds, Measure } from '#platform/measure/measure.ts'
import { measureWords as en } from './measures.en.ts'
import { measureWords as fr } from './measures.fr.ts'

/**
 * Contracts that the last move known then leaves signed, with at least two payments between their first and their last
 * day as first agreed. Moves and terms are never rewritten, so a past day reads as it did then.
 */
const multiPeriod = ({ to, until }: Bounds): SQL => sql`
  SELECT c.id::text AS id, least(c.signed_on, ${to}) AS day, c.number || ' · ' || c.title AS label,
    'contrats/' || c.number AS path, t.annual_fee AS amount, true AS hit, t.pay_every AS key
  FROM contracts c
  CROSS JOIN LATERAL (
    SELECT m.to_state FROM contract_moves m
    WHERE m.hub_id = c.hub_id AND m.contract_id = c.id AND m.at < ${until}
    ORDER BY m.at DESC, m.id DESC LIMIT 1
  ) last
  CROSS JOIN LATERAL (
    SELECT v.annual_fee, v.pay_every FROM contract_terms v
    WHERE v.hub_id = c.hub_id AND v.contract_id = c.id AND v.at < ${until}
    ORDER BY v.version DESC LIMIT 1
  ) t
  WHERE last.to_state IN ('signed', 'terminated')
    AND c.starts_on + 2 * CASE t.pay_every WHEN 'month' THEN interval '1 month'
      WHEN 'quarter' THEN interval '3 months' ELSE interval '1 year' END <= c.first_ends_on + 1`

const count = sql`count(*)`

export const contractsMeasures: readonly Measure[] = [
  {
    id: 'contracts.multi-period',
    ...{ unit: 'count', better: 'higher', window: 'to-date', rows: multiPeriod, value: count, sample: count },
    words: { fr: fr['multi-period'], en: en['multi-period'] },
  },
]
