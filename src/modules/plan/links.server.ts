import { addMonths, daysBetween, type Month, monthOf, monthsBetween } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { fold } from '#kit/text.ts'
import type { Locale } from '#kit/words.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { measureOf, measuresAt } from '#modules/measures/index.server.ts'
import { type Given, givenSince, type LedgerMonths, ledgerByMonth } from '#modules/money/index.server.ts'
import { mayReadPeople, organisationNames } from '#modules/people/index.server.ts'
import { usageOf } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { figureOf } from './figures.ts'
import type { LinkedRecord, NoteFigure } from './note-figures.ts'
import type { LinkKind, NoteLink } from './notes.ts'
import { assign } from './rules/actuals/assign.ts'
import { finishedMonths } from './rules/actuals/period.ts'
import type { Forecast } from './rules/forecast.ts'
import { isFunding } from './rules/plan.ts'
import type { AssumptionRow } from './store.server.ts'

/** What the figures of lines are read from: the plan's lines, and their forecast when there is one. */
export type PlanFigures = {
  readonly start: Month
  readonly lines: readonly Pick<AssumptionRow, 'id' | 'key' | 'body'>[]
  readonly forecast: Forecast | null
  /** Index of the plan year shown. */
  readonly year: number
}

export const linkKey = (link: NoteLink): string => `${link.kind}:${link.id}`

const idsOf = <Noun extends string>(links: readonly NoteLink[], kind: LinkKind): Id<Noun>[] => [
  ...new Set(links.filter((link) => link.kind === kind).map((link) => link.id as Id<Noun>)),
]

/** The last full months of the books that a mean is taken over. */
const MEAN_MONTHS = 12

/** What the books say of each line, by its id in the plan, as a mean of each full month since the plan began. */
function actualsOf(
  plan: PlanFigures,
  books: LedgerMonths,
  finished: number,
): ReadonlyMap<string, NoteFigure> {
  const f = plan.forecast
  if (!f || finished <= 0) return new Map()
  const moved = books.accounts.map(({ account, month, debit, credit }) => ({
    account,
    month: monthsBetween(f.start, month),
    debit: Number(debit),
    credit: Number(credit),
  }))
  const bodies = plan.lines.map(({ body }) => body)
  const months = Math.min(MEAN_MONTHS, finished)
  const found = new Map<string, NoteFigure>()
  for (const { line, actual } of assign(bodies, f.lines, moved, f.months.length).lines) {
    if (!actual || found.has(line)) continue
    const since = (from: number) => actual.slice(from, finished).reduce((all, amount) => all + amount, 0)
    const mean = cents(Math.round(since(finished - months) / months))
    // What happens once is told whole: a twelfth of a vehicle a month would say nothing.
    const body = bodies.find(({ id }) => id === line)!
    const once =
      isFunding(body) || body.type === 'investment' || body.type === 'loan' || body.type === 'deposit'
    found.set(
      line,
      once
        ? { what: 'total', amount: cents(since(0)), since: f.start }
        : { what: 'actual', amount: mean, months },
    )
  }
  return found
}

const receivedFrom = (funder: string, given: readonly Given[], since: Month): NoteFigure | null => {
  const name = fold(funder)
  const found = given.filter((one) => fold(one.name) === name)
  if (found.length === 0) return null
  return { what: 'received', amount: cents(found.reduce((sum, one) => sum + one.since, 0n)), since }
}

/**
 * The records that notes stand for, each with its live figures: one question to each door, whatever the number of
 * notes. Keys are `linkKey`. A record that is gone keeps its key, with no name.
 */
