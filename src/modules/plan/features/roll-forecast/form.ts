import { type Choice, methods } from '#modules/plan/rules/actuals/rebase.ts'
import type { FormState } from '#platform/forms/form.ts'

export const methodName = (key: string) => `method.${key}`
export const monthsName = (key: string) => `months.${key}`

/** The longest delay that one may type: the same as a scenario's. */
const LONGEST_DELAY = 60

type Read =
  | { ok: true; choices: Map<string, Choice>; values: FormState['values'] }
  | ({ ok: false } & FormState)

/** A method per line, and the months it is late by; lines as planned are left out. */
export function readChoices(posted: FormData, keys: readonly string[]): Read {
  const values: Record<string, string> = {}
  for (const [name, value] of posted) if (typeof value === 'string') values[name] = value
  const errors: Record<string, string> = {}
  const choices = new Map<string, Choice>()
  for (const key of keys) {
    const method = methods.find((one) => one === values[methodName(key)])
    if (values[methodName(key)] !== undefined && !method) errors[methodName(key)] = 'unknown_choice'
    if (!method || method === 'as-planned') continue
    const text = (values[monthsName(key)] ?? '').trim()
    const months = method === 'late' ? Number(text) : 0
    if (method === 'late' && !/^\d{1,2}$/.test(text)) errors[monthsName(key)] = 'not_a_whole_number'
    else if (method === 'late' && months < 1) errors[monthsName(key)] = 'too_small'
    else if (months > LONGEST_DELAY) errors[monthsName(key)] = 'too_large'
    else choices.set(key, { method, months })
  }
  return Object.keys(errors).length > 0 ? { ok: false, values, errors } : { ok: true, choices, values }
}
