import { addMonths, type Month, month } from '#kit/day.ts'
import type { Assumption, FixedCost, Funding, Range, Revenue } from './plan.ts'

/** Builders of single lines for tests, sound unless changed, and makers of random sound ones. Amounts in cents. */
export const START = month('2026-01')

export const revenue = (more: Partial<Revenue> = {}): Revenue => ({
  type: 'revenue',
  id: 'sales',
  name: 'Sales',
  block: 'revenues',
  kind: 'subscription',
  payer: 'inhabitant',
  account: '70',
  unitPrice: 1000,
  volume: { start: 100, growth: { type: 'none' } },
  ...more,
})

export const fixed = (more: Partial<FixedCost> = {}): FixedCost => ({
  type: 'fixed-cost',
  id: 'rent',
  name: 'Rent',
  block: 'costs',
  family: 'rent',
  amount: 50_000,
  ...more,
})

export const grant = (more: Partial<Funding> = {}): Funding => ({
  type: 'grant',
  id: 'grant',
  name: 'Grant',
  block: 'revenues',
  funder: 'Region',
  payer: 'local-authority',
  account: '74',
  amount: 120_000,
  award: START,
  instalments: [{ month: START, amount: 120_000 }],
  ...more,
})

/** What makers draw from. */
export type Dice = {
  readonly next: () => number
  readonly whole: (from: number, to: number) => number
  readonly chance: (of: number) => boolean
  readonly one: <T>(of: readonly T[]) => T
  readonly when: () => Month
  readonly months: number
}
type Maker = (id: string, sale: string | null, dice: Dice) => Assumption

const STATUSES = ['signed', 'promised', 'asked', 'planned', undefined] as const
const TAXES = [5.5, 20, undefined] as const

/** A range of a distribution drawn at random around a figure. */
function around(field: Range['field'], figure: number, d: Dice): Range {
  const low = figure * 0.7
  const high = figure * 1.4 + 1
  const distribution = d.one<Range['distribution']>([
    { type: 'uniform', low, high },
    { type: 'triangular', low, high },
    { type: 'pert', low, high, mode: figure * 1.1 },
    { type: 'normal', sd: figure / 10 },
    { type: 'log-normal', low: low + 0.5, high },
  ])
  return {
    field,
    distribution,
    ...(d.chance(0.4) && { group: d.one(['village', 'energy']) }),
    ...(d.chance(0.2) && { against: true as const }),
  }
}
const lateness = (d: Dice): Range => ({
  field: 'cash-delay',
  distribution: { type: 'uniform', low: 0, high: d.whole(1, 6) },
})
/** Ranges kept with a certain chance; a line that has none says nothing. */
const some = (ranges: readonly Range[], d: Dice): { ranges?: Range[] } => {
  const kept = ranges.filter(() => d.chance(0.3))
  return kept.length > 0 ? { ranges: kept } : {}
}

function segmentsOf(d: Dice): { unitPrice: number; segments: NonNullable<Revenue['segments']> } {
  const [low, high] = [d.whole(1, 10_000), d.whole(1, 20_000)]
  const share = d.whole(0, 100)
  return {
    unitPrice: Math.round((low * share + high * (100 - share)) / 100),
    segments: [
      { name: 'Support rate', share, unitPrice: low },
      { name: 'Full rate', share: 100 - share, unitPrice: high },
    ],
  }
}

const sale: Maker = (id, before, d) => {
  const follows = before !== null && d.chance(0.1)
  const from = d.chance(0.2) ? d.when() : null
  const growth = follows
    ? ({ type: 'follows', line: before, ratio: d.next() } as const)
    : d.one<Revenue['volume']['growth']>([
        { type: 'none' },
        { type: 'linear', perMonth: d.whole(-2, 5) },
        { type: 's-curve', target: d.whole(0, 400), by: addMonths(from ?? START, d.whole(1, d.months)) },
      ])
  const priced = d.chance(0.2) ? segmentsOf(d) : { unitPrice: d.whole(1, 20_000) }
  const start = d.next() * 100
  const seasonality = [0.9, 0.9, 1, 1, 1, 1.1, 1.2, 0, 1, 1, 1.1, 1.3]
  return revenue({
    id,
    ...priced,
    ...(d.chance(0.2) && { headcount: d.whole(1, 60) }),
    ...(d.chance(0.4) && { unitMinutes: d.whole(1, 90) }),
    account: d.one(['70', '70', '756', '75'] as const),
    unitCost: d.whole(0, 500),
    volume: {
      start,
      growth,
      ...(!follows && { churn: d.whole(0, 5) }),
      ...(d.chance(0.3) && { seasonality }),
    },
    billing: d.chance(0.3) ? 'yearly' : 'monthly',
    earnedOver: d.whole(1, 14),
    paymentDelayDays: d.whole(0, 90),
    status: d.one(STATUSES),
    taxRate: d.one(TAXES),
    ...(d.chance(0.5) && { yearlyIndex: d.whole(0, 4) }),
    ...(from && { from }),
    ...some([around('unitPrice', priced.unitPrice, d), around('volume.start', start, d), lateness(d)], d),
  })
}

