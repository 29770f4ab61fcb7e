import type { Id } from '#kit/id.ts'
import { type RoundView, roundByNumber, roundsChosen } from '#modules/rounds/day/day-plan.server.ts'
import { loadingOf } from '#modules/rounds/rules/drive/loading.ts'
import { startOf } from '#modules/rounds/travel/start.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** A round as its driver takes it on paper, without its money; null when there is none. Who may read it is for the caller to ask. */
export async function readSheet(ctx: Ctx, number: string) {
  const round = await roundByNumber(ctx, number)
  return round && sheetOf(round, (await startOf(ctx)).address)
}

/** The sheets of several rounds, the first day and the first to leave first; those that hold no stop are left out. */
export async function readSheets(ctx: Ctx, ids: readonly Id<'Round'>[]) {
  const start = (await startOf(ctx)).address
  return (await roundsChosen(ctx, ids))
    .map((round) => sheetOf(round, start))
    .filter(({ stops }) => stops.length > 0)
    .sort((a, b) => a.day.localeCompare(b.day) || a.leaves - b.leaves || a.number.localeCompare(b.number))
}

function sheetOf(round: RoundView, start: string) {
  const stops = round.stops
    .filter(({ state }) => state !== 'dropped')
    .map(
      ({
        id,
        key,
        part,
        way,
        number,
        what,
        whom,
        phone,
        needs,
        note,
        address,
        hours,
        minutes,
        load,
        ...s
      }) => ({
        ...{ id, key, part, way, number, what, whom, phone, needs, note, address, hours, minutes, load },
        ...{ begin: s.begin, state: s.state, over: s.over, held: s.held },
      }),
    )
  const { lines, total } = loadingOf(stops)
  const { name, day, state, whoName, vehicleName, mode, fromMinute, toMinute, leavesAt, returnsAt, note } =
    round
  return {
    ...{ number: round.number, name, day, state, whoName, vehicleName, mode, note },
    leaves: leavesAt === null ? fromMinute : Math.floor(leavesAt / 60),
    returns: returnsAt === null ? toMinute : Math.ceil(returnsAt / 60),
    start,
    stops,
    loading: lines.map(({ stop, position }) => ({ id: stop.id, position })),
    total,
  }
}

export type Sheet = ReturnType<typeof sheetOf>
