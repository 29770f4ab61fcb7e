import { dayIn } from '#kit/day.ts'
import { wordsFor } from '#kit/words.ts'
import type { PivotRow } from '#modules/trial/focus/store.server.ts'
import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import type { CellMove } from '#modules/trial/rules/cells.ts'
import { pivotTitle, targetName } from '#modules/trial/ui/pivot-words.ts'
import { type ExportColumn, exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyPivot } from './query.server.ts'

type Line = { pivot: PivotRow; move: CellMove | null }

/** One line for each cell that moved; a readjustment that moved none has one too. */
async function* lines(pivots: AsyncIterable<PivotRow>): AsyncGenerator<Line> {
  for await (const pivot of pivots) {
    if (pivot.moves.length === 0) yield { pivot, move: null }
    for (const move of pivot.moves) yield { pivot, move }
  }
}

/** The log as CSV or XLSX, with the frozen figures of each cell. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const c = t.list.exportColumns
  const figure = (header: string, of: (move: CellMove) => number): ExportColumn<Line> => ({
    header,
    value: ({ move }) => move && of(move),
  })
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `reajustements-${ctx.today()}`,
    [
      { header: c.at, value: ({ pivot }) => dayIn(pivot.at, ctx.hub.zone) },
      { header: c.who, value: ({ pivot }) => pivot.actorName },
      { header: c.what, value: ({ pivot }) => pivotTitle(t, pivot) },
      { header: c.reason, value: ({ pivot }) => pivot.reason },
      { header: c.argument, value: ({ pivot }) => pivot.argument },
      { header: c.target, value: ({ move }) => move && targetName(t, move.target) },
      { header: c.service, value: ({ move }) => move?.service ?? null },
      { header: c.from, value: ({ move }) => move && t.states[move.from] },
      { header: c.to, value: ({ move }) => move && t.states[move.to] },
      figure(c.requests, ({ figures }) => figures.requests),
      figure(c.served, ({ figures }) => figures.served),
      figure(c.back, ({ figures }) => figures.back),
      figure(c.margin, ({ figures }) => Math.round(figures.margin) / 100),
      figure(c.rated, ({ figures }) => figures.rated),
      figure(c.satisfied, ({ figures }) => figures.satisfied),
      figure(c.hours, ({ figures }) => Math.round(figures.minutes / 6) / 10),
    ],
    lines(everyPivot(ctx, params)),
  )
}
