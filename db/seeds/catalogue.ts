import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import {
  addService,
  editService,
  listServices,
  type NewService,
  pauseService,
  setPrice,
} from '#modules/catalogue/index.server.ts'
import type { PersonSegment } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { euros } from './live.ts'
import type { Teller } from './story.ts'

type Terms = Partial<
  Pick<
    NewService,
    'documents' | 'zone' | 'skills' | 'providerShare' | 'vatRate' | 'homeService' | 'season' | 'delayHours'
  >
>
type Priced = Partial<Record<PersonSegment, number>>
type Sold = Pick<NewService, 'name' | 'activity' | 'unit'> & {
  description: string
  minutes?: number
  directCost?: number
  prices: Priced
  solidarity?: Priced
} & Terms

/** What a hub learnt to say of its services in a year; services are named as in its catalogue. */
export type Learnt = {
  terms: Readonly<Record<string, Terms>>
  /** Euros of the solidarity and support rates. */
  rates: Readonly<Record<string, { solidarity?: Priced; support?: Priced }>>
  seasonal: readonly Sold[]
  packages: readonly (Sold & { holds: readonly (readonly [service: string, quantity: number])[] })[]
  /** A price announced for the first of the month after next. */
  announced: readonly { service: string; segment: PersonSegment; price: number }[]
  paused?: { service: string; why: string; from: number; days: number }
}

const cents = (prices: Priced = {}) =>
  Object.fromEntries(Object.entries(prices).map(([segment, price]) => [segment, euros(price)]))

async function sell(ctx: Ctx, sold: Sold, parts?: NewService['parts']): Promise<void> {
  const { prices, solidarity, minutes = 0, directCost = 0, ...service } = sold
  const priced = { prices: cents(prices), rates: { solidarity: cents(solidarity) } }
  must(await addService(ctx, { ...service, minutes, directCost: euros(directCost), ...priced, parts }))
}

/** Three weeks ago, one quiet morning: terms, rates, seasons and packages, by the coordinator. */
export function tellCatalogue(teller: Teller, today: Day, by: string, learnt: Learnt): void {
  const { diary } = teller
  diary.plan(diary.at(addDays(today, -21), 7 * 60 + 40), teller.actor(by), async (ctx) => {
    const byName = new Map((await listServices(ctx)).map((service) => [service.name, service]))
    const idOf = (name: string): Id<'Service'> => byName.get(name)!.id
    for (const [name, terms] of Object.entries(learnt.terms)) {
      const {
        prices: _,
        rates: __,
        parts: ___,
        pauses: ____,
        updatedAt: seenAt,
        ...known
      } = byName.get(name)!
      const { description, activity, unit, minutes, directCost } = known
      const change = { name, description, activity, unit, minutes, directCost, ...terms, seenAt }
      must(await editService(ctx, idOf(name), change))
    }
    for (const [name, rates] of Object.entries(learnt.rates))
      for (const rate of ['solidarity', 'support'] as const)
        for (const [segment, price] of Object.entries(rates[rate] ?? {})) {
          const set = { serviceId: idOf(name), segment: segment as PersonSegment, rate, fromDay: ctx.today() }
          must(await setPrice(ctx, { ...set, price: euros(price) }))
        }
    for (const sold of learnt.seasonal) await sell(ctx, sold)
    for (const { holds, ...sold } of learnt.packages)
      await sell(
        ctx,
        sold,
        holds.map(([name, quantity]) => ({ serviceId: idOf(name), quantity })),
      )
    for (const { service, segment, price } of learnt.announced) {
      const fromDay = addDays(today, 40)
      must(await setPrice(ctx, { serviceId: idOf(service), segment, fromDay, price: euros(price) }))
    }
    const { paused } = learnt
    if (paused) {
      const fromDay = addDays(today, paused.from)
      const untilDay = addDays(fromDay, paused.days)
      must(await pauseService(ctx, { serviceId: idOf(paused.service), fromDay, untilDay, why: paused.why }))
    }
  })
}

const HOME = { homeService: true, vatRate: 100 } as const

