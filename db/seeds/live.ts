import {
  addDays,
  addMonths,
  type Day,
  dayIn,
  daysBetween,
  firstDay,
  type Month,
  monthOf,
  weekday,
} from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { join } from '#modules/contracts/index.server.ts'
import { recordOperation, valueOfHours } from '#modules/money/index.server.ts'
import {
  addOrganisation,
  addPerson,
  addPersonRole,
  type PersonSegment,
} from '#modules/people/index.server.ts'
import type { Ctx, Hub } from '#platform/context/ctx.server.ts'
import type { Actor } from '#platform/session/roles.ts'
import { tellAgenda } from './agenda.ts'
import { planBank } from './bank.ts'
import type { Diary } from './diary.ts'
import { inventedName } from './names.ts'
import { type Dice, dice } from './random.ts'
import { type Customer, planRequest, type RequestWorld } from './requests.ts'
import { planStatements } from './statements.ts'
import type { Member, Story, Teller } from './story.ts'

export const euros = (amount: number): Cents => cents(Math.round(amount * 100))

const MEANS_AT_COUNTER = [
  ['card', 50],
  ['cash', 32],
  ['cheque', 12],
  ['transfer', 6],
] as const

type World = RequestWorld & { story: Story; desk: Actor; treasurer: Actor; born: number }

/** Adds an invented inhabitant, who joins at once in a share of cases. */
async function newcomer(world: World, ctx: Ctx): Promise<Customer> {
  const { story, random } = world
  const name = inventedName(story.seed * 131 + world.born++)
  const segment = random.weighted<PersonSegment>(story.segments)
  const [postcode, city] = random.weighted(story.towns.map((town) => [town, town[2]] as const))
  const reachable = segment !== 'senior' || random.chance(0.6)
  const { id } = must(
    await addPerson(ctx, {
      ...name,
      segment,
      street: `${random.between(1, 120)} ${random.pick(story.streets)}`,
      postcode,
      city,
      phone: reachable
        ? `0${random.pick(['6', '7', '4'])}${String(random.between(0, 99_999_999)).padStart(8, '0')}`
        : undefined,
      email: random.chance(segment === 'senior' ? 0.2 : 0.7)
        ? `${name.firstName}.${name.lastName}.${world.born}@exemple.example`
            .normalize('NFD')
            .replace(/[^A-Za-z0-9.@]/g, '')
            .toLowerCase()
        : undefined,
      needs:
        segment === 'senior' && random.chance(0.3)
          ? random.pick(['Gros caractères', 'Sonner deux fois', 'Pas de téléphone : passer le matin'])
          : undefined,
    }),
  )
  if (random.chance(story.membership.share))
    must(
      await join(ctx, {
        personId: id,
        startsOn: ctx.today(),
        months: 12,
        fee: euros(story.membership.fee),
        means: random.weighted(MEANS_AT_COUNTER),
      }),
    )
  if (random.chance(0.04)) must(await addPersonRole(ctx, { personId: id, role: 'volunteer' }))
  else if (random.chance(0.03)) must(await addPersonRole(ctx, { personId: id, role: 'ambassador' }))
  const customer = { id, segment }
  world.customers.push(customer)
  return customer
}

/** Opens the place: services, partners, first euros. */
async function open(world: World, ctx: Ctx, treasurer: Ctx): Promise<void> {
  const { story } = world
  for (const {
    key,
    weight: _,
    atOnce: __,
    season: ___,
    paidBy: ____,
    provider: _____,
    prices,
    directCost,
    ...service
  } of story.services) {
    const priced = Object.fromEntries(
      Object.entries(prices).map(([segment, price]) => [segment, euros(price)]),
    )
    world.services.set(
      key,
      must(await addService(ctx, { ...service, directCost: euros(directCost), prices: priced })).id,
    )
  }
  for (const { key, ...organisation } of story.organisations)
    world.organisations.set(key, must(await addOrganisation(ctx, { siret: undefined, ...organisation })).id)
  const day = ctx.today()
  const begin = { day, label: story.hub.name }
  must(
    await recordOperation(treasurer, { ...begin, kind: 'opening-bank', amount: euros(story.opening.bank) }),
  )
  must(
    await recordOperation(treasurer, { ...begin, kind: 'opening-till', amount: euros(story.opening.till) }),
  )
}

/** Salaries, rent, grants, contracts and volunteers' hours, month after month, by the treasurer. */
function planMoney(world: World, diary: Diary, months: readonly Month[], from: Day): void {
  const { story } = world
  const on = (month: Month, n: number) => addDays(firstDay(month), n - 1)
  months.forEach((month, i) => {
    for (const operation of story.operations) {
      const amount = operation.euros(i)
      const day = on(month, operation.day)
      if (amount === null || day < from) continue
      diary.plan(diary.at(day, 17 * 60), world.treasurer, async (ctx) => {
        const { kind, label, means, pillar, payer } = operation
        const organisationId = operation.organisation
          ? world.organisations.get(operation.organisation)
          : undefined
        const partyName = story.organisations.find((o) => o.key === operation.organisation)?.name
        must(
          await recordOperation(ctx, {
            kind,
            amount: euros(amount),
            day,
            label,
            means,
            pillar,
            payer,
            organisationId,
            partyName,
          }),
        )
      })
    }
    const hours = story.volunteerHours(i)
    const day = on(month, 28)
    if (hours > 0 && day >= from)
      diary.plan(diary.at(day, 17 * 60 + 30), world.treasurer, async (ctx) => {
        must(
          await recordOperation(ctx, {
            kind: 'volunteering',
            amount: valueOfHours(hours * 60),
            day,
            label: `${hours} h`,
          }),
        )
      })
  })
}

