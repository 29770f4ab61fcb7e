import { z } from 'zod'
import { idSchema, monthSchema, percent, textSchema } from './common-schema.ts'
import { assumptionSchema } from './line-schema.ts'
import { changeableFields, planKinds } from './vocabulary.ts'

export const MAX_LINES = 400
export const MAX_SCENARIOS = 30
const MAX_CHANGES = 200

export const changeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('multiply'),
    line: idSchema.describe('Line that changes'),
    field: z.enum(changeableFields).describe('Figure of the line'),
    factor: z.number().min(0).max(1000).describe('The figure is multiplied by it'),
  }),
  z.strictObject({
    type: z.literal('set'),
    line: idSchema.describe('Line that changes'),
    field: z.enum(changeableFields).describe('Figure of the line'),
    value: z.number().describe('The figure itself, in the unit of the field'),
  }),
  z.strictObject({
    type: z.literal('delay'),
    line: idSchema.describe('Line that changes'),
    months: z.int().min(1).max(60).describe('Months later'),
    cashOnly: z.boolean().optional().describe('Only the money is late; the product keeps its months'),
  }),
  z.strictObject({
    type: z.literal('remove'),
    line: idSchema.describe('Line left out, with the costs that follow it'),
  }),
  z.strictObject({ type: z.literal('add'), line: assumptionSchema.describe('Line added') }),
])

export const scenarioSchema = z.strictObject({
  id: idSchema,
  name: textSchema.describe('What people read'),
  changes: z.array(changeSchema).max(MAX_CHANGES).describe('Differences from the base, applied in order'),
})

const owed = z.int().min(0).max(100_000_000_000).optional()
const yearly = percent.optional()

export const payrollSchema = z.strictObject({
  minimumWage: z.int().min(1).max(10_000_000).describe('Cents gross per month of a full-time post'),
  lowest: z
    .number()
    .min(0)
    .max(1)
    .describe('Reduction of every wage under three minimum wages, 0.02 being 2 %'),
  slope: z.number().min(0).max(1).describe('What is added at the minimum wage'),
  power: z.number().gt(0).max(10).describe('Power to which the distance to three minimum wages is raised'),
  monthlyHours: z.number().gt(0).max(250).describe('Hours of a full-time month'),
})

export const planSchema = z
  .strictObject({
    $schema: z.string().max(300).optional().describe('Where this schema is, for editors'),
    version: z.literal(1).describe('Version of this format'),
    name: textSchema.describe('Name of the plan'),
    kind: z.enum(planKinds).describe('Sort of hub'),
    start: monthSchema.describe('First month of the plan, YYYY-MM'),
    months: z.int().min(12).max(84).describe('Length of the plan'),
    openingCash: z
      .int()
      .min(-100_000_000_000)
      .max(100_000_000_000)
      .describe('Cents at the start; may be negative'),
    taxOnSales: z
      .strictObject({
        rate: z
          .number()
          .min(0)
          .max(100)
          .describe('%, for lines of account 70 that state no rate of their own'),
        every: z.enum(['month', 'quarter']).describe('Paid over in the month after each period'),
        recovered: percent
          .optional()
          .describe('% of the tax on purchases that may be deducted; 100 when absent, the rest is a charge'),
      })
      .optional()
      .describe('Absent when exempt; costs are then entered tax included, otherwise without recoverable tax'),
    inflation: z
      .strictObject({
        prices: yearly.describe('Of what is sold'),
        costs: yearly.describe('Of what is bought'),
        wages: yearly.describe('Of wages'),
      })
      .optional()
      .describe('Rise in % at each plan year of the lines that state no `yearlyIndex`'),
    payroll: payrollSchema
      .optional()
      .describe(
        'Figures of the general reduction on low wages, and hours of a month; those of 2026 when absent',
      ),
    opening: z
      .strictObject({
        receivables: owed.describe('Due to us, received in the first month'),
        payables: owed.describe('Owed to suppliers, paid in the first month'),
        taxAndSocial: owed.describe('Owed in taxes and social charges, paid in the first month'),
        deferred: owed.describe('Received before and earned evenly over the first 12 months'),
      })
      .optional()
      .describe('What is due and owed at the start, in cents'),
    correlations: z
      .array(
        z.strictObject({
          group: idSchema.describe('Group named by ranges'),
          rho: z.number().min(0).max(1).describe('Correlation of two ranges of the group'),
        }),
      )
      .max(20)
      .optional()
      .describe('How strongly the ranges of each group move together'),
    assumptions: z.array(assumptionSchema).max(MAX_LINES).describe('Lines of the plan, ids unique'),
    scenarios: z.array(scenarioSchema).max(MAX_SCENARIOS).describe('Other futures, told as differences'),
  })
  .describe('Economic plan of a territory concierge: every amount is a whole number of euro cents')
