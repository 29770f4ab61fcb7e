import { addDays, type Day, daysBetween, weekday } from '#kit/day.ts'
import { fold } from '#kit/text.ts'

/** What a review may make of a signal. */
export const SIGNAL_VERDICTS = ['watch', 'hypothesis', 'action', 'answer', 'aside'] as const
export type SignalVerdict = (typeof SIGNAL_VERDICTS)[number]

export const SIGNAL_STATES = ['new', 'watching', 'hypothesis', 'action', 'answered', 'aside'] as const
export type SignalState = (typeof SIGNAL_STATES)[number]

export const TAG_KINDS = ['word', 'service', 'person', 'hypothesis'] as const
export type TagKind = (typeof TAG_KINDS)[number]

const STATE_AFTER: Readonly<Record<SignalVerdict, SignalState>> = {
  watch: 'watching',
  hypothesis: 'hypothesis',
  action: 'action',
  answer: 'answered',
  aside: 'aside',
}
export const stateAfter = (verdict: SignalVerdict): SignalState => STATE_AFTER[verdict]

/** Waits for a review: never treated, or watched until a day that has come. */
export const isDue = (
  { state, reviewOn }: { state: SignalState; reviewOn: Day | null },
  today: Day,
): boolean => state === 'new' || (state === 'watching' && (reviewOn === null || reviewOn <= today))

/** Days after which a watched signal comes back, unless the review says otherwise. */
export const WATCH_DAYS = 28
/** Days that a signal may wait for its review before the hub is told so. */
export const PATIENCE = 14

const MOST_TAGS = 8
const LONGEST_TAG = 40

/** Words typed with commas between them, each once by its folded form, as it was first written: `École, ecole` is one. */
export function readTags(typed: string): { tag: string; label: string }[] {
  const found = new Map<string, string>()
  for (const part of typed.split(/[,;\n#]/)) {
    const label = part.trim().replace(/\s+/g, ' ').slice(0, LONGEST_TAG)
    const tag = fold(label)
    if (tag && !found.has(tag)) found.set(tag, label)
  }
  return [...found].slice(0, MOST_TAGS).map(([tag, label]) => ({ tag, label }))
}

/** The Monday of a day's week (ISO 8601). */
export const weekOf = (day: Day): Day => addDays(day, 1 - weekday(day))

/** The last `n` weeks up to the one of `today`, by their Mondays, the oldest first. */
export const lastWeeks = (today: Day, n: number): Day[] =>
  Array.from({ length: n }, (_, i) => addDays(weekOf(today), (i - n + 1) * 7))

/** How often a tag was seen, by week, in the order of `weeks`. */
export type Cluster = {
  kind: TagKind
  tag: string
  label: string
  weeks: number[]
  total: number
  rising: boolean
}

/**
 * Tags by how often they were seen over these weeks, most often first. A tag is rising when the last four weeks saw it
 * at least three times and more than twice as often as the four before: a rule of thumb that a notebook of a few dozen
 * lines can bear, no statistics.
 */
export function clusters(
  seen: readonly { kind: TagKind; tag: string; label: string; day: Day; n: number }[],
  weeks: readonly Day[],
): Cluster[] {
  const found = new Map<string, Cluster>()
  const start = weeks[0]
  for (const { kind, tag, label, day, n } of seen) {
    const at = start === undefined ? -1 : Math.floor(daysBetween(start, day) / 7)
    if (at < 0 || at >= weeks.length) continue
    const key = `${kind} ${tag}`
    const cluster = found.get(key) ?? { kind, tag, label, weeks: weeks.map(() => 0), total: 0, rising: false }
    cluster.weeks[at]! += n
    cluster.total += n
    found.set(key, cluster)
  }
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)
  for (const cluster of found.values()) {
    const [late, before] = [sum(cluster.weeks.slice(-4)), sum(cluster.weeks.slice(-8, -4))]
    cluster.rising = late >= 3 && late > 2 * before
  }
  return [...found.values()].sort(
    (a, b) => b.total - a.total || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
  )
}

/** A page's address as it may be kept: under the hub, without what was typed in it; null for anything else. */
export function tidyPath(path: string | undefined): string | null {
  const bare = (path ?? '').split(/[?#]/)[0]!.replace(/^\/+/, '')
  return /^[a-zA-Z0-9][a-zA-Z0-9/_-]{0,199}$/.test(bare) ? bare : null
}
