/** The instant that a phone wrote, ISO in UTC, or null when it wrote none that can be. */
export function phoneTime(text: string | undefined): Date | null {
  if (!text || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return null
  const at = new Date(text)
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1970 ? null : at
}
