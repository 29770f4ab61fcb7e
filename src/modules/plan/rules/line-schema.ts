import { z } from 'zod'
import { fixedCostSchema, salarySchema, stepCostSchema, variableCostSchema } from './cost-schema.ts'
import { fundingSchema, revenueSchema } from './income-schema.ts'
import { depositSchema, inKindSchema, investmentSchema, loanSchema } from './means-schema.ts'

export const assumptionSchema = z
  .discriminatedUnion('type', [
    revenueSchema,
    fundingSchema('grant'),
    fundingSchema('patronage'),
    fundingSchema('crowdfunding'),
    fundingSchema('seed-fund'),
    fixedCostSchema,
    salarySchema,
    variableCostSchema,
    stepCostSchema,
    investmentSchema,
    loanSchema,
    inKindSchema,
    depositSchema,
  ])
  .meta({ id: 'Assumption', description: 'One line of the plan; `type` says which fields it has' })
