import { z } from 'zod'
import { parseTime, parseWho } from '#modules/requests/rules/slots.ts'
import {
  dayField,
  idField,
  onceField,
  optionalId,
  optionalText,
  optionalWhole,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

const once = { idempotencyKey: onceField() }

/** `09:30` as a browser's field of time sends it, or typed `9h30` → minutes after midnight. */
const timeField = () =>
  textField(8).transform((text, check) => {
    const parsed = parseTime(text)
    if (parsed.ok) return parsed.value
    check.addIssue({ code: 'custom', message: parsed.code })
    return z.NEVER
  })

const whoField = () =>
  textField(100).transform((text, check) => {
    const key = parseWho(text)
    if (key) return key
    check.addIssue({ code: 'custom', message: 'unknown_choice' })
    return z.NEVER
  })

const place = {
  day: dayField(),
  time: timeField(),
  minutes: wholeField(5, 1440),
  who: whoField(),
  vehicleId: optionalId<'Vehicle'>(),
  note: optionalText(300),
  /** Ticked: the person served is told. */
  tell: optionalText(5),
}

export const planForm = z.object({ requestId: idField<'Request'>(), ...place, ...once })
export const moveForm = z.object({
  visitId: idField<'Visit'>(),
  seen: optionalWhole(0, 1_000_000),
  ...place,
  ...once,
})
export const cancelForm = z.object({
  visitId: idField<'Visit'>(),
  why: optionalText(300),
  tell: optionalText(5),
  ...once,
})
export const undoForm = z.object({
  visitId: idField<'Visit'>(),
  moveId: idField<'VisitMove'>(),
  tell: optionalText(5),
  ...once,
})
export const tellForm = z.object({ visitId: idField<'Visit'>(), tell: optionalText(5), ...once })
