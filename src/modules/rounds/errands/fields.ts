import { z } from 'zod'
import { fold } from '#kit/text.ts'
import { optionalText } from '#platform/forms/fields.ts'
import type { Hours } from '../rules/errands/errand.ts'
import { parseHours } from '../rules/errands/hours.ts'

/** « 9h-12h, 14h-17h » → hours; nothing typed is any time, and `undefined` here. */
export const optionalHours = () =>
  optionalText(120).transform((text, check): readonly Hours[] | undefined => {
    if (text === undefined) return undefined
    const parsed = parseHours(text)
    if (parsed.ok) return parsed.value
    check.addIssue({ code: 'custom', message: parsed.code })
    return z.NEVER
  })

const MOST_SKILLS = 8

/** « hayon, froid » → words, folded so that « Hayon » is « hayon ». */
export const skillsField = () =>
  optionalText(200).transform((text, check): string[] => {
    const words = [...new Set((text ?? '').split(/[,;]/).map(fold))].filter((word) => word !== '')
    if (words.length <= MOST_SKILLS && words.every((word) => word.length <= 40)) return words
    check.addIssue({ code: 'custom', message: 'too_many_skills' })
    return z.NEVER
  })

/** Most kilograms and crates of one stop: more is a lorry, or a slip of the finger. */
export const MOST_KG = 5000
export const MOST_CRATES = 500
