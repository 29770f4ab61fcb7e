import { z } from 'zod'
import { assumptionSchema, idSchema, monthSchema, textSchema } from './line-schema.ts'
import { changeableFields, planKinds } from './vocabulary.ts'

export const MAX_LINES = 400
export const MAX_SCENARIOS = 30
export const MAX_CHANGES = 200

export const changeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('multiply'),
    line: idSchema,
    field: z.enum(changeableFields),
    factor: z.number().min(0).max(1000),
  }),
  z.strictObject({
    type: z.literal('set'),
    line: idSchema,
    field: z.enum(changeableFields),
    value: z.number(),
  }),
  z.strictObject({
    type: z.literal('delay'),
    line: idSchema,
    months: z.int().min(1).max(60),
    cashOnly: z.boolean().optional().describe('Only the money is late; the product keeps its months'),
  }),
  z.strictObject({ type: z.literal('remove'), line: idSchema }),
  z.strictObject({ type: z.literal('add'), line: assumptionSchema }),
])

export const scenarioSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  changes: z.array(changeSchema).max(MAX_CHANGES).describe('Differences from the base, applied in order'),
})

export const planSchema = z
  .strictObject({
    $schema: z.string().max(300).optional(),
    version: z.literal(1),
    name: textSchema,
    kind: z.enum(planKinds),
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
      })
      .optional()
      .describe('Absent when exempt; costs are then entered tax included, otherwise without recoverable tax'),
    assumptions: z.array(assumptionSchema).max(MAX_LINES),
    scenarios: z.array(scenarioSchema).max(MAX_SCENARIOS),
  })
  .describe('Economic plan of a territory concierge: every amount is a whole number of euro cents')
