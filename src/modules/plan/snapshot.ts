import type { Id } from '#kit/id.ts'
import type { Note, TemplateNote } from './notes.ts'
import type { Assumption, Change, Plan } from './rules/plan.ts'

/** What the plan's document says beside its lines and its scenarios. */
export type PlanHead = Omit<Plan, '$schema' | 'version' | 'assumptions' | 'scenarios'>

/** Who pays for whom, by ids. */
export type Flow = {
  readonly id: Id<'Flow'>
  readonly position: number
  readonly customerId: Id<'Note'>
  readonly beneficiaryId: Id<'Note'>
  readonly serviceNoteId: Id<'Note'> | null
  readonly serviceId: Id<'Service'> | null
  readonly lineId: Id<'Assumption'> | null
}

/** A canvas to begin with. Notes and flows know each other by their place in the list, lines by their id in the plan. */
export type TemplateContent = {
  readonly plan: Plan
  readonly notes: readonly TemplateNote[]
  readonly flows: readonly {
    readonly customer: number
    readonly beneficiary: number
    readonly service: number
    readonly line: string | null
  }[]
}

/** What a version keeps: enough to compare with another and to come back to it. Plain JSON. */
export type Snapshot = {
  readonly plan: PlanHead
  readonly notes: readonly Omit<Note, 'version'>[]
  readonly assumptions: readonly { readonly id: Id<'Assumption'>; readonly body: Assumption }[]
  readonly scenarios: readonly {
    readonly id: Id<'Scenario'>
    readonly key: string
    readonly name: string
    readonly changes: readonly Change[]
  }[]
  /** Absent in versions kept before flows were drawn. */
  readonly flows?: readonly Flow[]
}

export const headFields = [
  'name',
  'kind',
  'start',
  'months',
  'openingCash',
  'taxOnSales',
  'inflation',
  'payroll',
  'opening',
  'correlations',
] as const satisfies readonly (keyof PlanHead)[]

export type Difference<T> = {
  readonly added: readonly T[]
  readonly removed: readonly T[]
  readonly changed: readonly { readonly before: T; readonly after: T }[]
}
export type SnapshotDifference = {
  readonly notes: Difference<Snapshot['notes'][number]>
  readonly assumptions: Difference<Assumption>
  readonly scenarios: Difference<Snapshot['scenarios'][number]>
  readonly flows: Difference<Flow>
  /** Settings of the plan that differ. */
  readonly head: readonly (keyof PlanHead)[]
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
export const canonical = (value: unknown): string | undefined =>
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
    scenarios: differences(
      before.scenarios,
      after.scenarios,
      (scenario) => scenario.key,
      (a, b) => a.name === b.name && canonical(a.changes) === canonical(b.changes),
    ),
    flows: differences(
      before.flows ?? [],
      after.flows ?? [],
      (flow) => flow.id,
      (a, b) => canonical({ ...a, position: 0 }) === canonical({ ...b, position: 0 }),
    ),
    head: headFields.filter((field) => canonical(before.plan[field]) !== canonical(after.plan[field])),
  }
}
