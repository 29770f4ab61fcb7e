import { addDays, type Day, dayIn, minuteIn } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { getService, listServices } from '#modules/catalogue/index.server.ts'
import { type Place, placesOfOrganisations, placesOfPeople } from '#modules/people/index.server.ts'
import { readAbsences } from '#modules/requests/calendar/absence-store.server.ts'
import { type Choice, type Choices, choicesFor } from '#modules/requests/calendar/choices.server.ts'
import { MOST_VISITS, unplannedRequests } from '#modules/requests/calendar/store.server.ts'
import { type PlannedVisit, visitsOf, withServed } from '#modules/requests/calendar/visits.server.ts'
import { mayKeepVehicles, mayNoteAbsences, mayPlanVisits } from '#modules/requests/permits.ts'
import { daysOf, daysTouched, hoursShown, type Piece, pieceOn } from '#modules/requests/rules/calendar.ts'
import { isOpen } from '#modules/requests/rules/life.ts'
import {
  idOfKey,
  keyOfAssignee,
  minutesOf,
  plannedMinutes,
  type Resource,
  type Span,
  spanOfDays,
  type WhoKey,
} from '#modules/requests/rules/slots.ts'
import { requestById } from '#modules/requests/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import { type Asked, type Group, isGroup } from './address.ts'

/** The part of something that one day of the calendar shows. */
export type DayPiece = Piece & { day: Day }

const piecesOf = (span: Span, zone: string, days: ReadonlySet<Day>): DayPiece[] =>
  daysTouched(span, zone)
    .filter((day) => days.has(day))
    .flatMap((day) => {
      const piece = pieceOn(day, span, zone)
      return piece ? [{ ...piece, day }] : []
    })

