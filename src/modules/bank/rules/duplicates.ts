import { fold } from '#kit/text.ts'

type Said = {
  readonly day: string
  readonly cents: bigint
  readonly label: string
  readonly reference?: string | null
}
/** A line kept before: which of its day and amount it is, and the kind of file that brought it. */
export type KnownLine = Said & { readonly nth: number; readonly source: string }

export type SortedOut<Line> = {
  /** Lines that are not there yet, each with its place among those of its day and amount. */
  readonly fresh: readonly { readonly line: Line; readonly nth: number }[]
  /** Lines that another file brought already. */
  readonly duplicates: readonly Line[]
}

const keyOf = (line: Said): string => `${line.day} ${line.cents}`

/**
 * Tells the lines of a file that are there already from the new ones. Of one day and amount, first those that bear the
 * same reference, then the same words; a file of another kind says the same line in other words, and there the number
 * of lines decides. Two equal purchases of one day stay two.
 */
export function sortOut<Line extends Said>(
  known: readonly KnownLine[],
  incoming: readonly Line[],
  source: string,
): SortedOut<Line> {
  const waiting = Map.groupBy(known, keyOf)
  const taken = new Map([...waiting].map(([key, those]) => [key, Math.max(...those.map(({ nth }) => nth))]))
  const left = new Map([...waiting].map(([key, those]) => [key, [...those]]))
  const twins = new Set<Line>()
  const pair = (same: (a: KnownLine, b: Line) => boolean) => {
    for (const line of incoming) {
      if (twins.has(line)) continue
      const those = left.get(keyOf(line))
      const at = those?.findIndex((one) => same(one, line)) ?? -1
      if (at < 0) continue
      those!.splice(at, 1)
      twins.add(line)
    }
  }
  pair((a, b) => Boolean(a.reference) && a.reference === b.reference)
  pair(
    (a, b) => fold(a.label) === fold(b.label) && !(a.source === source && differs(a.reference, b.reference)),
  )
  pair((a) => a.source !== source)
  const fresh: { line: Line; nth: number }[] = []
  for (const line of incoming) {
    if (twins.has(line)) continue
    const nth = (taken.get(keyOf(line)) ?? 0) + 1
    taken.set(keyOf(line), nth)
    fresh.push({ line, nth })
  }
  return { fresh, duplicates: incoming.filter((line) => twins.has(line)) }
}

/** Two references of the bank that are not the same: two lines, whatever their words. */
const differs = (a?: string | null, b?: string | null): boolean => Boolean(a) && Boolean(b) && a !== b
