/** A group counts at least so many people before a figure is shown about it (DOMAIN, RGPD: small cells hidden). */
export const SMALLEST = 5

/** How much was used of one thing in one month, and by whom. */
export type Cell = { readonly key: string; readonly jobs: number; readonly people: ReadonlySet<string> }

export type Published = {
  /** Jobs by thing; null where the group is too small, or where it would give a small one away. */
  readonly cells: ReadonlyMap<string, number | null>
  /** Jobs of the whole month; null when all its people together are too few. */
  readonly total: number | null
}

const together = (cells: readonly Cell[]): number => new Set(cells.flatMap(({ people }) => [...people])).size

/**
 * What may be shown of one month. A cell of fewer than five people is hidden; and since what is hidden is the total
 * minus what is shown, the hidden cells together must count five people too: the smallest shown ones are hidden with
 * them until they do (complementary suppression). Months are published one by one and never summed, so that no
 * filter and no other month helps to take one from the other.
 */
export function publish(cells: readonly Cell[]): Published {
  const used = cells.filter(({ people }) => people.size > 0)
  const bySize = [...used].sort((a, b) => a.people.size - b.people.size || (a.key < b.key ? -1 : 1))
  let hidden = bySize.filter(({ people }) => people.size < SMALLEST).length
  while (hidden > 0 && hidden < bySize.length && together(bySize.slice(0, hidden)) < SMALLEST) hidden++
  const shown = new Set(bySize.slice(hidden))
  return {
    cells: new Map(used.map((cell) => [cell.key, shown.has(cell) ? cell.jobs : null])),
    total: together(used) < SMALLEST ? null : used.reduce((sum, { jobs }) => sum + jobs, 0),
  }
}
