import type { LineType } from './rules/plan.ts'
import {
  blocks,
  costFamilies,
  depositDirections,
  fundingAccounts,
  inKindKinds,
  payers,
  paymentRhythms,
  pillars,
  revenueAccounts,
  revenueKinds,
} from './rules/vocabulary.ts'

export const lineTypes = [
  'revenue',
  'grant',
  'patronage',
  'crowdfunding',
  'seed-fund',
  'fixed-cost',
  'salary',
  'variable-cost',
  'step-cost',
  'investment',
  'loan',
  'in-kind',
  'deposit',
] as const satisfies readonly LineType[]

/** How the chooser of types is laid out. */
export const lineGroups = {
  income: ['revenue', 'grant', 'patronage', 'crowdfunding', 'seed-fund'],
  out: ['fixed-cost', 'salary', 'variable-cost', 'step-cost', 'investment'],
  other: ['loan', 'deposit', 'in-kind'],
} as const satisfies Record<string, readonly LineType[]>

type Base = {
  /** Path in the engine's document, and name of the form field: a problem finds its field by it. */
  readonly path: string
  readonly optional?: boolean
  /** Belongs to the folded part of the form. */
  readonly detail?: boolean
  /** Only asked when another field has this value. */
  readonly when?: { readonly path: string; readonly is: string }
}
export type LineField = Base &
  (
    | { readonly kind: 'text' | 'area' | 'month' | 'money' | 'seasons' | 'instalments' }
    | { readonly kind: 'number'; readonly unit?: 'percent' | 'fullTime' | 'hours' | 'units' }
    | { readonly kind: 'whole'; readonly unit?: 'months' | 'days' }
    | { readonly kind: 'choice'; readonly words: ChoiceWords; readonly from: readonly string[] }
    /** A revenue line of the plan, or a measure: the page knows which there are. */
    | { readonly kind: 'line' | 'measure' }
  )

/** Which words of the messages name the choices. */
type ChoiceWords =
  | 'blocks'
  | 'pillars'
  | 'payers'
  | 'productKinds'
  | 'accounts'
  | 'families'
  | 'rhythms'
  | 'inKind'
  | 'growths'
  | 'billing'
  | 'basis'
  | 'value'
  | 'directions'

const choice = (path: string, words: ChoiceWords, from: readonly string[], more: Partial<Base> = {}) =>
  ({ path, kind: 'choice', words, from, ...more }) as const
const detail = { optional: true, detail: true } as const
const growing = (is: string) => ({ when: { path: 'volume.growth.type', is } }) as const

const name: LineField = { path: 'name', kind: 'text' }
const block: LineField = choice('block', 'blocks', blocks)
const pillar: LineField = choice('pillar', 'pillars', pillars, detail)
const dates: readonly LineField[] = [
  { path: 'from', kind: 'month', ...detail },
  { path: 'to', kind: 'month', ...detail },
]
const measure: LineField = { path: 'measure', kind: 'measure', ...detail }
const note: LineField = { path: 'note', kind: 'area', ...detail }
const index: LineField = { path: 'yearlyIndex', kind: 'number', unit: 'percent', ...detail }
const delay: LineField = { path: 'paymentDelayDays', kind: 'whole', unit: 'days', ...detail }
const payer: LineField = choice('payer', 'payers', payers)
const family: LineField = choice('family', 'families', costFamilies)
const amount: LineField = { path: 'amount', kind: 'money' }
const followed: LineField = { path: 'of', kind: 'line' }

const funding: readonly LineField[] = [
  name,
  { path: 'funder', kind: 'text' },
  payer,
  amount,
  { path: 'award', kind: 'month' },
  { path: 'instalments', kind: 'instalments', optional: true },
  choice('account', 'accounts', fundingAccounts),
  block,
  ...dates,
  pillar,
  measure,
  note,
]

