import { addDays, type Day } from '#kit/day.ts'
import { zero } from '#kit/money.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { allCoverages, totalsOf } from '#modules/contracts/coverages/store.server.ts'
import { volumePeriods } from '#modules/contracts/dues.server.ts'
import { eligiblesOf } from '#modules/contracts/eligible-store.server.ts'
import { recurrencesWith } from '#modules/contracts/recurrence-store.server.ts'
import { alertsOf } from '#modules/contracts/rules/alerts.ts'
import { periodOf } from '#modules/contracts/rules/coverages.ts'
import { feeOn, instalments, toOpen } from '#modules/contracts/rules/schedule.ts'
import { anniversaries, earliestEnd, lastNoticeDay, termsOn } from '#modules/contracts/rules/terms.ts'
import {
  contractByNumber,
  contractMovesOf,
  duesOf,
  indexesOf,
  termsOfContracts,
  usesOf,
} from '#modules/contracts/store.server.ts'
import { chargesOf } from '#modules/money/index.server.ts'
import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Instalments to come that the page shows: a year of the most frequent. */
const TO_COME = 12

/** Everything about one contract, as its page shows it; null when there is none of that number. */
export async function showContract(ctx: Ctx, number: string) {
  const today = ctx.today()
  const hubId = ctx.hub.id
  const read = await ctx.read(async (tx) => {
    const contract = await contractByNumber(tx, hubId, number)
    if (!contract) return null
    const { id } = contract
    const coverages = (await allCoverages(tx, hubId)).filter(({ contractId }) => contractId === id)
    return {
      contract,
      terms: (await termsOfContracts(tx, hubId, [id])).get(id) ?? [],
      indexes: (await indexesOf(tx, hubId, [id])).get(id) ?? [],
      dues: (await duesOf(tx, hubId, [id])).get(id) ?? [],
      uses: (await usesOf(tx, hubId, [id])).get(id) ?? [],
      moves: await contractMovesOf(tx, hubId, id),
      eligibles: await eligiblesOf(tx, hubId, id, today),
      recurring: await recurrencesWith(tx, hubId, { contractId: id, limit: 100 }),
      coverages,
      totals: await totalsOf(
        tx,
        hubId,
        coverages.map((one) => one.id),
        [''],
        [periodOf(today, 'year')],
      ),
    }
  })
  if (!read) return null
  const { contract, terms, indexes, dues, uses } = read
  const names = await organisationNames(ctx, [contract.organisationId])
  const people = await peopleNames(
    ctx,
    read.eligibles.map(({ personId }) => personId),
  )
  const services = new Map((await listServices(ctx)).map(({ id, name }) => [id, name]))
  const charges = new Map(
    (await chargesOf(ctx, { kind: 'contract', id: contract.id })).map((one) => [one.part, one]),
  )
  const now = termsOn(terms, today)
  const { words: _, ...shown } = contract
  return {
    contract: shown,
    organisation: names.get(contract.organisationId) ?? '',
    terms: terms.map((one) => ({
      ...one,
      volumes: one.volumes.map((volume) => ({ ...volume, service: services.get(volume.serviceId) ?? '' })),
    })),
    current: now,
    fee: now ? feeOn(now, contract.startsOn, today, indexes) : zero,
    alerts: alertsOf(contract, terms, indexes, today),
    lastNotice: lastNoticeDay(contract.endsOn, contract.noticeMonths),
    earliestEnd: earliestEnd(today, contract.noticeMonths),
    anniversaries: anniversaries(contract.startsOn, {
      from: contract.startsOn,
      to: contract.endsOn < addDays(today, 370) ? contract.endsOn : addDays(today, 370),
    }),
    indexes,
    volumes: volumePeriods(contract, terms, uses, today)
      .map((one) => ({ ...one, service: services.get(one.serviceId) ?? '', running: one.to >= today }))
      .toReversed()
      .slice(0, 24),
    dues: dues.map((due) => {
      const charge = charges.get(due.id)
      return { ...due, outstanding: charge?.outstanding ?? zero, charged: due.amount > zero }
    }),
    toCome: comingOf(contract, terms, indexes, dues, today),
    moves: read.moves,
    eligibles: read.eligibles.map((one) => ({ ...one, name: people.get(one.personId) ?? '' })),
    recurring: read.recurring,
    coverages: read.coverages.map((one) => ({
      ...one,
      used: read.totals.find(({ coverageId }) => coverageId === one.id)?.used ?? zero,
    })),
  }
}
export type ContractPage = NonNullable<Awaited<ReturnType<typeof showContract>>>

type Read = {
  contract: { startsOn: Day; endsOn: Day }
  terms: Parameters<typeof instalments>[1]
  indexes: Parameters<typeof instalments>[2]
  dues: readonly { what: string; fromDay: Day; amount: bigint }[]
}

/** The next instalments, as they will be asked if nothing changes. */
function comingOf(
  { startsOn: from, endsOn: to }: Read['contract'],
  terms: Read['terms'],
  indexes: Read['indexes'],
  dues: Read['dues'],
  today: Day,
) {
  const opened = dues
    .filter(({ what }) => what === 'fee')
    .map(({ fromDay, amount }) => ({ from: fromDay, amount: amount as typeof zero }))
  // A year from today, or from its first day while it waits for it: none of its instalments is missing.
  const end = addDays(today > from ? today : from, 366)
  return toOpen(instalments({ from, to }, terms, indexes), opened, end < to ? end : addDays(to, 1))
    .filter(({ amount }) => amount > zero)
    .slice(0, TO_COME)
}
