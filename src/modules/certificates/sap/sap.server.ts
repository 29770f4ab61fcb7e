import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { identityOf } from '#modules/money/index.server.ts'
import { billedPeople } from '#modules/people/index.server.ts'
import { audit, type Ctx, once, takeNumbers } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayCertify } from '../permits.ts'
import { addressOf } from '../rules/address.ts'
import { ceilingsPassed, certified, type SapCeiling, type SapPaid } from '../rules/sap.ts'
import { sapCertificates } from '../tables.ts'

export type SapCertificate = typeof sapCertificates.$inferSelect

/** What one person paid for home services in a year, and the certificate that says it. */
export type SapYear = {
  readonly personId: Id<'Person'>
  readonly name: string
  readonly address: string
  readonly lines: readonly SapPaid[]
  readonly paid: Cents
  readonly cesu: Cents
  readonly cash: Cents
  readonly passed: readonly SapCeiling[]
  /** Living certificate, and whether what was paid has moved since. */
  readonly certificate: Pick<SapCertificate, 'number' | 'paid'> | null
  readonly hold: 'address_missing' | 'only_cash' | null
}

type Row = Omit<SapPaid, 'paid' | 'cesu' | 'cash'> & {
  personId: Id<'Person'>
  paid: string
  cesu: string
  cash: string
}

/** What people paid in a year for requests of home services, by person and service, as settlements say it. */
const paidRows = async (tx: Tx, hubId: Id<'Hub'>, year: number): Promise<Row[]> =>
  (
    await tx.execute<Row>(sql`
      SELECT person_id AS "personId", service, activity, count(*)::int AS times, sum(minutes)::int AS minutes,
        sum(paid)::text AS paid, sum(cesu)::text AS cesu, sum(cash)::text AS cash
      FROM (
        SELECT c.person_id, r.service_name AS service, r.activity, v.minutes * r.quantity AS minutes,
          coalesce(sum(s.amount) FILTER (WHERE p.means <> 'cash'), 0) AS paid,
          coalesce(sum(s.amount) FILTER (WHERE p.means = 'cesu'), 0) AS cesu,
          coalesce(sum(s.amount) FILTER (WHERE p.means = 'cash'), 0) AS cash
        FROM payments p
        JOIN charge_settlements s ON s.hub_id = p.hub_id AND s.payment_id = p.id
        JOIN charges c ON c.hub_id = s.hub_id AND c.id = s.charge_id
          AND c.subject_kind = 'request' AND c.person_id IS NOT NULL
        JOIN requests r ON r.hub_id = c.hub_id AND r.id = c.subject_id::uuid
        JOIN services v ON v.hub_id = r.hub_id AND v.id = r.service_id AND v.home_service
        WHERE p.hub_id = ${hubId} AND p.day BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}
        GROUP BY c.person_id, r.id, r.service_name, r.activity, v.minutes, r.quantity
      ) one
      WHERE paid <> 0 OR cash <> 0
      GROUP BY person_id, service, activity
      ORDER BY person_id, service`)
  ).rows

/** Everybody who paid for home services in a year, by name, with what stands in the way of a certificate. */
export const sapYear = (ctx: Ctx, year: number): Promise<SapYear[]> =>
  ctx.read((tx) => readYear(tx, ctx, year))