const addressOf = (place: Place | undefined): string =>
  place
    ? [place.street, [place.postcode, place.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')
    : ''

/** A visit as the calendar shows it. */
function shown(visit: PlannedVisit, zone: string, days: ReadonlySet<Day>) {
  const { id, requestId, number, startsAt, endsAt, who, whoName, vehicleId, vehicleName } = visit
  return {
    ...{ id, requestId, number, startsAt, endsAt, who, whoName, vehicleId, vehicleName },
    serviceName: visit.serviceName,
    quantity: visit.quantity,
    forWhom: visit.forWhom,
    note: visit.note,
    sequence: visit.sequence,
    state: visit.state,
    over: !isOpen(visit.state),
    minutes: minutesOf(visit),
    pieces: piecesOf(visit, zone, days),
  }
}
export type ShownVisit = ReturnType<typeof shown>

const inGroup = (group: Group, key: Resource): boolean =>
  group === 'all' || (group === 'providers') === key.startsWith('org:')

const belongs = (who: Asked['who'], resource: Resource): boolean => {
  if (!isGroup(who)) return who === resource
  const vehicle = resource.startsWith('vehicle:')
  return who === 'vehicles' ? vehicle : !vehicle && inGroup(who, resource)
}

/** The visits of a period for a group or for one; those of vehicles are read by what they take along. */
async function visitsFor(ctx: Ctx, asked: Asked, span: Span): Promise<PlannedVisit[]> {
  if (asked.who === 'vehicles') return (await visitsOf(ctx, span)).filter((visit) => visit.vehicleId)
  if (isGroup(asked.who)) {
    const group = asked.who
    return (await visitsOf(ctx, span)).filter((visit) => inGroup(group, visit.who))
  }
  return asked.who.startsWith('vehicle:')
    ? await visitsOf(ctx, { ...span, vehicleId: idOfKey<'Vehicle'>(asked.who) })
    : await visitsOf(ctx, { ...span, who: [asked.who as WhoKey] })
}

/** Everything the calendar shows for what an address asks. Flat: its reads are ranges of the period, whatever the past. */
export async function readCalendar(ctx: Ctx, db: Db, asked: Asked) {
  const { zone } = ctx.hub
  const days = daysOf(asked.view, asked.day)
  const inView = new Set(days)
  const span = spanOfDays(days[0]!, addDays(days.at(-1)!, 1), zone)
  const found = await visitsFor(ctx, asked, span)
  const away = await ctx.read((tx) =>
    readAbsences(tx, ctx.hub.id, { ...span, ...(isGroup(asked.who) ? {} : { resources: [asked.who] }) }),
  )
  const choices = await choicesFor(ctx, db)
  const visits = found.map((visit) => shown(visit, zone, inView))
  const absences = away
    .filter((row) => belongs(asked.who, row.resource))
    .map(({ id, resource, resourceName, reason, note, startsAt, endsAt }) => ({
      ...{ id, resource, resourceName, reason, note, startsAt, endsAt },
      pieces: piecesOf({ startsAt, endsAt }, zone, inView),
    }))
  const pieces = [...visits, ...absences.filter((row) => row.pieces.some(isPart))].flatMap(
    (one) => one.pieces,
  )
  const now = ctx.now()
  return {
    // On paper, a day or somebody's week is what they take along: with addresses and telephones.
    places:
      asked.view === 'day' || (asked.view === 'week' && !isGroup(asked.who))
        ? await placesFor(ctx, found)
        : new Map(),
    days,
    visits,
    absences,
    choices,
    rows: rowsOf(asked, choices, visits, absences),
    hours: hoursShown(pieces.filter(isPart)),
    now: { day: dayIn(now, zone), minute: minuteIn(now, zone) },
    full: found.length >= MOST_VISITS,
    may: {
      plan: mayPlanVisits(ctx.actor),
      absences: mayNoteAbsences(ctx.actor),
      vehicles: mayKeepVehicles(ctx.actor),
    },
  }
}
export type CalendarPage = Awaited<ReturnType<typeof readCalendar>>

/** Not the whole of a day: what lasts all day must not stretch the hours shown. */
const isPart = (piece: Piece): boolean => !(piece.from === 0 && piece.to === 24 * 60)

/** Whose lines the calendar has, in order: the team always, the others when they have something. */
function rowsOf(
  asked: Asked,
  choices: Choices,
  visits: readonly ShownVisit[],
  absences: readonly { resource: Resource; resourceName: string }[],
): Choice[] {
  if (!isGroup(asked.who)) {
    const all = [...choices.team, ...choices.volunteers, ...choices.providers, ...choices.vehicles]
    const known = all.find((one) => one.value === asked.who)
    const name = visits.find((visit) => visit.who === asked.who)?.whoName
    return [known ?? { value: asked.who, label: name ?? '' }]
  }
  if (asked.who === 'vehicles') return choices.vehicles
  const rows = new Map<Resource, Choice>()
  const add = (value: Resource, label: string) => {
    if (!rows.has(value)) rows.set(value, { value, label })
  }
  if (asked.who !== 'providers') for (const one of choices.team) add(one.value, one.label)
  for (const visit of visits) add(visit.who, visit.whoName)
  for (const { resource, resourceName } of absences) add(resource, resourceName)
  if (asked.who === 'providers') for (const one of choices.providers.slice(0, 12)) add(one.value, one.label)
  return [...rows.values()].slice(0, 60)
}

type AtDoor = { address: string; phone: string | null; needs: string | null }

/** Addresses and telephones of the visits of a day sheet, for those who go there. */
async function placesFor(ctx: Ctx, rows: readonly PlannedVisit[]): Promise<Map<Id<'Visit'>, AtDoor>> {
  const people = await placesOfPeople(
    ctx,
    rows.map((row) => row.personId),
  )
  const organisations = await placesOfOrganisations(
    ctx,
    rows.map((row) => row.organisationId),
  )
  return new Map(
    rows.map((row) => {
      const place =
        (row.personId && people.get(row.personId)) ||
        (row.organisationId && organisations.get(row.organisationId)) ||
        undefined
      return [row.id, { address: addressOf(place), phone: place?.phone ?? null, needs: place?.needs ?? null }]
    }),
  )
}

/** The requests that nobody planned, with the length each should take. */
export async function unplanned(ctx: Ctx) {
  const rows = await ctx.read((tx) => unplannedRequests(tx, ctx.hub.id, 40))
  const minutes = new Map((await listServices(ctx)).map((service) => [service.id, service.minutes]))
  return (await withServed(ctx, rows)).map((row) => {
    return {
      id: row.id,
      number: row.number,
      serviceName: row.serviceName,
      quantity: row.quantity,
      forWhom: row.forWhom,
      dueOn: row.dueOn,
      late: row.dueOn < ctx.today(),
      assigneeName: row.assigneeName,
      who: keyOfAssignee(row),
      minutes: plannedMinutes(minutes.get(row.serviceId) ?? 0, row.quantity),
    }
  })
}
export type Unplanned = Awaited<ReturnType<typeof unplanned>>[number]

/** One request to plan, whatever the list beside the calendar shows; null when unknown here. */
export async function requestToPlan(ctx: Ctx, id: Id<'Request'>) {
  const request = await ctx.read((tx) => requestById(tx, ctx.hub.id, id))
  if (!request) return null
  const [row] = await withServed(ctx, [request])
  const service = await getService(ctx, request.serviceId)
  return {
    id: request.id,
    number: request.number,
    serviceName: request.serviceName,
    quantity: request.quantity,
    forWhom: row!.forWhom,
    details: request.details,
    dueOn: request.dueOn,
    wantedOn: request.wantedOn,
    assigneeName: request.assigneeName,
    who: keyOfAssignee(request),
    minutes: plannedMinutes(service?.minutes ?? 0, request.quantity),
    open: isOpen(request.state),
  }
}
export type ToPlan = NonNullable<Awaited<ReturnType<typeof requestToPlan>>>

/** One visit, cancelled ones too: what was just changed, or what an address opens. */
export async function oneVisit(ctx: Ctx, id: Id<'Visit'>) {
  const [visit] = await visitsOf(ctx, { ids: [id], cancelled: true })
  if (!visit) return null
  const { zone } = ctx.hub
  const day = dayIn(visit.startsAt, zone)
  const places = await placesFor(ctx, [visit])
  return {
    ...shown(visit, zone, new Set([day])),
    day,
    from: minuteIn(visit.startsAt, zone),
    cancelled: visit.cancelledAt !== null,
    ahead: visit.startsAt > ctx.now(),
    place: places.get(visit.id) ?? null,
  }
}
export type OneVisit = NonNullable<Awaited<ReturnType<typeof oneVisit>>>
