import { z } from 'zod'
import {
  cents,
  common,
  idSchema,
  paymentDelayDays,
  percent,
  quantity,
  recoverableTax,
  textSchema,
  yearlyIndex,
} from './common-schema.ts'
import { chargeFamilies, costFamilies, paymentRhythms } from './vocabulary.ts'

export const fixedCostSchema = z.strictObject({
  type: z.literal('fixed-cost'),
  ...common,
  family: z.enum(costFamilies).describe('Family of charges'),
  amount: cents.describe('Cents per month'),
  yearlyIndex,
  paid: z
    .enum(paymentRhythms)
    .optional()
    .describe('Paid at the start of each period, counted from the first month'),
  taxRate: recoverableTax,
})

export const salarySchema = z.strictObject({
  type: z.literal('salary'),
  ...common,
  gross: cents.describe('Gross cents per month of one full-time post'),
  fullTime: z.number().gt(0).max(200).describe('Full-time equivalents'),
  chargeRate: percent.describe('Employer charges in % of gross, before any reduction; paid the month after'),
  lowWageReduction: z
    .literal(true)
    .optional()
    .describe('General reduction of employer charges on low wages, by the figures of `payroll`'),
  withheld: percent
    .optional()
    .describe('Part of gross in % kept back (employee contributions, income tax) and paid with the charges'),
  chargesPaid: z
    .enum(['monthly', 'quarterly'])
    .optional()
    .describe('Charges paid the month after each month, or after each calendar quarter'),
  serving: percent.optional().describe('% of the paid time that serves requests; 100 when absent'),
  aid: z
    .strictObject({
      amount: cents.describe('Cents per month for the whole line'),
      months: z.int().min(1).max(84).describe('Months it lasts, from the first month of the line'),
      funder: textSchema.optional().describe('Counted among the funders'),
    })
    .optional()
    .describe('Aid of a work-integration contract: a product of account 74 paid by the State'),
  yearlyIndex,
})

export const variableCostSchema = z.strictObject({
  type: z.literal('variable-cost'),
  ...common,
  family: z.enum(costFamilies).describe('Family of charges'),
  of: idSchema.describe('Revenue line it follows'),
  basis: z
    .discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('share-of-sales'),
        percent: percent.describe('% of what the line earns in the month'),
      }),
      z.strictObject({
        type: z.literal('per-unit'),
        amount: cents.describe('Cents per unit served in the month'),
        tiers: z
          .array(
            z.strictObject({
              above: quantity.describe('Units of the month'),
              amount: cents.describe('Cents for each unit beyond'),
            }),
          )
          .min(1)
          .max(10)
          .optional()
          .describe('Economies of scale: what units cost beyond rising thresholds'),
      }),
      z.strictObject({
        type: z.literal('margin'),
        percent: percent.describe('Margin in % of what the line earns; the rest is what the goods cost'),
      }),
    ])
    .describe('What the cost follows'),
  stockDays: z
    .int()
    .min(0)
    .max(365)
    .optional()
    .describe('Days of goods held, 30 to a month: purchases run ahead of what is sold'),
  taxRate: recoverableTax,
  yearlyIndex,
  paymentDelayDays,
})

export const stepCostSchema = z.strictObject({
  type: z.literal('step-cost'),
  ...common,
  family: z.enum(chargeFamilies).exclude(['depreciation', 'interest']).describe('Family of charges'),
  of: idSchema.describe('Revenue line whose volume is counted'),
  every: z.number().gt(0).max(10_000_000).describe('One step more for each full `every` units of a month'),
  amount: cents.describe('Cents per month and step'),
  taxRate: recoverableTax,
  yearlyIndex,
})
