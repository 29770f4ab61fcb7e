import { fold } from './text.ts'

/**
 * Is an address within a zone of postcodes, beginnings of postcodes (« 38 ») or communes? Null when it cannot be told:
 * the zone names places and nothing is known of the address. An empty zone is everywhere.
 */
export function withinZone(
  zone: readonly string[],
  place: { postcode?: string | null; city?: string | null },
): boolean | null {
  if (zone.length === 0) return true
  const postcode = (place.postcode ?? '').replace(/\s/g, '')
  const city = fold(place.city ?? '')
  if (postcode === '' && city === '') return null
  return zone.some((one) =>
    /^\d+$/.test(one) ? postcode !== '' && postcode.startsWith(one) : fold(one) === city,
  )
}

/** « 38000, 38100 ; Échirolles » as it is kept: one place each, spaces tidied, none twice. */
export const wordsOf = (text: string | undefined): string[] => [
  ...new Set(
    (text ?? '')
      .split(/[,;\n]/)
      .map((one) => one.replace(/\s+/g, ' ').trim())
      .filter(Boolean),
  ),
]
