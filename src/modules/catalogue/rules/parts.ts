import { type Cents, cents } from '#kit/money.ts'

type Part = { readonly serviceId: string; readonly quantity: number }

/** Lines that a form offers for what a package holds. */
export const PART_LINES = 6

/** What is wrong with the contents of a package before the catalogue is asked; null when nothing is. */
export function partsProblem(
  parts: readonly Part[],
): 'parts_needed' | 'part_twice' | 'quantity_wrong' | null {
  if (parts.length === 0) return 'parts_needed'
  if (parts.some(({ quantity }) => !Number.isInteger(quantity) || quantity < 1 || quantity > 1000))
    return 'quantity_wrong'
  return new Set(parts.map((part) => part.serviceId)).size < parts.length ? 'part_twice' : null
}

/** What one package costs directly and how long it takes: the sum of what it holds. */
export const partsTotals = (
  parts: readonly { quantity: number; directCost: Cents; minutes: number }[],
): { directCost: Cents; minutes: number } => ({
  directCost: cents(parts.reduce((all, part) => all + part.directCost * BigInt(part.quantity), 0n)),
  minutes: parts.reduce((all, part) => all + part.minutes * part.quantity, 0),
})

/** « 2 × Repassage, 1 × Courses livrées », as it is printed and kept with a request. */
export const partsLine = (parts: readonly { quantity: number; name: string }[]): string =>
  parts.map(({ quantity, name }) => `${quantity}\u00a0×\u00a0${name}`).join(', ')
