import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan } from '#modules/plan/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { readBudget } from './query.server.ts'
import { inKindOf, type SideRow, sidesOf } from './sides.ts'

/** The budget as CSV or XLSX: a row per line of the form, charges then products, then what is given in kind. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const read = await readBudget(ctx, params)
  if (!read.ok) noPage()
  const { budget, scenario } = read.value
  const w = wordsFor(context.get(localeContext), { fr, en }).statements.budget
  const sides = sidesOf(budget, w)
  const inKind = inKindOf(budget, w)
  const name = `budget-${budget.period.key}-${ctx.hub.slug}${scenario ? `-${scenario.id}` : ''}`
  const on = (side: string, rows: readonly SideRow[]) => rows.map((row) => ({ side, row }))
  return exportFile(
    params.get('format'),
    name,
    [
      { header: w.side, value: ({ side }) => side },
      { header: w.line, value: ({ row }) => row.label },
      { header: w.amount, value: ({ row }) => row.amount / 100 },
    ],
    each([
      ...on(w.charges, sides.charges),
      ...on(w.products, sides.products),
      ...on(w.inKind, inKind.uses),
      ...on(w.inKind, inKind.resources),
    ]),
  )
}

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}
