import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { SEGMENTS, type Segment } from '#modules/people/index.server.ts'
import { cellFigures } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type CellState, cellKey, type Figures, NO_FIGURES } from '../rules/cells.ts'
import { type Stage, stagesOf } from '../store.server.ts'
import { focusDays } from './days.ts'
import { type CellRow, cellsOf, lastArgued, lastPivots, limitOf, type PivotRow } from './store.server.ts'

export type MatrixCell = {
  target: Segment
  serviceId: Id<'Service'>
  state: CellState
  /** When it came there; null when nobody touched it. */
  since: Date | null
  figures: Figures
}
export type MatrixService = { id: Id<'Service'>; name: string; retired: boolean }

export type Matrix = {
  stage: Stage | undefined
  /** The days that the figures cover. */
  from: Day
  to: Day
  targets: readonly Segment[]
  services: readonly MatrixService[]
  /** One for each target and service shown. */
  cells: readonly MatrixCell[]
  tested: number
  most: number
  /** Why more is tested than the limit, when it is. */
  argument: string | null
  pivots: readonly PivotRow[]
  /** Nobody has touched a cell yet. */
  untouched: boolean
}

/** What is read of the focus at once: cells, last readjustments, limit, and the figures of the days. */
export async function focusOf(ctx: Ctx, days?: { from: Day; to: Day }) {
  const { hub } = ctx
  const read = await ctx.read(async (tx) => ({
    stages: await stagesOf(tx, hub.id),
    cells: await cellsOf(tx, hub.id),
    pivots: await lastPivots(tx, hub.id, 4),
    argued: await lastArgued(tx, hub.id),
  }))
  const own = focusDays(read.stages, ctx.today())
  const { from, to } = days ?? own
  const figures = new Map(
    (await cellFigures(ctx, from, to)).map((cell) => [cellKey(cell.target, cell.serviceId), cell.figures]),
  )
  const tested = read.cells.filter((cell) => cell.state === 'tested').length
  const most = limitOf(read.pivots[0])
  const argument = tested > most ? (read.argued?.argument ?? null) : null
  return { ...read, stage: own.stage, from, to, figures, tested, most, argument }
}

/** The matrix: only the targets and services that are in use, unless `all` are wanted. */
export async function focusMatrix(ctx: Ctx, { all = false } = {}): Promise<Matrix> {
  const { cells, figures, stage, from, to, tested, most, argument, pivots } = await focusOf(ctx)
  const touched = new Map(cells.map((cell) => [cellKey(cell.target, cell.serviceId), cell]))
  const used = new Set<string>()
  for (const cell of cells) if (cell.state !== 'not-now') used.add(cell.target).add(cell.serviceId)
  for (const [key, { requests, done }] of figures)
    if (requests + done > 0) for (const word of key.split(' ')) used.add(word)
  const services = (await listServices(ctx))
    .map(({ id, name, retiredAt }) => ({ id, name, retired: retiredAt !== null }))
    .filter(({ id, retired }) => (all && !retired) || used.has(id))
  const targets = SEGMENTS.filter((target) => all || used.has(target))
  return {
    ...{ stage, from, to, targets, services, tested, most, argument, pivots },
    untouched: cells.length === 0,
    cells: targets.flatMap((target) =>
      services.map(({ id }) => cellOf(target, id, touched.get(cellKey(target, id)), figures)),
    ),
  }
}

const cellOf = (
  target: Segment,
  serviceId: Id<'Service'>,
  row: CellRow | undefined,
  figures: ReadonlyMap<string, Figures>,
): MatrixCell => ({
  ...{ target, serviceId, state: row?.state ?? 'not-now', since: row?.since ?? null },
  figures: figures.get(cellKey(target, serviceId)) ?? NO_FIGURES,
})
