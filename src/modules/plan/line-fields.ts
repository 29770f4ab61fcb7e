import { choice, detail, type LineField, type RowsField, when } from './field-kinds.ts'
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
  statuses,
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

const growing = (is: string) => when('volume.growth.type', is)

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
const status: LineField = choice('status', 'statuses', statuses, { optional: true })
const taxRate: LineField = { path: 'taxRate', kind: 'number', unit: 'percent', ...detail }
const accounts: LineField = { path: 'accounts', kind: 'list', ...detail }
const serving: LineField = { path: 'serving', kind: 'number', unit: 'percent', ...detail }
const instalments: RowsField = {
  path: 'instalments',
  kind: 'rows',
  optional: true,
  telling: 'amount',
  columns: [
    { key: 'month', kind: 'month' },
    { key: 'amount', kind: 'money' },
  ],
}
const segments: RowsField = {
  path: 'segments',
  kind: 'rows',
  ...detail,
  telling: 'share',
  columns: [
    { key: 'name', kind: 'text' },
    { key: 'share', kind: 'number' },
    { key: 'unitPrice', kind: 'money' },
  ],
}
const tiers: RowsField = {
  path: 'basis.tiers',
  kind: 'rows',
  ...detail,
  ...when('basis.type', 'per-unit'),
  telling: 'above',
  columns: [
    { key: 'above', kind: 'number' },
    { key: 'amount', kind: 'money' },
  ],
}

const funding: readonly LineField[] = [
  name,
  { path: 'funder', kind: 'text' },
  payer,
  amount,
  { path: 'award', kind: 'month' },
  instalments,
  status,
  { path: 'chance', kind: 'number', unit: 'percent', optional: true },
  choice('account', 'accounts', fundingAccounts),
  block,
  ...dates,
  pillar,
  measure,
  accounts,
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
    status,
    segments,
    { path: 'headcount', kind: 'number', unit: 'employees', ...detail },
    { path: 'unitMinutes', kind: 'number', unit: 'minutes', ...detail },
    { path: 'volume.churn', kind: 'number', unit: 'percent', ...detail },
    { path: 'unitCost', kind: 'money', ...detail },
    choice('billing', 'billing', ['monthly', 'yearly'], detail),
    { path: 'earnedOver', kind: 'whole', unit: 'months', ...detail },
    delay,
    taxRate,
    index,
    { path: 'volume.seasonality', kind: 'seasons', ...detail },
    { path: 'funder', kind: 'text', ...detail },
    ...dates,
    pillar,
    measure,
    accounts,
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
    taxRate,
    index,
    ...dates,
    measure,
    accounts,
    note,
  ],
  salary: [
    name,
    { path: 'gross', kind: 'money' },
    { path: 'fullTime', kind: 'number', unit: 'fullTime' },
    { path: 'chargeRate', kind: 'number', unit: 'percent' },
    { path: 'lowWageReduction', kind: 'flag', optional: true },
    block,
    serving,
    { path: 'withheld', kind: 'number', unit: 'percent', ...detail },
    choice('chargesPaid', 'chargesPaid', ['monthly', 'quarterly'], detail),
    { path: 'aid.amount', kind: 'money', ...detail },
    { path: 'aid.months', kind: 'whole', unit: 'months', ...detail },
    { path: 'aid.funder', kind: 'text', ...detail },
    index,
    ...dates,
    measure,
    accounts,
    note,
  ],
  'variable-cost': [
    name,
    family,
    followed,
    choice('basis.type', 'basis', ['share-of-sales', 'margin', 'per-unit']),
    {
      path: 'basis.percent',
      kind: 'number',
      unit: 'percent',
      ...when('basis.type', 'share-of-sales', 'margin'),
    },
    { path: 'basis.amount', kind: 'money', ...when('basis.type', 'per-unit') },
    block,
    tiers,
    { path: 'stockDays', kind: 'whole', unit: 'days', ...detail },
    delay,
    taxRate,
    index,
    ...dates,
    measure,
    accounts,
    note,
  ],
  'step-cost': [
    name,
    choice('family', 'families', [...costFamilies, 'salaries']),
    followed,
    { path: 'every', kind: 'number', unit: 'units' },
    amount,
    block,
    taxRate,
    index,
    ...dates,
    measure,
    accounts,
    note,
  ],
  investment: [
    name,
    amount,
    { path: 'month', kind: 'month' },
    { path: 'depreciationMonths', kind: 'whole', unit: 'months' },
    block,
    taxRate,
    accounts,
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
    accounts,
    note,
  ],
  'in-kind': [
    name,
    choice('kind', 'inKind', inKindKinds),
    choice('value.type', 'value', ['hours', 'amount']),
    { path: 'value.hours', kind: 'number', unit: 'hours', ...when('value.type', 'hours') },
    { path: 'value.hourly', kind: 'money', ...when('value.type', 'hours') },
    { path: 'value.amount', kind: 'money', ...when('value.type', 'amount') },
    choice('payer', 'payers', payers, { optional: true }),
    block,
    { ...serving, ...when('value.type', 'hours') },
    ...dates,
    pillar,
    measure,
    accounts,
    note,
  ],
  deposit: [
    name,
    choice('direction', 'directions', depositDirections),
    amount,
    { path: 'month', kind: 'month' },
    { path: 'back', kind: 'month', optional: true },
    block,
    accounts,
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
