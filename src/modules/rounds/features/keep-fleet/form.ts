import { z } from 'zod'
import { zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { timeField, timeValue } from '#modules/rounds/day/fields.ts'
import { MOST_CRATES, MOST_KG, skillsField } from '#modules/rounds/errands/fields.ts'
import type { FleetFacts } from '#modules/rounds/rules/fleet.ts'
import { kmInput, MOST_METRES, parseKm, TRIP_MODES } from '#modules/rounds/rules/trip.ts'
import {
  choiceField,
  idField,
  optionalEuros,
  optionalText,
  optionalWhole,
  wholeField,
} from '#platform/forms/fields.ts'

export const fleetForm = z.object({
  vehicle: idField<'Vehicle'>(),
  mode: choiceField(TRIP_MODES),
  kg: wholeField(1, MOST_KG),
  crates: wholeField(0, MOST_CRATES),
  fromMinute: timeField(),
  toMinute: timeField(),
  mostMinutes: optionalWhole(30, 1440),
  range: optionalText(12),
  breakMinutes: wholeField(0, 120),
  breakFrom: timeField(),
  breakTo: timeField(),
  reloads: wholeField(0, 20),
  reloadMinutes: wholeField(0, 120),
  speedPercent: wholeField(20, 150),
  skills: skillsField(),
  fixed: optionalEuros(),
  paid: choiceField(['paid', 'volunteer'] as const),
})
export const forgetForm = z.object({ vehicle: idField<'Vehicle'>() })

/** What a form said of a vehicle; kilometres that cannot be read are refused. */
export function factsOf(form: z.infer<typeof fleetForm>): Result<FleetFacts, 'not_kilometres'> {
  const { mode, kg, crates, fromMinute, toMinute, reloads, reloadMinutes, speedPercent, skills } = form
  const range = form.range === undefined ? null : parseKm(form.range)
  if (form.range !== undefined && (range === null || range === 0 || range > MOST_METRES))
    return refuse('not_kilometres', 'range')
  const { breakFrom, breakTo, breakMinutes } = form
  return ok({
    ...{ mode, load: { kg, crates }, fromMinute, toMinute, reloads, reloadMinutes, speedPercent, skills },
    ...{ range, mostMinutes: form.mostMinutes ?? null, fixed: form.fixed ?? zero },
    pause: breakMinutes > 0 ? { from: breakFrom, to: breakTo, minutes: breakMinutes } : null,
    paid: form.paid === 'paid',
  })
}

/** Noon to half past one: what the form proposes when there is no break. */
const NO_BREAK = { from: 720, to: 810, minutes: 0 }

/** The same as its form shows it. */
export const valuesOf = (facts: FleetFacts, fixed: string): Record<string, string> => {
  const pause = facts.pause ?? NO_BREAK
  return {
    ...{ mode: facts.mode, kg: String(facts.load.kg), crates: String(facts.load.crates) },
    ...{ fromMinute: timeValue(facts.fromMinute), toMinute: timeValue(facts.toMinute) },
    mostMinutes: facts.mostMinutes === null ? '' : String(facts.mostMinutes),
    range: facts.range === null ? '' : kmInput(facts.range),
    ...{
      breakFrom: timeValue(pause.from),
      breakTo: timeValue(pause.to),
      breakMinutes: String(pause.minutes),
    },
    ...{ reloads: String(facts.reloads), reloadMinutes: String(facts.reloadMinutes) },
    ...{ speedPercent: String(facts.speedPercent), skills: facts.skills.join(', '), fixed },
    paid: facts.paid ? 'paid' : 'volunteer',
  }
}
