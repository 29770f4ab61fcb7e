import { type Day, minuteIn } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { type Door, doorsOfOrganisations, doorsOfPeople } from '#modules/people/index.server.ts'
import { type CarriedRequest, requestsToCarry } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { placesByKey } from '../geocode/store.server.ts'
import { type Errand, type ErrandKey, errandKey, type Hours, halfDone } from '../rules/errands/errand.ts'
import { aroundAgreed, isAround, stopMinutes, stopTravel } from '../rules/errands/usual.ts'
import { type Point, placeKey } from '../rules/places.ts'
import { addressOf } from './address.ts'
import { type RequestFactsRow, requestExceptions, requestFacts } from './said-store.server.ts'
import {
  type ErrandRow,
  errandRows,
  inRounds,
  type KnownToRounds,
  knownToRounds,
  openErrands,
} from './store.server.ts'
import { takenAlready } from './taken-store.server.ts'
import { type TravellingService, travellingServices } from './travelling.server.ts'

/** A board of more could not be read; what is left is said. */
export const MOST_WAITING = 300
/** An hour promised to somebody goes before what was not. */
const AGREED_PRIORITY = 50

/**
 * What waits for a round on a day: open, promised for that day or before (or agreed for that very day), in no round;
 * the oldest first. At most `MOST_WAITING` are shown, `left` more are not; `unplaced` of those shown have no point on the
 * map. A fixed number of queries. Who may read them is for the caller to ask.
 */
export async function errandsFor(
  ctx: Ctx,
  day: Day,
): Promise<{ waiting: Errand[]; unplaced: number; left: number }> {
  const services = await travellingServices(ctx)
  const { taken, exceptions } = await ctx.read(async (tx) => ({
    taken: await inRounds(tx, ctx.hub.id),
    exceptions: await requestExceptions(tx, ctx.hub.id),
  }))
  const kept = exceptions.filter((one) => one.way === 'none').map((one) => one.requestId)
  const asked = await requestsToCarry(ctx, {
    upTo: day,
    services: [...services.values()].filter((one) => one.travel.way).map((one) => one.service.id),
    also: exceptions.filter((one) => one.way !== 'none').map((one) => one.requestId),
    except: [...taken.requests, ...kept],
    limit: MOST_WAITING,
  })
  const noted = await ctx.read((tx) =>
    openErrands(tx, ctx.hub.id, { upTo: day, except: taken.errands, limit: MOST_WAITING }),
  )
  const all = (await shown(ctx, services, asked.rows, noted.rows)).sort(byPromise)
  const waiting = all.slice(0, MOST_WAITING)
  return {
    waiting,
    unplaced: waiting.filter((one) => !isPlaced(one)).length,
    left: all.length - waiting.length + asked.left + noted.left,
  }
}

/** These requests and errands, whatever became of them; one that is unknown in this hub is not in the answer. */
export async function errandsByKeys(
  ctx: Ctx,
  keys: readonly ErrandKey[],
): Promise<ReadonlyMap<ErrandKey, Errand>> {
  if (keys.length === 0) return new Map()
  const ids = <Noun extends string>(kind: string) =>
    keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1) as Id<Noun>)
  const asked = await requestsToCarry(ctx, { ids: ids<'Request'>('request') })
  const noted = await ctx.read((tx) => errandRows(tx, ctx.hub.id, ids<'RoundErrand'>('errand')))
  const all = await shown(ctx, await travellingServices(ctx), asked.rows, noted)
  return new Map(all.map((one) => [one.key, one]))
}

/** Every place it goes to is on the map. */
export const isPlaced = (errand: Errand): boolean =>
  errand.point !== null && (errand.way !== 'carry' || errand.toPoint !== null)

const byPromise = (a: Errand, b: Errand): number =>
  a.dueOn.localeCompare(b.dueOn) || a.number.localeCompare(b.number)

type Doored = { personId: Id<'Person'> | null; organisationId: Id<'Organisation'> | null }

