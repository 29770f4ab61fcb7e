import { type Cents, cents } from '#kit/money.ts'
import type { Plan, Revenue } from '#modules/plan/rules/plan.ts'
import { meanPrice } from '#modules/plan/rules/revenue.ts'
import { type Reference, type Verdict, verdictOf } from '#modules/plan/rules/tariffs/references.ts'
import type { Payer } from '#modules/plan/rules/vocabulary.ts'

/** What is read of a service of the catalogue. */
type Offered = {
  readonly id: string
  readonly name: string
  readonly unit: 'job' | 'half-hour' | 'hour' | 'item' | 'month' | 'trip'
  readonly activity: string
  readonly prices: Readonly<Record<string, Cents | undefined>>
}

export type PriceRow = {
  readonly key: string
  /** The tariff that rows of several publics share. */
  readonly group: string
  readonly name: string
  readonly source: 'line' | 'service'
  /** Segment of the catalogue, payer of the plan, or the name a plan gave to a segment. */
  readonly whom: { readonly segment?: string; readonly payer?: Payer; readonly name?: string }
  readonly price: Cents
  readonly unit: { readonly service?: Offered['unit']; readonly words?: string; readonly yearly?: boolean }
  /** The part of the price that is compared, when it is not the price itself: per employee and month. */
  readonly compared: Cents | null
  readonly reference: Reference | null
  readonly verdict: Verdict | null
  readonly solidarity: Cents | null
  readonly support: Cents | null
}

type Rates = {
  readonly lines: readonly string[]
  readonly reduction: number
  readonly premium: number | null
}

/** What the price of a line may be compared with, in cents of that reference. */
function comparable(line: Revenue, price: number): { reference: Reference; amount: number } | null {
  const yearly = line.billing === 'yearly'
  if (line.kind === 'membership') return { reference: 'membership', amount: yearly ? price : price * 12 }
  if (line.kind === 'parcels') return { reference: 'parcel', amount: price }
  if (line.kind === 'postal-counter') return { reference: 'postal-agency', amount: price }
  if (line.kind === 'company-contract' && line.headcount)
    return { reference: 'employee', amount: yearly ? Math.round(price / 12) : price }
  return null
}

function lineRows(line: Revenue, rates: Rates | null): PriceRow[] {
  const helped = rates?.lines.includes(line.id) ? rates : null
  const all = line.segments ?? [{ name: '', share: 100, unitPrice: meanPrice(line) }]
  return all.map(({ name, unitPrice }, i) => {
    const seen = comparable(line, unitPrice)
    return {
      key: `line-${line.id}-${i}`,
      group: line.id,
      name: line.name,
      source: 'line',
      whom: name ? { name } : { payer: line.payer },
      price: cents(Math.round(unitPrice)),
      unit: { ...(line.unit ? { words: line.unit } : {}), yearly: line.billing === 'yearly' },
      compared: seen?.reference === 'employee' ? cents(seen.amount) : null,
      reference: seen?.reference ?? null,
      verdict: seen && verdictOf(seen.amount, seen.reference),
      solidarity: helped ? cents(Math.round(unitPrice * (1 - helped.reduction / 100))) : null,
      support: helped?.premium ? cents(Math.round(unitPrice * (1 + helped.premium))) : null,
    }
  })
}

function referenceOf({ unit, activity }: Offered): Reference | null {
  if (unit === 'half-hour' || unit === 'hour') return unit
  return activity === 'parcels' && unit === 'item' ? 'parcel' : null
}

function serviceRows(service: Offered): PriceRow[] {
  const reference = referenceOf(service)
  return Object.entries(service.prices).flatMap(([segment, price]) =>
    price === undefined
      ? []
      : [
          {
            key: `service-${service.id}-${segment}`,
            group: service.id,
            name: service.name,
            source: 'service' as const,
            whom: { segment },
            price,
            unit: { service: service.unit },
            compared: null,
            reference,
            verdict: reference && verdictOf(Number(price), reference),
            solidarity: null,
            support: null,
          },
        ],
  )
}

/** Every price of the plan and of the catalogue, one row for each public that pays it. */
export const priceRows = (
  plan: Pick<Plan, 'assumptions'>,
  services: readonly Offered[],
  rates: Rates | null,
): PriceRow[] => [
  ...plan.assumptions.flatMap((line) => (line.type === 'revenue' ? lineRows(line, rates) : [])),
  ...services.flatMap(serviceRows),
]