export const QUARTIER_CATALOGUE: Learnt = {
  terms: {
    'Petit bricolage': { ...HOME, skills: ['bricolage'], providerShare: 560, zone: ['38000', '38100'] },
    Ménage: { ...HOME, providerShare: 770 },
    Repassage: { vatRate: 200, providerShare: 640 },
    Pressing: { vatRate: 200, providerShare: 660 },
    'Courses livrées': { zone: ['38000', '38100'] },
    'Aide numérique': { documents: ['l’appareil et son chargeur', 'les identifiants notés'] },
    'Garde de colis': { documents: ['pièce d’identité', 'avis de passage'] },
    'Réparation de vélo': { skills: ['cycles'], providerShare: 700 },
  },
  rates: {
    Repassage: { solidarity: { inhabitant: 9, senior: 8 }, support: { inhabitant: 17 } },
    'Courses livrées': {
      solidarity: { inhabitant: 4, senior: 3 },
      support: { inhabitant: 10, employee: 10 },
    },
    'Aide numérique': { solidarity: { inhabitant: 1 }, support: { inhabitant: 5 } },
  },
  seasonal: [
    {
      ...{ name: 'Tonte et taille', activity: 'home-services', unit: 'hour', minutes: 60, directCost: 16 },
      description: 'Jardins et balcons, déchets emportés.',
      ...{ prices: { inhabitant: 24, senior: 21 }, solidarity: { senior: 14 } },
      ...{ ...HOME, skills: ['espaces verts'], providerShare: 680, season: [3, 4, 5, 6, 7, 8, 9, 10] },
    },
    {
      ...{ name: 'Déneigement du pas de porte', activity: 'home-services', unit: 'job', minutes: 20 },
      description: 'Avant 8 heures, sel compris.',
      ...{ prices: { inhabitant: 7, senior: 5 }, season: [11, 12, 1, 2, 3], delayHours: 12 },
    },
  ],
  packages: [
    {
      ...{ name: 'Forfait retour d’hôpital', activity: 'errands', unit: 'job' },
      description: 'La première semaine à la maison.',
      ...{ prices: { inhabitant: 62, senior: 52 }, solidarity: { senior: 30 } },
      holds: [
        ['Courses livrées', 2],
        ['Ménage', 2],
        ['Repassage', 1],
      ],
    },
    {
      ...{ name: 'Forfait emménagement', activity: 'repairs', unit: 'job' },
      description: 'Les clés, et tout est en place.',
      prices: { inhabitant: 68, employee: 74 },
      holds: [
        ['Petit bricolage', 3],
        ['Ménage', 1],
        ['Garde de plantes et du courrier', 1],
      ],
    },
  ],
  announced: [
    { service: 'Ménage', segment: 'inhabitant', price: 23 },
    { service: 'Ménage', segment: 'senior', price: 20 },
  ],
  paused: {
    service: 'Garde de plantes et du courrier',
    why: 'le casier du hall est en réparation',
    from: 6,
    days: 8,
  },
}

export const RURAL_CATALOGUE: Learnt = {
  terms: {
    'Petit dépannage': { ...HOME, skills: ['plomberie'], providerShare: 650 },
    'Trajet accompagné': { documents: ['convocation ou rendez-vous', 'carte vitale'] },
    'Retrait d’espèces': { documents: ['carte bancaire', 'pièce d’identité'] },
    'Linge déposé': { vatRate: 200 },
  },
  rates: {
    'Panier livré': { solidarity: { inhabitant: 3, senior: 2 }, support: { inhabitant: 9 } },
    'Trajet accompagné': { solidarity: { inhabitant: 4, senior: 3 }, support: { inhabitant: 12 } },
  },
  seasonal: [
    {
      ...{ name: 'Bois rentré', activity: 'home-services', unit: 'hour', minutes: 60, directCost: 12 },
      description: 'Un stère rangé sous l’abri.',
      ...{ prices: { inhabitant: 20, senior: 17 }, solidarity: { senior: 10 } },
      ...{ ...HOME, season: [9, 10, 11, 12] },
    },
    {
      ...{ name: 'Cueillette en sortie', activity: 'events', unit: 'item', minutes: 180, directCost: 2 },
      description: 'Avec la Ferme des Noyers.',
      prices: { inhabitant: 6, pupil: 2 },
      season: [6, 7, 8, 9],
    },
  ],
  packages: [
    {
      ...{ name: 'Forfait bien chez soi', activity: 'errands', unit: 'month' },
      description: 'Un mois de passages réguliers.',
      ...{ prices: { inhabitant: 52, senior: 42 }, solidarity: { senior: 24 } },
      holds: [
        ['Panier livré', 4],
        ['Petit dépannage', 1],
        ['Linge déposé', 1],
      ],
    },
    {
      ...{ name: 'Forfait rendez-vous', activity: 'mobility', unit: 'job' },
      description: 'Aller, retour et papiers.',
      prices: { inhabitant: 18, senior: 14 },
      holds: [
        ['Trajet accompagné', 2],
        ['Accès et aide numérique', 1],
      ],
    },
  ],
  announced: [{ service: 'Trajet accompagné', segment: 'inhabitant', price: 9.5 }],
}
