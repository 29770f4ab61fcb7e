import { addDays, type Day, dayIn, daysBetween } from '#kit/day.ts'
import { type Locale, wordsFor } from '#kit/words.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { cellsAsked } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatDay } from '#ui/dates.ts'
import type { TrialDue } from '../due.ts'
import { en } from '../messages/focus.en.ts'
import { fr } from '../messages/focus.fr.ts'
import { cellKey, FIGURE_KINDS, NO_FIGURES } from '../rules/cells.ts'
import type { DossierPart } from '../rules/part.ts'
import { currentOf } from '../rules/stages.ts'
import { type Stage, stagesOf } from '../store.server.ts'
import { cellFigure } from '../ui/cell-figures.ts'
import { pivotTitle, targetName } from '../ui/pivot-words.ts'
import { focusOf } from './matrix.server.ts'
import { cellsOf, lastPivots, limitOf, pivotsOfStage } from './store.server.ts'

/** What the dossier of a gate says of targets and services: the cells under way, and the stage's readjustments. */
export async function focusPart(ctx: Ctx, stage: Stage, day: Day): Promise<DossierPart> {
  const to = day < stage.endsOn ? day : stage.endsOn
  const from = stage.startsOn < to ? stage.startsOn : to
  const { cells, figures, tested, most, argument } = await focusOf(ctx, { from, to })
  const names = new Map((await listServices(ctx)).map(({ id, name }) => [id, name]))
  const pivots = await ctx.read((tx) => pivotsOfStage(tx, ctx.hub.id, stage.id))
  const order = ['tested', 'kept', 'candidate', 'dropped']
  const shown = cells
    .filter((cell) => cell.state !== 'not-now')
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.target.localeCompare(b.target))
  return {
    key: 'focus',
    title: fr.part.title,
    lines: [
      shown.length === 0 ? fr.part.none : fr.part.tested(tested, most),
      ...(argument ? [fr.part.argued(argument)] : []),
    ],
    tables: [
      {
        caption: fr.part.cells,
        columns: [
          ...[fr.target, fr.service, fr.part.state].map((name) => ({ name })),
          ...FIGURE_KINDS.map((kind) => ({ name: fr.shortFigures[kind], align: 'end' as const })),
        ],
        rows: shown.map((cell) => [
          targetName(fr, cell.target),
          names.get(cell.serviceId) ?? '',
          fr.states[cell.state],
          ...FIGURE_KINDS.map((kind) =>
            cellFigure(kind, figures.get(cellKey(cell.target, cell.serviceId)) ?? NO_FIGURES, 'fr'),
          ),
        ]),
      },
      {
        caption: fr.part.pivots,
        columns: [fr.list.columns.when, fr.list.columns.what, fr.list.columns.reason].map((name) => ({
          name,
        })),
        rows: pivots.map((pivot) => [
          formatDay(dayIn(pivot.at, ctx.hub.zone), 'fr'),
          pivotTitle(fr, pivot),
          pivot.reason,
        ]),
      },
    ].filter((table) => table.rows.length > 0),
  }
}

/** A trial that nobody asks for during so long is worth a look. */
const QUIET_DAYS = 28

/** What the focus asks for now: too much at once, nothing at all, or a trial that nobody asks for. */
export async function focusDue(ctx: Ctx, locale: Locale): Promise<TrialDue[]> {
  const t = wordsFor(locale, { fr, en })
  const { hub } = ctx
  const today = ctx.today()
  const { cells, last, stages } = await ctx.read(async (tx) => ({
    cells: await cellsOf(tx, hub.id),
    last: (await lastPivots(tx, hub.id, 1))[0],
    stages: await stagesOf(tx, hub.id),
  }))
  const stage = currentOf(stages)
  if (!stage || stage.startsOn > today) return []
  const tested = cells.filter((cell) => cell.state === 'tested')
  const most = limitOf(last)
  const path = 'phase-de-test/cibles'
  const due: TrialDue[] = []
  if (tested.length === 0) due.push({ kind: 'stage', text: t.due.nothing, path, day: null, tone: 'info' })
  if (tested.length > most)
    due.push({ kind: 'stage', text: t.due.over(tested.length, most), path, day: null, tone: 'warn' })
  const old = tested.filter((cell) => daysBetween(dayIn(cell.since, hub.zone), today) >= QUIET_DAYS)
  if (old.length === 0) return due
  const asked = new Set(await cellsAsked(ctx, old, addDays(today, 1 - QUIET_DAYS), today))
  const quiet = old.filter((cell) => !asked.has(cell))
  if (quiet.length === 0) return due
  const names = new Map((await listServices(ctx)).map(({ id, name }) => [id, name]))
  for (const cell of quiet)
    due.push({
      kind: 'stage',
      text: t.due.empty(names.get(cell.serviceId) ?? '', targetName(t, cell.target), QUIET_DAYS),
      path: `${path}/${cell.target}/${cell.serviceId}`,
      day: null,
      tone: 'warn',
    })
  return due
}
