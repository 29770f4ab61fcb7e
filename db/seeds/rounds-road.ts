import { addDays, type Day, instantOf } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { roundByNumber } from '#modules/rounds/day/day-plan.server.ts'
import { receiveDeed } from '#modules/rounds/drive/receive.server.ts'
import { moveErrands } from '#modules/rounds/errands/keep.server.ts'
import type { Deed, DeedKind } from '#modules/rounds/rules/drive/deed.ts'
import { tellRounds } from '#modules/rounds/tell/tell.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Lived, Season, ToldRound } from './rounds-told.ts'

/** What was told weeks ago is of no use to a demo. */
export const isRecent = ({ today }: Season, day: Day): boolean => day >= addDays(today, -3)

type Driven = { day: Day; id: Id<'Round'>; number: string; round: ToldRound; lived: Lived }

/** Plans what the phone of the driver says, stop after stop, somewhat beside the plan, until it is back. */
export async function planDriving(season: Season, evening: Ctx, driven: Driven): Promise<void> {
  const { day, id, number, round, lived } = driven
  const { teller, random, told } = season
  const { diary, actor } = teller
  const { slow = 0, why } = lived
  const driver = actor('word' in round.driver ? round.driver.word : told.desk)
  const at = (second: number) => instantOf(day, Math.floor(second / 60), teller.hub.zone)
  const recent = isRecent(season, day)
  const counter = random.between(20_000, 90_000) * 1000
  const view = (await roundByNumber(evening, number))!
  const shut = shutDoors(view.stops, lived)
  const plan = (second: number, kind: DeedKind, said: Deed, stopId?: Id<'RoundStop'>) =>
    diary.plan(at(second), driver, async (ctx) => {
      const deed = { id: newId<'RoundDeed'>(), roundId: id, kind, said, stopId, deviceAt: ctx.now() }
      must(await receiveDeed(ctx, deed))
      if (recent) await tellRounds(ctx)
    })
  plan((view.leavesAt ?? round.from * 60) + 60, 'leave', { counter })
  let drift = 60
  let cash = 0
  for (const [i, stop] of view.stops.entries()) {
    drift += random.between(-75, 105) + (i === 1 ? slow * 60 : 0)
    if (stop.departure === null) continue
    const failed = shut.includes(stop.key)
    const inCash = round.errands.some((one) => one.cash && one.what === stop.what && one.whom === stop.whom)
    const taken = inCash && stop.part !== 'pickup' ? Number(stop.revenue) : 0
    if (!failed) cash += taken
    const reason = why
      ? { reason: 'not-possible', note: why }
      : { reason: 'absent', note: 'Sonné deux fois, laissé un mot' }
    const said = failed ? reason : taken > 0 ? { cash: taken } : {}
    plan(stop.departure + Math.max(0, drift), failed ? 'failed' : 'done', said, stop.id)
  }
  // What nobody could take that day is needed no more the next; today's still waits.
  const lost = shut.filter((key) => key.startsWith('errand:')).map((key) => key.slice(7) as Id<'RoundErrand'>)
  if (lost.length > 0 && day < season.today)
    diary.plan(diary.at(addDays(day, 1), 9 * 60 + 10), actor(told.desk), async (ctx) => {
      must(await moveErrands(ctx, lost, { verb: 'drop' }))
    })
  const metres = Math.round((view.planned?.metres ?? 10_000) * (1 + random.between(0, 8) / 100))
  const back = (view.returnsAt ?? round.to * 60) + Math.max(0, drift) + 180
  plan(back, 'end', { counter: counter + metres, cash })
}

/** More than this, in cents, is a customer who is always there. */
const HOUSEHOLD = 1000

/** The doors where nobody was, a household’s first: whole stops, not the end of something carried. */
function shutDoors(
  stops: readonly { key: string; part: string; revenue: bigint }[],
  { fails, shut = 1 }: Lived,
): readonly string[] {
  if (fails === undefined) return []
  const doors = stops.filter(({ part }, i) => i >= fails && part === 'whole')
  const [homes, others] = [
    doors.filter(({ revenue }) => revenue < HOUSEHOLD),
    doors.filter(({ revenue }) => revenue >= HOUSEHOLD),
  ]
  return [...homes, ...others].slice(0, shut).map(({ key }) => key)
}
