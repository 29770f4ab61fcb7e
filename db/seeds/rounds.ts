import { addDays, type Day, instantOf, weekday } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { listPeople } from '#modules/people/index.server.ts'
import { addVehicle } from '#modules/requests/index.server.ts'
import { arrangeRounds } from '#modules/rounds/day/arrange.server.ts'
import { roundByNumber } from '#modules/rounds/day/day-plan.server.ts'
import { publishRound } from '#modules/rounds/day/life.server.ts'
import { createRound, type RoundWho } from '#modules/rounds/day/round.server.ts'
import { receiveDeed } from '#modules/rounds/drive/receive.server.ts'
import { errandsFor } from '#modules/rounds/errands/collect.server.ts'
import type { ErrandInput } from '#modules/rounds/errands/input.ts'
import { addErrands } from '#modules/rounds/errands/keep.server.ts'
import { fleetOf } from '#modules/rounds/fleet/fleet.server.ts'
import { placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import { keepScheme, type SchemeForm } from '#modules/rounds/index.server.ts'
import type { WantedStop } from '#modules/rounds/rules/day/arrange.ts'
import type { Errand } from '#modules/rounds/rules/day/errand.ts'
import type { DriverKind } from '#modules/rounds/rules/problem.ts'
import { tellRounds } from '#modules/rounds/tell/tell.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Dice, dice } from './random.ts'
import { type ToldMap, toldBase } from './round-places.ts'
import type { Teller } from './story.ts'

/** An errand of the story: euros, and hours as `9:00`–`11:30` in minutes. */
export type ToldErrand = Omit<ErrandInput, 'day' | 'revenue' | 'handling' | 'hours'> & {
  euros?: number
  hours?: readonly (readonly [from: number, to: number])[]
}

/** Who drives: an account by its word, or the nth volunteer of the hub. */
type ToldDriver = { word: string } | { volunteer: number }

export type ToldRound = {
  name: string
  vehicle: string
  driver: ToldDriver
  kind: DriverKind
  from: number
  to: number
  /** At most so many of the requests that wait. */
  requests: number
  errands: readonly ToldErrand[]
}

/** What a driver tells beside the usual: the stop that fails, and minutes lost on the way. */
type Lived = { fails?: number; slow?: number; ends?: boolean }

export type ToldRounds = {
  /** Words of who keeps the fleet, and of who prepares the rounds. */
  by: string
  desk: string
  map: ToldMap
  /** A vehicle that only rounds use. */
  vehicle?: { name: string; note: string }
  scheme: SchemeForm
  /** Rounds that come back every week: Monday = 1. */
  weekly: readonly (ToldRound & { on: number })[]
  weeks: number
  today: readonly (ToldRound & { lived: Lived })[]
  tomorrow: readonly (ToldRound & { state: 'draft' | 'ready' })[]
  /** Noted by hand and waiting: so many days from today, and the day it is for. */
  waiting: readonly (ToldErrand & { noted: number; for: number })[]
  seed: number
}

/** Five weeks: the calendar of the demo was kept for six. */
const FIRST = 36

/** The season of a hub's rounds, through the real use cases: prepared the evening before, driven, and those to come. */
export function tellRoundsOf(teller: Teller, today: Day, told: ToldRounds): void {
  const { diary, actor } = teller
  const random = dice(told.seed)
  const season: Season = { teller, today, told, random, scheme: null }
  const start = addDays(today, -FIRST - 2)
  diary.plan(diary.at(start, 9 * 60), actor(told.by), async (ctx) => {
    season.scheme = must(await keepScheme(ctx, told.scheme)).id
    if (told.vehicle) must(await addVehicle(ctx, told.vehicle))
    await placeAddresses(ctx, Object.keys(told.map.named), toldBase(told.map))
  })
  for (let day = addDays(today, -FIRST); day < today; day = addDays(day, 1))
    for (const round of told.weekly)
      if (round.on === weekday(day)) {
        const slow = random.chance(0.2) ? random.between(20, 40) : random.between(-2, 6)
        const fails = random.chance(0.25) ? random.between(1, 3) : undefined
        planRound(season, day, round, { lived: { slow, fails, ends: true } })
      }
  for (const { lived, ...round } of told.today) planRound(season, today, round, { lived })
  for (const { state, ...round } of told.tomorrow)
    planRound(season, addDays(today, 1), round, { draft: state === 'draft' })
  for (const { noted, for: on, ...errand } of told.waiting)
    diary.plan(diary.at(addDays(today, noted), 17 * 60 + 5), actor(told.desk), async (ctx) => {
      await note(ctx, told, [errand], addDays(today, on))
    })
}

type Season = { teller: Teller; today: Day; told: ToldRounds; random: Dice; scheme: Id<'Scheme'> | null }

/** What was told weeks ago is of no use to a demo. */
const isRecent = ({ today }: Season, day: Day): boolean => day >= addDays(today, -3)

async function note(ctx: Ctx, { map }: ToldRounds, errands: readonly ToldErrand[], day: Day) {
  const inputs = errands.map(
    ({ euros, hours, ...errand }): ErrandInput => ({
      ...{ ...errand, day, revenue: cents(Math.round((euros ?? 0) * 100)) },
      hours: hours?.map(([from, to]) => ({ from, to })) ?? [],
    }),
  )
  const noted = await addErrands(ctx, inputs)
  if (!noted.ok) throw new Error(`errand ${noted.at}: ${noted.code} ${noted.field}`)
  await placeAddresses(
    ctx,
    inputs.flatMap(({ address = '', toAddress = '' }) => [address, toAddress]),
    toldBase(map),
  )
  return noted.value.ids
}

/** Plans the evening before and the day of a round. */
function planRound(
  season: Season,
  day: Day,
  round: ToldRound,
  { lived, draft = false }: { lived?: Lived; draft?: boolean },
): void {
  const { teller, told } = season
  const { diary, actor } = teller
  diary.plan(diary.at(addDays(day, -1), 17 * 60 + 25 + told.weekly.length), actor(told.desk), async (ctx) => {
    const who = await driverOf(season, ctx, round.driver)
    if (!who) return
    const noted = await note(ctx, told, round.errands, day)
    const { waiting } = await errandsFor(ctx, addDays(day, 1))
    await placeAddresses(
      ctx,
      waiting.map(({ address }) => address),
      toldBase(told.map),
    )
    const own = (await errandsFor(ctx, addDays(day, 1))).waiting.filter(({ point }) => point !== null)
    const chosen = [
      ...own.filter(({ errandId }) => errandId !== null && noted.includes(errandId)),
      ...own
        .filter(({ requestId, agreedAt }) => requestId !== null && agreedAt === null)
        .slice(0, round.requests),
    ]
    const vehicle = (await fleetOf(ctx)).find(({ name }) => name === round.vehicle)
    const made = must(
      await createRound(ctx, {
        ...{ day, name: round.name, vehicleId: vehicle?.id, who, driver: round.kind },
        ...{ fromMinute: round.from, toMinute: round.to, schemeId: season.scheme },
      }),
    )
    const arrange = async (errands: readonly Errand[]) =>
      await arrangeRounds(ctx, {
        day,
        rounds: [{ roundId: made.id, seen: await sequenceOf(ctx, made.number), stops: inOrder(errands) }],
      })
    must(await arrange(chosen))
    if (draft) return
    const publish = async () =>
      await publishRound(ctx, { roundId: made.id, seen: await sequenceOf(ctx, made.number) })
    const published = await publish()
    if (!published.ok) {
      // Somebody or the vehicle is taken at that hour: those requests wait for the next one.
      must(await arrange(chosen.filter(({ requestId }) => requestId === null)))
      must(await publish())
    }
    if (isRecent(season, day)) await tellRounds(ctx)
    if (lived) planDriving(season, day, made, round, lived)
  })
}

async function driverOf({ teller }: Season, ctx: Ctx, driver: ToldDriver): Promise<RoundWho | null> {
  if ('word' in driver) {
    const { userId, name } = teller.actor(driver.word)
    return { key: `user:${userId!}`, name }
  }
  const { rows } = await listPeople(ctx, new URLSearchParams('lien=volunteer'))
  const one = rows[driver.volunteer % Math.max(1, rows.length)]
  return one ? { key: `person:${one.id}`, name: '' } : null
}

const sequenceOf = async (ctx: Ctx, number: string): Promise<number> =>
  (await roundByNumber(ctx, number))!.sequence

/** Hours first, then the nearest each time: as somebody does who knows the valley. */
function inOrder(errands: readonly Errand[]): WantedStop[] {
  const left = [...errands].sort((a, b) => (a.hours[0]?.to ?? 1440) - (b.hours[0]?.to ?? 1440))
  const stops: WantedStop[] = []
  let at = left[0]?.point
  while (left.length > 0) {
    const far = ({ point }: Errand) =>
      at && point ? Math.hypot(point.lat - at.lat, (point.lon - at.lon) * 0.7) : 0
    const bound = left.findIndex(({ hours }) => hours.length > 0)
    const nearest = left.reduce((best, one, i) => (far(one) < far(left[best]!) ? i : best), 0)
    const next = bound >= 0 ? bound : nearest
    const [one] = left.splice(next, 1)
    at = one!.toPoint ?? one!.point
    const parts = one!.way === 'carry' ? (['pickup', 'delivery'] as const) : (['whole'] as const)
    stops.push(...parts.map((part) => ({ key: one!.key, part, locked: false })))
  }
  return stops
}

/** Plans what the phone of the driver says, stop after stop, somewhat beside the plan. */
function planDriving(
  season: Season,
  day: Day,
  { id, number }: { id: Id<'Round'>; number: string },
  round: ToldRound,
  { fails, slow = 0, ends = false }: Lived,
): void {
  const { teller, random } = season
  const { diary, actor } = teller
  const driver = actor('word' in round.driver ? round.driver.word : season.told.desk)
  const zone = teller.hub.zone
  const at = (second: number) => instantOf(day, Math.floor(second / 60), zone)
  const odometer = random.between(20_000, 90_000) * 1000
  diary.plan(at(round.from * 60 + 120), driver, async (ctx) => {
    const view = (await roundByNumber(ctx, number))!
    const say = async (kind: Parameters<typeof receiveDeed>[1]['kind'], more: object = {}, c = ctx) =>
      must(
        await receiveDeed(c, {
          ...{ id: newId<'RoundDeed'>(), roundId: id, kind, said: {}, deviceAt: c.now() },
          ...more,
        }),
      )
    const recent = isRecent(season, day)
    await say('leave', { said: { counter: odometer } })
    if (recent) await tellRounds(ctx)
    let drift = 120
    for (const [i, stop] of view.stops.entries()) {
      drift += random.between(-90, 150) + (i === 1 ? slow * 60 : 0)
      const shift = Math.max(0, drift)
      if (stop.departure === null) continue
      diary.plan(at(stop.departure + shift), driver, async (c) => {
        const failed = i === fails
        const said = failed
          ? { reason: 'absent', note: 'Sonné deux fois, laissé un mot' }
          : {
              cash:
                stop.revenue > 0n && stop.key.startsWith('errand') && i % 2 === 0 ? Number(stop.revenue) : 0,
            }
        await say(failed ? 'failed' : 'done', { stopId: stop.id, said }, c)
        if (recent) await tellRounds(c)
      })
    }
    if (!ends) return
    const back = (view.returnsAt ?? round.to * 60) + Math.max(0, drift) + 300
    diary.plan(at(back), driver, async (c) => {
      const metres = Math.round((view.planned?.metres ?? 10_000) * (1 + random.between(0, 12) / 100))
      const cash = view.stops
        .filter((stop, i) => i !== fails && stop.key.startsWith('errand') && i % 2 === 0)
        .reduce((sum, stop) => sum + Number(stop.revenue), 0)
      await say('end', { said: { counter: odometer + metres, cash } }, c)
    })
  })
}
