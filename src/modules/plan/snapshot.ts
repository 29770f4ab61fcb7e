import type { Id } from '#kit/id.ts'
import type { Note, NoteLink } from './notes.ts'
import type { Assumption, Change, Plan } from './rules/plan.ts'

/** What a version keeps: enough to compare with another and to come back to it. Plain JSON. */
export type Snapshot = {
  readonly plan: Pick<Plan, 'name' | 'kind' | 'start' | 'months' | 'openingCash' | 'taxOnSales'>
  readonly notes: readonly (Omit<Note, 'version'> & { readonly link: NoteLink | null })[]
  readonly assumptions: readonly { readonly id: Id<'Assumption'>; readonly body: Assumption }[]
  readonly scenarios: readonly {
    readonly id: Id<'Scenario'>
    readonly key: string
    readonly name: string
    readonly changes: readonly Change[]
  }[]
}

export type Difference<T> = {
  readonly added: readonly T[]
  readonly removed: readonly T[]
  readonly changed: readonly { readonly before: T; readonly after: T }[]
}
export type SnapshotDifference = {
  readonly notes: Difference<Snapshot['notes'][number]>
  readonly assumptions: Difference<Assumption>
}

function differences<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
  same: (a: T, b: T) => boolean,
): Difference<T> {
  const old = new Map(before.map((item) => [keyOf(item), item]))
  const added: T[] = []
  const changed: { before: T; after: T }[] = []
  for (const item of after) {
    const was = old.get(keyOf(item))
    old.delete(keyOf(item))
    if (!was) added.push(item)
    else if (!same(was, item)) changed.push({ before: was, after: item })
  }
  return { added, removed: [...old.values()], changed }
}

/** JSON whose keys are sorted: the database gives objects back in an order of its own. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** What was added, removed and changed from one version to another. The place of a note within its block is no change. */
export function compareSnapshots(before: Snapshot, after: Snapshot): SnapshotDifference {
  const written = ({ position: _, ...rest }: Snapshot['notes'][number]) => canonical(rest)
  return {
    notes: differences(
      before.notes,
      after.notes,
      (note) => note.id,
      (a, b) => written(a) === written(b),
    ),
    assumptions: differences(
      before.assumptions.map((line) => line.body),
      after.assumptions.map((line) => line.body),
      (line) => line.id,
      (a, b) => canonical(a) === canonical(b),
    ),
  }
}
