/** What a label of ours holds: the address of a request, or its number alone; or digits typed by hand. */
export function numberInCode(code: string): string | null {
  const found = /(?:^|[^A-Z0-9])([DC]\d{4}-\d{4,})(?![0-9])/i.exec(code)?.[1]
  return found ? found.toUpperCase() : null
}

/**
 * The stop that a code speaks of: by the number of what it serves; or, when only digits were typed, by the end of that
 * number where one alone ends so. What still waits comes before what is over. Null: none of this round.
 */
export function stopOfCode<Stop extends { readonly number: string; readonly waits: boolean }>(
  stops: readonly Stop[],
  code: string,
): Stop | null {
  const number = numberInCode(code)
  const digits = /^\s*(\d{1,6})\s*$/.exec(code)?.[1]
  const those = number
    ? stops.filter((stop) => stop.number === number)
    : digits
      ? stops.filter((stop) => Number(stop.number.split('-')[1]) === Number(digits))
      : []
  const waiting = those.filter((stop) => stop.waits)
  if (!number && new Set(those.map((stop) => stop.number)).size > 1 && waiting.length !== 1) return null
  return waiting[0] ?? those[0] ?? null
}
