import { z } from 'zod'
import {
  choiceField,
  dayField,
  onceField,
  optionalId,
  optionalText,
  optionalWhole,
  textField,
} from '#platform/forms/fields.ts'
import { parseClock, parseDuration } from './rules/duration.ts'
import { ACTIVITIES, HOUR_KINDS } from './rules/words.ts'

/** A duration as people write it, in minutes. */
export const durationField = () =>
  textField(20).transform((text, check) => {
    const parsed = parseDuration(text)
    if (parsed.ok) return parsed.value
    check.addIssue({ code: 'custom', message: parsed.code })
    return z.NEVER
  })

const clockField = () =>
  textField(8).transform((text, check) => {
    const parsed = parseClock(text)
    if (parsed.ok) return parsed.value
    check.addIssue({ code: 'custom', message: parsed.code })
    return z.NEVER
  })

const line = {
  day: dayField(),
  minutes: durationField(),
  kind: choiceField(HOUR_KINDS),
  activity: choiceField(ACTIVITIES),
  note: optionalText(300),
}

/** One's own hours: `quick` is the button of a ready-made duration, which wins over the box. */
export const ownHoursForm = z.object({
  ...line,
  session: optionalId<'SessionVersion'>(),
  idempotencyKey: onceField(),
})
export const correctionForm = z.object({ ...line, idempotencyKey: onceField() })

export const sessionForm = z.object({
  day: dayField(),
  from: clockField(),
  to: clockField(),
  place: textField(120),
  holder1: optionalText(60),
  holder2: optionalText(60),
  holder3: optionalText(60),
  member: optionalText(120),
  visits: optionalWhole(0, 10_000),
  note: optionalText(500),
  idempotencyKey: onceField(),
})
