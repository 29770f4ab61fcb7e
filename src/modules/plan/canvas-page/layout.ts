import type { Block } from '../rules/vocabulary.ts'

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Boxes = Readonly<Record<Block, Box>>

/** Text sizes tried in points, the largest first; smaller than the last could not be read on paper. */
export const SIZES = Array.from({ length: 17 }, (_, i) => 10 - i * 0.25)

/** The largest of `SIZES` at which everything fits, or null: what fits at a size fits at every smaller one. */
export function largest(fits: (size: number) => boolean): number | null {
  let [low, high] = [0, SIZES.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (fits(SIZES[middle]!)) high = middle
    else low = middle + 1
  }
  return SIZES[low] ?? null
}

/** Heights of two boxes stacked in a column: what each needs, and what is left in equal parts. */
function stacked(first: number, second: number, height: number): [number, number] {
  const spare = height - first - second
  if (spare >= 0) return [first + spare / 2, second + spare / 2]
  const top = Math.max(height * 0.2, Math.min(height * 0.8, (first / (first + second)) * height))
  return [top, height - top]
}

/**
 * The nine blocks in the classic arrangement: five columns, the second and the fifth in two boxes, costs and incomes
 * below. `need` tells the height a block takes at a width. `fits` says whether each has what it needs.
 */
export function placeBlocks(
  board: Box,
  gap: number,
  need: (block: Block, width: number) => number,
): { readonly boxes: Boxes; readonly fits: boolean } {
  const fifth = (board.width - 4 * gap) / 5
  const half = (board.width - gap) / 2
  const of = (block: Block) => need(block, fifth)
  const needs = {
    partners: of('partners'),
    activities: of('activities'),
    resources: of('resources'),
    value: of('value'),
    distribution: of('distribution'),
    customers: of('customers'),
    beneficiaries: of('beneficiaries'),
  }
  const top = Math.max(
    needs.partners,
    needs.activities + gap + needs.resources,
    needs.value,
    needs.distribution,
    needs.customers + gap + needs.beneficiaries,
  )
  const low = Math.max(need('costs', half), need('revenues', half))
  const whole = board.height - gap
  const fits = top + low <= whole
  const spare = whole - top - low
  const topHeight = fits
    ? top + spare * 0.75
    : Math.min(whole * 0.75, Math.max(whole * 0.45, (top / (top + low)) * whole))
  const lowHeight = whole - topHeight
  const column = (n: number) => board.x + n * (fifth + gap)
  const box = (n: number, y: number, height: number): Box => ({ x: column(n), y, width: fifth, height })
  const [act, res] = stacked(needs.activities, needs.resources, topHeight - gap)
  const [cus, ben] = stacked(needs.customers, needs.beneficiaries, topHeight - gap)
  const under = board.y + topHeight + gap
  return {
    fits,
    boxes: {
      partners: box(0, board.y, topHeight),
      activities: box(1, board.y, act),
      resources: box(1, board.y + act + gap, res),
      value: box(2, board.y, topHeight),
      distribution: box(3, board.y, topHeight),
      customers: box(4, board.y, cus),
      beneficiaries: box(4, board.y + cus + gap, ben),
      costs: { x: board.x, y: under, width: half, height: lowHeight },
      revenues: { x: board.x + half + gap, y: under, width: half, height: lowHeight },
    },
  }
}

/** The text, cut between words with « … » so that it is not higher than `most`. */
export function fitText(text: string, height: (text: string) => number, most: number): string {
  if (height(text) <= most) return text
  const words = text.split(' ')
  let [low, high] = [1, words.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (height(`${words.slice(0, middle).join(' ')} …`) <= most) low = middle
    else high = middle - 1
  }
  const cut = `${words.slice(0, low).join(' ')} …`
  // One word longer than the room: by letters.
  return height(cut) <= most ? cut : `${cut.slice(0, 60)}…`
}
