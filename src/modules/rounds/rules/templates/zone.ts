import { withinZone } from '#kit/zone.ts'

/** The postcode and the commune at the end of an address on one line: « 12 rue des Lilas, 38100 Grenoble ». */
export function placeOfAddress(address: string): { postcode: string | null; city: string | null } {
  const found = /(?:^|[\s,])(\d{5})\s+([^,]+?)\s*$/.exec(address)
  if (found) return { postcode: found[1]!, city: found[2]! }
  const last = address.split(',').at(-1)?.trim() ?? ''
  return { postcode: null, city: last === '' ? null : last }
}

/** Is an address surely within a zone of postcodes or communes? A zone of none takes nothing by itself. */
export const inZone = (zone: readonly string[], address: string): boolean =>
  zone.length > 0 && withinZone(zone, placeOfAddress(address)) === true
