/** What becomes of the mandate when the bank sends a collection back. */
type Consequence = 'keep' | 'suspend' | 'revoke'

/**
 * Why a bank sends a collection back (ISO 20022 ExternalReturnReason1Code, the codes of SDD Core), and what it means
 * for the mandate: one whose account is closed waits for another account, one that its debtor refuses is over.
 */
export const RETURN_REASONS = {
  AM04: 'keep',
  AC01: 'suspend',
  AC04: 'suspend',
  AC06: 'suspend',
  AC13: 'suspend',
  AG01: 'suspend',
  AG02: 'keep',
  AM05: 'keep',
  BE05: 'suspend',
  MD01: 'revoke',
  MD02: 'suspend',
  MD06: 'keep',
  MD07: 'revoke',
  MS02: 'keep',
  MS03: 'keep',
  RC01: 'suspend',
  RR01: 'suspend',
  RR02: 'suspend',
  RR03: 'suspend',
  RR04: 'keep',
  SL01: 'suspend',
  FOCR: 'keep',
  DNOR: 'suspend',
  CNOR: 'suspend',
} as const satisfies Record<string, Consequence>

export type ReturnReason = keyof typeof RETURN_REASONS
export const RETURN_CODES = Object.keys(RETURN_REASONS) as ReturnReason[]
/** The reasons offered first, most frequent first. */
export const USUAL_REASONS: readonly ReturnReason[] = [
  'AM04',
  'MD06',
  'AC04',
  'AC01',
  'MD01',
  'MS02',
  'AC06',
  'MD07',
  'SL01',
  'MS03',
]

export const isReturnReason = (text: string): text is ReturnReason => Object.hasOwn(RETURN_REASONS, text)
export const consequenceOf = (reason: ReturnReason): Consequence => RETURN_REASONS[reason]
