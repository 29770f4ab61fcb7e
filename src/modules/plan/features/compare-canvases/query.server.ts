import type { Month } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import { planOf } from '#modules/plan/canvas-file.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { mayReadPlan } from '#modules/plan/permits.ts'
import { forecast } from '#modules/plan/rules/forecast.ts'
import type { Block } from '#modules/plan/rules/vocabulary.ts'
import { compareSnapshots, type Snapshot, type SnapshotDifference } from '#modules/plan/snapshot.ts'
import { versionRow, versionRows } from '#modules/plan/store.server.ts'
import { snapshotOf } from '#modules/plan/versions.server.ts'
import { type Ctx, createCtx, type Hub } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import { hubsOf } from '#platform/session/hubs.server.ts'

/** The figures by which two models are told apart, over the whole length of each. */
export type KeyFigures = {
  readonly start: Month
  readonly months: number
  readonly openingCash: Cents
  readonly products: Cents
  readonly charges: Cents
  readonly result: Cents
  readonly lowestCash: Cents
  readonly balancedSince: Month | null
  readonly earnedShare: number | null
  readonly grantShare: number | null
  readonly firstFunderShare: number | null
}
export type BesideNote = Snapshot['notes'][number] & {
  readonly mark: 'added' | 'removed' | 'changed' | null
  /** What it said and where it stood before, when changed. */
  readonly before: { readonly text: string; readonly block: Block } | null
}
export type CanvasSide = { readonly notes: readonly BesideNote[]; readonly figures: KeyFigures | null }

/** Sums of the whole plan in cents; null when the amounts cannot be added. */
function keyFigures(kept: Snapshot): KeyFigures | null {
  const made = forecast(planOf(kept))
  if (!made.ok) return null
  const { indicators: i, balancedSince } = made.value
  return {
    start: kept.plan.start,
    months: kept.plan.months,
    openingCash: cents(kept.plan.openingCash),
    products: cents(i.products),
    charges: cents(i.charges),
    result: cents(i.result),
    lowestCash: cents(i.lowestCash.amount),
    balancedSince,
    earnedShare: i.earnedShare,
    grantShare: i.grantShare,
    firstFunderShare: i.firstFunderShare,
  }
}

const plain = (kept: Snapshot): CanvasSide => ({
  notes: kept.notes.map((note) => ({ ...note, mark: null, before: null })),
  figures: keyFigures(kept),
})

const nowOf = (ctx: Ctx) =>
  ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    return loaded && (await snapshotOf(tx, loaded))
  })

export type Kept = { readonly number: number; readonly reason: string }

/** The kept versions by number and reason, newest first; null before there is a plan. */
export const keptVersions = (ctx: Ctx): Promise<readonly Kept[] | null> =>
  ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return null
    return (await versionRows(tx, loaded.row)).map(({ number, reason }) => ({ number, reason }))
  })

export type VersionsBeside = {
  readonly left: CanvasSide
  readonly right: CanvasSide
  readonly difference: SnapshotDifference
}

/** Two versions with what sets them apart marked on each note; null is the canvas as it stands. */
export async function versionsBeside(
  ctx: Ctx,
  left: number | null,
  right: number | null,
): Promise<VersionsBeside | null> {
  const found = await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return null
    const read = async (number: number | null) =>
      number === null ? await snapshotOf(tx, loaded) : (await versionRow(tx, loaded.row, number))?.content
    const [a, b] = [await read(left), await read(right)]
    return a && b ? { a, b } : null
  })
  if (!found) return null
  const difference = compareSnapshots(found.a, found.b)
  const { added, removed, changed } = difference.notes
  const isAdded = new Set<string>(added.map((note) => note.id))
  const isRemoved = new Set<string>(removed.map((note) => note.id))
  const was = new Map<string, Snapshot['notes'][number]>(changed.map((one) => [one.after.id, one.before]))
  const a = plain(found.a)
  const b = plain(found.b)
  return {
    difference,
    left: {
      ...a,
      notes: a.notes.map((note) => ({ ...note, mark: isRemoved.has(note.id) ? 'removed' : null })),
    },
    right: {
      ...b,
      notes: b.notes.map((note) => {
        const before = was.get(note.id)
        const mark = isAdded.has(note.id) ? 'added' : before ? 'changed' : null
        return { ...note, mark, before: before ? { text: before.text, block: before.block } : null }
      }),
    },
  }
}

export type OtherHub = Pick<Hub, 'slug' | 'name' | 'place'>

/** The other hubs in which the same person may read the plan. */
export async function otherHubs(ctx: Ctx, db: Db): Promise<(OtherHub & { readonly ctx: Ctx })[]> {
  const { userId, name } = ctx.actor
  if (!userId) return []
  return (await hubsOf(db, userId))
    .filter(({ hub }) => hub.id !== ctx.hub.id)
    .map(({ hub, roles }) => ({ hub, actor: { userId, name, roles } }))
    .filter(({ actor }) => mayReadPlan(actor))
    .map(({ hub, actor }) => ({
      slug: hub.slug,
      name: hub.name,
      place: hub.place,
      ctx: createCtx({ db, hub, actor, clock: ctx.clock }),
    }))
}

export type HubsBeside = {
  readonly left: CanvasSide
  readonly right: CanvasSide | null
  readonly hub: OtherHub
}

/** This hub's canvas beside another's, read through the person's own roles there; null when they may not read it. */
export async function hubBeside(ctx: Ctx, db: Db, slug: string): Promise<HubsBeside | null> {
  const other = (await otherHubs(ctx, db)).find((one) => one.slug === slug)
  const mine = await nowOf(ctx)
  if (!other || !mine) return null
  const theirs = await nowOf(other.ctx)
  const { slug: word, name, place } = other
  return { left: plain(mine), right: theirs ? plain(theirs) : null, hub: { slug: word, name, place } }
}
