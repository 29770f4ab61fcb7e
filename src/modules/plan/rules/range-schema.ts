import { z } from 'zod'
import { rangeFields } from './vocabulary.ts'

/** The same bounds as any figure of a line: one billion euros in cents. */
const figure = z.number().min(0).max(100_000_000_000)
const low = figure.describe('Lowest, in the unit of the figure')
const high = figure.describe('Highest, in the unit of the figure')
const mode = figure.optional().describe('Likeliest; the figure of the line when absent')

export const distributionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('uniform'), low, high }).describe('Anywhere between'),
  z.strictObject({ type: z.literal('triangular'), low, mode, high }).describe('A triangle over its mode'),
  z
    .strictObject({ type: z.literal('pert'), low, mode, high })
    .describe('Beta-PERT: as a triangle, smoother, four times as heavy on its mode'),
  z
    .strictObject({ type: z.literal('normal'), sd: figure.describe('Standard deviation') })
    .describe('Around the figure of the line'),
  z
    .strictObject({
      type: z.literal('log-normal'),
      low: figure.gt(0).describe('10th percentile'),
      high: figure.gt(0).describe('90th percentile'),
    })
    .describe('8 chances in 10 between; median √(low × high)'),
])

export const rangeSchema = z.strictObject({
  field: z.enum(rangeFields).describe('Figure of the line, or `cash-delay`: whole months its money is late'),
  distribution: distributionSchema.describe('What it may be'),
  group: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
    .optional()
    .describe('Ranges of one group move together, as strongly as `correlations` of the plan says'),
  against: z.literal(true).optional().describe('Moves against its group'),
})
