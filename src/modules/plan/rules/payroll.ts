import type { Plan } from './plan.ts'

export type Payroll = NonNullable<Plan['payroll']>

/**
 * Figures of 2026. Law: decree 2025-887 of 4 September 2025 as amended at the end of 2025 (code de la sécurité sociale,
 * D241-7) for an employer of fewer than 50 people (0.10 % for housing): 0.0200 + 0.3781, power 1.75; minimum wage
 * 12.02 € an hour since 1 January 2026, 1 823.03 € for 151.67 hours. They change about once a year: a plan may state
 * its own in `payroll`.
 */
export const PAYROLL_2026: Payroll = {
  minimumWage: 182_303,
  lowest: 0.02,
  slope: 0.3781,
  power: 1.75,
  monthlyHours: 151.67,
}

export const payrollOf = (payroll: Plan['payroll']): Payroll => payroll ?? PAYROLL_2026

/** Above this many minimum wages nothing is reduced. */
const CEILING = 3

/**
 * Coefficient of the general reduction of employer charges, applied to gross pay:
 * lowest + slope × [½ × (3 × minimum wage / gross − 1)]^power, to four decimals, never above lowest + slope; nothing
 * from three minimum wages on. Both wages are of one full-time month: part time reduces them alike.
 * Left out: the floor of a branch's own minimum, overtime, and regimes of their own (overseas, home help).
 */
export function reductionRate(gross: number, minimumWage: number, payroll: Payroll): number {
  if (gross <= 0 || gross >= CEILING * minimumWage) return 0
  const distance = ((CEILING * minimumWage) / gross - 1) / 2
  const rate = payroll.lowest + payroll.slope * distance ** payroll.power
  return Math.round(Math.min(rate, payroll.lowest + payroll.slope) * 1e4) / 1e4
}
