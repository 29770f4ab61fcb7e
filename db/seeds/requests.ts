import { addDays, type Day, dayIn, minuteIn, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import type { PersonSegment } from '#modules/people/index.server.ts'
import {
  moveRequest,
  openAmong,
  payRequest,
  rateRequest,
  takeAndSettle,
  takeRequest,
} from '#modules/requests/index.server.ts'
import { isStanding } from '#modules/rounds/errands/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Actor } from '#platform/session/roles.ts'
import type { Agenda } from './agenda.ts'
import type { Diary } from './diary.ts'
import type { Dice } from './random.ts'
import type { Regular, Road, Story, StoryService } from './story.ts'

export type Customer = { id: Id<'Person'>; segment: PersonSegment }

export type RequestWorld = {
  story: Story
  random: Dice
  desk: Actor
  treasurer: Actor
  coordinator: Actor
  customers: Customer[]
  services: Map<string, Id<'Service'>>
  organisations: Map<string, Id<'Organisation'>>
  agenda?: Agenda
  roads?: (day: Day) => readonly Road[]
}

const CHANNELS = [
  ['counter', 51],
  ['web', 21],
  ['phone', 14],
  ['on-site', 6],
  ['email', 5],
  ['prescriber', 3],
] as const
const MEANS = [
  ['card', 48],
  ['cash', 34],
  ['cheque', 12],
  ['transfer', 6],
] as const
/** 1 to 4; about 88 % are satisfied. */
const SCORES = [
  [4, 52],
  [3, 36],
  [2, 9],
  [1, 3],
] as const
const COMMENTS = [
  'Rapide et souriant',
  'Merci à toute l’équipe',
  'Très pratique',
  '',
  '',
  '',
  '',
  'Un peu long cette fois',
  'Je reviendrai',
]
/** Activities whose work is done at the counter or elsewhere, and brought. */
const HANDED_OVER: readonly string[] = ['grocery', 'errands', 'laundry']
const QUANTITIES = [
  [1, 78],
  [2, 15],
  [3, 7],
] as const

const nextOpenDay = (day: Day, n = 1): Day => {
  let next = day
  for (let left = n; left > 0; left--) {
    next = addDays(next, 1)
    if (weekday(next) === 7) next = addDays(next, 1)
  }
  return next
}

/** When work received at an instant gets done: mostly the same or the next open day, one in nine by appointment later. */
function doneAt(world: RequestWorld, diary: Diary, received: Date, zone: string): Date {
  const { random } = world
  const day = dayIn(received, zone)
  const minute = minuteIn(received, zone)
  const close = weekday(day) === 6 ? 12 * 60 + 30 : 19 * 60
  const pace = random.next()
  if (pace < 0.58 && minute + 40 < close) return diary.at(day, random.between(minute + 30, close))
  const planned = pace > 0.89
  return diary.at(nextOpenDay(day, planned ? random.between(3, 8) : 1), random.between(9 * 60 + 15, 12 * 60))
}

type Work = { id: Id<'Request'>; received: Date; service: StoryService; byOrganisation: boolean }

const QUARTER = 15 * 60_000
/** Nobody waits longer than this for a round. */
const LONGEST_WAIT = 44 * 3_600_000

/** What is brought to doors waits for a round that is soon there; had none taken it, the desk did it that evening. */
function carriedAt(
  { roads, story }: RequestWorld,
  diary: Diary,
  { received, service, byOrganisation }: Work,
  zone: string,
): Date | null {
  if (byOrganisation || service.provider || !story.carried.includes(service.key)) return null
  const today = dayIn(received, zone)
  // A round is made up the evening before.
  const soonest = minuteIn(received, zone) < 17 * 60 ? 1 : 2
  for (const day of [soonest, soonest + 1].map((n) => addDays(today, n))) {
    const [road] = roads?.(day) ?? []
    if (!road) continue
    const waits = diary.at(day, road.from).getTime() - received.getTime()
    return waits > LONGEST_WAIT ? null : diary.at(day, 18 * 60 + 10)
  }
  return null
}

function chooseService(world: RequestWorld, month: number, segment: PersonSegment): StoryService {
  const offered = world.story.services.filter(
    (service) => service.prices[segment] !== undefined && service.weight > 0,
  )
  return world.random.weighted(offered.map((s) => [s, s.weight * (s.season?.[month] ?? 1)] as const))
}

/** One request from its arrival to wherever its life leads; what lies after the story's end stays to be done. */
export async function planRequest(
  world: RequestWorld,
  diary: Diary,
  ctx: Ctx,
  asked: Customer | Regular,
): Promise<void> {
  const { random, story } = world
  const today = ctx.today()
  const regular = 'organisation' in asked ? asked : null
  const service = regular
    ? story.services.find((s) => s.key === regular.service)!
    : chooseService(world, Number(today.slice(5, 7)) - 1, (asked as Customer).segment)
  const customer = regular ? null : (asked as Customer)
  const helped =
    service.paidBy && customer?.segment === service.paidBy.segment && random.chance(service.paidBy.share)
      ? world.organisations.get(service.paidBy.organisation)
      : undefined
  const input = {
    personId: customer?.id,
    organisationId: regular ? world.organisations.get(regular.organisation) : undefined,
    serviceId: world.services.get(service.key)!,
    quantity: regular ? regular.quantity : random.weighted(QUANTITIES),
    channel: regular ? ('email' as const) : random.weighted(CHANNELS),
    payerOrganisationId: helped,
    details: regular?.details ?? '',
  }
  if (service.atOnce && !helped && !regular) {
    must(await takeAndSettle(ctx, input, { means: random.weighted(MEANS) }))
    return
  }
  const { id } = must(await takeRequest(ctx, input))
  const received = ctx.now()
  const fate = random.next()
  if (fate < 0.035) {
    const why = random.pick([
      'La personne a trouvé une autre solution',
      'Demande faite deux fois',
      'Reportée sans date',
    ])
    diary.plan(new Date(received.getTime() + random.between(40, 300) * 60_000), world.desk, async (c) => {
      must(await moveRequest(c, { requestId: id, verb: 'cancel', why }))
    })
    return
  }
  if (fate < 0.05) {
    diary.plan(new Date(received.getTime() + random.between(10, 90) * 60_000), world.desk, async (c) => {
      must(
        await moveRequest(c, { requestId: id, verb: 'redirect', why: 'Orientée vers un service spécialisé' }),
      )
    })
    return
  }
  planWork(world, diary, { id, received, service, byOrganisation: Boolean(helped ?? regular) }, ctx.hub.zone)
}

/** A round may have been there before. */
async function stillWaits(ctx: Ctx, id: Id<'Request'>): Promise<boolean> {
  return (await openAmong(ctx, [id])).has(id)
}

function planWork(world: RequestWorld, diary: Diary, work: Work, zone: string): void {
  const { random } = world
  const usual = doneAt(world, diary, work.received, zone)
  const carried = carriedAt(world, diary, work, zone)
  const done = carried ?? usual
  const wait = carried ? QUARTER : (done.getTime() - work.received.getTime()) * 0.25
  const assigned = new Date(work.received.getTime() + wait)
  const provider = work.service.provider ? world.organisations.get(work.service.provider) : undefined
  diary.plan(assigned, world.desk, async (c) => {
    const assignee = provider ? ({ kind: 'organisation', id: provider } as const) : ({ kind: 'me' } as const)
    if (!(await stillWaits(c, work.id))) return
    must(await moveRequest(c, { requestId: work.id, verb: 'assign', assignee }))
    // What is only handed over needs no appointment: a round brings it.
    if (HANDED_OVER.includes(work.service.activity)) return
    await world.agenda?.(c, { requestId: work.id, done, minutes: work.service.minutes, provider })
  })
  const finish = async (c: Ctx): Promise<void> => {
    const open = await stillWaits(c, work.id)
    const at = c.now()
    const day = dayIn(at, zone)
    // A round brings it and its driver says so; else the desk does it the next evening.
    if (open && (await c.read((tx) => isStanding(tx, c.hub.id, work.id)))) {
      diary.plan(diary.at(nextOpenDay(day), 18 * 60 + 10), world.desk, finish)
      return
    }
    if (open) must(await moveRequest(c, { requestId: work.id, verb: 'finish' }))
    if (work.byOrganisation) {
      // Organisations pay by transfer, some three weeks later.
      diary.plan(diary.at(nextOpenDay(day, random.between(14, 22)), 11 * 60), world.treasurer, async (p) => {
        must(await payRequest(p, { requestId: work.id, means: 'transfer' }))
      })
      return
    }
    const means = random.weighted(MEANS)
    const paidOn = random.chance(0.8)
      ? at
      : diary.at(nextOpenDay(day, random.between(1, 6)), random.between(600, 700))
    diary.plan(paidOn, world.desk, async (p) => {
      must(await payRequest(p, { requestId: work.id, means }))
    })
    if (random.chance(0.26))
      diary.plan(
        diary.at(nextOpenDay(day, random.between(1, 3)), random.between(800, 1080)),
        world.desk,
        async (p) => {
          must(
            await rateRequest(p, {
              requestId: work.id,
              score: random.weighted(SCORES),
              comment: random.pick(COMMENTS),
            }),
          )
        },
      )
  }
  diary.plan(done, world.desk, finish)
}
