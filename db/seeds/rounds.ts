import { addDays, type Day, instantOf, weekday } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { listPeople } from '#modules/people/index.server.ts'
import { addVehicle, requestsToCarry, takeRequest } from '#modules/requests/index.server.ts'
import { arrangeRounds } from '#modules/rounds/day/arrange.server.ts'
import { roundByNumber } from '#modules/rounds/day/day-plan.server.ts'
import { publishRound } from '#modules/rounds/day/life.server.ts'
import { createRound, type RoundWho } from '#modules/rounds/day/round.server.ts'
import { receiveDeed } from '#modules/rounds/drive/receive.server.ts'
import { errandsFor } from '#modules/rounds/errands/collect.server.ts'
import type { ErrandInput } from '#modules/rounds/errands/input.ts'
import { addErrands, moveErrands } from '#modules/rounds/errands/keep.server.ts'
import { keepServiceTravel } from '#modules/rounds/errands/services.server.ts'
import { fleetOf } from '#modules/rounds/fleet/fleet.server.ts'
import { keepFleet } from '#modules/rounds/fleet/keep.server.ts'
import { placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import { keepScheme, type SchemeForm } from '#modules/rounds/index.server.ts'
import type { WantedStop } from '#modules/rounds/rules/day/arrange.ts'
import type { Deed, DeedKind } from '#modules/rounds/rules/drive/deed.ts'
import type { Errand } from '#modules/rounds/rules/errands/errand.ts'
import type { ServiceTravel } from '#modules/rounds/rules/errands/usual.ts'
import { type FleetFacts, usualFleet } from '#modules/rounds/rules/fleet.ts'
import type { DriverKind } from '#modules/rounds/rules/problem.ts'
import type { TemplateLine } from '#modules/rounds/rules/templates/template.ts'
import { tellRounds } from '#modules/rounds/tell/tell.server.ts'
import { addTemplate } from '#modules/rounds/templates/keep.server.ts'
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
  /** It goes to the family of the cast. */
  family?: true
  errands: readonly ToldErrand[]
}

/** What a driver tells beside the usual: the stop that fails, minutes lost on the way, and how many stops they told of. */
type Lived = { fails?: number; slow?: number; ends?: boolean; told?: number }

