import { z } from 'zod'
import type { Month } from '#kit/day.ts'
import { rangeSchema } from './range-schema.ts'
import { blocks, pillars, statuses } from './vocabulary.ts'

/** One billion euros in cents: above it is a slip of the finger, and far below 2^53. */
const LARGEST = 100_000_000_000

export const monthSchema = z
  .string()
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/)
  // The pattern is the whole definition of Month, so a brand is all that is missing to the parsed string.
  .meta({ id: 'Month', description: 'Month YYYY-MM' }) as unknown as z.ZodType<Month>
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .describe('Lower-case letters, digits and hyphens, unique in the plan')
/** A text that a spreadsheet would run as a formula is refused where it enters. */
export const textSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^=@]/, { error: 'text that does not begin like a formula' })
export const cents = z.int().min(0).max(LARGEST)
export const percent = z.number().min(0).max(100)
export const quantity = z.number().min(0).max(10_000_000)

export const common = {
  id: idSchema,
  name: textSchema.describe('What people read'),
  block: z.enum(blocks).describe('Block of the canvas the line comes from'),
  pillar: z.enum(pillars).optional().describe('Pillar; when absent, derived from the type and the payer'),
  measure: z
    .string()
    .regex(/^[a-z][a-zA-Z0-9._-]{0,63}$/)
    .optional()
    .describe('Measure that says what really happened'),
  from: monthSchema.optional().describe('First month; the start of the plan when absent'),
  to: monthSchema.optional().describe('Last month, included; the end of the plan when absent'),
  note: z.string().trim().max(1000).optional().describe('Where the figure comes from'),
  accounts: z
    .array(z.string().regex(/^[1-9]\d{0,7}$/))
    .min(1)
    .max(10)
    .optional()
    .describe('Accounts of the ledger, or their first digits, that say what really happened'),
  ranges: z.array(rangeSchema).max(8).optional().describe('Figures of the line that are not certain'),
}
export const status = z
  .enum(statuses)
  .optional()
  .describe('How sure it is; planned when absent, and only signed counts as contracted in advance')
export const recoverableTax = percent
  .optional()
  .describe('Sales tax in % paid on top and recovered; read only when the plan pays sales tax')
export const yearlyIndex = percent
  .optional()
  .describe('Rise in % at each plan year, prices being those of year 1')
export const paymentDelayDays = z
  .int()
  .min(0)
  .max(720)
  .optional()
  .describe('Days between invoice and payment, 30 to a month; 45 days pay half after 1 month, half after 2')
