import type { z } from 'zod'

/** What is wrong with the shape of one place of a document, whatever the document tells. */
export type FlawCode =
  | 'missing'
  | 'wrong_type'
  | 'wrong_format'
  | 'unknown_field'
  | 'not_in_list'
  | 'not_whole'
  | 'too_small'
  | 'too_large'
  | 'formula'

export type Flaw = {
  /** `assumptions[3].volume.growth.target`; empty for the document itself. */
  readonly path: string
  readonly code: FlawCode
  /** In English, for the command line and the API. */
  readonly expected: string
  readonly got: string
}

/** Beyond this a list of mistakes helps nobody. */
export const MAX_FLAWS = 50

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

type Found = { code: FlawCode; expected: string }

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

/** One flaw per place, at most `MAX_FLAWS`, in our words rather than those of the schema library. */
export function flawsOf(issues: readonly z.core.$ZodIssue[], root: unknown): Flaw[] {
  const flaws: Flaw[] = []
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const path = [...issue.path, key]
        flaws.push({
          path: pathText(path),
          code: 'unknown_field',
          expected: 'no such field',
          got: gotText(at(root, path)),
        })
      }
    } else {
      const value = at(root, issue.path)
      flaws.push({ path: pathText(issue.path), ...describe(issue, value), got: gotText(value) })
    }
    if (flaws.length >= MAX_FLAWS) break
  }
  return flaws
}
