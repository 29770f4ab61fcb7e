import { DateTimeFr } from '#ui/DayFr.tsx'
import { Timeline } from '#ui/Timeline.tsx'

type Line = { id: string; at: Date; verb: string; who: string | null; detail: Record<string, unknown> | null }

/** Who did what and when, the newest first; a reason given is told beneath. A verb without words is left out. */
export function HistoryLines({
  lines,
  words,
}: {
  lines: readonly Line[]
  words: Readonly<Record<string, string>>
}) {
  return (
    <Timeline
      items={lines
        .filter(({ verb }) => Object.hasOwn(words, verb))
        .map(({ id, at, verb, who, detail }) => ({
          key: id,
          what: words[verb],
          who: who ?? 'Palier',
          when: <DateTimeFr value={at} />,
          detail: typeof detail?.why === 'string' ? detail.why : undefined,
        }))}
    />
  )
}