async function readYear(tx: Tx, ctx: Ctx, year: number): Promise<SapYear[]> {
  const rows = (await paidRows(tx, ctx.hub.id, year)).map(({ paid, cesu, cash, ...row }) => ({
    ...row,
    ...{ paid: cents(BigInt(paid)), cesu: cents(BigInt(cesu)), cash: cents(BigInt(cash)) },
  }))
  const byPerson = Map.groupBy(rows, (row) => row.personId)
  const people = await billedPeople(ctx, [...byPerson.keys()])
  const living = new Map(
    (
      await tx
        .select()
        .from(sapCertificates)
        .where(
          and(
            eq(sapCertificates.hubId, ctx.hub.id),
            eq(sapCertificates.year, year),
            isNull(sapCertificates.cancelledAt),
          ),
        )
    ).map((row) => [row.personId, row]),
  )
  return [...byPerson]
    .flatMap(([personId, lines]) => {
      const who = people.get(personId)
      if (!who) return []
      const sum = (of: 'paid' | 'cesu' | 'cash') => add(...lines.map((line) => line[of]))
      const address = addressOf(who)
      const paid = sum('paid')
      const certificate = living.get(personId) ?? null
      return [
        {
          ...{ personId, name: who.name, address, lines, paid, certificate },
          ...{ cesu: sum('cesu'), cash: sum('cash'), passed: ceilingsPassed(lines) },
          hold: paid <= 0n ? ('only_cash' as const) : address === '' ? ('address_missing' as const) : null,
        },
      ]
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

type IssueRefusal = 'not_permitted' | 'not_declared' | 'year_not_over' | 'nothing_chosen'

/**
 * Issues the certificates of a year that is over, for the people chosen who have none living: due by 31 March (CGI,
 * annexe III, art. 46 AW). Refused to a body that is not declared for home services.
 */
export async function issueSapCertificates(
  ctx: Ctx,
  input: { readonly year: number; readonly people: readonly string[]; readonly idempotencyKey?: string },
): Promise<Result<{ issued: number }, IssueRefusal>> {
  if (!mayCertify(ctx.actor)) return refuse('not_permitted')
  if (!(await identityOf(ctx)).sapNumber) return refuse('not_declared')
  if (Number(ctx.today().slice(0, 4)) <= input.year) return refuse('year_not_over')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ issued: number }, IssueRefusal>(tx, c, input.idempotencyKey, async () => {
        // Takes the counter's lock: a second hand waits, then finds them issued.
        await takeNumbers(tx, c, `SAP${input.year}`, 0)
        const chosen = (await readYear(tx, c, input.year)).filter(
          (one) => one.hold === null && one.certificate === null && input.people.includes(one.personId),
        )
        if (chosen.length === 0) return refuse('nothing_chosen', 'people')
        const first = await takeNumbers(tx, c, `SAP${input.year}`, chosen.length)
        const rows = chosen.map((one, n) => ({
          ...{ hubId: c.hub.id, id: newId<'SapCertificate'>(), year: input.year },
          number: `SAP${input.year}-${String(first + n).padStart(5, '0')}`,
          ...{ personId: one.personId, personName: one.name, personAddress: one.address },
          ...{ paid: one.paid, cesu: one.cesu },
          lines: certified(one.lines).map(({ service, activity, times, minutes, paid, cesu }) => ({
            ...{ service, activity, times, minutes, paid: paid.toString(), cesu: cesu.toString() },
          })),
          ...{ issuedAt: c.now(), issuedOn: c.today(), userId: c.actor.userId },
        }))
        await tx.insert(sapCertificates).values(rows)
        for (const { id, number } of rows) await audit(tx, c, 'issue', 'sap-certificate', id, { number })
        return ok({ issued: rows.length })
      }),
    ),
  )
}

/** A certificate by its number. */
export async function sapByNumber(ctx: Ctx, number: string): Promise<SapCertificate | null> {
  const [row] = await ctx.read((tx) =>
    tx
      .select()
      .from(sapCertificates)
      .where(and(eq(sapCertificates.hubId, ctx.hub.id), eq(sapCertificates.number, number)))
      .orderBy(desc(sapCertificates.id))
      .limit(1),
  )
  return row ?? null
}

type CancelRefusal = 'not_permitted' | 'required' | 'not_found' | 'already_cancelled'

/** Cancels a certificate with a reason, so that a right one may be issued. */
export async function cancelSapCertificate(
  ctx: Ctx,
  input: { readonly number: string; readonly why: string },
): Promise<Result<{ id: Id<'SapCertificate'> }, CancelRefusal>> {
  if (!mayCertify(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  return await ctx.tx(async (tx) => {
    const of = and(eq(sapCertificates.hubId, ctx.hub.id), eq(sapCertificates.number, input.number))
    const [row] = await tx
      .update(sapCertificates)
      .set({ cancelledAt: ctx.now(), cancelledWhy: why })
      .where(and(of, isNull(sapCertificates.cancelledAt)))
      .returning({ id: sapCertificates.id })
    if (row) {
      await audit(tx, ctx, 'cancel', 'sap-certificate', row.id, { why })
      return ok({ id: row.id })
    }
    const [known] = await tx.select({ id: sapCertificates.id }).from(sapCertificates).where(of)
    return refuse(known ? 'already_cancelled' : 'not_found', 'number')
  })
}
