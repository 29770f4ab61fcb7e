import { parseDecimal } from '#kit/text.ts'
import { type HouseholdType, householdSegments } from '#modules/plan/rules/tariffs/households.ts'
import { MAX_HOUSEHOLDS } from '#modules/plan/tariffs/baskets.ts'
import type { FormState } from '#platform/forms/form.ts'

export const householdName = (n: number, what: 'name' | 'older' | 'younger' | 'segment' | 'weight') =>
  `households[${n}].${what}`

type Read = { ok: true; households: HouseholdType[]; limit: number } | ({ ok: false } & FormState)

/** Reads the sorts of household; a row without a name is left out. `limit` is typed in %, kept in ten-thousandths. */
export function readHouseholdForm(posted: FormData): Read {
  const values: Record<string, string> = {}
  for (const [name, value] of posted) if (typeof value === 'string') values[name] = value
  const errors: Record<string, string> = {}
  const households: HouseholdType[] = []
  for (let n = 0; n < MAX_HOUSEHOLDS; n++) {
    const text = (what: Parameters<typeof householdName>[1]) => (values[householdName(n, what)] ?? '').trim()
    const name = text('name')
    if (name === '') continue
    const count = (what: 'older' | 'younger'): number => {
      const value = parseDecimal(text(what) || '0')
      if (value !== null && Number.isInteger(value) && value >= 0 && value <= 20) return value
      errors[householdName(n, what)] = 'not_a_whole_number'
      return 0
    }
    const [older, younger] = [count('older'), count('younger')]
    const weight = parseDecimal(text('weight') || '1')
    const segment = householdSegments.find((one) => one === text('segment')) ?? 'inhabitant'
    if (weight === null || weight < 0 || weight > 1_000_000)
      errors[householdName(n, 'weight')] = 'not_a_number'
    if (name.length > 60) errors[householdName(n, 'name')] = 'too_long'
    households.push({ name, older, younger, segment, weight: weight ?? 0 })
  }
  const percent = parseDecimal(values.limit ?? '')
  const limit = percent === null ? Number.NaN : Math.round(percent * 100)
  if (!(limit >= 10 && limit <= 10_000)) errors.limit = 'limit_out'
  return Object.keys(errors).length > 0 ? { ok: false, values, errors } : { ok: true, households, limit }
}

/** What the form shows of the sorts of household in force. */
export function householdValues(households: readonly HouseholdType[], limit: number): Record<string, string> {
  const typed = (n: number) => String(n).replace('.', ',')
  const values: Record<string, string> = { limit: typed(limit / 100) }
  for (const [n, one] of households.entries()) {
    values[householdName(n, 'name')] = one.name
    values[householdName(n, 'older')] = typed(one.older)
    values[householdName(n, 'younger')] = typed(one.younger)
    values[householdName(n, 'segment')] = one.segment
    values[householdName(n, 'weight')] = typed(one.weight)
  }
  return values
}