/** The counter's days: about as many requests as the story expects, at the hours people come. */
function planCounter(world: World, diary: Diary, from: Day, until: Day): void {
  const { story, random } = world
  const start = monthOf(from)
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const dow = weekday(day)
    if (dow === 7) continue
    const i = monthIndex(start, day)
    const requests = random.count(story.weekly(i) * (dow === 6 ? 0.1 : 0.18))
    for (let n = 0; n < requests; n++) {
      const minute = dow === 6 ? random.between(9 * 60, 12 * 60) : random.between(9 * 60, 18 * 60 + 20)
      diary.plan(diary.at(day, minute), world.desk, async (ctx) => {
        const known = world.customers.length > 8 && random.chance(story.loyalty)
        // Squared: a few regulars come often, most come now and then.
        const customer = known
          ? world.customers[Math.floor(random.next() ** 2 * world.customers.length)]!
          : await newcomer(world, ctx)
        await planRequest(world, diary, ctx, customer)
      })
    }
  }
}

const monthIndex = (start: Month, day: Day): number =>
  (Number(day.slice(0, 4)) - Number(start.slice(0, 4))) * 12 +
  Number(day.slice(5, 7)) -
  Number(start.slice(5, 7))

const actorOf = (member: Member, userId: string): Actor => ({
  userId,
  name: member.name,
  roles: [member.role, ...(member.also ?? [])],
})

/** Lives the year of a story up to `now`, through the real use cases. */
export async function live(
  story: Story,
  parts: { hub: Hub; diary: Diary; users: ReadonlyMap<string, string>; now: Date },
): Promise<void> {
  const { hub, diary, users, now } = parts
  const random: Dice = dice(story.seed)
  const today = dayIn(now, hub.zone)
  const months = Array.from({ length: 13 }, (_, i) => addMonths(monthOf(today), i - 12))
  // The place opened on the first Monday, so that the first day is a working day.
  let from = firstDay(months[0]!)
  while (weekday(from) !== 1) from = addDays(from, 1)
  const actor = (word: string): Actor => {
    const member = story.cast.find((one) => one.word === word)
    if (!member) throw new Error(`nobody called ${word} in ${hub.slug}`)
    return actorOf(member, users.get(word)!)
  }
  const [coordinator, desk, treasurer] = story.cast.map((member) => actor(member.word)) as [
    Actor,
    Actor,
    Actor,
  ]
  const world: World = {
    story,
    random,
    desk,
    treasurer,
    coordinator,
    customers: [],
    services: new Map(),
    organisations: new Map(),
    born: 0,
  }
  let opened: Promise<void> | undefined
  diary.plan(diary.at(from, 8 * 60), treasurer, async (books) => {
    diary.plan(diary.at(from, 8 * 60 + 10), coordinator, (ctx) => {
      opened = open(world, ctx, books)
      return opened
    })
  })
  planMoney(world, diary, months, addDays(from, 1))
  planBank(diary, treasurer, from, today)
  planStatements(diary, treasurer, hub.slug, { opening: from, balance: euros(story.opening.bank), today })
  planCounter(world, diary, from, today)
  const teller: Teller = {
    hub,
    diary,
    actor,
    opening: from,
    now,
    organisation(key) {
      const id = world.organisations.get(key)
      if (!id) throw new Error(`no organisation ${key} in ${hub.slug}`)
      return id
    },
  }
  story.chapters(teller, months, today)
  const roads = story.roads(today)
  world.roads = roads
  world.agenda = tellAgenda(teller, today, { ...story.agenda, roads })
  planRegulars(world, diary, from, today)
  await diary.live(from, now)
}

/** Newsletters, bin rooms, permanences: asked for by organisations on fixed days. */
function planRegulars(world: World, diary: Diary, from: Day, until: Day): void {
  const start = monthOf(from)
  for (const regular of world.story.regulars)
    for (let day = addDays(from, 2); day <= until; day = addDays(day, 1)) {
      const due = regular.every === 'week' ? weekday(day) === 3 : day.endsWith('-06')
      if (!due || monthIndex(start, day) < regular.from || daysBetween(from, day) < 5) continue
      const open = weekday(day) === 7 ? addDays(day, 1) : day
      diary.plan(diary.at(open, 9 * 60 + 20), world.desk, async (ctx) => {
        await planRequest(world, diary, ctx, regular)
      })
    }
}
