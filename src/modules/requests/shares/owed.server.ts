import type { Id } from '#kit/id.ts'
import { add, type Cents, zero } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { invoicedAs } from '#modules/catalogue/index.server.ts'
import { type ChargeRow, chargesOfAll, type NewCharge, openCharges } from '#modules/money/index.server.ts'
import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Phase } from '../rules/life.ts'
import { type Owes, whoOwes } from '../rules/shares.ts'
import type { RequestRow } from '../store.server.ts'
import { sharesOfRequests } from './store.server.ts'
import { coverServed, type Due, type Dues, isServed } from './wallets.server.ts'

/** Who is to pay what of each request: its shares, or its one payer. */
async function duesOf(tx: Tx, c: Ctx, rows: readonly RequestRow[]): Promise<Dues> {
  const several = rows.filter((row) => row.severalPay)
  const shares = Map.groupBy(
    await sharesOfRequests(
      tx,
      c.hub.id,
      several.map((row) => row.id),
    ),
    (share) => share.requestId,
  )
  const name = await namesOf(
    c,
    rows,
    [...shares.values()].flat().map((share) => share.organisationId),
  )
  return new Map(
    rows.map((row) => [
      row.id,
      (shares.get(row.id) ?? [whole(row)])
        .filter((share) => share.kind !== 'fund' && share.amount > zero)
        .map((share) => {
          const who = share.organisationId ? { organisationId: share.organisationId } : servedOf(row)
          return { who, name: name(who), amount: share.amount, payer: share.payer, part: share.id }
        }),
    ]),
  )
}

/** A request without shares: whoever pays for the one served, or they themselves. */
const whole = (row: RequestRow) => ({
  kind: 'served',
  organisationId: row.payerOrganisationId,
  amount: row.price,
  payer: row.payer,
  id: 'whole',
})

const servedOf = (row: RequestRow): NewCharge['who'] =>
  row.personId ? { personId: row.personId } : { organisationId: row.organisationId! }

async function namesOf(
  c: Ctx,
  rows: readonly RequestRow[],
  payers: readonly (Id<'Organisation'> | null)[],
): Promise<(who: NewCharge['who']) => string> {
  const people = await peopleNames(
    c,
    rows.map((row) => row.personId),
  )
  const organisations = await organisationNames(c, [
    ...payers,
    ...rows.flatMap((row) => [row.organisationId, row.payerOrganisationId]),
  ])
  return (who) =>
    (who.personId ? people.get(who.personId) : who.organisationId && organisations.get(who.organisationId)) ??
    ''
}

/** Where a finished request stands: a person is asked at the counter, organisations are waited for. */
const PHASE: Record<Owes, Phase> = { served: 'collect', others: 'billed', nobody: 'over' }

const owesOf = (list: readonly { personId?: unknown; amount: Cents }[]): Owes => {
  const sum = (people: boolean) =>
    add(...list.filter((one) => Boolean(one.personId) === people).map((one) => one.amount))
  return whoOwes(sum(true), sum(false))
}

/**
 * Who is to pay each of these requests once they are done: what their phase follows from. With `wallets`, hours and
 * visits of whoever is served are used first, and what they cover is owed no more.
 */
export async function planOwed(tx: Tx, c: Ctx, rows: readonly RequestRow[], { wallets = false } = {}) {
  const all = await duesOf(tx, c, rows)
  const covered = wallets ? await coverServed(tx, c, rows, all) : new Map<string, string>()
  const dues = new Map(
    rows.map((row) => [
      row.id,
      (all.get(row.id) ?? []).filter((due) => !(covered.has(row.id) && isServed(row, due))),
    ]),
  )
  const owes = (row: RequestRow): Owes =>
    owesOf((dues.get(row.id) ?? []).map(({ who, amount }) => ({ personId: who.personId, amount })))
  return {
    owes,
    /** What was used of a wallet for a request, in words; undefined when nothing was. */
    used: (row: RequestRow): string | undefined => covered.get(row.id),
    phase: (row: RequestRow): Phase => PHASE[owes(row)],
    /** Opens what each owes. The caller holds the requests, and none of them has a living charge. */
    open: async (): Promise<void> => {
      const facts = await invoicedAs(
        c,
        rows.map((row) => row.serviceId),
      )
      const list = rows.flatMap((row) =>
        (dues.get(row.id) ?? []).map((due) => ({
          ...chargeOf(row, due),
          ...asInvoiced(row, due, facts.get(row.serviceId)),
        })),
      )
      must(await openCharges(c, list))
    },
  }
}

const chargeOf = (row: RequestRow, due: Due): NewCharge => ({
  ...due,
  // A package says what it holds wherever it is printed: the receipt and the statement show this label.
  label: `${row.serviceName}${row.contents ? ` (${row.contents})` : ''} · ${row.number}`,
  subject: { kind: 'request', id: row.id },
  path: `demandes/${row.number}`,
  creditAccount: '706',
  pillar: 'activities',
  activity: row.activity,
})

/** Who pays a share of the price does not pay so many hours: one part of the job. */
const asInvoiced = (
  row: RequestRow,
  due: Due,
  service: { vatRate: number | null; unit: string } | undefined,
) => ({
  vatRate: service?.vatRate ?? null,
  ...(due.part === 'whole' && due.amount === row.price && { quantity: row.quantity, unit: service?.unit }),
})

/** What is still owed of living charges, and the phase that follows for the finished request. */
export function owedNow(charges: readonly ChargeRow[]): { owes: Owes; phase: Phase } {
  const owes = owesOf(charges.map(({ personId, outstanding }) => ({ personId, amount: outstanding })))
  return { owes, phase: PHASE[owes] }
}

/** The living charges of requests; those finished before charges were kept have none. */
export const chargesOfRequests = async (
  c: Ctx,
  ids: readonly Id<'Request'>[],
): Promise<Map<string, ChargeRow[]>> =>
  Map.groupBy(await chargesOfAll(c, 'request', ids), (charge) => charge.subjectId)
