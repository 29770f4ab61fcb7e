import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { measureOf } from '#modules/measures/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { fr as words } from '../messages/criteria.fr.ts'
import { fr } from '../messages.fr.ts'
import { newCriterion } from '../new-criterion.ts'
import { mayWriteSets } from '../permits.ts'
import { READY_SETS, type ReadyKey } from '../rules/defaults.ts'
import type { Confidence } from '../rules/intervals.ts'
import { type SetItem, sameCriterion } from '../rules/sets.ts'
import { type CriterionRow, criteriaOf, insertCriteria, openStage, stageOf } from '../store.server.ts'
import { insertSet, setById, setsOf, updateSet, writeConfidence } from './store.server.ts'

const MEASURED = {
  kind: 'measure',
  period: 'own',
  periodDays: null,
  weight: 1,
  rubric: null,
  voters: null,
} as const
const NAMES = { ...fr.defaults, ...words.readyNames }

/** A ready-made set: criteria whose measure is offered here in the unit that they were chosen for, and grids. */
export function readySet(key: ReadyKey): SetItem[] {
  const { criteria, grids } = READY_SETS.find((one) => one.key === key)!
  const measured = criteria.flatMap(({ units, ...rest }): SetItem[] => {
    const measure = measureOf(rest.measureId)
    const fits = measure && (units as readonly string[]).includes(measure.unit)
    return fits ? [{ ...MEASURED, ...rest, name: NAMES[rest.measureId] }] : []
  })
  const voted = grids.map((grid): SetItem => {
    const { name, levels } = words.readyGrids[grid]
    return {
      ...{ ...MEASURED, kind: 'rubric', name, measureId: '', comparison: 'at-least', threshold: 3 },
      ...{ minSample: 4, level: 'should', rubric: [...levels], voters: 'everyone' },
    }
  })
  return [...measured, ...voted]
}

/** A set that is ready-made, or one of the hub’s own. */
export type SetChosen = { ready: ReadyKey } | { own: Id<'CriterionSet'> }

/** Adds to an open stage the criteria of a set that it does not have yet; answers how many. */
export async function applySet(
  ctx: Ctx,
  stageId: Id<'Stage'>,
  chosen: SetChosen,
): Promise<Result<{ added: number }, 'not_permitted' | 'not_found' | 'stage_closed' | 'nothing_to_add'>> {
  if (!mayWriteSets(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const stage = await openStage(tx, ctx, stageId)
    if (!stage.ok) return stage
    const set = 'own' in chosen ? await setById(tx, ctx.hub.id, chosen.own) : undefined
    if ('own' in chosen && (!set || set.removedAt)) return refuse('not_found')
    const items = 'own' in chosen ? (set?.items ?? []) : readySet(chosen.ready)
    const own = await criteriaOf(tx, ctx.hub.id, stageId)
    const rows = items
      .filter((item) => item.kind === 'rubric' || measureOf(item.measureId))
      .filter((item) => !own.some((one) => sameCriterion(one, item)))
      .map((item) => newCriterion(ctx, stageId, { ...item, hypothesisId: null }))
    if (rows.length === 0) return refuse('nothing_to_add')
    await insertCriteria(tx, rows)
    for (const row of rows) await audit(tx, ctx, 'add', 'criterion', row.id, { threshold: row.threshold })
    return ok({ added: rows.length })
  })
}

const itemOf = (row: CriterionRow): SetItem => ({
  ...{ kind: row.kind, name: row.name, measureId: row.measureId, comparison: row.comparison },
  ...{ threshold: row.threshold, minSample: row.minSample, level: row.level, weight: row.weight },
  ...{ period: row.period, periodDays: row.periodDays, rubric: row.rubric, voters: row.voters },
})

type SetRefusal =
  | 'not_permitted'
  | 'not_found'
  | 'required'
  | 'too_long'
  | 'name_taken'
  | 'no_criteria_to_keep'

const nameRefused = (name: string) => (name === '' ? 'required' : name.length > 80 ? 'too_long' : null)

/** Keeps the criteria of a stage, open or closed, as a set of the hub’s own. */
export async function keepSet(
  ctx: Ctx,
  input: { stageId: Id<'Stage'>; name: string; idempotencyKey?: string },
): Promise<Result<{ id: Id<'CriterionSet'> }, SetRefusal>> {
  if (!mayWriteSets(ctx.actor)) return refuse('not_permitted')
  const name = input.name.trim()
  const wrong = nameRefused(name)
  if (wrong) return refuse(wrong, 'name')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      if (!(await stageOf(tx, ctx.hub.id, input.stageId))) return refuse('not_found')
      const rows = await criteriaOf(tx, ctx.hub.id, input.stageId)
      if (rows.length === 0) return refuse('no_criteria_to_keep', 'stage')
      const sets = await setsOf(tx, ctx.hub.id)
      if (sets.some((set) => fold(set.name) === fold(name))) return refuse('name_taken', 'name')
      const id = newId<'CriterionSet'>()
      const at = ctx.now()
      await insertSet(tx, {
        ...{ hubId: ctx.hub.id, id, name, items: rows.map(itemOf) },
        ...{ createdAt: at, updatedAt: at, removedAt: null },
      })
      await audit(tx, ctx, 'add', 'criterion-set', id, { criteria: rows.length })
      return ok({ id })
    }),
  )
}

/** Gives one of the hub’s sets another name. */
export async function renameSet(
  ctx: Ctx,
  id: Id<'CriterionSet'>,
  typed: string,
): Promise<Result<null, SetRefusal>> {
  if (!mayWriteSets(ctx.actor)) return refuse('not_permitted')
  const name = typed.trim()
  const wrong = nameRefused(name)
  if (wrong) return refuse(wrong, 'name')
  return await ctx.tx(async (tx) => {
    const sets = await setsOf(tx, ctx.hub.id)
    const found = sets.find((set) => set.id === id)
    if (!found) return refuse('not_found')
    if (sets.some((set) => set.id !== id && fold(set.name) === fold(name)))
      return refuse('name_taken', 'name')
    await updateSet(tx, ctx.hub.id, id, { name, updatedAt: ctx.now() })
    await audit(tx, ctx, 'rename', 'criterion-set', id, { from: found.name, to: name })
    return ok(null)
  })
}

/** Takes one of the hub’s sets away, or puts it back. Stages that were begun with it keep their criteria. */
export async function setSetRemoved(
  ctx: Ctx,
  id: Id<'CriterionSet'>,
  removed: boolean,
): Promise<Result<null, 'not_permitted' | 'not_found'>> {
  if (!mayWriteSets(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    if (!(await setById(tx, ctx.hub.id, id))) return refuse('not_found')
    await updateSet(tx, ctx.hub.id, id, { removedAt: removed ? ctx.now() : null, updatedAt: ctx.now() })
    await audit(tx, ctx, removed ? 'remove' : 'restore', 'criterion-set', id)
    return ok(null)
  })
}

/** Chooses how sure the hub wants to be, for the figures read from now on; what is signed keeps its own. */
export async function chooseConfidence(ctx: Ctx, level: Confidence): Promise<Result<null, 'not_permitted'>> {
  if (!mayWriteSets(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await writeConfidence(tx, ctx.hub.id, level, ctx.now())
    await audit(tx, ctx, 'change', 'trial-confidence', ctx.hub.id, { level })
    return ok(null)
  })
}
