import { addDays, type Day } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { fold } from '#kit/text.ts'
import { datesOf, type RecurringWork, recurringWork } from '#modules/contracts/index.server.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

const PAGE = 100

export type ListedWork = Omit<RecurringWork, 'exceptions'> & { organisation: string; next: Day | null }

/** Recurring work by title, with its next date: `q`, `vue=tous`, `organisme`, and `apres` for the following page. */
export async function listRecurring(ctx: Ctx, params: URLSearchParams) {
  const today = ctx.today()
  const organisation = params.get('organisme')
  const after = params.get('apres')?.split('~')
  const rows = await recurringWork(ctx, {
    q: fold((params.get('q') ?? '').slice(0, 100)),
    runningOn: params.get('vue') === 'tous' ? undefined : today,
    organisationId: isId<'Organisation'>(organisation) ? organisation : undefined,
    after: isId<'Recurrence'>(after?.[1]) ? { sortKey: after[0]!, id: after[1] } : undefined,
    limit: PAGE + 1,
  })
  const shown = rows.slice(0, PAGE)
  const names = await organisationNames(
    ctx,
    shown.map(({ organisationId }) => organisationId),
  )
  const last = shown.at(-1)
  return {
    rows: shown.map((work): ListedWork => {
      const { exceptions: _, ...row } = work
      // A date moved from before today is among those of the last month.
      const dates = datesOf(work, { from: addDays(today, -31), to: addDays(today, 400) })
      const next = dates.find(({ day }) => day >= today)?.day ?? null
      return { ...row, organisation: names.get(work.organisationId) ?? '', next }
    }),
    next: rows.length > PAGE && last ? `${last.sortKey}~${last.id}` : null,
  }
}
