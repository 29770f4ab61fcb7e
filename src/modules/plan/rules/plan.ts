import type { z } from 'zod'
import type { fixedCostSchema, salarySchema, stepCostSchema, variableCostSchema } from './cost-schema.ts'
import type { growthSchema, revenueSchema, volumeSchema } from './income-schema.ts'
import type { assumptionSchema } from './line-schema.ts'
import type { depositSchema, inKindSchema, investmentSchema, loanSchema } from './means-schema.ts'
import type { changeSchema, payrollSchema, planSchema, scenarioSchema } from './plan-schema.ts'
import type { distributionSchema, rangeSchema } from './range-schema.ts'
import type { FundingType, Pillar } from './vocabulary.ts'

/** Types of a plan document, read off the schema so that the two can never differ. Amounts are cents. */
export type Plan = z.infer<typeof planSchema>
export type Assumption = z.infer<typeof assumptionSchema>
export type LineType = Assumption['type']
export type Revenue = z.infer<typeof revenueSchema>
export type Funding = Extract<Assumption, { type: FundingType }>
export type FixedCost = z.infer<typeof fixedCostSchema>
export type Salary = z.infer<typeof salarySchema>
export type VariableCost = z.infer<typeof variableCostSchema>
export type StepCost = z.infer<typeof stepCostSchema>
export type Investment = z.infer<typeof investmentSchema>
export type Loan = z.infer<typeof loanSchema>
export type InKind = z.infer<typeof inKindSchema>
export type Deposit = z.infer<typeof depositSchema>
export type Range = z.infer<typeof rangeSchema>
export type Distribution = z.infer<typeof distributionSchema>
export type Payroll = z.infer<typeof payrollSchema>
export type Volume = z.infer<typeof volumeSchema>
export type Growth = z.infer<typeof growthSchema>
export type Scenario = z.infer<typeof scenarioSchema>
export type Change = z.infer<typeof changeSchema>

/** Money asked for rather than sold. */
export const isFunding = (line: Assumption): line is Funding =>
  line.type === 'grant' ||
  line.type === 'patronage' ||
  line.type === 'crowdfunding' ||
  line.type === 'seed-fund'

/**
 * The pillar a line of income or in-kind belongs to: the one written on it, or the usual one.
 * Selling is an activity whoever buys; dues and crowdfunding show the citizens, sponsoring the companies.
 */
export function pillarOf(line: Revenue | Funding | InKind): Pillar {
  if (line.pillar) return line.pillar
  if (line.type === 'revenue') {
    if (line.kind === 'membership') return 'citizens'
    return line.kind === 'sponsoring' ? 'private' : 'activities'
  }
  if (line.type === 'in-kind' && line.kind === 'volunteering') return 'citizens'
  if (line.type === 'crowdfunding') return 'citizens'
  if (line.type === 'patronage') return 'private'
  switch (line.payer) {
    case 'company':
    case 'foundation':
    case 'landlord':
    case 'la-poste':
      return 'private'
    case 'inhabitant':
    case 'employee':
      return 'citizens'
    default:
      return 'public'
  }
}
