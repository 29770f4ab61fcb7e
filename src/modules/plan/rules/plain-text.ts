import { MAX_PROBLEMS, type Problem, pathText } from './problems.ts'

/** Where a value stands: the step to it, and where its holder stands. A list of steps each would weigh their square. */
type Place = { readonly step: string | number; readonly holder: Place | null }

function stepsTo(place: Place | null): (string | number)[] {
  const steps: (string | number)[] = []
  for (let at = place; at; at = at.holder) steps.push(at.step)
  return steps.reverse()
}

/** Control characters but for tabs and ends of line. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u
const isPlain = (text: string): boolean => !CONTROL.test(text) && text.isWellFormed()

/**
 * The texts and names of fields of a document that no database keeps and no page shows: control characters (NUL), halves
 * of a character. Each with its path, at most `MAX_PROBLEMS`. Reads any depth: nothing here calls itself.
 */
export function unreadableTexts(json: unknown): Problem[] {
  const problems: Problem[] = []
  const waiting: { value: unknown; place: Place | null }[] = [{ value: json, place: null }]
  const check = (text: string, place: Place | null) => {
    if (isPlain(text)) return
    const got = JSON.stringify(text.slice(0, 50))
    problems.push({
      path: pathText(stepsTo(place))
        .replace(/[\p{Cc}\p{Cs}]/gu, '?')
        .slice(0, 300),
      code: 'unreadable_text',
      expected: 'text without control characters',
      got,
    })
  }
  for (let next = waiting.pop(); next && problems.length < MAX_PROBLEMS; next = waiting.pop()) {
    const { value, place } = next
    if (typeof place?.step === 'string') check(place.step, place)
    if (typeof value === 'string') check(value, place)
    if (typeof value !== 'object' || value === null) continue
    // Backwards, so that what comes last is taken last.
    for (const [key, held] of Object.entries(value).reverse())
      waiting.push({ value: held, place: { step: Array.isArray(value) ? Number(key) : key, holder: place } })
  }
  return problems
}
