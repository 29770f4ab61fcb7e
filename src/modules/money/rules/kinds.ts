import { type Cents, negate } from '#kit/money.ts'
import type { Means, Payer, Pillar } from './axes.ts'
import type { AccountCode } from './chart.ts'

/** `means` stands for the account that the means of payment moves. */
type Side = AccountCode | 'means'

type OperationKindRow = {
  readonly group: 'income' | 'expense' | 'in-kind' | 'move'
  readonly debit: Side
  readonly credit: Side
  readonly pillar?: Pillar
  readonly payer?: Payer
}

/**
 * What a treasurer may record, as data: the accounts it moves (ANC 2018-06) and who it comes from unless said
 * otherwise. Volunteers' hours and free premises are memo entries (classes 86/87): never cash, never revenue.
 */
const OPERATION_KINDS = {
  grant: { group: 'income', debit: 'means', credit: '740', pillar: 'public', payer: 'local-authority' },
  'public-aid': { group: 'income', debit: 'means', credit: '730', pillar: 'public', payer: 'state-region' },
  'company-contract': {
    group: 'income',
    debit: 'means',
    credit: '7061',
    pillar: 'private',
    payer: 'company',
  },
  services: { group: 'income', debit: 'means', credit: '706', pillar: 'activities', payer: 'inhabitant' },
  'shop-sales': { group: 'income', debit: 'means', credit: '707', pillar: 'activities', payer: 'inhabitant' },
  'postal-counter': {
    group: 'income',
    debit: 'means',
    credit: '7062',
    pillar: 'activities',
    payer: 'la-poste',
  },
  commission: { group: 'income', debit: 'means', credit: '708', pillar: 'activities', payer: 'other' },
  recycling: { group: 'income', debit: 'means', credit: '707', pillar: 'activities', payer: 'other' },
  membership: { group: 'income', debit: 'means', credit: '756', pillar: 'citizens', payer: 'inhabitant' },
  gift: { group: 'income', debit: 'means', credit: '7541', pillar: 'citizens', payer: 'inhabitant' },
  crowdfunding: { group: 'income', debit: 'means', credit: '7543', pillar: 'citizens', payer: 'inhabitant' },
  patronage: { group: 'income', debit: 'means', credit: '7542', pillar: 'private', payer: 'company' },
  foundation: { group: 'income', debit: 'means', credit: '755', pillar: 'private', payer: 'foundation' },
  sponsoring: { group: 'income', debit: 'means', credit: '708', pillar: 'private', payer: 'company' },
  'other-income': { group: 'income', debit: 'means', credit: '758', pillar: 'activities', payer: 'other' },
  salaries: { group: 'expense', debit: '641', credit: 'means' },
  'social-charges': { group: 'expense', debit: '645', credit: 'means' },
  'staff-costs': { group: 'expense', debit: '648', credit: 'means' },
  rent: { group: 'expense', debit: '613', credit: 'means' },
  running: { group: 'expense', debit: '606', credit: 'means' },
  telecom: { group: 'expense', debit: '626', credit: 'means' },
  vehicle: { group: 'expense', debit: '625', credit: 'means' },
  purchases: { group: 'expense', debit: '607', credit: 'means' },
  providers: { group: 'expense', debit: '611', credit: 'means' },
  maintenance: { group: 'expense', debit: '615', credit: 'means' },
  insurance: { group: 'expense', debit: '616', credit: 'means' },
  fees: { group: 'expense', debit: '622', credit: 'means' },
  communication: { group: 'expense', debit: '623', credit: 'means' },
  'bank-fees': { group: 'expense', debit: '627', credit: 'means' },
  equipment: { group: 'expense', debit: '215', credit: 'means' },
  'deposit-paid': { group: 'expense', debit: '275', credit: 'means' },
  'loan-repayment': { group: 'expense', debit: '164', credit: 'means' },
  'other-expense': { group: 'expense', debit: '628', credit: 'means' },
  volunteering: { group: 'in-kind', debit: '864', credit: '875', pillar: 'citizens', payer: 'inhabitant' },
  premises: { group: 'in-kind', debit: '861', credit: '871', pillar: 'public', payer: 'local-authority' },
  goods: { group: 'in-kind', debit: '860', credit: '870', pillar: 'private', payer: 'company' },
  'free-services': { group: 'in-kind', debit: '862', credit: '871', pillar: 'private', payer: 'company' },
  'opening-bank': { group: 'move', debit: '512', credit: '110' },
  'opening-till': { group: 'move', debit: '530', credit: '110' },
  'seed-fund': { group: 'move', debit: '512', credit: '102' },
  'equipment-grant': { group: 'move', debit: '512', credit: '131' },
  loan: { group: 'move', debit: '512', credit: '164' },
  'deposit-cash': { group: 'move', debit: '512', credit: '530' },
  'deposit-cheques': { group: 'move', debit: '512', credit: '5112' },
  'deposit-cards': { group: 'move', debit: '512', credit: '5115' },
} as const satisfies Record<string, OperationKindRow>

export type OperationKind = keyof typeof OPERATION_KINDS
export const OPERATION_GROUPS = ['income', 'expense', 'in-kind', 'move'] as const
export type OperationGroup = (typeof OPERATION_GROUPS)[number]

/** What an operation of this kind moves and where it counts. */
export const kindRow = (kind: OperationKind): OperationKindRow => OPERATION_KINDS[kind]
export const ALL_KINDS = Object.keys(OPERATION_KINDS) as OperationKind[]
/** The kinds of one side of the books, as the form offers them. */
export const kindsOf = (group: OperationGroup): OperationKind[] =>
  ALL_KINDS.filter((kind) => OPERATION_KINDS[kind].group === group)

/** Where money received waits: a cheque and a card payment are not yet in the bank. */
const RECEIVED_ON = {
  cash: '530',
  card: '5115',
  cheque: '5112',
  transfer: '512',
  'direct-debit': '5116',
  cesu: '5117',
  prepaid: '4191',
  allowance: '4192',
} as const satisfies Record<Means, AccountCode>
/** Where money spent leaves from: our own card and cheques draw on the bank, what is given back to a wallet is owed. */
const PAID_FROM = {
  ...{ cash: '530', card: '512', cheque: '512', transfer: '512', 'direct-debit': '512', cesu: '512' },
  ...{ prepaid: '4191', allowance: '4192' },
} as const satisfies Record<Means, AccountCode>

/** The account where a payment of the counter lands. */
export const receivedOn = (means: Means): AccountCode => RECEIVED_ON[means]

/** How money is given back at the counter; a card is credited through the terminal, whose batch it lowers. */
export const REFUND_MEANS = ['cash', 'card', 'cheque', 'transfer'] as const satisfies readonly Means[]
export type RefundMeans = (typeof REFUND_MEANS)[number]
/** The account that a refund leaves from. */
export const refundedFrom = (means: RefundMeans): AccountCode =>
  means === 'card' ? RECEIVED_ON.card : PAID_FROM[means]

/** The two accounts of an operation, `means` resolved. */
export function sidesOf(kind: OperationKind, means: Means): { debit: AccountCode; credit: AccountCode } {
  const { debit, credit } = kindRow(kind)
  return {
    debit: debit === 'means' ? RECEIVED_ON[means] : debit,
    credit: credit === 'means' ? PAID_FROM[means] : credit,
  }
}

/** As a reader expects it: what was spent below zero, its reversal above. */
export const signedAmount = (row: { kind: OperationKind; amount: Cents }): Cents =>
  kindRow(row.kind).group === 'expense' ? negate(row.amount) : row.amount