export async function linkedRecords(
  ctx: Ctx,
  links: readonly NoteLink[],
  plan: PlanFigures,
  locale: Locale,
): Promise<Map<string, LinkedRecord>> {
  const organisations = idsOf<'Organisation'>(links, 'organisation')
  const services = idsOf<'Service'>(links, 'service')
  const lines = plan.lines.filter((line) => links.some((l) => l.kind === 'line' && l.id === line.id))
  const measured = [
    ...new Set([...idsOf(links, 'measure'), ...lines.flatMap(({ body }) => body.measure ?? [])]),
  ].filter((id) => measureOf(id))
  const today = ctx.today()
  const f = plan.forecast
  const finished = f ? finishedMonths(f.start, f.months.length, monthOf(today)) : 0
  const funded = lines.some(({ body }) => 'funder' in body && body.funder)
  const booked = lines.some(({ body }) => body.accounts) && f !== null && finished > 0
  // One after the other: several of them may share one transaction, whose connection answers one question at a time.
  const names = await organisationNames(ctx, organisations)
  const catalogue = services.length > 0 ? await listServices(ctx) : []
  const used = services.length + organisations.length > 0
  const usage = used ? await usageOf(ctx, { services, organisations }) : null
  const given = organisations.length > 0 || funded ? await givenSince(ctx, plan.start) : []
  const readings = measured.length > 0 ? await measuresAt(ctx, measured, today) : []
  const actuals = booked
    ? actualsOf(plan, await ledgerByMonth(ctx, f.start, addMonths(f.start, finished - 1)), finished)
    : new Map<string, NoteFigure>()
  const measureFigure = (id: string): NoteFigure[] => {
    const [reading, measure] = [readings.find((one) => one.id === id), measureOf(id)]
    if (!reading || !measure) return []
    const days = daysBetween(reading.from, reading.to) + 1
    return [{ what: 'measure', value: reading.value, unit: measure.unit, days }]
  }
  const lineFigures = (line: PlanFigures['lines'][number]): NoteFigure[] => {
    const { body } = line
    const made = plan.forecast?.lines.find((one) => one.id === line.key)
    const funder = 'funder' in body ? body.funder : undefined
    // Funders share the account of grants: what each gave is told by who gave it.
    const received = isFunding(body) && funder ? receivedFrom(funder, given, plan.start) : null
    const real = received ? undefined : actuals.get(line.key)
    return [
      { what: 'planned', figure: figureOf(body, made, plan.year) },
      ...(real ? [real] : []),
      ...(received ? [received] : []),
      ...(body.measure ? measureFigure(body.measure) : []),
    ]
  }
  const amount = (what: 'charged' | 'given', sum: Cents | undefined): NoteFigure[] =>
    sum ? [{ what, amount: sum }] : []
  const record = ({ kind, id }: NoteLink): Omit<LinkedRecord, 'kind' | 'id'> => {
    switch (kind) {
      case 'organisation': {
        const used = usage?.organisations.get(id as Id<'Organisation'>)
        const gave = given.find((one) => one.organisationId === id)
        return {
          name: names.get(id as Id<'Organisation'>) ?? null,
          path: mayReadPeople(ctx.actor) ? `partenaires/${id}` : null,
          figures: [
            ...(used || !gave ? [{ what: 'requests', count: used?.requests ?? 0 } as const] : []),
            ...amount('charged', used?.charged),
            ...amount('given', gave?.year),
          ],
        }
      }
      case 'service': {
        const used = usage?.services.get(id as Id<'Service'>)
        return {
          name: catalogue.find((service) => service.id === id)?.name ?? null,
          path: `catalogue/${id}`,
          figures: [{ what: 'requests', count: used?.requests ?? 0 }, ...amount('charged', used?.charged)],
        }
      }
      case 'line': {
        const line = lines.find((one) => one.id === id)
        return {
          name: line?.body.name ?? null,
          path: `modele/hypotheses/${id}`,
          figures: line ? lineFigures(line) : [],
        }
      }
      case 'measure':
        return {
          name: measureOf(id)?.words[locale].name ?? null,
          path: `mesures/${id}`,
          figures: measureFigure(id),
        }
    }
  }
  return new Map(
    links.map((link) => {
      const found = record(link)
      const gone = found.name === null
      return [linkKey(link), { ...link, ...found, ...(gone ? { path: null, figures: [] } : {}) }]
    }),
  )
}