export type ToldRounds = {
  /** Words of who keeps the fleet, and of who prepares the rounds. */
  by: string
  desk: string
  map: ToldMap
  /** A vehicle that only rounds use. */
  vehicle?: { name: string; note: string }
  /** What each vehicle carries, where it is not the usual. */
  fleet: readonly (readonly [vehicle: string, facts: Partial<FleetFacts>])[]
  /** How services travel, where it is not the usual; a way of null: by no round. */
  ways: readonly (readonly [service: string, travel: Pick<ServiceTravel, 'way'> & Partial<ServiceTravel>])[]
  scheme: SchemeForm
  /** Rounds that come back every week: Monday = 1. */
  weekly: readonly (ToldRound & { on: number; zone: readonly string[] })[]
  /** Models beside theirs, of which no round was made yet. */
  models: readonly (ToldRound & { on: number; zone: readonly string[] })[]
  weeks: number
  today: readonly (ToldRound & { lived: Lived })[]
  tomorrow: readonly (ToldRound & { state: 'draft' | 'ready' })[]
  /** Requests taken two days ago for a day from today: a service of the hub, and how many. */
  asked: readonly (readonly [service: string, n: number, on: 0 | 1])[]
  /** A family of the cast: what they asked for goes with a round of today or tomorrow. */
  family: string
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
  const season: Season = { teller, today, told, random, scheme: null, asked: new Set(), models: new Map() }
  const start = addDays(today, -FIRST - 2)
  diary.plan(diary.at(start, 9 * 60), actor(told.by), async (ctx) => {
    season.scheme = must(await keepScheme(ctx, told.scheme)).id
    if (told.vehicle) must(await addVehicle(ctx, told.vehicle))
    await placeAddresses(ctx, Object.keys(told.map.named), toldBase(told.map))
    await sayFleet(ctx, told)
    for (const model of [...told.weekly, ...told.models]) await keepModel(season, ctx, model)
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
  diary.plan(diary.at(addDays(today, -2), 16 * 60 + 50), actor(told.desk), async (ctx) => {
    await ask(ctx, told, today, season.asked)
  })
  for (const { noted, for: on, ...errand } of told.waiting)
    diary.plan(diary.at(addDays(today, noted), 17 * 60 + 5), actor(told.desk), async (ctx) => {
      await note(ctx, told, [errand], addDays(today, on))
    })
}

type Season = {
  teller: Teller
  today: Day
  told: ToldRounds
  random: Dice
  scheme: Id<'Scheme'> | null
  /** Those of today. */
  asked: Set<Id<'Request'>>
  /** Models by the name of their rounds. */
  models: Map<string, Id<'RoundTemplate'>>
}

/** What was told weeks ago is of no use to a demo. */
const isRecent = ({ today }: Season, day: Day): boolean => day >= addDays(today, -3)

/** Says what vehicles carry and how services travel. */
async function sayFleet(ctx: Ctx, { fleet, ways }: ToldRounds): Promise<void> {
  const vehicles = await fleetOf(ctx)
  for (const [name, facts] of fleet) {
    const { id } = vehicles.find((one) => one.name === name)!
    must(await keepFleet(ctx, id, { ...usualFleet(name), ...facts }))
  }
  const services = await listServices(ctx, { activeOnly: true })
  const usual: ServiceTravel = {
    ...{ way: 'bring', minutes: 5, hours: [], load: { kg: 0, crates: 0 }, skills: [], driver: null },
    handling: 0n,
  }
  for (const [name, travel] of ways) {
    const { id } = services.find((one) => one.name === name)!
    must(await keepServiceTravel(ctx, id, { ...usual, ...travel }))
  }
}

/** What comes back every week: the vehicle, the driver, the hours, the zone and the stops of its own. */
async function keepModel(season: Season, ctx: Ctx, round: ToldRounds['weekly'][number]): Promise<void> {
  const { name, on, zone, vehicle, kind, from, to, errands } = round
  const who = await driverOf(season, ctx, round.driver)
  const lines = errands.map(
    (one): TemplateLine => ({
      ...{ way: one.way, what: one.what, whom: one.whom ?? '', phone: one.phone ?? '' },
      ...{ address: one.address ?? '', toAddress: one.toAddress ?? '', minutes: one.minutes ?? 5 },
      ...{ hours: (one.hours ?? []).map(([start, end]) => ({ from: start, to: end })), handling: 0 },
      ...{ kg: one.kg ?? 0, crates: one.crates ?? 0, revenue: Math.round((one.euros ?? 0) * 100) },
    }),
  )
  const made = await addTemplate(ctx, {
    ...{ name, weekdays: [on], zone, lines, paid: kind === 'paid', fromMinute: from, toMinute: to },
    ...{ vehicleId: (await fleetOf(ctx)).find((one) => one.name === vehicle)?.id, who: who ?? undefined },
    schemeId: season.scheme ?? undefined,
  })
  season.models.set(name, must(made).id)
}

/** Takes requests of people who are known, and places their doors. */
async function ask(ctx: Ctx, { asked, map }: ToldRounds, today: Day, ids: Set<Id<'Request'>>): Promise<void> {
  const services = await listServices(ctx, { activeOnly: true })
  const people = (await listPeople(ctx, new URLSearchParams('public=inhabitant'))).rows
  let turn = 0
  for (const [name, n, on] of asked)
    for (let i = 0; i < n; i++) {
      const personId = people[(turn++ * 11 + 5) % people.length]!.id
      const serviceId = services.find((one) => one.name === name)!.id
      const wantedOn = addDays(today, on)
      const taken = await takeRequest(ctx, { personId, serviceId, quantity: 1, channel: 'phone', wantedOn })
      if (on === 0) ids.add(must(taken).id)
    }
  const { waiting } = await errandsFor(ctx, addDays(today, 1))
  await placeAddresses(
    ctx,
    waiting.map(({ address }) => address),
    toldBase(map),
  )
}

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
  // Whatever the hour at which a demo opens, tomorrow is prepared.
  const evening = addDays(day > season.today ? season.today : day, -1)
  const minute = day > season.today ? 17 * 60 + 40 : 17 * 60 + 27
  diary.plan(diary.at(evening, minute), actor(told.desk), async (ctx) => {
    const who = await driverOf(season, ctx, round.driver)
    if (!who) return
    const noted = await note(ctx, told, round.errands, day)
    const { waiting } = await errandsFor(ctx, addDays(day, 2))
    await placeAddresses(
      ctx,
      waiting.map(({ address }) => address),
      toldBase(told.map),
    )
    const own = (await errandsFor(ctx, addDays(day, 2))).waiting.filter(({ point }) => point !== null)
    const given = await givenRequests(season, ctx, own, day, round.family)
    const chosen = [
      ...own.filter(({ errandId }) => errandId !== null && noted.includes(errandId)),
      ...given.slice(0, round.requests),
    ]
    const vehicle = (await fleetOf(ctx)).find(({ name }) => name === round.vehicle)
    const made = must(
      await createRound(ctx, {
        ...{ day, name: round.name, vehicleId: vehicle?.id, who, driver: round.kind },
        ...{ fromMinute: round.from, toMinute: round.to, schemeId: season.scheme },
        templateId: season.models.get(round.name),
      }),
    )
    const arrange = async (errands: readonly Errand[]) =>
      await arrangeRounds(ctx, {
        day,
        rounds: [
          { roundId: made.id, seen: await sequenceOf(ctx, made.number), stops: inOrder(errands, round.from) },
        ],
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
    if (lived) await planDriving(season, ctx, day, made, round, lived)
  })
}

/** Requests that somebody of the team has in hand: those of other chapters are theirs to tell. */
async function givenRequests(
  { today, told, asked: ours }: Season,
  ctx: Ctx,
  errands: readonly Errand[],
  day: Day,
  family = false,
): Promise<Errand[]> {
  const asked = errands.filter(
    ({ requestId, agreedAt, way }) => requestId !== null && agreedAt === null && way !== 'visit',
  )
  const { rows } = await requestsToCarry(ctx, { ids: asked.map(({ requestId }) => requestId!) })
  const given = new Set(rows.filter(({ state }) => state === 'assigned').map(({ id }) => id))
  const theirs = ({ whom }: Errand) => whom.includes(told.family)
  const first = (errand: Errand) =>
    (day === today && ours.has(errand.requestId!)) || (family && theirs(errand))
  return [
    ...asked.filter((errand) => family && theirs(errand)),
    ...asked.filter((errand) => first(errand) && !theirs(errand)),
    ...asked.filter((errand) => !first(errand) && !theirs(errand) && given.has(errand.requestId!)),
  ]
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

/** The nearest each time, and last those that are only open late: as somebody does who knows the valley. */
function inOrder(errands: readonly Errand[], from: number): WantedStop[] {
  const opensLate = ({ hours }: Errand) => (hours[0]?.from ?? 0) > from + 60
  const left = errands.filter((one) => !opensLate(one))
  const last = errands.filter(opensLate)
  const stops: WantedStop[] = []
  let at = left[0]?.point
  while (left.length + last.length > 0) {
    const far = ({ point }: Errand) =>
      at && point ? Math.hypot(point.lat - at.lat, (point.lon - at.lon) * 0.7) : 0
    const nearest = left.reduce((best, one, i) => (far(one) < far(left[best]!) ? i : best), 0)
    const [one] = left.length > 0 ? left.splice(nearest, 1) : last.splice(0, 1)
    at = one!.toPoint ?? one!.point
    const parts = one!.way === 'carry' ? (['pickup', 'delivery'] as const) : (['whole'] as const)
    stops.push(...parts.map((part) => ({ key: one!.key, part, locked: false })))
  }
  return stops
}

/** Plans what the phone of the driver says, stop after stop, somewhat beside the plan. */
async function planDriving(
  season: Season,
  evening: Ctx,
  day: Day,
  { id, number }: { id: Id<'Round'>; number: string },
  round: ToldRound,
  { fails: from, slow = 0, ends = false, told = Number.POSITIVE_INFINITY }: Lived,
): Promise<void> {
  const { teller, random } = season
  const { diary, actor } = teller
  const driver = actor('word' in round.driver ? round.driver.word : season.told.desk)
  const at = (second: number) => instantOf(day, Math.floor(second / 60), teller.hub.zone)
  const recent = isRecent(season, day)
  const counter = random.between(20_000, 90_000) * 1000
  const view = (await roundByNumber(evening, number))!
  // Nobody was at that door: a whole stop, not the end of something carried.
  const fails = view.stops.findIndex(({ part }, i) => from !== undefined && i >= from && part === 'whole')
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
    drift += random.between(-60, 150) + (i === 1 ? slow * 60 : 0)
    // The family waits for whoever looks at the demo: their round is on its way.
    const waited = !ends && stop.whom.includes(season.told.family)
    if (stop.departure === null || i >= told || waited) continue
    const taken =
      stop.key.startsWith('errand') && stop.part !== 'pickup' && i % 2 === 0 ? Number(stop.revenue) : 0
    if (i !== fails) cash += taken
    const failed = { reason: 'absent', note: 'Sonné deux fois, laissé un mot' }
    const said = i === fails ? failed : taken > 0 ? { cash: taken } : {}
    plan(stop.departure + Math.max(0, drift), i === fails ? 'failed' : 'done', said, stop.id)
  }
  if (!ends) return
  const lost = fails >= 0 ? view.stops[fails]!.key : null
  // What nobody could take that day is needed no more the next; today's still waits.
  if (lost?.startsWith('errand:') && day < season.today)
    diary.plan(diary.at(addDays(day, 1), 9 * 60 + 10), actor(season.told.desk), async (ctx) => {
      must(await moveErrands(ctx, [lost.slice(7) as Id<'RoundErrand'>], { verb: 'drop' }))
    })
  const metres = Math.round((view.planned?.metres ?? 10_000) * (1 + random.between(0, 12) / 100))
  const back = (view.returnsAt ?? round.to * 60) + Math.max(0, drift) + 180
  plan(back, 'end', { counter: counter + metres, cash })
}