async function shown(
  ctx: Ctx,
  services: ReadonlyMap<Id<'Service'>, TravellingService>,
  asked: readonly CarriedRequest[],
  noted: readonly ErrandRow[],
): Promise<Errand[]> {
  const rows: readonly Doored[] = [...asked, ...noted]
  const people = await doorsOfPeople(
    ctx,
    rows.map((row) => row.personId),
  )
  const organisations = await doorsOfOrganisations(
    ctx,
    rows.map((row) => row.organisationId),
  )
  const doorOf = ({ personId, organisationId }: Doored): Door | null =>
    (personId && people.get(personId)) || (organisationId && organisations.get(organisationId)) || null
  const ids = asked.map((row) => row.id)
  return await ctx.read(async (tx) => {
    const facts = await requestFacts(tx, ctx.hub.id, ids)
    const known = await knownToRounds(tx, ctx.hub.id, ids)
    const errands = [
      ...asked.map((row) => {
        const service = services.get(row.serviceId)!
        return ofRequest(ctx, row, { service, facts: facts.get(row.id), door: doorOf(row), known })
      }),
      ...noted.map((row) => ofErrand(row, doorOf(row))),
    ]
    const places = await placesByKey(tx, ctx.hub.id, [
      ...new Set(errands.flatMap((one) => [one.address, one.toAddress ?? '']).map(placeKey)),
    ])
    const pointOf = (address: string | null): Point | null => {
      const place = address ? places.get(placeKey(address)) : undefined
      return place && place.lon !== null && place.lat !== null ? { lon: place.lon, lat: place.lat } : null
    }
    const carried = errands.filter(({ way }) => way === 'carry').map(({ key }) => key)
    const taken = await takenAlready(tx, ctx.hub.id, carried)
    return errands.map((one) => {
      const placed = { ...one, point: pointOf(one.address), toPoint: pointOf(one.toAddress) }
      const held = taken.get(one.key)
      return held ? halfDone(placed, held) : placed
    })
  })
}

type Around = {
  service: TravellingService
  facts: RequestFactsRow | undefined
  door: Door | null
  known: KnownToRounds
}

/**
 * The hours around what was agreed by hand. A round moves that visit within them: as long as nobody else moved it since
 * the round was timed they stay those of the hour agreed, and do not follow the round.
 */
function hoursAround(
  ctx: Ctx,
  { id, visit }: { id: CarriedRequest['id']; visit: NonNullable<CarriedRequest['visit']> },
  { waiting }: KnownToRounds,
): Hours {
  const minute = minuteIn(visit.startsAt, ctx.hub.zone)
  const stop = waiting.get(id)
  const kept = stop?.hours.length === 1 ? stop.hours[0]! : null
  const byRound = stop && (Math.floor((stop.begin ?? -1) / 60) === minute || visit.updatedAt <= stop.timedAt)
  return kept && byRound && isAround(kept, minute) ? kept : aroundAgreed(minute)
}

function ofRequest(ctx: Ctx, row: CarriedRequest, { service, facts, door, known }: Around): Errand {
  const stop = stopTravel(service.travel, row.quantity, facts)
  const agreed = row.visit && !known.visits.has(row.visit.id) ? row.visit : null
  const agreedAt = agreed?.startsAt ?? null
  return {
    key: errandKey({ requestId: row.id, errandId: null }),
    ...{ requestId: row.id, errandId: null, number: row.number },
    ...{ way: stop.way, minutes: stop.minutes, load: stop.load },
    what: row.quantity > 1 ? `${row.quantity}\u00a0×\u00a0${row.serviceName}` : row.serviceName,
    ...{ whom: door?.name ?? '', phone: door?.phone ?? null, needs: door?.needs ?? null },
    note: [row.contents, row.details, facts?.note].filter(Boolean).join(' · '),
    address: facts?.address ?? (door ? addressOf(door) : ''),
    toAddress: stop.way === 'carry' ? (facts?.toAddress ?? null) : null,
    ...{ point: null, toPoint: null, dueOn: row.dueOn },
    hours: agreed ? [hoursAround(ctx, { id: row.id, visit: agreed }, known)] : stop.hours,
    ...{ skills: service.travel.skills, driver: service.travel.driver },
    priority: facts?.priority ?? (agreedAt ? AGREED_PRIORITY : 0),
    optional: facts?.optional ?? false,
    ...{ revenue: row.price, handling: cents(service.travel.handling) },
    ...{ agreedAt, visitId: row.visit?.id ?? null, held: null },
  }
}

function ofErrand(row: ErrandRow, door: Door | null): Errand {
  const { number, way, what, note, address, toAddress, hours, skills, driver, priority, optional } = row
  return {
    key: errandKey({ requestId: null, errandId: row.id }),
    ...{ requestId: null, errandId: row.id, number, way, what, note, address, toAddress },
    ...{ whom: door?.name ?? row.whom, phone: row.phone ?? door?.phone ?? null, needs: door?.needs ?? null },
    ...{ point: null, toPoint: null, dueOn: row.day, hours, minutes: stopMinutes(row.minutes) },
    ...{ load: { kg: row.kg, crates: row.crates }, skills, driver, priority, optional },
    ...{ revenue: row.revenue, handling: row.handling, agreedAt: null, visitId: null, held: null },
  }
}
