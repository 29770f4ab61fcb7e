import { z } from 'zod'
import { ABSENCE_REASONS, parseResource, parseTime } from '#modules/requests/rules/slots.ts'
import {
  choiceField,
  dayField,
  idField,
  onceField,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

const once = { idempotencyKey: onceField() }

const resourceField = () =>
  textField(100).transform((text, check) => {
    const key = parseResource(text)
    if (key) return key
    check.addIssue({ code: 'custom', message: 'unknown_choice' })
    return z.NEVER
  })

/** An hour, or nothing for the whole day. */
const optionalTime = () =>
  optionalText(8).transform((text, check) => {
    if (text === undefined) return undefined
    const parsed = parseTime(text)
    if (parsed.ok) return parsed.value
    check.addIssue({ code: 'custom', message: parsed.code })
    return z.NEVER
  })

export const absenceForm = z.object({
  of: resourceField(),
  from: dayField(),
  fromTime: optionalTime(),
  until: dayField(),
  untilTime: optionalTime(),
  reason: choiceField(ABSENCE_REASONS),
  note: optionalText(200),
  release: optionalText(5),
  ...once,
})
export const removeForm = z.object({ absenceId: idField<'Absence'>() })
export const lanesForm = z.object({ resource: resourceField(), lanes: wholeField(1, 50) })
