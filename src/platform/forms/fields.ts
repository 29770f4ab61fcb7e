import { z } from 'zod'
import { type Day, parseDay } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import { type Cents, parseEuros } from '#kit/money.ts'
import type { Result } from '#kit/result.ts'
import { parseDecimal, printable, saysSomething } from '#kit/text.ts'

/**
 * The fields that forms and the API share. A browser sends an empty text for a field left blank: each optional
 * field reads that as `undefined`. Every refusal is a code that the page turns into words.
 */
const typed = z.union([z.string(), z.undefined()]).transform((text) => {
  const clean = printable(text ?? '')
    .replaceAll('\r\n', '\n')
    .trim()
  return saysSomething(clean) ? clean : ''
})

const through =
  <T>(parse: (text: string) => Result<T>) =>
  (text: string, check: z.RefinementCtx): T => {
    const result = parse(text)
    if (result.ok) return result.value
    check.addIssue({ code: 'custom', message: result.code })
    return z.NEVER
  }

const needed = typed.refine((text) => text !== '', { message: 'required', abort: true })

/** Turns a mandatory field into one that may be left blank (`undefined`). */
const blankable = <T>(read: (text: string, check: z.RefinementCtx) => T) =>
  typed.transform((text, check) => (text === '' ? undefined : read(text, check))).optional()

/** A text of at most `max` characters, trimmed. */
export const textField = (max = 200) => needed.refine((text) => text.length <= max, { message: 'too_long' })
/** The same, or `undefined`. */
export const optionalText = (max = 200) =>
  typed
    .refine((text) => text.length <= max, { message: 'too_long' })
    .transform((text) => (text === '' ? undefined : text))
    .optional()

const amount = (min: bigint) =>
  through<Cents>((text) => {
    const result = parseEuros(text)
    if (result.ok && result.value < min) return { ok: false, code: 'amount_too_small' }
    return result
  })
/** Euros typed by hand → cents; `min` in cents (default: zero allowed, negative refused). */
export const eurosField = (min = 0n) => needed.transform(amount(min))
/** The same, or `undefined`. */
export const optionalEuros = (min = 0n) => blankable(amount(min))

/** A day as `<input type="date">` sends it. */
export const dayField = () => needed.transform(through<Day>(parseDay))
/** The same, or `undefined`. */
export const optionalDay = () => blankable(through<Day>(parseDay))

const whole = (min: number, max: number) =>
  through<number>((text) => {
    const tidy = text.replace(/[\s\u00a0\u202f]/g, '')
    if (!/^-?\d+$/.test(tidy)) return { ok: false, code: 'not_a_whole_number' }
    const n = Number(tidy)
    if (n < min) return { ok: false, code: 'too_small' }
    if (n > max) return { ok: false, code: 'too_large' }
    return { ok: true, value: n }
  })
/** A whole number from `min` to `max`; spaces between thousands are read. */
export const wholeField = (min = 0, max = 1_000_000) => needed.transform(whole(min, max))
/** The same, or `undefined`. */
export const optionalWhole = (min = 0, max = 1_000_000) => blankable(whole(min, max))

const decimal = (min: number, max: number) =>
  through<number>((text) => {
    const n = parseDecimal(text)
    if (n === null) return { ok: false, code: 'not_a_number' }
    if (n < min) return { ok: false, code: 'too_small' }
    if (n > max) return { ok: false, code: 'too_large' }
    return { ok: true, value: n }
  })
/** A number typed by hand, with a comma or a dot, from `min` to `max`; or `undefined`. */
export const optionalDecimal = (min: number, max: number) => blankable(decimal(min, max))

const identifier = <Noun extends string>() =>
  through<Id<Noun>>((text) =>
    isId<Noun>(text) ? { ok: true, value: text } : { ok: false, code: 'unknown_choice' },
  )
/** An id chosen in a list; that it exists is for the use case to check. */
export const idField = <Noun extends string>() => needed.transform(identifier<Noun>())
/** The same, or `undefined`. */
export const optionalId = <Noun extends string>() => blankable(identifier<Noun>())

const among = <T extends string>(words: readonly T[]) =>
  through<T>((text) =>
    words.includes(text as T) ? { ok: true, value: text as T } : { ok: false, code: 'unknown_choice' },
  )
/** One word of a closed list. */
export const choiceField = <T extends string>(words: readonly T[]) => needed.transform(among(words))
/** The same, or `undefined`. */
export const optionalChoice = <T extends string>(words: readonly T[]) => blankable(among(words))

/** Several checkboxes or a multiple select of the same name. */
export const choicesField = <T extends string>(words: readonly T[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]))
    .refine((all) => all.every((v) => words.includes(v as T)), { message: 'unknown_choice' })
    .transform((all) => [...new Set(all)] as T[])

/** The longest address there is (RFC 5321); the shape is all that can be checked without sending a message. */
const isEmail = (text: string): boolean => text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

/** An address in lower case: two spellings are one person. */
export const emailField = () =>
  needed.refine(isEmail, { message: 'not_an_email' }).transform((text) => text.toLowerCase())

/** The same, or `undefined`. */
export const optionalEmail = () =>
  typed
    .refine((text) => text === '' || isEmail(text), { message: 'not_an_email' })
    .transform((text) => (text === '' ? undefined : text.toLowerCase()))
    .optional()

/** Ten digits in France, or an international number; kept as digits with an optional leading plus. */
export const optionalPhone = () =>
  typed
    .transform((text) => text.replace(/[\s.\-()/]/g, ''))
    .refine((text) => text === '' || /^(\+\d{8,15}|0\d{9})$/.test(text), { message: 'not_a_phone' })
    .transform((text) => (text === '' ? undefined : text))
    .optional()

/** The key that makes a double submission harmless; `ui/Form` puts it in every form. */
export const onceField = () => z.uuid().optional().catch(undefined)

/** When the record being edited was last written, as its page held it, so that a change made meanwhile is not lost. */
export const seenField = () =>
  z
    .union([z.string(), z.undefined()])
    .refine((text) => text !== undefined && /^[12]\d{3}-\d\d-\d\dT[\d:.]+Z$/.test(text), {
      message: 'changed_meanwhile',
      abort: true,
    })
    .transform((text) => new Date(text ?? ''))
    .refine((at) => !Number.isNaN(at.getTime()), { message: 'changed_meanwhile' })
