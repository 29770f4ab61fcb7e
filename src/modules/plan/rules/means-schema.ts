import { z } from 'zod'
import { cents, common, monthSchema, percent, recoverableTax, textSchema } from './common-schema.ts'
import { depositDirections, inKindKinds, payers } from './vocabulary.ts'

export const investmentSchema = z.strictObject({
  type: z.literal('investment'),
  ...common,
  amount: cents.describe('Cents, paid in that month'),
  month: monthSchema.describe('May be before the plan: only what remains to depreciate counts'),
  depreciationMonths: z.int().min(1).max(600).describe('Straight line from the month of purchase'),
  taxRate: recoverableTax,
})

export const loanSchema = z.strictObject({
  type: z.literal('loan'),
  ...common,
  lender: textSchema.optional().describe('Who lends'),
  amount: cents.describe('Cents borrowed'),
  month: monthSchema.describe(
    'Month the money comes; may be before the plan; the first instalment is due the month after',
  ),
  rate: percent.describe('Yearly rate in %; a month is a twelfth of it'),
  months: z.int().min(1).max(360).describe('Number of monthly instalments, deferral included'),
  deferral: z.int().min(1).max(120).optional().describe('First instalments that pay interest only'),
})

export const inKindSchema = z.strictObject({
  type: z.literal('in-kind'),
  ...common,
  kind: z.enum(inKindKinds).describe('What is given'),
  payer: z.enum(payers).optional().describe('Who provides'),
  value: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('amount'), amount: cents.describe('Cents per month') }),
      z.strictObject({
        type: z.literal('hours'),
        hours: z.number().min(0).max(100_000).describe('Hours per month'),
        hourly: cents.describe('Cents per hour'),
      }),
    ])
    .describe('What it is worth'),
  serving: percent
    .optional()
    .describe('% of volunteered hours that serve requests; 100 when absent, read for volunteering only'),
})

export const depositSchema = z.strictObject({
  type: z.literal('deposit'),
  ...common,
  direction: z.enum(depositDirections).describe('given: paid by us and owed back; received: the reverse'),
  amount: cents.describe('Cents; never a charge nor a product'),
  month: monthSchema.describe('Month it is paid; may be before the plan'),
  back: monthSchema.optional().describe('Month it comes back; after the plan when absent'),
})
