import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { listPeople } from '#modules/people/index.server.ts'
import { requestsToCarry, takeRequest } from '#modules/requests/index.server.ts'
import { arrangeRounds } from '#modules/rounds/day/arrange.server.ts'
import { cancelRound, publishRound } from '#modules/rounds/day/life.server.ts'
import { createRound } from '#modules/rounds/day/round.server.ts'
import { errandsFor } from '#modules/rounds/errands/collect.server.ts'
import type { ErrandInput } from '#modules/rounds/errands/input.ts'
import { addErrands, moveErrands } from '#modules/rounds/errands/keep.server.ts'
import { fleetOf } from '#modules/rounds/fleet/fleet.server.ts'
import { placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import type { WantedStop } from '#modules/rounds/rules/day/arrange.ts'
import type { Errand } from '#modules/rounds/rules/errands/errand.ts'
import { firstOrder } from '#modules/rounds/rules/templates/first-order.ts'
import { inZone } from '#modules/rounds/rules/templates/zone.ts'
import { tellRounds } from '#modules/rounds/tell/tell.server.ts'
import { startOf } from '#modules/rounds/travel/start.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { toldBase } from './round-places.ts'
import { driverOf } from './rounds-means.ts'
import { isRecent, planDriving } from './rounds-road.ts'
import type { Lived, Season, ToldErrand, ToldRound, ToldRounds } from './rounds-told.ts'

/** Takes requests of people who are known, and places their doors. */
export async function ask(
  ctx: Ctx,
  { asked, map }: ToldRounds,
  today: Day,
  ids: Set<Id<'Request'>>,
): Promise<void> {
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

/** Notes errands by hand for a day, and places their doors. */
export async function note(ctx: Ctx, { map }: ToldRounds, errands: readonly ToldErrand[], day: Day) {
  const inputs = errands.map(
    ({ euros, hours, cash: _, ...errand }): ErrandInput => ({
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
export function planRound(
  season: Season,
  day: Day,
  round: ToldRound,
  { lived, draft = false }: { lived?: Lived; draft?: boolean },
): void {
  const { teller, told, today } = season
  const { diary, actor } = teller
  // Whatever the hour at which a demo opens, tomorrow is prepared; before the calendar takes what is left.
  const evening = addDays(day > today ? today : day, -1)
  const minute = day > today ? 17 * 60 + 36 : 17 * 60 + 27
  diary.plan(diary.at(evening, minute), actor(told.desk), async (ctx) => {
    const who = await driverOf(season, ctx, round.driver)
    if (!who) return
    const noted = await note(ctx, told, round.errands, day)
    const { own, given } = await choose(season, ctx, round, { noted, day })
    const made = must(
      await createRound(ctx, {
        ...{ day, name: round.name, who, driver: round.kind, fromMinute: round.from, toMinute: round.to },
        vehicleId: (await fleetOf(ctx)).find(({ name }) => name === round.vehicle)?.id,
        schemeId: season.schemes.get(round.scheme ?? ''),
        templateId: season.models.get(round.name),
      }),
    )
    const start = (await startOf(ctx)).point
    // Each change of a round that is taken counts one.
    let seen = 0
    const arrange = async (errands: readonly Errand[]) => {
      const order = firstOrder(start, round.from, [], errands.map(toOrder))
      const stops = order.flatMap(({ errand }) => stopsOf(errand))
      must(await arrangeRounds(ctx, { day, rounds: [{ roundId: made.id, seen: seen++, stops }] }))
    }
    const publish = async () => (await publishRound(ctx, { roundId: made.id, seen })).ok
    await arrange([...own, ...given])
    if (draft) return
    if (!(await publish())) {
      // Somebody or the vehicle is taken at that hour: those requests wait for the next one.
      await arrange(own)
      if (!(await publish())) {
        must(await cancelRound(ctx, { roundId: made.id, seen, why: 'Personne pour conduire à cette heure' }))
        must(await moveErrands(ctx, noted, { verb: 'drop' }))
        return
      }
    }
    if (isRecent(season, day)) await tellRounds(ctx)
    if (lived) await planDriving(season, ctx, { day, number: made.number, id: made.id, round, lived })
  })
}

/** What goes with a round: what was noted for it, and requests that somebody of the team has in hand. */
async function choose(
  season: Season,
  ctx: Ctx,
  { zone = [], requests, family }: ToldRound,
  { noted, day }: { noted: readonly Id<'RoundErrand'>[]; day: Day },
): Promise<{ own: Errand[]; given: Errand[] }> {
  const asked = async () => (await errandsFor(ctx, addDays(day, 2))).waiting
  const waiting = await asked()
  const nowhere = waiting.filter(({ point }) => point === null).map(({ address }) => address)
  await placeAddresses(ctx, nowhere, toldBase(season.told.map))
  const placed = (nowhere.length > 0 ? await asked() : waiting).filter(({ point }) => point !== null)
  const near = placed.filter(({ address }) => zone.length === 0 || inZone(zone, address))
  const given = requests > 0 ? await givenRequests(season, ctx, near, day, family) : []
  return {
    own: placed.filter(({ errandId }) => errandId !== null && noted.includes(errandId)),
    given: given.slice(0, requests),
  }
}

/** Those of other chapters are theirs to tell: the family of the cast waits for its own round. */
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
  // What organisations ask for has its own day.
  const given = new Set(
    rows.filter(({ state, personId }) => state === 'assigned' && personId).map(({ id }) => id),
  )
  const theirs = ({ whom }: Errand) => whom.includes(told.family)
  const first = (errand: Errand) =>
    (day === today && ours.has(errand.requestId!)) || (family && theirs(errand))
  return [
    ...asked.filter((errand) => family && theirs(errand)),
    ...asked.filter((errand) => first(errand) && !theirs(errand)),
    ...asked.filter((errand) => !first(errand) && !theirs(errand) && given.has(errand.requestId!)),
  ]
}

const toOrder = (errand: Errand) => ({
  ...{ errand, hours: errand.hours, minutes: errand.minutes },
  points: [errand.point, errand.toPoint].flatMap((point) => point ?? []),
})

const stopsOf = ({ key, way }: Errand): WantedStop[] =>
  (way === 'carry' ? (['pickup', 'delivery'] as const) : (['whole'] as const)).map((part) => ({
    ...{ key, part, locked: false },
  }))
