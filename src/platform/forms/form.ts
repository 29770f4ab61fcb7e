import type { z } from 'zod'
import type { Refusal } from '#kit/result.ts'

/** What a page shows back after a refused form: what was typed, and one code per field ('' = the whole form). */
export type FormState = {
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}

export type ReadForm<T> = { ok: true; value: T; values: Record<string, string> } | ({ ok: false } & FormState)

/** Codes are words such as `not_a_day`; anything else is zod's own English sentence, never shown. */
const CODE = /^[a-z][a-z_]*$/

const codeOf = (issue: z.core.$ZodIssue): string => {
  if (CODE.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type') return 'required'
  if (issue.code === 'too_big') return 'too_long'
  if (issue.code === 'too_small') return 'required'
  return 'invalid'
}

/**
 * Reads a posted form through one schema. Repeated names become arrays when the schema sees several values;
 * `values` keeps every text as typed, so that a refused form shows it again. Files are not kept.
 */
export function readForm<S extends z.ZodType>(schema: S, data: FormData): ReadForm<z.infer<S>> {
  // Gathered in one pass: `getAll` for each name would read a form of many fields as many times.
  const sent = new Map<string, FormDataEntryValue[]>()
  for (const [name, value] of data) {
    const all = sent.get(name)
    if (all) all.push(value)
    else sent.set(name, [value])
  }
  const raw: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {}
  const values: Record<string, string> = {}
  for (const [name, all] of sent) {
    raw[name] = all.length > 1 ? all : all[0]!
    values[name] = all.filter((v) => typeof v === 'string').join(',')
  }
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { ok: true, value: parsed.data, values }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.')
    errors[field] ??= codeOf(issue)
  }
  return { ok: false, values, errors }
}

/** The same shape for a refusal that came from the use case after the form itself was fine. */
export const refusedForm = (values: Record<string, string>, refusal: Refusal): FormState => ({
  values,
  errors: { [refusal.field ?? '']: refusal.code },
})

export const emptyForm: FormState = { values: {}, errors: {} }
