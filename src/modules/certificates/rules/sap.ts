import { add, type Cents, cents, zero } from '#kit/money.ts'

/** What one person paid in a year for one kind of home service. Cents as text, so that it survives JSON; minutes of work. */
export type SapLine = {
  readonly service: string
  readonly activity: string
  readonly times: number
  readonly minutes: number
  readonly paid: string
  readonly cesu: string
}

export type SapPaid = Omit<SapLine, 'paid' | 'cesu'> & {
  readonly paid: Cents
  readonly cesu: Cents
  /** In cash: no right to the credit (CGI art. 199 sexdecies, 6). */
  readonly cash: Cents
}

const euros = (n: number) => cents(n * 100)

/**
 * Yearly ceilings per tax household of what counts (CGI art. 199 sexdecies, 3; annexe II, art. D. 7233-5 of the labour
 * code): all home services, small jobs about the house, help with computers.
 */
export const SAP_CEILINGS = {
  all: euros(12_000),
  repairs: euros(500),
  'digital-help': euros(3_000),
} as const
export type SapCeiling = keyof typeof SAP_CEILINGS

/** The ceilings that a person's year passes: what is above them gives no credit, and they should know. */
export function ceilingsPassed(lines: readonly SapPaid[]): SapCeiling[] {
  const counted = (of: SapCeiling) =>
    add(...lines.filter((line) => of === 'all' || line.activity === of).map((line) => line.paid))
  return (Object.keys(SAP_CEILINGS) as SapCeiling[]).filter((of) => counted(of) > SAP_CEILINGS[of])
}

/** What a certificate may say: the services for which something was paid otherwise than in cash. */
export const certified = (lines: readonly SapPaid[]): SapPaid[] => lines.filter((line) => line.paid > zero)
