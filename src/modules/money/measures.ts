import { type SQL, sql } from 'drizzle-orm'
import type { Bounds, Measure } from '#platform/measure/measure.ts'
import { measureWords as en, payerKeys as enPayers } from './measures.en.ts'
import { measureWords as fr, payerKeys as frPayers } from './measures.fr.ts'

/** Words of payers for the measures of modules further right. */
export const payerKeys = { fr: frPayers, en: enPayers }

/**
 * The figures of the books. Formulas: "Reference arithmetic" of the domain page. Each reads transfers, so a reversal
 * subtracts by itself: the account that was credited is debited.
 */
const YEAR = { days: 365 } as const

const known = ({ from, to, until }: Bounds) =>
  sql`t.day BETWEEN ${from} AND ${to} AND t.recorded_at < ${until}`

/** Transfers of one class seen from the side where it grows: `credit` for products, `debit` for costs. */
function moved(bounds: Bounds, side: 'debit' | 'credit', low: string, high: string, extra: SQL): SQL {
  const grows = sql.raw(side)
  const shrinks = sql.raw(side === 'debit' ? 'credit' : 'debit')
  const half = (account: SQL, sign: SQL) => sql`
    SELECT t.hub_id, t.id, t.entry_id, t.day, t.pillar, t.payer, t.funder_id,
      t.${account} AS account, ${sign} t.amount AS amount
    FROM transfers t
    WHERE t.${account} >= ${low} AND t.${account} < ${high} AND ${known(bounds)}`
  return sql`
    SELECT m.id::text AS id, m.day, e.label, 'argent/ecritures/' || e.number AS path, m.amount, ${extra}
    FROM (${half(grows, sql``)} UNION ALL ${half(shrinks, sql`-`)}) m
    JOIN entries e ON e.hub_id = m.hub_id AND e.id = m.entry_id`
}

/** Products: class 7. Gifts in kind (87) begin with 8 and never come in. */
const products = (bounds: Bounds, hit: SQL, key: SQL): SQL =>
  moved(bounds, 'credit', '7', '8', sql`${hit} AS hit, ${key} AS key`)

const all = sql`true`
const total = sql`sum(r.amount)::bigint`
const rows = sql`count(*)`
/** The part of the amounts that hit; null when there is nothing to share. */
const share = sql`sum(r.amount) FILTER (WHERE r.hit)::float8 / nullif(sum(r.amount), 0)::float8`
const shareOrZero = sql`CASE WHEN sum(r.amount) > 0 THEN coalesce(${share}, 0) END`

/** Own income: 70, 756 and other own income of 75 and 76; gifts (754) and contributions of others (755) are support. */
const EARNED = sql`(m.account LIKE '70%' OR m.account LIKE '76%'
  OR (m.account LIKE '75%' AND m.account NOT LIKE '754%' AND m.account NOT LIKE '755%'))`

/**
 * Products with their funder, and beside each row what its funder gave in all: the largest and the sum of squares
 * are then plain aggregates over the rows.
 */
const byFunder = (bounds: Bounds): SQL => sql`
  SELECT f.id, f.day, f.label, f.path, f.amount, f.hit, coalesce(o.name, f.funder::text) AS key,
    sum(f.amount) OVER (PARTITION BY f.funder) AS of_funder
  FROM (${moved(
    bounds,
    'credit',
    '7',
    '8',
    sql`m.funder_id IS NOT NULL AS hit, m.funder_id AS funder, m.hub_id`,
  )}) f
  LEFT JOIN organisations o ON o.hub_id = f.hub_id AND o.id = f.funder`

