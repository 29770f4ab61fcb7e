import type { StopState } from '#modules/rounds/rules/life.ts'
import type { Point } from '#modules/rounds/rules/places.ts'
import type { MapLine, MapMark, MarkKind } from '#modules/rounds/ui/marks.ts'
import type { DayPicture, ShownRound, ShownStop } from './query.server.ts'

const KINDS: Partial<Record<StopState, MarkKind>> = { done: 'done', failed: 'failed' }

/** Marks and ways of a day for a map; `titleOf` writes what each mark stands for. */
export function marksOf(
  { rounds, start, waiting }: DayPicture,
  titles: {
    start: string
    stop(stop: ShownStop): string
    waiting(one: DayPicture['waiting'][number]): string
  },
): { marks: MapMark[]; lines: MapLine[] } {
  const marks: MapMark[] = waiting.flatMap((one) =>
    one.point
      ? [
          {
            ...one.point,
            key: one.key,
            kind: 'waiting' as const,
            title: titles.waiting(one),
            href: '#attente',
          },
        ]
      : [],
  )
  for (const { index, stops } of rounds)
    for (const stop of stops)
      if (stop.point)
        marks.push({
          ...stop.point,
          ...{ key: stop.id, hue: index, text: stop.mark, title: titles.stop(stop), href: `#${stop.id}` },
          kind: KINDS[stop.state] ?? (stop.lateBy > 0 ? 'late' : 'stop'),
        })
  // What stands lowest comes first.
  if (start) marks.unshift({ ...start, key: 'hub', kind: 'hub', title: titles.start })
  return { marks, lines: rounds.flatMap((round) => lineOf(round, start)) }
}

function lineOf({ id, index, stops }: ShownRound, start: Point | null): MapLine[] {
  const doors = stops.flatMap(({ point }) => (point ? [point] : []))
  const points = start && doors.length > 0 ? [start, ...doors, start] : doors
  return points.length > 1 ? [{ key: id, hue: index, points }] : []
}
