/**
 * The closed lists of a plan. Each word has its French label in the module's messages.
 * Pillars and payers look like those of `money`, yet are written here: rules import only kit and their own folder, and
 * a plan file kept for years must not change with the books (it says `state` where they say `state-region`).
 */

export const planKinds = ['quartier', 'rural', 'other'] as const
export type PlanKind = (typeof planKinds)[number]

/** The nine blocks of the canvas, in the order of the printed page. */
export const blocks = [
  'partners',
  'activities',
  'resources',
  'value',
  'distribution',
  'customers',
  'beneficiaries',
  'costs',
  'revenues',
] as const
export type Block = (typeof blocks)[number]

/** The four pillars a territory concierge stands on. */
export const pillars = ['activities', 'public', 'citizens', 'private'] as const
export type Pillar = (typeof pillars)[number]

export const payers = [
  'inhabitant',
  'employee',
  'company',
  'landlord',
  'local-authority',
  'ccas',
  'state',
  'foundation',
  'la-poste',
  'other',
] as const
export type Payer = (typeof payers)[number]

export const revenueKinds = [
  'one-off',
  'subscription',
  'membership',
  'package',
  'prepaid',
  'company-contract',
  'commission',
  'shop-sales',
  'shop-margin',
  'postal-counter',
  'parcels',
  'recycling',
  'sponsoring',
  'other',
] as const
type RevenueKind = (typeof revenueKinds)[number]

export const fundingTypes = ['grant', 'patronage', 'crowdfunding', 'seed-fund'] as const
export type FundingType = (typeof fundingTypes)[number]

/** What a product of the income statement is: a sale, a funding, or the aid of an integration contract. */
export type ProductKind = RevenueKind | FundingType | 'employment-aid'

/** Account families of own income (association chart, ANC 2018-06). */
export const revenueAccounts = ['70', '75', '756', '76'] as const
type RevenueAccount = (typeof revenueAccounts)[number]

/**
 * Account families of support. `102` is a contribution to own funds: cash, never a product. `13` pays for equipment: it
 * reaches the result (77) over the months it covers.
 */
export const fundingAccounts = ['73', '74', '754', '755', '77', '102', '13'] as const
export type FundingAccount = (typeof fundingAccounts)[number]
export type ProductAccount = RevenueAccount | Exclude<FundingAccount, '102' | '13'>

export const costFamilies = [
  'purchases',
  'supplies',
  'fuel',
  'rent',
  'maintenance',
  'running',
  'telecom',
  'vehicle',
  'insurance',
  'communication',
  'fees',
  'taxes',
  'other',
] as const
export type CostFamily = (typeof costFamilies)[number]

export const chargeFamilies = [...costFamilies, 'salaries', 'depreciation', 'interest'] as const
export type ChargeFamily = (typeof chargeFamilies)[number]

export const paymentRhythms = ['monthly', 'quarterly', 'yearly'] as const
export type PaymentRhythm = (typeof paymentRhythms)[number]

/** In-kind contributions: accounts 861/871 premises, 864/875 volunteering, 860/870 goods, 862/871 services. */
export const inKindKinds = ['premises', 'volunteering', 'goods', 'services'] as const
export type InKindKind = (typeof inKindKinds)[number]

/** How sure an income is. Only `signed` counts as contracted in advance. */
export const statuses = ['signed', 'promised', 'asked', 'planned'] as const
export type Status = (typeof statuses)[number]

/** A deposit is paid by us (to a landlord) or to us (for a key, a crate). */
export const depositDirections = ['given', 'received'] as const
export type DepositDirection = (typeof depositDirections)[number]

/** The figures of a line that a scenario may change. */
export const changeableFields = [
  'unitPrice',
  'unitCost',
  'unitMinutes',
  'headcount',
  'volume.start',
  'volume.churn',
  'volume.growth.perMonth',
  'volume.growth.target',
  'volume.growth.ratio',
  'paymentDelayDays',
  'earnedOver',
  'yearlyIndex',
  'amount',
  'gross',
  'fullTime',
  'chargeRate',
  'withheld',
  'serving',
  'stockDays',
  'aid.amount',
  'aid.months',
  'basis.percent',
  'basis.amount',
  'every',
  'rate',
  'months',
  'deferral',
  'depreciationMonths',
  'value.amount',
  'value.hours',
  'value.hourly',
] as const
export type ChangeableField = (typeof changeableFields)[number]

/** What may be uncertain: a figure of a line, or the months its money comes late. */
export const rangeFields = [...changeableFields, 'cash-delay'] as const
export type RangeField = (typeof rangeFields)[number]