/** Cash and what left it for costs (class 6) in the last 90 days, which is what a month of life is measured by. */
const cashRows = (bounds: Bounds): SQL => sql`
  SELECT t.id::text AS id, t.day, e.label, 'argent/ecritures/' || e.number AS path,
    CASE WHEN t.debit LIKE '5%' THEN t.amount ELSE -t.amount END AS amount,
    true AS hit, CASE WHEN t.debit LIKE '5%' THEN t.debit ELSE t.credit END AS key,
    CASE WHEN t.day <= ${bounds.to}::date - 90 THEN 0
      WHEN t.debit LIKE '6%' THEN t.amount WHEN t.credit LIKE '6%' THEN -t.amount ELSE 0 END AS spent
  FROM transfers t
  JOIN entries e ON e.hub_id = t.hub_id AND e.id = t.entry_id
  WHERE (t.debit LIKE '5%') <> (t.credit LIKE '5%') AND ${known(bounds)}`

const measure = (id: keyof typeof fr, rest: Omit<Measure, 'id' | 'words'>): Measure => ({
  id: `money.${id}`,
  words: { fr: fr[id], en: en[id] },
  ...rest,
})

export const moneyMeasures: readonly Measure[] = [
  measure('revenue', {
    unit: 'cents',
    better: 'higher',
    window: YEAR,
    rows: (bounds) => products(bounds, all, sql`m.pillar`),
    value: total,
    sample: rows,
  }),
  measure('pillars', {
    unit: 'count',
    better: 'higher',
    window: YEAR,
    rows: (bounds) => sql`
      SELECT p.*, sum(p.amount) OVER (PARTITION BY p.key) > 0 AS stands FROM (
        ${products(bounds, all, sql`m.pillar`)}
      ) p WHERE p.key IS NOT NULL`,
    value: sql`CASE WHEN count(*) > 0 THEN count(DISTINCT r.key) FILTER (WHERE r.stands) END`,
    sample: rows,
  }),
  measure('revenue-by-payer', {
    unit: 'cents',
    better: 'higher',
    window: YEAR,
    rows: (bounds) => products(bounds, all, sql`m.payer`),
    value: total,
    sample: rows,
  }),
  measure('earned-share', {
    unit: 'share',
    better: 'higher',
    window: YEAR,
    rows: (bounds) => products(bounds, EARNED, sql`m.payer`),
    value: shareOrZero,
    sample: rows,
  }),
  measure('grant-share', {
    unit: 'share',
    better: 'lower',
    window: YEAR,
    rows: (bounds) => products(bounds, sql`m.account LIKE '74%'`, sql`m.payer`),
    value: shareOrZero,
    sample: rows,
  }),
  measure('first-funder-share', {
    unit: 'share',
    better: 'lower',
    window: YEAR,
    rows: byFunder,
    value: sql`CASE WHEN sum(r.amount) > 0
      THEN coalesce(greatest(max(r.of_funder) FILTER (WHERE r.hit), 0), 0)::float8 / sum(r.amount)::float8 END`,
    sample: rows,
  }),
  measure('concentration', {
    unit: 'share',
    better: 'lower',
    window: YEAR,
    rows: (bounds) => sql`SELECT * FROM (${byFunder(bounds)}) g WHERE g.hit`,
    // Each row weighs its amount times its funder's total: summed, that is the sum of the squared totals.
    value: sql`(sum(r.amount * r.of_funder) / nullif(power(sum(r.amount), 2), 0))::float8`,
    sample: rows,
  }),
  measure('cash', {
    unit: 'cents',
    better: 'higher',
    window: 'to-date',
    rows: cashRows,
    value: total,
    sample: rows,
  }),
  measure('months-of-cash', {
    unit: 'months',
    better: 'higher',
    window: 'to-date',
    rows: cashRows,
    value: sql`CASE WHEN sum(r.spent) > 0 THEN sum(r.amount)::float8 / (sum(r.spent)::float8 / 3) END`,
    sample: rows,
  }),
  measure('costs', {
    unit: 'cents',
    better: 'lower',
    window: YEAR,
    rows: (bounds) => moved(bounds, 'debit', '6', '7', sql`true AS hit, m.account AS key`),
    value: total,
    sample: rows,
  }),
]