const funding: Maker = (id, _, d) => {
  const award = d.when()
  const first = d.whole(0, 100_000)
  const amount = first + d.whole(0, 1_000_000)
  const account = d.one(['74', '74', '754', '77', '13', '102'] as const)
  return grant({
    id,
    account,
    funder: `Funder ${d.whole(1, 5)}`,
    amount,
    award,
    instalments: [
      { month: award, amount: first },
      { month: addMonths(award, d.whole(0, 20)), amount: amount - first },
    ],
    status: d.one(STATUSES),
    ...(d.chance(0.4) && { chance: d.whole(0, 100) }),
    ...(d.chance(0.3) && { to: addMonths(award, d.whole(0, 40)) }),
    ...some([around('amount', amount, d), lateness(d)], d),
  })
}

const cost: Maker = (id, _, d) => {
  const amount = d.whole(0, 200_000)
  return fixed({
    id,
    amount,
    family: d.one(['rent', 'fuel', 'supplies', 'maintenance', 'taxes'] as const),
    paid: d.one(['monthly', 'quarterly', 'yearly'] as const),
    from: d.when(),
    taxRate: d.one(TAXES),
    ...(d.chance(0.5) && { yearlyIndex: d.whole(0, 4) }),
    ...some([around('amount', amount, d)], d),
  })
}

const post: Maker = (id, _, d) => ({
  type: 'salary',
  id,
  name: id,
  block: 'costs',
  gross: d.whole(150_000, 600_000),
  fullTime: d.one([0.5, 0.8, 1]),
  chargeRate: d.one([12.3, 27.3, 42]),
  aid: { amount: d.whole(0, 80_000), months: d.whole(1, 24) },
  ...(d.chance(0.5) && { lowWageReduction: true as const }),
  ...(d.chance(0.5) && { withheld: d.whole(0, 25) }),
  ...(d.chance(0.4) && { chargesPaid: 'quarterly' as const }),
  ...(d.chance(0.4) && { serving: d.whole(0, 100) }),
  ...(d.chance(0.5) && { yearlyIndex: d.whole(0, 4) }),
})

const variable: Maker = (id, of, d) => {
  const percent = d.whole(0, 80)
  const amount = d.whole(1, 900)
  const tiers = [
    { above: d.whole(5, 40), amount: d.whole(0, 900) },
    { above: d.whole(50, 200), amount: d.whole(0, 900) },
  ]
  return {
    type: 'variable-cost',
    id,
    name: id,
    block: 'costs',
    family: 'purchases',
    of: of!,
    basis: d.one([
      { type: 'share-of-sales', percent } as const,
      { type: 'margin', percent } as const,
      { type: 'per-unit', amount, ...(d.chance(0.5) && { tiers }) } as const,
    ]),
    paymentDelayDays: d.whole(0, 60),
    taxRate: d.one(TAXES),
    ...(d.chance(0.4) && { stockDays: d.whole(1, 75) }),
    ...(d.chance(0.3) && { from: d.when() }),
    ...some([lateness(d)], d),
  }
}

const step: Maker = (id, of, d) => ({
  type: 'step-cost',
  id,
  name: id,
  block: 'costs',
  family: d.one(['salaries', 'vehicle'] as const),
  of: of!,
  every: d.whole(20, 90),
  amount: d.whole(0, 90_000),
  taxRate: d.one(TAXES),
})

const asset: Maker = (id, _, d) => ({
  type: 'investment',
  id,
  name: id,
  block: 'resources',
  amount: d.whole(1, 3_000_000),
  month: addMonths(d.when(), d.chance(0.3) ? -d.months : 0),
  depreciationMonths: d.whole(1, 84),
  taxRate: d.one(TAXES),
})

const loan: Maker = (id, _, d) => ({
  type: 'loan',
  id,
  name: id,
  block: 'resources',
  amount: d.whole(1, 5_000_000),
  month: addMonths(d.when(), d.chance(0.3) ? -d.months : 0),
  rate: d.whole(0, 8),
  months: d.whole(13, 84),
  deferral: d.whole(1, 12),
})

const hours: Maker = (id, _, d) => ({
  type: 'in-kind',
  id,
  name: id,
  block: 'resources',
  kind: 'volunteering',
  value: { type: 'hours', hours: d.whole(0, 200), hourly: 1450 },
  ...(d.chance(0.4) && { serving: d.whole(0, 100) }),
})

const deposit: Maker = (id, _, d) => {
  const at = addMonths(d.when(), d.chance(0.3) ? -d.months : 0)
  return {
    type: 'deposit',
    id,
    name: id,
    block: 'resources',
    direction: d.one(['given', 'received'] as const),
    amount: d.whole(0, 300_000),
    month: at,
    ...(d.chance(0.5) && { back: addMonths(at, d.whole(1, 40)) }),
  }
}

/** One maker per type of line; the first sells. */
export const makers: readonly Maker[] = [
  sale,
  funding,
  cost,
  post,
  variable,
  step,
  asset,
  loan,
  hours,
  deposit,
]
