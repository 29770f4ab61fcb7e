import type { Point } from '../rules/places.ts'

/** What a mark stands for: said by its shape, its title and, for stops, the letter and the number in it. */
export type MarkKind = 'stop' | 'done' | 'failed' | 'late' | 'waiting' | 'hub' | 'place' | 'unsure' | 'chosen'

export type MapMark = Point & {
  readonly key: string
  readonly kind: MarkKind
  /** Said to those who do not see it, and shown when one stays on it. */
  readonly title: string
  readonly href?: string
  /** « A3 » */
  readonly text?: string
  /** Which round, from 0. */
  readonly hue?: number
}

/** The way of a round, from the hub and back. */
export type MapLine = { readonly key: string; readonly hue: number; readonly points: readonly Point[] }

/** As many as there are hues, told apart by people who mix colours up; the next ones are dashed. */
export const HUES = 6
/** A, B, … Z, then AA: what a round is called on a picture. */
export const letterOf = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letterOf(Math.floor(index / 26) - 1) + letterOf(index % 26)
export const hueOf = (index: number): number => (index % HUES) + 1
/** Strokes and gaps in pixels; a round of the first six has a full line. */
export const dashOf = (index: number): readonly number[] | null =>
  index < HUES
    ? null
    : [
        [8, 4],
        [2, 4],
        [12, 4, 2, 4],
      ][(Math.floor(index / HUES) - 1) % 3]!

/** Marks of one kind and round at the same door (ten metres) are one, whose text counts them all: « A3–5 ». */
export function gathered(marks: readonly MapMark[]): MapMark[] {
  const doors = new Map<string, MapMark[]>()
  for (const mark of marks) {
    const key = `${mark.kind} ${mark.hue} ${mark.lon.toFixed(4)} ${mark.lat.toFixed(4)}`
    const same = doors.get(key)
    if (same) same.push(mark)
    else doors.set(key, [mark])
  }
  return [...doors.values()].map(([first, ...others]) =>
    others.length === 0
      ? first!
      : {
          ...first!,
          title: [first!, ...others].map(({ title }) => title).join('\n'),
          ...(first!.text && { text: `${first!.text}+${others.length}` }),
        },
  )
}
