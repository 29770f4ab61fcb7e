import { z } from 'zod'
import { optionalText, wholeField } from '#platform/forms/fields.ts'

const PREFIX = /^[1-9]\d{0,7}$/

const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]))
  .refine((all) => all.every((code) => PREFIX.test(code)), { message: 'not_accounts' })

/** Accounts ticked, others written by their first digits, and a measure. */
export const bindForm = z.object({
  version: wholeField(1),
  account: several,
  other: optionalText(100).transform((text, check) => {
    const all = (text ?? '').split(/[\s,;]+/).filter((code) => code !== '')
    if (all.every((code) => PREFIX.test(code))) return all
    check.addIssue({ code: 'custom', message: 'not_accounts' })
    return z.NEVER
  }),
  measure: optionalText(64),
})
