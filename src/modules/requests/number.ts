import type { Day } from '#kit/day.ts'

/** `D2026-0412`, `d2026 412` or `412` (of this year) as a whole number of request; null for other words. */
export function numberTyped(text: string, today: Day): string | null {
  const match = /^\s*(?:d\s?(\d{4})[\s-])?0{0,3}(\d{1,6})\s*$/i.exec(text)
  return match ? `D${match[1] ?? today.slice(0, 4)}-${match[2]!.padStart(4, '0')}` : null
}
