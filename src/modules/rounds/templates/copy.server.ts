import { weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { roundByNumber } from '../day/day-plan.server.ts'
import { errandRows } from '../errands/store.server.ts'
import type { TemplateLine } from '../rules/templates/template.ts'

/**
 * What a round would be as a model: its weekday, vehicle, driver and hours, and the errands noted by hand among its stops,
 * in their order (requests come by themselves). Null when there is none of that number here.
 */
export async function modelOfRound(ctx: Ctx, number: string) {
  const round = await roundByNumber(ctx, number)
  if (!round) return null
  const ids = [
    ...new Set(
      round.stops.flatMap(({ key }) =>
        key.startsWith('errand:') ? [key.slice(7) as Id<'RoundErrand'>] : [],
      ),
    ),
  ]
  const rows = await ctx.read((tx) => errandRows(tx, ctx.hub.id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const lines = ids.flatMap((id): TemplateLine[] => {
    const row = byId.get(id)
    // Whose door nobody knows any more is gone to by no model.
    if (!row || row.forgottenAt) return []
    const { way, what, whom, personId, organisationId, address, hours, minutes, kg, crates } = row
    return [
      {
        ...{ way, what, whom, personId, organisationId, address, hours, minutes, kg, crates },
        ...{ phone: row.phone ?? '', toAddress: row.toAddress ?? '' },
        ...{ revenue: Number(row.revenue), handling: Number(row.handling) },
      },
    ]
  })
  const { name, day, vehicleId, who, whoName, driver, fromMinute, toMinute, schemeId, note } = round
  return {
    ...{ name, weekdays: [weekday(day)], vehicleId, who, whoName, paid: driver === 'paid' },
    ...{ fromMinute, toMinute: Math.min(toMinute, 24 * 60 - 1), schemeId, note, lines },
  }
}
