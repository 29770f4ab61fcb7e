import { addDays, addMonths, type Day, firstDay, monthOf, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import {
  grantCredit,
  lapseCredits,
  owedBy,
  type Payer,
  redeemVoucher,
  sellVoucher,
  settleCharges,
  setWallet,
  tellLapses,
  topUp,
} from '#modules/money/index.server.ts'
import { addPerson, listPeople, type PersonSegment } from '#modules/people/index.server.ts'
import { moveRequest, takeRequest } from '#modules/requests/index.server.ts'
import {
  addPlan,
  changePlan,
  liveSubscriptionDay,
  type PlanInput,
  pauseSubscription,
  startSubscription,
  stopSubscription,
} from '#modules/subscriptions/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { euros } from './live.ts'
import { dice } from './random.ts'
import type { Teller } from './story.ts'

type Own = readonly [firstName: string, lastName: string, segment: PersonSegment]

export type Prepaid = {
  seed: number
  lead: string
  desk: string
  books: string
  postcode: string
  city: string
  /** Months lived with them. */
  months: number
  plans: readonly Omit<PlanInput, 'vatRate'>[]
  /** Those who subscribe to a plan that counts something: new faces, so that nobody's habits change. */
  people: readonly Own[]
  /** How many known inhabitants take the plan that counts nothing, and how many keep euros at the counter. */
  friends: number
  purses: number
  /** Starts of names of services that subscribers ask for. */
  asks: readonly string[]
  funder?: { key: string; payer: Payer }
}

type Someone = { id: Id<'Person'>; name: string }
const MEANS = ['card', 'card', 'cash', 'cheque'] as const
const open = (day: Day): Day => (weekday(day) === 7 ? addDays(day, 1) : day)

/** Plans, those who took them, wallets filled at the counter and gift vouchers: told by the hands that do it each day. */
export function tellPrepaid(teller: Teller, today: Day, story: Prepaid): void {
  const { diary } = teller
  const roll = dice(story.seed)
  const [lead, desk, books] = [story.lead, story.desk, story.books].map(teller.actor)
  const start = firstDay(addMonths(monthOf(today), -story.months))
  const plans: Id<'Plan'>[] = []
  const own: Someone[] = []

  diary.plan(diary.at(open(start), 8 * 60 + 20), lead!, async (ctx) => {
    for (const plan of story.plans) plans.push(must(await addPlan(ctx, { ...plan, vatRate: null })).id)
  })
  for (const [n, [firstName, lastName, segment]] of story.people.entries()) {
    const day = open(addDays(start, roll.between(1, story.months * 22)))
    const plan = n % 4 === 3 ? 1 : 0
    diary.plan(diary.at(day, 9 * 60 + n), desk!, async (ctx) => {
      const { postcode, city } = story
      const email = `${firstName}.${lastName}@exemple.example`
        .normalize('NFD')
        .replace(/[^A-Za-z@.]/g, '')
        .toLowerCase()
      const { id } = must(await addPerson(ctx, { firstName, lastName, segment, email, postcode, city }))
      own.push({ id, name: `${firstName} ${lastName}` })
      const { id: subscription } = must(
        await startSubscription(ctx, { planId: plans[plan]!, personId: id, startsOn: ctx.today() }),
      )
      if (n === 1)
        diary.plan(diary.at(addDays(today, -12), 11 * 60), desk!, async (c) => {
          const why = 'Hospitalisation'
          must(await pauseSubscription(c, { id: subscription, fromDay: c.today(), why }))
        })
      if (n === 2)
        diary.plan(diary.at(addDays(today, -6), 11 * 60), desk!, async (c) => {
          must(await changePlan(c, { id: subscription, planId: plans[1]! }))
        })
      if (n === 4)
        diary.plan(diary.at(addDays(today, -4), 11 * 60), desk!, async (c) => {
          must(await stopSubscription(c, { id: subscription, why: 'Déménage chez sa fille' }))
        })
      for (let on = addDays(day, roll.between(4, 9)); on <= today; on = addDays(on, roll.between(14, 24)))
        diary.plan(diary.at(open(on), 10 * 60 + roll.between(0, 90)), desk!, (c) =>
          help(c, id, story.asks[n % story.asks.length]!),
        )
    })
  }
  tellMornings(teller, start, today, story)
  tellFees(teller, start, today, books!, own)
  diary.plan(diary.at(open(addDays(start, 9)), 17 * 60), desk!, async (ctx) => {
    const { rows } = await listPeople(ctx, new URLSearchParams('public=inhabitant'))
    for (const { id } of rows.slice(0, story.friends))
      must(await startSubscription(ctx, { planId: plans[2]!, personId: id, startsOn: ctx.today() }))
    for (const [i, row] of rows.slice(-story.purses).entries()) {
      const day = open(addDays(start, roll.between(10, story.months * 28)))
      const [amount, means] = [roll.pick([20, 30, 50, 50, 80]), roll.pick(MEANS)]
      if (day > today) continue
      const name = `${row.firstName} ${row.lastName}`.trim()
      diary.plan(diary.at(day, 15 * 60 + i), desk!, (c) => fill(c, { id: row.id, name }, amount, means))
    }
  })
  tellGifts(teller, start, today, story)
}

/** A job asked for, done, and used up from what the subscription holds; owed when there is none left. */
async function help(ctx: Ctx, personId: Id<'Person'>, asked: string): Promise<void> {
  const service = (await listServices(ctx, { activeOnly: true })).find(({ name }) => name.startsWith(asked))!
  const taken = must(
    await takeRequest(ctx, { personId, serviceId: service.id, quantity: 1, channel: 'phone' }),
  )
  must(await moveRequest(ctx, { requestId: taken.id, verb: 'finish' }))
}

/** Euros left at the counter for another day; they pay when their holder says so. */
async function fill(ctx: Ctx, who: Someone, amount: number, means: (typeof MEANS)[number]): Promise<void> {
  const to = { holder: { personId: who.id, name: who.name }, unit: 'euros' as const }
  const { walletId: id } = must(await topUp(ctx, { to, amount: euros(amount), means }))
  must(await setWallet(ctx, { id, lowAt: 1000, automatic: false }))
}

/** What the machine does each morning, on the days when there is something to do. */
function tellMornings({ diary, actor }: Teller, start: Day, today: Day, story: Prepaid): void {
  for (let n = 0; n <= story.months; n++) {
    const day = firstDay(addMonths(monthOf(start), n))
    if (day > today) break
    diary.plan(diary.at(day, 5 * 60 + 25), actor(story.lead), async (ctx) => {
      await lapseCredits(ctx)
      await liveSubscriptionDay(ctx)
      await tellLapses(ctx)
    })
  }
  diary.plan(diary.at(today, 5 * 60 + 25), actor(story.lead), async (ctx) => {
    await lapseCredits(ctx)
    await liveSubscriptionDay(ctx)
    await tellLapses(ctx)
  })
}

/** Subscribers pay by transfer in the days that follow; the last month, some are late. */
function tellFees(
  { diary }: Teller,
  start: Day,
  today: Day,
  books: ReturnType<Teller['actor']>,
  own: readonly Someone[],
): void {
  for (let day = addDays(start, 36); day <= today; day = addDays(day, 30))
    diary.plan(diary.at(open(day), 18 * 60), books, async (ctx) => {
      const late = addDays(day, 30) > today ? 3 : 0
      for (const { id } of own.slice(late)) {
        const { charges } = await owedBy(ctx, { personId: id })
        const chargeIds = charges.filter((one) => one.subjectKind === 'subscription').map((one) => one.id)
        if (chargeIds.length > 0) must(await settleCharges(ctx, { chargeIds, means: 'transfer' }))
      }
    })
}

/** Credits that an office pays for, and vouchers: one to use, one used, one whose day is past. */
function tellGifts(teller: Teller, start: Day, today: Day, story: Prepaid): void {
  const { diary } = teller
  const [lead, desk] = [story.lead, story.desk].map(teller.actor)
  const { funder } = story
  diary.plan(diary.at(open(addDays(today, -34)), 14 * 60), lead!, async (ctx) => {
    const { rows } = await listPeople(ctx, new URLSearchParams('public=senior'))
    for (const row of rows.slice(-4)) {
      const name = `${row.firstName} ${row.lastName}`.trim()
      const { walletId: id } = must(
        await grantCredit(ctx, {
          to: { holder: { personId: row.id, name }, unit: 'euros' },
          quantity: 3000,
          why: funder ? 'Aide d’hiver' : 'Coup de pouce du fonds de solidarité',
          expiresOn: addDays(today, 22),
          ...(funder && {
            funder: { organisationId: teller.organisation(funder.key), payer: funder.payer },
          }),
        }),
      )
      must(await setWallet(ctx, { id, lowAt: null, automatic: false }))
    }
  })
  const sell = (day: Day, value: number, buyerName: string, forName: string, expiresOn?: Day) =>
    diary.plan(diary.at(open(day), 16 * 60 + 30), desk!, async (ctx) => {
      const message = 'Pour souffler un peu. Bon anniversaire !'
      const sold = must(
        await sellVoucher(ctx, {
          ...{ value: euros(value), buyerName, forName, message, means: 'card' },
          ...(expiresOn && { expiresOn }),
        }),
      )
      if (value === 50)
        diary.plan(diary.at(addDays(today, -8), 10 * 60 + 12), desk!, async (c) => {
          must(await redeemVoucher(c, { code: sold.code }))
        })
    })
  sell(addDays(start, 12), 20, 'Mireille Fontanel', 'Paul', addDays(today, -20))
  sell(addDays(today, -40), 50, 'Christophe Marchal', 'Odette')
  sell(addDays(today, -15), 30, 'Nadia Belkacem', 'Jeannine')
  sell(addDays(today, -2), 60, 'Les voisins du 12', 'Monsieur Perrin')
}

const HAND = { every: 'month', aligned: true, scope: '', termMonths: null, noticeDays: 0 } as const

export const QUARTIER_PREPAID: Prepaid = {
  ...{
    seed: 7301,
    lead: 'claire',
    desk: 'sami',
    books: 'odile',
    postcode: '38100',
    city: 'Grenoble',
    months: 4,
  },
  plans: [
    {
      ...{ ...HAND, name: 'Coup de main', about: 'Deux passages, pour ce qu’on veut', price: euros(25) },
      ...{ unit: 'visits', included: 2, keptFor: 1 },
    },
    {
      ...{ ...HAND, name: 'Trois heures par mois', about: 'Un engagement d’un an', price: euros(54) },
      ...{ unit: 'hours', included: 180, keptFor: 0, termMonths: 12, noticeDays: 30 },
    },
    {
      ...{ ...HAND, name: 'Colis et clés', about: 'Garde des colis et d’un double de clés', price: euros(4) },
      ...{ unit: null, included: 0, keptFor: 0 },
    },
  ],
  people: [
    ['Odette', 'Vial', 'senior'],
    ['Marcel', 'Ruffier', 'senior'],
    ['Solange', 'Brunet', 'senior'],
    ['Ivan', 'Lacroze', 'inhabitant'],
    ['Paulette', 'Gonnet', 'senior'],
    ['Samira', 'Hadj', 'inhabitant'],
    ['Lucie', 'Berthod', 'inhabitant'],
    ['Roger', 'Chapuis', 'senior'],
    ['Claudine', 'Fayolle', 'senior'],
    ['Teresa', 'Monteiro', 'inhabitant'],
    ['Hubert', 'Vasseur', 'senior'],
    ['Nadège', 'Collomb', 'inhabitant'],
    ['Simone', 'Arnoux', 'senior'],
    ['Driss', 'Amrani', 'inhabitant'],
  ],
  ...{ friends: 16, purses: 20, asks: ['Petit bricolage', 'Courses livrées', 'Aide numérique'] },
  funder: { key: 'ccas', payer: 'ccas' },
}

export const RURAL_PREPAID: Prepaid = {
  ...{
    seed: 7302,
    lead: 'jean',
    desk: 'maryse',
    books: 'jean',
    postcode: '38710',
    city: 'Saint-Maurin-en-Vallon',
  },
  months: 3,
  plans: [
    {
      ...{ ...HAND, name: 'Panier suivi', about: 'Deux livraisons par mois', price: euros(12) },
      ...{ unit: 'visits', included: 2, keptFor: 0 },
    },
    {
      ...{ ...HAND, name: 'Deux heures de dépannage', about: 'Un engagement d’un an', price: euros(38) },
      ...{ unit: 'hours', included: 120, keptFor: 0, termMonths: 12, noticeDays: 30 },
    },
    {
      ...{ ...HAND, name: 'Point relais', about: 'Colis gardés quinze jours', price: euros(3) },
      ...{ unit: null, included: 0, keptFor: 0 },
    },
  ],
  people: [
    ['Germaine', 'Pellat', 'senior'],
    ['André', 'Bouvet', 'senior'],
    ['Yvonne', 'Clot', 'senior'],
    ['Michel', 'Garnodier', 'senior'],
    ['Éliane', 'Tissot', 'senior'],
    ['Rosa', 'Ferreira', 'inhabitant'],
  ],
  ...{ friends: 6, purses: 8, asks: ['Panier livré', 'Petit dépannage'] },
}
