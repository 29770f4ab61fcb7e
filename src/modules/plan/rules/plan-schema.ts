import { z } from 'zod'
import { assumptionSchema, idSchema, monthSchema, textSchema } from './line-schema.ts'
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
      })
      .optional()
      .describe('Absent when exempt; costs are then entered tax included, otherwise without recoverable tax'),
    assumptions: z.array(assumptionSchema).max(MAX_LINES).describe('Lines of the plan, ids unique'),
    scenarios: z.array(scenarioSchema).max(MAX_SCENARIOS).describe('Other futures, told as differences'),
  })
  .describe('Economic plan of a territory concierge: every amount is a whole number of euro cents')
