import { type Cents, minus, negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/**
 * Why money passes through us that is not ours. Each purpose has its account of class 467, kept by third party
 * (règlement ANC 2014-03, comptes 467): only a commission is revenue.
 */
export const PURPOSES = {
  providers: { account: '4671', flow: 'in' },
  producers: { account: '4672', flow: 'in' },
  postal: { account: '4673', flow: 'in' },
  tickets: { account: '4673', flow: 'in' },
  withdrawals: { account: '4675', flow: 'out' },
} as const
export type Purpose = keyof typeof PURPOSES
export const PURPOSE_LIST = Object.keys(PURPOSES) as Purpose[]
export const isPurpose = (text: unknown): text is Purpose =>
  typeof text === 'string' && Object.hasOwn(PURPOSES, text)

/**
 * What happens to money held: we `collect` for them and `pay-over`; we `advance` cash in their name and they `refund`
 * us; `share` is what a provider's statement sets aside; `undo` takes one of them back.
 */
export type HeldKind = 'collect' | 'pay-over' | 'advance' | 'refund' | 'share' | 'undo'
/** What the treasurer notes by hand, by the way money flows. */
export const HAND_KINDS = { in: ['collect', 'pay-over'], out: ['advance', 'refund'] } as const
export type HandKind = (typeof HAND_KINDS)[keyof typeof HAND_KINDS][number]
export const ALL_HAND_KINDS = [...HAND_KINDS.in, ...HAND_KINDS.out] as const

export type HeldRefusal =
  | 'amount_not_positive'
  | 'kind_unfit'
  | 'more_than_held'
  | 'more_than_advanced'
  | 'commission_too_large'

/**
 * What a gesture adds to what we hold for them, in cents. Refuses to pay over more than is held, to be refunded more
 * than was advanced, and a commission that leaves nothing for them.
 */
export function heldChange(
  purpose: Purpose,
  kind: HandKind,
  held: Cents,
  amount: Cents,
  commission: Cents = zero,
): Result<Cents, HeldRefusal> {
  if (amount <= zero) return refuse('amount_not_positive', 'amount')
  const fits: readonly HandKind[] = HAND_KINDS[PURPOSES[purpose].flow]
  if (!fits.includes(kind)) return refuse('kind_unfit', 'kind')
  if (commission < zero || (commission > zero && kind !== 'collect'))
    return refuse('commission_too_large', 'commission')
  if (commission >= amount) return refuse('commission_too_large', 'commission')
  if (kind === 'pay-over' && amount > held) return refuse('more_than_held', 'amount')
  if (kind === 'refund' && amount > negate(held)) return refuse('more_than_advanced', 'amount')
  return ok(kind === 'collect' ? minus(amount, commission) : kind === 'refund' ? amount : negate(amount))
}
