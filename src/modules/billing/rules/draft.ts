export type { Missing } from './mentions.ts'

/** What a line that comes from no charge sells, and where it counts in the books. */
export const NATURES = ['service', 'contract', 'goods', 'rent', 'other'] as const
export type Nature = (typeof NATURES)[number]
export const NATURE_ACCOUNTS: Readonly<
  Record<Nature, { readonly account: string; readonly pillar: 'activities' | 'private' }>
> = {
  service: { account: '706', pillar: 'activities' },
  contract: { account: '7061', pillar: 'private' },
  goods: { account: '707', pillar: 'activities' },
  rent: { account: '708', pillar: 'activities' },
  other: { account: '708', pillar: 'activities' },
}

/** Units of a line: as the catalogue counts, with their codes (UN/ECE Recommendation 20). */
export const UNITS = ['item', 'hour', 'half-hour', 'day', 'month', 'job', 'trip', 'km', 'kg'] as const
export type InvoiceUnit = (typeof UNITS)[number]
const CODES: Readonly<Record<InvoiceUnit, string>> = {
  item: 'C62',
  hour: 'HUR',
  'half-hour': 'C62',
  day: 'DAY',
  month: 'MON',
  job: 'C62',
  trip: 'C62',
  km: 'KMT',
  kg: 'KGM',
}
export const isUnit = (text: string | null): text is InvoiceUnit => UNITS.includes(text as InvoiceUnit)
export const unitCodeOf = (unit: string | null): string => (isUnit(unit) ? CODES[unit] : 'C62')

/** A line typed by hand. Kept as JSON in a draft, so its sums are whole numbers of cents. */
export type FreeLine = {
  readonly label: string
  readonly nature: Nature
  /** Ten-thousandths of the unit. */
  readonly quantity: number
  readonly unit: InvoiceUnit
  /** Cents of one unit, with tax. */
  readonly price: number
  /** Permille; null when it bears no tax. */
  readonly vatRate: number | null
}

/** Cents with tax of a line: quantity × price, half up. Below zero never: both are not. */
export const grossOf = ({ quantity, price }: Pick<FreeLine, 'quantity' | 'price'>): number =>
  Number((BigInt(quantity) * BigInt(price) * 2n + 10_000n) / 20_000n)

/** Lines that one invoice may have: a month of daily rounds fits. */
export const MOST_LINES = 400
/** Lines that one form offers. */
export const MOST_FREE_LINES = 30
