import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import type { Debt } from '#modules/money/charges/debts.server.ts'
import { en } from '#modules/money/messages.charges.en.ts'
import { fr } from '#modules/money/messages.charges.fr.ts'
import { mayReadDebts } from '#modules/money/permits.ts'
import { AGES } from '#modules/money/rules/charges.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyDebt } from './query.server.ts'

/** Who owes what, as CSV or XLSX, with the same filters as the page. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadDebts(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `a-recevoir-${ctx.today()}`,
    [
      { header: t.columns.who, value: (row) => row.name },
      { header: t.columns.kind, value: (row) => (row.personId ? t.kinds.person : t.kinds.organisation) },
      { header: t.columns.charges, value: (row) => row.charges },
      { header: t.columns.since, value: (row) => row.since },
      ...AGES.map((age) => ({
        header: t.ages[age],
        value: (row: Debt) => Number(toDecimal(row.ages[age])),
      })),
      { header: t.columns.total, value: (row) => Number(toDecimal(row.total)) },
    ],
    everyDebt(ctx, params),
  )
}
