import type { z } from 'zod'

/** What is wrong with one place of a plan document; each has its French sentence in the module's messages. */
const problemCodes = [
  'not_json',
  'file_too_large',
  'missing',
  'wrong_type',
  'wrong_format',
  'unreadable_text',
  'unknown_field',
  'not_in_list',
  'not_whole',
  'too_small',
  'too_large',
  'duplicate_id',
  'unknown_line',
  'cycle',
  'before_start',
  'ends_before_start',
  'target_too_early',
  'instalments_do_not_sum',
  'deferral_too_long',
  'churn_with_follows',
  'formula',
  'shares_do_not_sum',
  'tiers_not_rising',
  'range_out_of_order',
  'unknown_group',
  'line_exists',
  'field_not_on_line',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export type Problem = {
  /** `assumptions[3].volume.growth.target`; empty for the document itself. */
  readonly path: string
  readonly code: ProblemCode
  /** In English, for the command line and the API. */
  readonly expected: string
  readonly got: string
}

/** Where a check says what it found. */
export type Report = (path: string, code: ProblemCode, expected: string, got: string) => void

/** Beyond this a list of mistakes helps nobody. */
export const MAX_PROBLEMS = 50

/** `assumptions[3].volume.growth.target` of its steps. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${String(step)}` : String(step),
    '',
  )

/** A short rendering of what was found, never more than 60 characters of a stranger's file. */
export function gotText(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value) ?? typeof value
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function at(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.hasOwn(value, step) ? (value as Record<PropertyKey, unknown>)[step] : undefined
  }
  return value
}

const article = (origin: string): string =>
  origin === 'string' ? 'characters' : origin === 'array' ? 'items' : ''

type Found = { code: ProblemCode; expected: string }

function describe(issue: z.core.$ZodIssue, value: unknown): Found {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return { code: 'missing', expected: issue.expected }
      if (issue.expected === 'int') return { code: 'not_whole', expected: 'a whole number' }
      return { code: 'wrong_type', expected: issue.expected }
    case 'invalid_value': {
      const expected = `one of ${issue.values.map((v) => JSON.stringify(v)).join(', ')}`
      return { code: value === undefined ? 'missing' : 'not_in_list', expected }
    }
    case 'invalid_union': {
      const expected = 'discriminator' in issue ? `a known ${issue.discriminator}` : 'another shape'
      return { code: value === undefined ? 'missing' : 'not_in_list', expected }
    }
    case 'too_small': {
      const bound = issue.inclusive === false ? 'more than' : issue.exact ? 'exactly' : 'at least'
      return { code: 'too_small', expected: `${bound} ${issue.minimum} ${article(issue.origin)}`.trim() }
    }
    case 'too_big': {
      const bound = issue.inclusive === false ? 'less than' : issue.exact ? 'exactly' : 'at most'
      return { code: 'too_large', expected: `${bound} ${issue.maximum} ${article(issue.origin)}`.trim() }
    }
    case 'invalid_format':
      if (typeof value === 'string' && /^\s*[=@]/.test(value))
        return { code: 'formula', expected: 'a text, not a formula' }
      return { code: 'wrong_format', expected: `text matching ${issue.pattern ?? issue.format}` }
    default:
      return { code: 'wrong_type', expected: issue.message }
  }
}

/** One problem per place, in the words of this module rather than of the schema library. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], root: unknown): Problem[] {
  const problems: Problem[] = []
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const path = [...issue.path, key]
        problems.push({
          path: pathText(path),
          code: 'unknown_field',
          expected: 'no such field',
          got: gotText(at(root, path)),
        })
      }
    } else {
      const value = at(root, issue.path)
      problems.push({ path: pathText(issue.path), ...describe(issue, value), got: gotText(value) })
    }
    if (problems.length >= MAX_PROBLEMS) break
  }
  return problems
}
