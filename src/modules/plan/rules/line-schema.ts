import { z } from 'zod'
import type { Month } from '#kit/day.ts'
import { rangeSchema } from './range-schema.ts'
import {
  blocks,
  chargeFamilies,
  costFamilies,
  depositDirections,
  fundingAccounts,
  type fundingTypes,
  inKindKinds,
  payers,
  paymentRhythms,
  pillars,
  revenueAccounts,
  revenueKinds,
  statuses,
} from './vocabulary.ts'

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
const cents = z.int().min(0).max(LARGEST)
const percent = z.number().min(0).max(100)
const quantity = z.number().min(0).max(10_000_000)

const common = {
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
const status = z
  .enum(statuses)
  .optional()
  .describe('How sure it is; planned when absent, and only signed counts as contracted in advance')
const recoverableTax = percent
  .optional()
  .describe('Sales tax in % paid on top and recovered; read only when the plan pays sales tax')
const yearlyIndex = percent.optional().describe('Rise in % at each plan year, prices being those of year 1')
const paymentDelayDays = z
  .int()
  .min(0)
  .max(720)
  .optional()
  .describe('Days between invoice and payment, 30 to a month; 45 days pay half after 1 month, half after 2')

export const growthSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }).describe('Constant'),
  z
    .strictObject({
      type: z.literal('linear'),
      perMonth: z.number().min(-1_000_000).max(1_000_000).describe('Units gained each month'),
    })
    .describe('A straight line, never below zero'),
  z
    .strictObject({
      type: z.literal('s-curve'),
      target: quantity.describe('Units reached'),
      by: monthSchema.describe('Month in which the target is reached'),
    })
    .describe('Slow start, fast middle, then constant'),
  z
    .strictObject({
      type: z.literal('follows'),
      line: idSchema.describe('Revenue line whose volume is followed'),
      ratio: z.number().min(0).max(10_000).describe('Units per unit of that line'),
    })
    .describe('Start plus a ratio of the volume of another revenue line'),
])

export const volumeSchema = z.strictObject({
  start: quantity.describe('Units in the first month of the line'),
  growth: growthSchema.describe('How the volume moves from month to month'),
  churn: percent.optional().describe('% of the units that leave each month (members, subscribers)'),
  seasonality: z
    .array(z.number().min(0).max(100))
    .length(12)
    .optional()
    .describe('Factors January to December, 1 being an ordinary month'),
})

export const revenueSchema = z.strictObject({
  type: z.literal('revenue'),
  ...common,
  kind: z.enum(revenueKinds).describe('How it is sold'),
  payer: z.enum(payers).describe('Who pays, often not who benefits'),
  account: z.enum(revenueAccounts).describe('70 sales, 756 dues, 75 other own income, 76 financial'),
  funder: textSchema
    .optional()
    .describe('Name of a single payer the hub would depend on; counted among the funders'),
  unit: textSchema.optional().describe('What one unit is: a member, a parcel, 30 minutes…'),
  unitPrice: cents.describe('Cents, without sales tax'),
  headcount: z
    .number()
    .gt(0)
    .max(100_000)
    .optional()
    .describe('Employees covered by one unit (a company contract): the price is then per employee'),
  segments: z
    .array(
      z.strictObject({
        name: textSchema.describe('Who pays this price'),
        share: percent.describe('% of the units'),
        unitPrice: cents.describe('Cents, without sales tax'),
      }),
    )
    .min(1)
    .max(20)
    .optional()
    .describe('Prices by segment; shares sum to 100, and `unitPrice` is not read'),
  unitMinutes: z.number().min(0).max(100_000).optional().describe('Minutes of work to serve one unit'),
  unitCost: cents.optional().describe('Direct cost in cents of serving one unit for one month'),
  volume: volumeSchema.describe('Units per month'),
  billing: z
    .enum(['monthly', 'yearly'])
    .optional()
    .describe('yearly: the price is paid on joining and at each anniversary by those who stayed'),
  earnedOver: z
    .int()
    .min(1)
    .max(36)
    .optional()
    .describe('Months over which a sale is earned (contract, prepaid card); the rest is a debt until then'),
  taxRate: percent.optional().describe('Sales tax in %, when not the rate of the plan'),
  status,
  yearlyIndex,
  paymentDelayDays,
})

const fundingSchema = <T extends (typeof fundingTypes)[number]>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    ...common,
    funder: textSchema.describe('Who gives'),
    payer: z.enum(payers).describe('Sort of funder'),
    account: z
      .enum(fundingAccounts)
      .describe(
        '73/74 public aid, 754 gifts, 755 other bodies, 77 exceptional, 102 own funds (no product), 13 equipment grant',
      ),
    status,
    chance: percent
      .optional()
      .describe(
        'Probability in % of obtaining it; read by the simulation only, the forecast counts it whole',
      ),
    amount: cents.describe('Total in cents'),
    award: monthSchema.describe(
      'Month of the decision. The product is spread evenly from it (or `from`, if later) to `to`, or over 12 months',
    ),
    instalments: z
      .array(
        z.strictObject({ month: monthSchema.describe('Month it is paid'), amount: cents.describe('Cents') }),
      )
      .min(1)
      .max(60)
      .describe('When the cash comes; the amounts sum to `amount`'),
  })

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
