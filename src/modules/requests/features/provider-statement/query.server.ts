import { addMonths, type Day, dayIn, firstDay, instantOf, type Month, monthOf, parseMonth } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents, cents } from '#kit/money.ts'
import { getOrganisation } from '#modules/people/index.server.ts'
import { providerTerms } from '#modules/providers/index.server.ts'
import { jobsDoneBy } from '#modules/requests/job-store.server.ts'
import { doorsOf, gainOf } from '#modules/requests/jobs.server.ts'
import { agreedShares } from '#modules/requests/offer-store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type StatementLine = {
  number: string
  day: Day
  what: string
  who: string
  quantity: number
  price: Cents
  /** Permille of the price: as agreed with the offer, or else as the terms stand; null when nothing was agreed. */
  permille: number | null
  share: Cents
}
export type Statement = {
  organisationId: Id<'Organisation'>
  name: string
  siret: string | null
  address: string
  month: Month
  lines: StatementLine[]
  total: Cents
  share: Cents
  /** Next month, when it has begun. */
  next: Month | null
  previous: Month
}

/** The month that the address names (`mois=2026-03`), or this one; never one that has not begun. */
export function monthIn(params: URLSearchParams, today: Day): Month {
  const asked = parseMonth(params.get('mois') ?? '')
  const now = monthOf(today)
  return asked.ok && asked.value < now ? asked.value : now
}

/** What a provider did in a month, in the hub's days; null when there is no such organisation here. */
export async function readStatement(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  month: Month,
): Promise<Statement | null> {
  const organisation = await getOrganisation(ctx, organisationId)
  if (!organisation) return null
  const { zone } = ctx.hub
  const from = instantOf(firstDay(month), 0, zone)
  const until = instantOf(firstDay(addMonths(month, 1)), 0, zone)
  const { rows, agreed } = await ctx.read(async (tx) => {
    const done = await jobsDoneBy(tx, ctx.hub.id, organisationId, from, until)
    const ids = done.map((row) => row.id)
    return { rows: done, agreed: await agreedShares(tx, ctx.hub.id, organisationId, ids) }
  })
  const of = await doorsOf(ctx, rows)
  // One question per service, of which a provider has a handful.
  const terms = new Map<Id<'Service'>, number>()
  for (const serviceId of new Set(rows.map((row) => row.serviceId)))
    terms.set(serviceId, (await providerTerms(ctx, organisationId, serviceId)).sharePermille)
  const lines = rows.map((row): StatementLine => {
    const permille = agreed.get(row.id) ?? (terms.get(row.serviceId) || null)
    return {
      number: row.number,
      day: dayIn(row.doneAt!, zone),
      what: row.serviceName,
      who: of(row)?.name ?? '',
      quantity: row.quantity,
      price: row.price,
      permille,
      share: gainOf(row.price, permille) ?? cents(0),
    }
  })
  const { name, siret, street, postcode, city } = organisation
  const next = addMonths(month, 1)
  return {
    ...{ organisationId, name, siret, month, lines },
    address: [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    total: add(...lines.map((line) => line.price)),
    share: add(...lines.map((line) => line.share)),
    previous: addMonths(month, -1),
    next: next <= monthOf(ctx.today()) ? next : null,
  }
}
