/**
 * An expected refusal is a value, a bug is an exception.
 * `Code` is a machine word; each module's `messages.fr.ts` holds its French sentence.
 * `field` names the form field at fault, when there is one.
 */
export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refusal<Code extends string = string> = {
  readonly ok: false
  readonly code: Code
  readonly field?: string
}
export type Result<T, Code extends string = string> = Ok<T> | Refusal<Code>

/** The answer of a use case that did it. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

/** The answer of one that would not; it never throws. */
export const refuse = <Code extends string>(code: Code, field?: string): Refusal<Code> =>
  field === undefined ? { ok: false, code } : { ok: false, code, field }

/** For places where a refusal would be a bug (seeds, fixtures). Throws `Error` naming the code. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`refused: ${result.code}${result.field ? ` (${result.field})` : ''}`)
}
