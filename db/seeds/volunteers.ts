import { addDays, type Day, type Month, monthOf, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { listPeople, noteReferrer } from '#modules/people/index.server.ts'
import { noteGesture } from '#modules/trial/index.server.ts'
import {
  type Holder,
  type HoursLine,
  keepSession,
  noteSheet,
  type Worker,
} from '#modules/volunteering/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Dice, dice } from './random.ts'
import type { Teller } from './story.ts'

type Told = {
  /** Who keeps the sheets. */
  by: string
  /** Paid hours of a week, by account. */
  paid: readonly (readonly [word: string, hours: number])[]
  /** An account that gives time, where there is one. */
  volunteer?: string
  /** Hours of the i-th month, as the books value them. */
  hours(i: number): number
  place: string
  /** Who of the team holds the session of Saturday, until members take over. */
  employee: string
  /** From when on members and volunteers hold three Saturdays of four alone. */
  takeOver: Day
  seed: number
}

const SATURDAY = { fromMinute: 9 * 60, toMinute: 12 * 60 + 30 }
const STEADY = ['counter', 'workshop', 'round', 'event', 'office'] as const

/** A year of sheets copied each Saturday, and of Saturday sessions: first an employee, then members alone. */
export function tellVolunteers(teller: Teller, months: readonly Month[], today: Day, told: Told): void {
  const { diary, actor } = teller
  const random = dice(told.seed)
  const keeper = actor(told.by)
  let hands: Holder[] = []
  let first = teller.opening
  while (weekday(first) !== 6) first = addDays(first, 1)
  for (let day = first, week = 0; day <= today; day = addDays(day, 7), week++) {
    const n = week
    diary.plan(diary.at(day, 18 * 60 + 5), keeper, async (ctx) => {
      if (n % 4 === 0) hands = await helping(ctx, teller, told)
      const held = holders(teller, told, hands, day, n, random)
      const { id } = must(
        await keepSession(ctx, {
          ...{ ...SATURDAY, day, place: told.place, holders: held },
          visits: Math.min(46, 5 + Math.round(n * 0.55) + random.between(0, 8)),
        }),
      )
      const i = months.indexOf(monthOf(day))
      const lines = [
        ...paidWeek(teller, told, day),
        ...givenWeek(hands, held, id, told.hours(i), day, random),
      ]
      must(await noteSheet(ctx, { lines }))
    })
  }
  planAhead(teller, today, told, () => hands)
  planAmbassadors(teller, today, told, () => hands)
}

/** The two Saturdays to come: one is held, the other waits for somebody. */
function planAhead({ diary, actor }: Teller, today: Day, told: Told, hands: () => Holder[]): void {
  diary.plan(diary.at(addDays(today, -1), 18 * 60 + 20), actor(told.by), async (ctx) => {
    let day = addDays(today, 1)
    while (weekday(day) !== 6) day = addDays(day, 1)
    const session = { ...SATURDAY, place: told.place }
    must(await keepSession(ctx, { ...session, day, holders: hands().slice(0, 2) }))
    must(await keepSession(ctx, { ...session, day: addDays(day, 7), holders: [] }))
  })
}

/** Ambassadors bring their neighbours, a few each season; two who gave much were thanked lately. */
function planAmbassadors({ diary, actor }: Teller, today: Day, told: Told, hands: () => Holder[]): void {
  for (const [at, ago] of [160, 95, 48, 17].entries())
    diary.plan(diary.at(addDays(today, -ago), 17 * 60 + 20), actor(told.by), async (ctx) => {
      const named = (await listPeople(ctx, new URLSearchParams({ lien: 'ambassador' }))).rows
      const { rows } = await listPeople(ctx, new URLSearchParams({ public: 'inhabitant', tri: '-nom' }))
      const free = rows.filter((row) => !row.referredBy && !named.some(({ id }) => id === row.id))
      for (const [i, { id }] of free.slice(0, 5).entries()) {
        const by = named[(at + (i % 3)) % Math.max(1, named.length)]
        if (by) must(await noteReferrer(ctx, id, { personId: by.id }))
      }
    })
  diary.plan(diary.at(addDays(today, -8), 18 * 60 + 30), actor(told.by), async (ctx) => {
    const words = ['Un mot au guichet, et un bocal de Mme Lopez.', 'Appelée dimanche : elle continue.']
    const given = hands().flatMap((one) => ('personId' in one ? [one.personId] : []))
    for (const [i, personId] of given.slice(0, 2).entries())
      must(await noteGesture(ctx, { personId, gesture: 'thank', words: words[i] }))
  })
}

/** Whoever gives time by now: the account, volunteers, then members who lend a hand. */
async function helping(ctx: Ctx, { actor }: Teller, { volunteer }: Told): Promise<Holder[]> {
  const volunteers = (await listPeople(ctx, new URLSearchParams({ lien: 'volunteer' }))).rows
  const members = (await listPeople(ctx, new URLSearchParams({ etat: 'adherents' }))).rows
  const known = new Set(volunteers.map(({ id }) => id))
  const person = (personId: Id<'Person'>, kind: Holder['kind']): Holder => ({ personId, kind })
  const account = volunteer ? [{ userId: actor(volunteer).userId!, name: actor(volunteer).name }] : []
  return [
    ...account.map((one): Holder => ({ ...one, kind: 'volunteer' })),
    ...volunteers.slice(0, 7).map(({ id }) => person(id, 'volunteer')),
    ...members
      .filter(({ id }) => !known.has(id))
      .slice(0, 4)
      .map(({ id }) => person(id, 'member')),
  ]
}

function holders(
  { actor }: Teller,
  told: Told,
  hands: readonly Holder[],
  day: Day,
  week: number,
  random: Dice,
): Holder[] {
  const { userId, name } = actor(told.employee)
  const employee: Holder = { userId: userId!, name, kind: 'employee' }
  const a = hands[week % Math.max(1, hands.length)]
  const b = hands[(week + 1) % Math.max(1, hands.length)]
  const alone = day >= told.takeOver && week % 4 !== 0
  if (!alone) return random.chance(0.6) && a ? [employee, a] : [employee]
  return [a, b].filter((one, i, all) => one !== undefined && all.indexOf(one) === i) as Holder[]
}

const workerOf = (one: Holder): Worker =>
  'userId' in one ? { userId: one.userId, name: one.name } : { personId: one.personId }

/** Monday to Friday of the team. */
const paidWeek = ({ actor, opening }: Teller, told: Told, saturday: Day): HoursLine[] =>
  told.paid.flatMap(([word, hours]) => {
    const { userId, name } = actor(word)
    const days = hours >= 30 ? 5 : hours >= 20 ? 3 : 2
    return Array.from({ length: days }, (_, i): HoursLine => {
      const day = addDays(saturday, i - 5)
      const line = { day, minutes: Math.round((hours * 60) / days), kind: 'paid' as const }
      return {
        ...line,
        who: { userId: userId!, name },
        activity: word === told.employee ? 'counter' : 'office',
      }
    }).filter(({ day }) => day >= opening)
  })

/** What volunteers gave in a week: the session, then enough of the rest to make the month's hours. */
function givenWeek(
  hands: readonly Holder[],
  held: readonly Holder[],
  sessionId: Id<'SessionVersion'>,
  monthly: number,
  saturday: Day,
  random: Dice,
): HoursLine[] {
  const lines = held
    .filter(({ kind }) => kind !== 'employee')
    .map(
      (one): HoursLine => ({
        ...{
          who: workerOf(one),
          day: saturday,
          minutes: 210,
          kind: 'volunteer',
          activity: 'session',
          sessionId,
        },
      }),
    )
  // Half hours, as people write them.
  let left = Math.round((monthly * 12) / 52 / 0.5) * 30 - lines.length * 210
  for (let i = 0; left >= 60 && i < 14 && hands.length > 0; i++) {
    const minutes = Math.min(left, random.between(4, 8) * 30)
    const who = workerOf(hands[i % hands.length]!)
    const day = addDays(saturday, -random.between(1, 5))
    lines.push({ who, day, minutes, kind: 'volunteer', activity: random.pick(STEADY) })
    left -= minutes
  }
  return lines
}
