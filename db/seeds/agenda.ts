import { addDays, type Day, dayIn, minuteIn, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { listPeople } from '#modules/people/index.server.ts'
import {
  addAbsence,
  addVehicle,
  cancelVisit,
  type Doer,
  listUnplanned,
  moveVisit,
  scheduleVisit,
  setLanes,
} from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { dice } from './random.ts'
import type { CalendarStory, Road, Teller } from './story.ts'

/** How far back the calendar of the demo was kept, in days. */
const KEPT = 42

/** What the daily work asks of the calendar: a visit before the job is done, for those done by appointment. */
export type Agenda = (
  ctx: Ctx,
  work: { requestId: Id<'Request'>; done: Date; minutes: number; provider?: Id<'Organisation'> },
) => Promise<void>

/** Vehicles, absences, and the visits of the last weeks and of those to come, through the real use cases. */
export function tellAgenda(
  teller: Teller,
  today: Day,
  told: CalendarStory & { roads: (day: Day) => readonly Road[] },
): Agenda {
  const { diary, actor, organisation } = teller
  const random = dice(20_260_104)
  const vans: Id<'Vehicle'>[] = []
  const team = told.team.map((word): Doer => {
    const { userId, name } = actor(word)
    return { kind: 'user', id: userId!, name }
  })
  const since = addDays(today, -KEPT)
  const lead = actor(told.by)
  const names = told.vehicles.map(([name]) => name)
  diary.plan(diary.at(addDays(teller.opening, 1), 8 * 60 + 5), lead, async (ctx) => {
    for (const [name, plate] of told.vehicles) vans.push(must(await addVehicle(ctx, { name, plate })).id)
  })
  diary.plan(diary.at(since, 8 * 60 + 5), lead, async (ctx) => {
    must(await setLanes(ctx, { resource: `org:${organisation(told.firm)}`, lanes: 2 }))
  })
  diary.plan(diary.at(addDays(today, -20), 8 * 60 + 15), lead, async (ctx) => {
    const of = team[team.length - 1]!
    const on = (n: number, minute = 0) => diary.at(addDays(monday(today), n), minute)
    const away = [
      { of, reason: 'holiday', startsAt: on(14), endsAt: on(19), note: 'Semaine en famille' },
      { of: team[0]!, reason: 'training', startsAt: on(9, 9 * 60), endsAt: on(9, 12 * 60 + 30) },
      {
        of: { kind: 'vehicle', id: vans[0]! },
        reason: 'repair',
        startsAt: on(8),
        endsAt: on(9),
        note: 'Contrôle technique',
      },
      {
        of: { kind: 'organisation', id: organisation(told.firm) },
        reason: 'closed',
        startsAt: on(11),
        endsAt: on(13),
      },
    ] as const
    for (const one of away) must(await addAbsence(ctx, one))
  })
  planAhead(teller, today, told, { team, vans })

  return async (ctx, { requestId, done, minutes, provider }) => {
    if (vans.length === 0 || dayIn(done, ctx.hub.zone) < since || minutes < 10) return
    const startsAt = quarter(new Date(done.getTime() - minutes * 60_000))
    if (startsAt <= ctx.now()) return
    const who: Doer = provider ? { kind: 'organisation', id: provider } : random.pick(team)
    const vehicleId = !provider && random.chance(0.3) ? random.pick(vans) : undefined
    // Whoever is on the road with a round, and its vehicle, are nowhere else.
    const [day, minute] = [dayIn(startsAt, ctx.hub.zone), minuteIn(startsAt, ctx.hub.zone)]
    const meanwhile = told.roads(day).filter(({ from, to }) => minute < to && minute + minutes > from)
    const isTaken = ({ word, vehicle }: Road) =>
      who === team[told.team.indexOf(word ?? '')] ||
      (vehicleId !== undefined && vehicleId === vans[names.indexOf(vehicle)])
    if (meanwhile.some(isTaken)) return
    // Somebody already taken then: it is done between two, without a place in the calendar.
    await scheduleVisit(ctx, { requestId, startsAt, minutes, who, ...(vehicleId ? { vehicleId } : {}) })
  }
}

const monday = (day: Day): Day => addDays(day, 1 - weekday(day))
const quarter = (at: Date): Date => new Date(Math.floor(at.getTime() / 900_000) * 900_000)

/** The last evening: most of what waits gets its day in the three weeks to come; one is moved, one taken off. */
function planAhead(
  { diary, actor }: Teller,
  today: Day,
  told: CalendarStory,
  { team, vans }: { team: readonly Doer[]; vans: readonly Id<'Vehicle'>[] },
): void {
  const random = dice(20_260_105)
  diary.plan(diary.at(addDays(today, -1), 17 * 60 + 40), actor(told.by), async (ctx) => {
    const volunteers = (await listPeople(ctx, new URLSearchParams('lien=volunteer'))).rows
    const hands: Doer[] = [
      ...team,
      ...volunteers.slice(0, 2).map(({ id }) => ({ kind: 'person', id }) as const),
    ]
    const planned: Id<'Visit'>[] = []
    for (const request of await listUnplanned(ctx, 36)) {
      if (random.chance(0.3)) continue
      const drawn = addDays(today, random.between(0, 20))
      // Who named a day gets that day.
      const wanted = request.wantedOn && request.wantedOn >= today ? request.wantedOn : null
      const day = wanted ?? (weekday(drawn) === 7 ? addDays(drawn, 1) : drawn)
      const who = request.assigneeOrganisationId
        ? ({ kind: 'organisation', id: request.assigneeOrganisationId } as const)
        : random.pick(hands)
      const answer = await scheduleVisit(ctx, {
        requestId: request.id,
        startsAt: diary.at(day, random.between(36, 66) * 15),
        who,
        ...(random.chance(0.35) ? { vehicleId: random.pick(vans) } : {}),
      })
      if (answer.ok) planned.push(answer.value.visitId)
    }
    const [moved, gone] = planned
    if (moved) await moveVisit(ctx, { visitId: moved, startsAt: diary.at(addDays(today, 2), 10 * 60 + 15) })
    if (gone) await cancelVisit(ctx, { visitId: gone, why: 'La personne préfère la semaine suivante' })
  })
}
