import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { SEGMENTS, type Segment } from '#modules/people/index.server.ts'
import { cellFigures } from '#modules/requests/index.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayWriteTrial } from '../permits.ts'
import {
  type CellMove,
  type CellState,
  cellKey,
  mustArgue,
  NO_FIGURES,
  testedAfter,
  undone,
} from '../rules/cells.ts'
import { lockTrial, stagesOf } from '../store.server.ts'
import { focusDays } from './days.ts'
import {
  cellsOf,
  insertPivot,
  lastPivots,
  limitOf,
  type PivotRow,
  pivotById,
  statesOf,
  undoOf,
  upsertCells,
} from './store.server.ts'

export type Readjustment = {
  moves: readonly { target: string; serviceId: Id<'Service'>; to: CellState }[]
  reason: string
  name?: string
  argument?: string
  idempotencyKey?: string
}
export type ReadjustCode =
  | 'not_permitted'
  | 'not_found'
  | 'unknown_choice'
  | 'nothing_moves'
  | 'service_retired'
  | 'over_limit'
  | 'moved_since'
  | 'undone_already'
  | 'nothing_to_undo'

const isTarget = (text: string): text is Segment => (SEGMENTS as readonly string[]).includes(text)

/**
 * Moves cells of the matrix and writes why, with the figures that each had at this instant. Testing more than the limit
 * asks for an argument, which is kept and shown. A cell sent where it stands already does not move.
 */
export async function readjust(
  ctx: Ctx,
  input: Readjustment,
): Promise<Result<{ id: Id<'Pivot'> }, ReadjustCode>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((joined) =>
    joined.tx((tx) =>
      once(tx, joined, input.idempotencyKey, async () => {
        await lockTrial(tx, joined)
        const services = new Map((await listServices(joined)).map((one) => [one.id, one]))
        const states = statesOf(await cellsOf(tx, joined.hub.id))
        const moves: Wanted[] = []
        for (const { target, serviceId, to } of input.moves) {
          const service = services.get(serviceId)
          if (!service || !isTarget(target)) return refuse('unknown_choice')
          const from = states.get(cellKey(target, serviceId)) ?? 'not-now'
          if (from === to) continue
          if (service.retiredAt && (to === 'tested' || to === 'candidate')) return refuse('service_retired')
          moves.push({ target, serviceId, service: service.name, from, to })
        }
        if (moves.length === 0) return refuse('nothing_moves')
        const { reason, name = null, argument = null } = input
        return await writePivot(tx, joined, states, moves, {
          kind: 'cells',
          reason,
          name,
          argument,
          undoes: null,
        })
      }),
    ),
  )
}

/** Takes a readjustment back by another one, which says why; refused when one of its cells has moved since. */
export async function undoReadjustment(
  ctx: Ctx,
  pivotId: Id<'Pivot'>,
  input: { reason: string; argument?: string; idempotencyKey?: string },
): Promise<Result<{ id: Id<'Pivot'> }, ReadjustCode>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((joined) =>
    joined.tx((tx) =>
      once(tx, joined, input.idempotencyKey, async () => {
        await lockTrial(tx, joined)
        const { hub } = joined
        const found = await pivotById(tx, hub.id, pivotId)
        if (!found) return refuse('not_found')
        if (found.moves.length === 0) return refuse('nothing_to_undo')
        if (await undoOf(tx, hub.id, pivotId)) return refuse('undone_already')
        const states = statesOf(await cellsOf(tx, hub.id))
        const back = undone(found.moves, states)
        if (!back) return refuse('moved_since')
        const moves = found.moves.map(({ target, serviceId, service, from, to }) => ({
          ...{ target: target as Segment, serviceId: serviceId as Id<'Service'>, service },
          ...{ from: to, to: from },
        }))
        const { reason, argument = null } = input
        return await writePivot(tx, joined, states, moves, {
          ...{ kind: 'undo', reason, argument, name: null, undoes: pivotId },
        })
      }),
    ),
  )
}

/** How many cells may be tested at once, from now on; the reason stands in the log like any other. */
export async function setLimit(
  ctx: Ctx,
  input: { most: number; reason: string; idempotencyKey?: string },
): Promise<Result<{ id: Id<'Pivot'> }, ReadjustCode>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((joined) =>
    joined.tx((tx) =>
      once(tx, joined, input.idempotencyKey, async () => {
        await lockTrial(tx, joined)
        const [last] = await lastPivots(tx, joined.hub.id, 1)
        if (limitOf(last) === input.most) return refuse('nothing_moves', 'most')
        const states = statesOf(await cellsOf(tx, joined.hub.id))
        const said = { reason: input.reason, name: null, argument: null, undoes: null }
        return await writePivot(tx, joined, states, [], { ...said, kind: 'limit', most: input.most })
      }),
    ),
  )
}

type Wanted = Omit<CellMove, 'figures'> & { target: Segment; serviceId: Id<'Service'> }
type Said = Pick<PivotRow, 'kind' | 'reason' | 'name' | 'argument' | 'undoes'> & { most?: number }

/** Checks the limit, freezes the figures of the cells that move, and writes them all. The trial is locked. */
async function writePivot(
  tx: Tx,
  ctx: Ctx,
  states: ReadonlyMap<string, CellState>,
  wanted: readonly Wanted[],
  { most, ...said }: Said,
): Promise<Result<{ id: Id<'Pivot'> }, ReadjustCode>> {
  const { hub } = ctx
  const [last] = await lastPivots(tx, hub.id, 1)
  const limit = most ?? limitOf(last)
  const tested = testedAfter(states, wanted)
  const argued = mustArgue(testedAfter(states, []), tested, limit)
  if (argued && !said.argument) return refuse('over_limit', 'argument')
  const { stage, from, to } = focusDays(await stagesOf(tx, hub.id), ctx.today())
  const at = ctx.now()
  const figures = new Map(
    wanted.length === 0
      ? []
      : (await cellFigures(ctx, from, to, at)).map((cell) => [
          cellKey(cell.target, cell.serviceId),
          cell.figures,
        ]),
  )
  const moves = wanted.map((move) => ({
    ...move,
    figures: figures.get(cellKey(move.target, move.serviceId)) ?? NO_FIGURES,
  }))
  const id = newId<'Pivot'>()
  await insertPivot(tx, {
    ...said,
    ...{
      hubId: hub.id,
      id,
      moves,
      fromDay: from,
      toDay: to,
      stageId: stage?.id ?? null,
      tested,
      most: limit,
    },
    // What was argued without need would read as an excuse.
    argument: argued ? said.argument : null,
    ...{ at, userId: ctx.actor.userId, actorName: ctx.actor.name },
  })
  await upsertCells(
    tx,
    moves.map((move) => ({
      ...{
        hubId: hub.id,
        target: move.target,
        serviceId: move.serviceId,
        state: move.to,
        since: at,
        pivotId: id,
      },
    })),
  )
  await audit(tx, ctx, said.kind, 'trial-focus', id, { cells: moves.length, tested, limit })
  await emit(tx, ctx, 'trial.readjusted', id, { cells: moves.length })
  return ok({ id })
}
