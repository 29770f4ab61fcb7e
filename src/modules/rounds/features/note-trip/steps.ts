/** The fields of each step, by name. */
export const FIELDS_OF = [
  ['day', 'schemeId', 'zone', 'mode', 'handover'],
  ['stops', 'km', 'paidMinutes', 'volunteerMinutes'],
  ['requests', 'handling', 'income', 'note'],
] as const

const NAMES: readonly string[] = FIELDS_OF.flat()

/** Which step an address is at: 1 to 3. */
export function stepOf(query: URLSearchParams): 1 | 2 | 3 {
  const typed = query.get('etape')
  return typed === '2' ? 2 : typed === '3' ? 3 : 1
}

/** What was typed in the steps before, as the address carries it; anything else in it is left out. */
export const valuesIn = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...query].filter(([name, value]) => NAMES.includes(name) && value.length <= 500))
