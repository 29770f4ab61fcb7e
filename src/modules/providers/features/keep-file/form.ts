import { z } from 'zod'
import { isId } from '#kit/id.ts'
import { parseDecimal } from '#kit/text.ts'
import { wordsOf } from '#kit/zone.ts'
import { parseHours } from '#modules/providers/rules/hours.ts'
import { optionalText, optionalWhole, seenField } from '#platform/forms/fields.ts'

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

const hoursField = (weekday: number) =>
  optionalText(100).transform((text, check) => {
    const read = parseHours(text ?? '')
    if (read.ok) return read.value.map((span) => ({ ...span, weekday }))
    check.addIssue({ code: 'custom', message: read.code })
    return z.NEVER
  })

const shareField = () =>
  optionalText(10).transform((text, check) => {
    if (text === undefined) return null
    const percent = parseDecimal(text)
    if (percent !== null && percent >= 0 && percent <= 100) return Math.round(percent * 10)
    check.addIssue({ code: 'custom', message: 'not_a_percentage' })
    return z.NEVER
  })

const idsField = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => [given ?? []].flat().filter((one) => isId<'Service'>(one)))

const weekFields = Object.fromEntries(WEEKDAYS.map((weekday) => [`hours-${weekday}`, hoursField(weekday)]))

/** A file as it is typed; one field of hours for each day of the week. */
export const fileForm = z
  .object({
    zone: optionalText(400).transform(wordsOf),
    skills: optionalText(400).transform(wordsOf),
    weeklyCapacity: optionalWhole(1, 500),
    note: optionalText(1000),
    services: idsField(),
    sharePermille: shareField(),
    insuranceWaived: optionalText(200),
    seenAt: seenField(),
  })
  .and(
    z.object(weekFields).transform((typed) => ({
      hours: Object.values(typed).flat() as { weekday: number; fromMinute: number; untilMinute: number }[],
    })),
  )
