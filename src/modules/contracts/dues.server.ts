import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { openCharges } from '#modules/money/index.server.ts'
import { organisationsById } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { contractFr as fr } from './messages.contract.fr.ts'
import { payerOfOrganisation, pillarOfContract } from './payers.ts'
import { instalments, spansOf, toOpen, volumeParts } from './rules/schedule.ts'
import type { Span } from './rules/terms.ts'
import {
  type Agreed,
  type ContractRow,
  type DueRow,
  duesOf,
  indexesOf,
  insertDues,
  termsOfContracts,
  usesOf,
} from './store.server.ts'

/** `21/11/2026`: short enough for a line of a statement. */
const figures = (d: Day): string => d.split('-').reverse().join('/')

/** A period of a volume with what was used in it. */
export type VolumePeriod = Span & {
  readonly serviceId: Id<'Service'>
  readonly included: number
  readonly used: number
  readonly over: number
  /** Cents owed for what passes the volume. */
  readonly amount: Cents
}

type UseDay = { serviceId: Id<'Service'>; day: Day; quantity: number }

/** Every period of every volume of a contract up to a day (included even when it is not over), with what was used. */
export function volumePeriods(
  contract: Pick<ContractRow, 'startsOn' | 'endsOn'>,
  terms: readonly Agreed[],
  uses: readonly UseDay[],
  until: Day,
): VolumePeriod[] {
  const term = { from: contract.startsOn, to: contract.endsOn < until ? contract.endsOn : until }
  if (term.to < term.from) return []
  return spansOf(terms, { from: contract.startsOn, to: contract.endsOn }).flatMap(({ terms: agreed, span }) =>
    agreed.volumes
      .filter(({ included }) => included > 0)
      .flatMap((volume) =>
        volumeParts(contract.startsOn, volume, span)
          .filter(({ from }) => from <= until)
          .map(({ from, to, included }) => {
            const used = uses
              .filter((use) => use.serviceId === volume.serviceId && use.day >= from && use.day <= to)
              .reduce((sum, { quantity }) => sum + quantity, 0)
            const over = Math.max(0, used - included)
            return {
              ...{ serviceId: volume.serviceId, from, to, included, used, over },
              amount: cents(volume.unitPrice * BigInt(over)),
            }
          }),
      ),
  )
}

/**
 * Writes what is due by today and was not written yet: instalments of fees, and what passed the volumes of periods that
 * are over. Run twice, the second finds nothing. Answers the new rows, those at zero included.
 */
export async function openDues(tx: Tx, ctx: Ctx, contracts: readonly ContractRow[]): Promise<DueRow[]> {
  const today = ctx.today()
  const hubId = ctx.hub.id
  const ids = contracts.map(({ id }) => id)
  const terms = await termsOfContracts(tx, hubId, ids)
  const indexes = await indexesOf(tx, hubId, ids)
  const known = await duesOf(tx, hubId, ids)
  const uses = await usesOf(tx, hubId, ids)
  const services = new Map((await listServices(ctx)).map(({ id, name }) => [id as string, name]))
  const at = ctx.now()
  const rows = contracts.flatMap((contract) => {
    const { id: contractId, startsOn: from, endsOn: to } = contract
    const agreed = terms.get(contractId) ?? []
    const due = known.get(contractId) ?? []
    const base = { hubId, contractId, at }
    const fees = toOpen(
      instalments({ from, to }, agreed, indexes.get(contractId) ?? []),
      due.filter(({ what }) => what === 'fee').map(({ fromDay, amount }) => ({ from: fromDay, amount })),
      today,
    ).map((one) => ({
      ...{ ...base, id: newId<'ContractDue'>(), what: 'fee', fromDay: one.from, toDay: one.to },
      ...{ dueOn: one.dueOn, amount: one.amount },
      label: fr.due.fee(contract.number, figures(one.from), figures(one.to)),
    }))
    const overages = volumePeriods(contract, agreed, uses.get(contractId) ?? [], today)
      .filter(({ to: last, over }) => over > 0 && last < today)
      .filter((one) => !due.some(({ what, fromDay }) => what === one.serviceId && fromDay === one.from))
      .map((one) => ({
        ...{ ...base, id: newId<'ContractDue'>(), what: one.serviceId as string, fromDay: one.from },
        ...{ toDay: one.to, dueOn: today, quantity: one.over, amount: one.amount },
        label: fr.due.overage(contract.number, services.get(one.serviceId) ?? '', one.over, figures(one.to)),
      }))
    return [...fees, ...overages]
  })
  const fresh = await insertDues(tx, rows)
  await charge(ctx, contracts, fresh)
  return fresh
}

/** What is due becomes a sum to receive; an instalment at zero (its period was paid before) asks for nothing. */
async function charge(ctx: Ctx, contracts: readonly ContractRow[], fresh: readonly DueRow[]): Promise<void> {
  const owed = fresh.filter(({ amount }) => amount > 0n)
  if (owed.length === 0) return
  const by = new Map(contracts.map((contract) => [contract.id, contract]))
  const organisations = await organisationsById(
    ctx,
    contracts.map(({ organisationId }) => organisationId),
  )
  const opened = await openCharges(
    ctx,
    owed.map((due) => {
      const { organisationId, number } = by.get(due.contractId)!
      const { name, kind } = organisations.get(organisationId)!
      return {
        ...{ who: { organisationId }, name, label: due.label, amount: due.amount },
        ...{ subject: { kind: 'contract' as const, id: due.contractId }, part: due.id },
        ...{ path: `contrats/${number}`, creditAccount: '7061' },
        ...{ pillar: pillarOfContract(kind), payer: payerOfOrganisation(kind) },
      }
    }),
  )
  if (!opened.ok) throw new Error(`a due was charged before: ${opened.code}`)
}
