import { z } from 'zod'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { parseDecimal } from '#kit/text.ts'
import { wordsOf } from '#kit/zone.ts'
import type { Segment } from '#modules/people/index.server.ts'
import {
  choiceField,
  choicesField,
  eurosField,
  optionalId,
  optionalText,
  optionalWhole,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'
import { ACTIVITIES, MONTHS, PRICE_UNITS } from './rules/activities.ts'
import { PART_LINES } from './rules/parts.ts'
import type { OtherRate } from './rules/prices.ts'

/** Words typed in one field, each apart by a comma or on a line of its own. */
const wordsField = () => optionalText(400).transform(wordsOf)
/** « 5,5 » percent as permille (55); null when left blank. */
const permilleField = () =>
  optionalText(10).transform((text, check) => {
    if (text === undefined) return null
    const percent = parseDecimal(text)
    const value = percent === null ? Number.NaN : Math.round(percent * 10)
    if (value >= 0 && value <= 1000) return value
    check.addIssue({ code: 'custom', message: 'not_a_percentage' })
    return z.NEVER
  })

/** Two days, the promise of the counter. */
const DELAY_HOURS = 48

/** On which terms it is sold and done; all have a default. */
const termFields = {
  vatRate: permilleField(),
  providerShare: permilleField().transform((share) => share ?? 0),
  skills: wordsField(),
  zone: wordsField(),
  delayHours: optionalWhole(0, 8760).transform((hours) => hours ?? DELAY_HOURS),
  documents: wordsField(),
  homeService: choicesField(['yes']).transform((ticked) => ticked.length > 0),
  season: choicesField(MONTHS).transform((months) => months.map(Number)),
}

const describingFields = {
  name: textField(80),
  description: optionalText(500),
  activity: choiceField(ACTIVITIES),
  unit: choiceField(PRICE_UNITS),
  minutes: wholeField(0, 1440),
  directCost: eurosField(),
}

/** What describes a service, whatever its prices. */
export const serviceFields = { ...describingFields, ...termFields }

const describing = z.object(describingFields)
const terms = z.object(termFields)
/** A service without its prices; terms that are absent keep their default, or what they were. */
export type Described = z.infer<typeof describing> & Partial<z.infer<typeof terms>>

type Prices = Partial<Record<Segment, Cents>>
/** What a package holds: services and how many of each. */
export type NewPart = { serviceId: Id<'Service'>; quantity: number }

/** A service to add, with a price for each segment it is sold to, at each rate; with parts it is a package. */
export type NewService = Described & {
  prices: Prices
  rates?: Partial<Record<OtherRate, Prices>>
  parts?: readonly NewPart[]
  idempotencyKey?: string
}

const lines = Array.from({ length: PART_LINES }, (_, i) => i)
const partFields = Object.fromEntries(
  lines.flatMap((i) => [
    [`part-${i}`, optionalId<'Service'>()],
    [`quantity-${i}`, optionalWhole(1, 1000)],
  ]),
)

/** The lines filled of what a package holds; a quantity left blank is one. */
export const partsForm = z.object(partFields).transform((typed): { parts: NewPart[] } => ({
  parts: lines.flatMap((i) => {
    const serviceId = typed[`part-${i}`] as Id<'Service'> | undefined
    return serviceId ? [{ serviceId, quantity: (typed[`quantity-${i}`] as number | undefined) ?? 1 }] : []
  }),
}))
