import { requestsToCarry } from '#modules/requests/index.server.ts'
import { errandsByKeys } from '#modules/rounds/errands/collect.server.ts'
import { requestFacts } from '#modules/rounds/errands/said-store.server.ts'
import { travellingServices } from '#modules/rounds/errands/travelling.server.ts'
import { hoursInput } from '#modules/rounds/rules/errands/hours.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** How one request travels now, and what was said of it; null when there is none of that number here. */
export async function requestFactsPage(ctx: Ctx, number: string) {
  const [request] = (await requestsToCarry(ctx, { number })).rows
  if (!request) return null
  const { id, phase, serviceId } = request
  const now = (await errandsByKeys(ctx, [`request:${id}`])).get(`request:${id}`)!
  const service = (await travellingServices(ctx)).get(serviceId)
  const said = (await ctx.read((tx) => requestFacts(tx, ctx.hub.id, [id]))).get(id)
  const text = (n: number | null | undefined): string => (n == null ? '' : String(n))
  const before: Record<string, string> = {
    ...{ way: said?.way ?? '', address: said?.address ?? '', toAddress: said?.toAddress ?? '' },
    ...{ hours: hoursInput(said?.hours ?? []), minutes: text(said?.minutes), kg: text(said?.kg) },
    ...{ crates: text(said?.crates), priority: text(said?.priority), note: said?.note ?? '' },
    optional: said?.optional == null ? '' : said.optional ? 'oui' : 'non',
  }
  const { what, whom, way, address, toAddress, hours, minutes, load, dueOn, held } = now
  const out = said?.way === 'none' || (said?.way == null && service?.travel.way == null)
  return {
    id,
    number,
    open: phase === 'triage' || phase === 'work',
    travels: !out,
    now: { what, whom, way, address, toAddress, hours, minutes, load, dueOn, held },
    before,
    seen: said?.updatedAt.toISOString() ?? '',
  }
}
