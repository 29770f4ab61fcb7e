import { z } from 'zod'
import {
  cents,
  common,
  idSchema,
  monthSchema,
  paymentDelayDays,
  percent,
  quantity,
  status,
  textSchema,
  yearlyIndex,
} from './common-schema.ts'
import { fundingAccounts, type fundingTypes, payers, revenueAccounts, revenueKinds } from './vocabulary.ts'

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

export const fundingSchema = <T extends (typeof fundingTypes)[number]>(type: T) =>
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
