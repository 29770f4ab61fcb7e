import type { Day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { type PlanSoFar, planSoFar } from '#modules/plan/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { gateFr } from '../messages/gate.fr.ts'
import type { DossierPart } from '../rules/part.ts'
import type { Stage } from '../store.server.ts'

const w = gateFr.plan
/** Lines that drift, the largest first: more would hide what matters. */
const MOST_DRIFTS = 8

const euros = (value: number, sign = false): string =>
  formatEuros(cents(value), 'fr', { round: true, ...(sign && { sign: true }) })
const line = (name: string, planned: number, actual: number): string[] => [
  name,
  euros(planned),
  euros(actual),
  euros(actual - planned, true),
]

/** The business model beside the books, month by month that is over, as the plan's own page compares them. */
export async function planPart(ctx: Ctx, _stage: Stage, _day: Day): Promise<DossierPart> {
  const part = { key: 'plan' as const, title: w.title }
  const read = await planSoFar(ctx)
  if (!read) return { ...part, lines: [w.none], tables: [] }
  if (read.finished === 0) return { ...part, lines: [w.early], tables: [] }
  return { ...part, ...said(read) }
}

function said(read: PlanSoFar): Pick<DossierPart, 'lines' | 'tables'> {
  const columns = [
    { name: w.columns.line },
    { name: w.columns.planned, align: 'end' as const },
    { name: w.columns.actual, align: 'end' as const },
    { name: w.columns.gap, align: 'end' as const },
  ]
  const drifts = read.drifts.slice(0, MOST_DRIFTS)
  return {
    lines: [
      w.until(formatMonth(read.from, 'fr'), formatMonth(read.to, 'fr')),
      ...(drifts.length === 0 ? [w.noDrift] : []),
    ],
    tables: [
      {
        caption: w.caption,
        columns,
        rows: [
          line(w.income, read.income.planned, read.income.actual),
          line(w.costs, read.cost.planned, read.cost.actual),
          line(w.cash, read.cash.planned, read.cash.actual),
        ],
      },
      ...(drifts.length > 0
        ? [
            {
              caption: w.drifts,
              columns,
              rows: drifts.map(({ name, planned, actual }) => line(name, Number(planned), Number(actual))),
            },
          ]
        : []),
    ],
  }
}