/** The fields of each type of line, in the order in which a person is asked. */
export const lineFields: Readonly<Record<LineType, readonly LineField[]>> = {
  revenue: [
    name,
    choice('kind', 'productKinds', revenueKinds),
    payer,
    { path: 'unitPrice', kind: 'money' },
    { path: 'unit', kind: 'text', optional: true },
    { path: 'volume.start', kind: 'number', unit: 'units' },
    choice('volume.growth.type', 'growths', ['none', 'linear', 's-curve', 'follows']),
    { path: 'volume.growth.perMonth', kind: 'number', unit: 'units', ...growing('linear') },
    { path: 'volume.growth.target', kind: 'number', unit: 'units', ...growing('s-curve') },
    { path: 'volume.growth.by', kind: 'month', ...growing('s-curve') },
    { path: 'volume.growth.line', kind: 'line', ...growing('follows') },
    { path: 'volume.growth.ratio', kind: 'number', ...growing('follows') },
    choice('account', 'accounts', revenueAccounts),
    block,
    { path: 'volume.churn', kind: 'number', unit: 'percent', ...detail },
    { path: 'unitCost', kind: 'money', ...detail },
    choice('billing', 'billing', ['monthly', 'yearly'], detail),
    { path: 'earnedOver', kind: 'whole', unit: 'months', ...detail },
    delay,
    { path: 'taxRate', kind: 'number', unit: 'percent', ...detail },
    index,
    { path: 'volume.seasonality', kind: 'seasons', ...detail },
    { path: 'funder', kind: 'text', ...detail },
    ...dates,
    pillar,
    measure,
    note,
  ],
  grant: funding,
  patronage: funding,
  crowdfunding: funding,
  'seed-fund': funding,
  'fixed-cost': [
    name,
    family,
    amount,
    choice('paid', 'rhythms', paymentRhythms, { optional: true }),
    block,
    index,
    ...dates,
    measure,
    note,
  ],
  salary: [
    name,
    { path: 'gross', kind: 'money' },
    { path: 'fullTime', kind: 'number', unit: 'fullTime' },
    { path: 'chargeRate', kind: 'number', unit: 'percent' },
    block,
    { path: 'aid.amount', kind: 'money', ...detail },
    { path: 'aid.months', kind: 'whole', unit: 'months', ...detail },
    { path: 'aid.funder', kind: 'text', ...detail },
    index,
    ...dates,
    measure,
    note,
  ],
  'variable-cost': [
    name,
    family,
    followed,
    choice('basis.type', 'basis', ['share-of-sales', 'per-unit']),
    {
      path: 'basis.percent',
      kind: 'number',
      unit: 'percent',
      when: { path: 'basis.type', is: 'share-of-sales' },
    },
    { path: 'basis.amount', kind: 'money', when: { path: 'basis.type', is: 'per-unit' } },
    block,
    delay,
    index,
    ...dates,
    measure,
    note,
  ],
  'step-cost': [
    name,
    choice('family', 'families', [...costFamilies, 'salaries']),
    followed,
    { path: 'every', kind: 'number', unit: 'units' },
    amount,
    block,
    index,
    ...dates,
    measure,
    note,
  ],
  investment: [
    name,
    amount,
    { path: 'month', kind: 'month' },
    { path: 'depreciationMonths', kind: 'whole', unit: 'months' },
    block,
    note,
  ],
  loan: [
    name,
    { path: 'lender', kind: 'text', optional: true },
    amount,
    { path: 'month', kind: 'month' },
    { path: 'rate', kind: 'number', unit: 'percent' },
    { path: 'months', kind: 'whole', unit: 'months' },
    { path: 'deferral', kind: 'whole', unit: 'months', optional: true },
    block,
    note,
  ],
  'in-kind': [
    name,
    choice('kind', 'inKind', inKindKinds),
    choice('value.type', 'value', ['hours', 'amount']),
    { path: 'value.hours', kind: 'number', unit: 'hours', when: { path: 'value.type', is: 'hours' } },
    { path: 'value.hourly', kind: 'money', when: { path: 'value.type', is: 'hours' } },
    { path: 'value.amount', kind: 'money', when: { path: 'value.type', is: 'amount' } },
    choice('payer', 'payers', payers, { optional: true }),
    block,
    ...dates,
    pillar,
    measure,
    note,
  ],
  deposit: [
    name,
    choice('direction', 'directions', depositDirections),
    amount,
    { path: 'month', kind: 'month' },
    { path: 'back', kind: 'month', optional: true },
    block,
    note,
  ],
}

/** What a new line of a type begins with. */
export const lineDefaults: Readonly<Record<LineType, Readonly<Record<string, string>>>> = {
  revenue: { block: 'revenues', 'volume.growth.type': 'none', account: '70' },
  grant: { block: 'revenues', account: '74', payer: 'local-authority' },
  patronage: { block: 'revenues', account: '754', payer: 'company' },
  crowdfunding: { block: 'revenues', account: '754', payer: 'inhabitant' },
  'seed-fund': { block: 'revenues', account: '74', payer: 'foundation' },
  'fixed-cost': { block: 'costs' },
  salary: { block: 'costs', fullTime: '1' },
  'variable-cost': { block: 'costs', 'basis.type': 'share-of-sales' },
  'step-cost': { block: 'costs' },
  investment: { block: 'resources', depreciationMonths: '60' },
  loan: { block: 'resources' },
  'in-kind': { block: 'activities', 'value.type': 'hours' },
  deposit: { block: 'resources', direction: 'given' },
}
