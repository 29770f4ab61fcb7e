import type { Id } from '#kit/id.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { coverJobs, formatHeld, type NewCharge } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { fr } from '../messages.payers.fr.ts'
import { needOf } from '../rules/wallet-need.ts'
import type { RequestRow } from '../store.server.ts'

/** What one payer is to pay of a request; nothing to pay to the hub's own fund. */
export type Due = Pick<NewCharge, 'who' | 'name' | 'amount' | 'payer' | 'part'>
export type Dues = ReadonlyMap<Id<'Request'>, readonly Due[]>

/** Owed by whoever is served, rather than by somebody for them. */
export const isServed = (row: RequestRow, { who }: Due): boolean =>
  row.personId ? who.personId === row.personId : who.organisationId === row.organisationId

/**
 * Uses the hours and visits of those who are served for what they would pay themselves; what others pay for them takes
 * nothing of theirs. Answers what was used by request, in words: « 1 passage, il en reste 3 ».
 */
export async function coverServed(
  tx: Tx,
  c: Ctx,
  rows: readonly RequestRow[],
  dues: Dues,
): Promise<Map<string, string>> {
  const own = rows.flatMap((row) => {
    const due = (dues.get(row.id) ?? []).find((one) => isServed(row, one))
    return due ? [{ row, due }] : []
  })
  const jobs = own.map(({ row, due }) => ({
    ...{ id: row.id, personId: row.personId, organisationId: row.organisationId, serviceId: row.serviceId },
    ...{
      activity: row.activity,
      label: `${row.serviceName} · ${row.number}`,
      path: `demandes/${row.number}`,
    },
    ...{ payer: due.payer, pillar: 'activities' as const, creditAccount: '706' },
  }))
  const used = await coverJobs(tx, c, jobs, async () => {
    const services = new Map((await listServices(c)).map((service) => [service.id as string, service]))
    const quantities = new Map(own.map(({ row }) => [row.id as string, row.quantity]))
    return (job) => {
      const service = services.get(job.serviceId)
      return { ...needOf(service, quantities.get(job.id) ?? 1), vatRate: service?.vatRate ?? null }
    }
  })
  return new Map(
    [...used].map(([id, { unit, quantity, left }]) => [
      id,
      fr.byWallet(formatHeld(unit, quantity, 'fr'), formatHeld(unit, left, 'fr')),
    ]),
  )
}
