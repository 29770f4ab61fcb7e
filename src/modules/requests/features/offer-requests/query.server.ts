import type { Id } from '#kit/id.ts'
import { type ProviderFor, providersFor } from '#modules/providers/index.server.ts'
import { jobsInWeek } from '#modules/requests/job-store.server.ts'
import { doorsOf } from '#modules/requests/jobs.server.ts'
import { requestLife } from '#modules/requests/rules/life.ts'
import { type RequestRow, requestsByIds } from '#modules/requests/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** A candidate for several jobs: shown with the best that they fit any of them. */
function merge(lists: readonly (readonly ProviderFor[])[]): ProviderFor[] {
  const order = { ok: 0, warn: 1, no: 2 }
  const best = new Map<string, ProviderFor>()
  for (const one of lists.flat()) {
    const known = best.get(one.organisationId)
    if (!known || order[one.fit] < order[known.fit]) best.set(one.organisationId, one)
  }
  return [...best.values()].sort((a, b) => order[a.fit] - order[b.fit])
}

export type OfferedRequest = Pick<
  RequestRow,
  'id' | 'number' | 'serviceName' | 'quantity' | 'dueOn' | 'price'
> & {
  place: string
  able: boolean
}

/** The jobs to offer, and who may take them. */
export async function readOfferPage(ctx: Ctx, ids: readonly Id<'Request'>[]) {
  const rows = await ctx.read((tx) => requestsByIds(tx, ctx.hub.id, ids))
  const of = await doorsOf(ctx, rows)
  const asked = new Map(rows.map((row) => [`${row.serviceId} ${row.dueOn} ${of(row)?.postcode ?? ''}`, row]))
  const lists: (readonly ProviderFor[])[] = []
  for (const row of [...asked.values()].slice(0, 20))
    lists.push(
      await providersFor(ctx, {
        serviceId: row.serviceId,
        postcode: of(row)?.postcode,
        city: of(row)?.city,
        day: row.dueOn,
        jobs: await ctx.read((tx) => jobsInWeek(tx, ctx.hub.id, row.dueOn)),
      }),
    )
  const jobs: OfferedRequest[] = rows.map((row) => ({
    id: row.id,
    number: row.number,
    serviceName: row.serviceName,
    quantity: row.quantity,
    dueOn: row.dueOn,
    price: row.price,
    place: [of(row)?.postcode, of(row)?.city].filter(Boolean).join(' '),
    able: requestLife.next(row.state, 'assign').ok,
  }))
  return { jobs, candidates: merge(lists) }
}
