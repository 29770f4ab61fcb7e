import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { doneOn } from '#modules/requests/index.server.ts'
import { keepScheme, noteTrip, type SchemeForm } from '#modules/rounds/index.server.ts'
import { type ComparisonForm, openComparison, placedNow } from '#modules/trial/index.server.ts'
import { weekdayBack } from './calendar.ts'
import { dice } from './random.ts'
import type { Teller } from './story.ts'

type Range = readonly [low: number, high: number]

/** A way of going about it, and what its trips look like: whole numbers between two bounds. */
export type ToldScheme = {
  scheme: SchemeForm
  /** Where it goes, in turn. */
  zones: readonly string[]
  stops: Range
  km: Range
  paid: Range
  /** Fives of minutes. */
  volunteer: Range
  /** Cents that a stop brings when no request of the day says what it did. */
  perStop: Range
  handling: number
}

export type ToldTrips = {
  /** Who keeps the schemes, and who drives. */
  by: string
  driver: string
  /** Monday = 1. One trip a week on that day, the schemes in turn, for so many weeks. */
  weekday: number
  weeks: number
  /** The service whose requests of the day were served on the way. */
  service: string
  schemes: readonly ToldScheme[]
  seed: number
}

/** Plans schemes and the trips made in turn, each noted in the evening with the requests of its day. */
export function tellTrips(
  { diary, actor }: Teller,
  today: Day,
  told: ToldTrips,
): ReadonlyMap<string, Id<'Scheme'>> {
  const random = dice(told.seed)
  const within = ([low, high]: Range) => random.between(low, high)
  const ids = new Map<string, Id<'Scheme'>>()
  const first = weekdayBack(today, told.weekday, told.weeks)
  diary.plan(diary.at(addDays(first, -2), 9 * 60 + 20), actor(told.by), async (ctx) => {
    for (const { scheme } of told.schemes) ids.set(scheme.name, must(await keepScheme(ctx, scheme)).id)
  })
  for (let n = told.weeks; n >= 1; n--) {
    const day = weekdayBack(today, told.weekday, n)
    const told1 = told.schemes[n % told.schemes.length]!
    const stops = within(told1.stops)
    const facts = {
      ...{ stops, km: String(within(told1.km)), paidMinutes: within(told1.paid) },
      ...{ volunteerMinutes: 5 * within(told1.volunteer), zone: random.pick(told1.zones) },
    }
    const perStop = Array.from({ length: stops }, () => within(told1.perStop))
    diary.plan(diary.at(day, 19 * 60 + 10), actor(told.driver), async (ctx) => {
      const served = (await doneOn(ctx, day)).filter(({ label }) => label === told.service).slice(0, stops)
      const { mode, handover, name } = told1.scheme
      const typed = perStop.slice(served.length).reduce((sum, c) => sum + c, 0)
      must(
        await noteTrip(ctx, {
          ...{ day, mode, handover, schemeId: ids.get(name)!, ...facts },
          ...{ handling: cents(told1.handling), income: cents(typed), requests: served.map(({ id }) => id) },
        }),
      )
    })
  }
  return ids
}

/** One hamlet or two on Thursday mornings (seed 003: « rentabiliser les déplacements »). */
export const RURAL_TRIPS: ToldTrips = {
  ...{ by: 'jean', driver: 'lucas', weekday: 4, weeks: 12, service: 'Panier livré', seed: 7_120 },
  schemes: [
    {
      scheme: {
        ...{ name: 'Un hameau par trajet', mode: 'van', handover: 'home', zone: 'Les Combes' },
        how: 'Le jeudi matin, un seul hameau : on prend le temps de parler.',
      },
      zones: ['Les Combes', 'Le Replat', 'La Grange'],
      ...{ stops: [5, 6], km: [11, 14], paid: [66, 80], volunteer: [0, 0], perStop: [620, 760], handling: 0 },
    },
    {
      scheme: {
        ...{
          name: 'Deux hameaux le même matin',
          mode: 'van',
          handover: 'home',
          zone: 'Les Combes et Le Replat',
        },
        how: 'Le jeudi matin, deux hameaux sur la même route, commandes prises la veille.',
      },
      zones: ['Les Combes et Le Replat', 'Le Replat et La Grange'],
      ...{
        stops: [8, 10],
        km: [18, 21],
        paid: [92, 106],
        volunteer: [0, 20],
        perStop: [620, 820],
        handling: 0,
      },
    },
  ],
}

/** At people's doors or in the lockers of the hall, both by cargo bike. */
export const QUARTIER_TRIPS: ToldTrips = {
  ...{ by: 'claire', driver: 'sami', weekday: 2, weeks: 10, service: 'Courses livrées', seed: 4_410 },
  schemes: [
    {
      scheme: {
        ...{ name: 'À domicile', mode: 'cargo-bike', handover: 'home', zone: 'Rue des Tilleuls' },
        how: 'Le mardi de 17 h à 19 h, à la porte de chacun.',
      },
      zones: ['Rue des Tilleuls', 'Place du Marché', 'Les Alpins'],
      ...{ stops: [6, 8], km: [6, 9], paid: [85, 110], volunteer: [0, 0], perStop: [340, 460], handling: 0 },
    },
    {
      scheme: {
        ...{ name: 'Casiers du hall', mode: 'cargo-bike', handover: 'locker', zone: 'Hall du 14' },
        how: 'Le mardi de 17 h à 18 h, en une fois ; chacun passe quand il veut.',
      },
      zones: ['Hall du 14', 'Hall du 22'],
      ...{
        stops: [6, 9],
        km: [3, 4],
        paid: [35, 50],
        volunteer: [0, 15],
        perStop: [240, 320],
        handling: 140,
      },
    },
  ],
}

/** A comparison as its coordinator opens it, two weeks before its first trip or so. */
export type ToldComparison = Pick<ComparisonForm, 'name' | 'question' | 'goal' | 'minTrips'> & {
  /** How its hypothesis begins, when there is one. */
  of?: string
  /** Days that it lasts after today. */
  left: number
}

/** Plans the comparison of the schemes of `told` into the diary, from the week of its first trip. */
export function tellComparison(
  { diary, actor }: Teller,
  today: Day,
  told: ToldTrips,
  ids: ReadonlyMap<string, Id<'Scheme'>>,
  comparison: ToldComparison,
): void {
  const startsOn = addDays(weekdayBack(today, told.weekday, told.weeks), -2)
  diary.plan(diary.at(startsOn, 9 * 60 + 30), actor(told.by), async (ctx) => {
    const { of, left, ...facts } = comparison
    const { stage, hypotheses } = await placedNow(ctx)
    const hypothesisId = of ? hypotheses.find(({ text }) => text.startsWith(of))?.id : undefined
    must(
      await openComparison(ctx, stage?.id, {
        ...{ ...facts, startsOn, endsOn: addDays(today, left), hypothesisId },
        schemes: told.schemes.map(({ scheme }) => ids.get(scheme.name)!),
      }),
    )
  })
}

export const RURAL_COMPARISON: ToldComparison = {
  name: 'Un hameau ou deux par matin',
  question: 'Grouper deux hameaux paie-t-il le déplacement, sans lasser ceux que l’on sert ?',
  ...{ goal: 'margin-per-stop', minTrips: 6, of: 'Livrer deux hameaux', left: 12 },
}

export const QUARTIER_COMPARISON: ToldComparison = {
  name: 'À la porte ou dans les casiers',
  question: 'Les casiers du hall coûtent-ils moins, et plaisent-ils autant ?',
  ...{ goal: 'margin-per-stop', minTrips: 6, left: 20 },
}
