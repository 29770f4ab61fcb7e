import {
  addDays,
  addMonths,
  addMonthsToDay,
  type Day,
  firstDay,
  type Month,
  monthOf,
  weekday,
} from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import {
  addContract,
  addCoverage,
  addRecurrence,
  liveContractDay,
  type RecurrenceInput,
  signContract,
} from '#modules/contracts/index.server.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { finishOccurrence, generateSeason, moveRequest, takeRequest } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { euros } from './live.ts'
import type { Teller } from './story.ts'

type ContractInput = Parameters<typeof addContract>[1]
type Volume = ContractInput['terms']['volumes'][number]

const PLAIN = { payEvery: 'quarter', inAdvance: false, indexation: 'none', rounding: 'cent' } as const
const yearFrom = (startsOn: Day) => ({ startsOn, endsOn: addDays(addMonthsToDay(startsOn, 12), -1) })
const TACIT = { noticeMonths: 3, renewalMonths: 12 } as const

async function serviceOf(ctx: Ctx, name: string): Promise<Id<'Service'>> {
  const found = (await listServices(ctx)).find((one) => one.name === name)
  if (!found) throw new Error(`no service ${name}`)
  return found.id
}
/** Paid as it is done, at the price of the tariff sheet: signing changes no figure of the year. */
const byUnit = async (ctx: Ctx, name: string, price: number): Promise<Volume> => ({
  ...{ serviceId: await serviceOf(ctx, name), included: 0, per: 'month', unitPrice: euros(price) },
})

async function sign(ctx: Ctx, input: ContractInput): Promise<Id<'Contract'>> {
  const { id } = must(await addContract(ctx, input))
  must(await signContract(ctx, { id }))
  return id
}

type Work = Omit<RecurrenceInput, 'quantity' | 'holidays'> & { quantity?: number }
const work = async (ctx: Ctx, input: Work): Promise<Id<'Recurrence'>> =>
  must(await addRecurrence(ctx, { quantity: 1, holidays: 'next', ...input })).id

/** Names that the generator of inhabitants does not make. */
const EMPLOYEES = [
  'Astier',
  'Bonnardel',
  'Chaléat',
  'Duchemin',
  'Escoffier',
  'Faravel',
  'Guillermin',
] as const

/** Employees of a company who come to the counter, their employer paying half within a ceiling. */
async function employees(ctx: Ctx, organisationId: Id<'Organisation'>): Promise<void> {
  const services = [await serviceOf(ctx, 'Repassage'), await serviceOf(ctx, 'Petit bricolage')]
  for (const [n, lastName] of EMPLOYEES.entries()) {
    const firstName = ['Aline', 'Bruno', 'Cécile', 'David', 'Élodie', 'Fabien', 'Gaëlle'][n]!
    const { id: personId } = must(
      await addPerson(ctx, { firstName, lastName, segment: 'employee', organisationId }),
    )
    const { id: requestId } = must(
      await takeRequest(ctx, { personId, serviceId: services[n % 2]!, quantity: 1, channel: 'on-site' }),
    )
    must(await moveRequest(ctx, { requestId, verb: 'finish' }))
  }
}

/** What the quarter's regular clients signed, and the work that comes back under it. */
export function tellQuartierContracts(teller: Teller, months: readonly Month[], today: Day): void {
  const { diary } = teller
  const [claire, sami] = [teller.actor('claire'), teller.actor('sami')]
  const of = (key: string) => teller.organisation(key)
  const signedOn = addDays(today, -64)
  const lastMonths = { from: signedOn, to: addMonthsToDay(today, 3) }
  let bins: Id<'Recurrence'>
  let concierge: Id<'Contract'>
  diary.plan(diary.at(addDays(firstDay(months[10]!), 4), 11 * 60), claire, async (ctx) => {
    const organisationId = of('rivoire')
    const terms = {
      ...{
        ...PLAIN,
        annualFee: euros(3400),
        indexation: 'rate' as const,
        indexRate: 200,
        rounding: 'euro' as const,
      },
      volumes: [await byUnit(ctx, 'Permanence en entreprise', 120)],
    }
    concierge = await sign(ctx, {
      ...{ organisationId, title: 'Conciergerie des salariés', ...yearFrom(ctx.today()), ...TACIT },
      ...{ eligibles: 'all', terms, note: 'Permanence dans le hall d’accueil.' },
    })
    const coverage = { takes: 'share', permille: 500, serviceScope: 'all', peopleScope: 'employees' } as const
    must(
      await addCoverage(ctx, {
        ...{
          ...coverage,
          name: 'Ateliers Rivoire, la moitié',
          payerOrganisationId: organisationId,
          contractId: concierge,
        },
        ...{ fromDay: ctx.today(), ceiling: euros(30), period: 'month', budget: euros(2000), rank: 1 },
      }),
    )
  })
  diary.plan(diary.at(addDays(today, -20), 14 * 60), sami, (ctx) => employees(ctx, of('rivoire')))
  diary.plan(diary.at(addDays(firstDay(months[11]!), 4), 11 * 60), claire, async (ctx) => {
    const serviceId = await serviceOf(ctx, 'Permanence en entreprise')
    const contractId = await sign(ctx, {
      ...{
        organisationId: of('alpinnov'),
        title: 'Permanence mensuelle',
        ...yearFrom(ctx.today()),
        ...TACIT,
      },
      ...{ eligibles: 'code', code: 'ALPI26', codeLimit: 40 },
      terms: {
        ...{ ...PLAIN, annualFee: euros(2400) },
        volumes: [{ serviceId, included: 3, per: 'quarter', unitPrice: euros(110) }],
      },
    })
    const id = await work(ctx, {
      ...{ title: 'Permanence Alpinnov', contractId, organisationId: of('alpinnov'), serviceId },
      ...{ startsOn: ctx.today(), minute: 12 * 60, minutes: 120, assignee: { kind: 'me' } },
      words: { rhythm: 'month-weekday', every: 1, nth: 2, day: 'TH' },
    })
    must(await generateSeason(ctx, { recurrenceIds: [id], from: ctx.today(), to: addMonthsToDay(today, 3) }))
    for (const month of [months[11]!, months[12]!]) {
      const on = nthOf(month, 4, 2)
      diary.plan(diary.at(on, 14 * 60), claire, async (c) => {
        must(await finishOccurrence(c, { recurrenceId: id, on }))
      })
    }
  })
  diary.plan(diary.at(signedOn, 15 * 60), claire, async (ctx) => {
    const serviceId = await serviceOf(ctx, 'Nettoyage du local à poubelles')
    const organisationId = of('syndic')
    const contractId = await sign(ctx, {
      ...{ organisationId, title: 'Entretien des locaux à poubelles', ...yearFrom(signedOn), ...TACIT },
      eligibles: 'none',
      terms: {
        ...{ ...PLAIN, annualFee: euros(240), inAdvance: true },
        volumes: [await byUnit(ctx, 'Nettoyage du local à poubelles', 48)],
      },
    })
    bins = await work(ctx, {
      ...{ title: 'Local à poubelles, parking', contractId, organisationId, serviceId },
      ...{ details: 'Clé au guichet, badge 12', startsOn: signedOn, minute: 8 * 60, minutes: 45 },
      ...{ assignee: { kind: 'organisation', id: of('proprete') } },
      words: { rhythm: 'month-weekday', every: 1, nth: 1, day: 'TU' },
    })
    must(await generateSeason(ctx, { recurrenceIds: [bins], ...lastMonths }))
    await liveContractDay(ctx)
  })
  // The first visit was done and noted; the second was not, and shows among those missed.
  const first = nthOf(monthOf(signedOn), 2, 1)
  const binsOn = first >= signedOn ? first : nthOf(addMonths(monthOf(signedOn), 1), 2, 1)
  diary.plan(diary.at(binsOn, 9 * 60), sami, async (ctx) => {
    must(await finishOccurrence(ctx, { recurrenceId: bins, on: binsOn }))
  })
  diary.plan(diary.at(addDays(today, -1), 16 * 60), claire, async (ctx) => {
    const rivoire = of('rivoire')
    const serviceId = await serviceOf(ctx, 'Permanence en entreprise')
    await work(ctx, {
      ...{
        title: 'Permanence Rivoire',
        contractId: concierge,
        organisationId: rivoire,
        serviceId,
        details: 'Hall d’accueil',
      },
      ...{ startsOn: addDays(today, 7), minute: 11 * 60 + 30, minutes: 150 },
      words: { rhythm: 'week', every: 1, days: ['WE'] },
    })
    must(await generateSeason(ctx, { from: addDays(today, 1), to: addMonthsToDay(today, 3) }))
    const startsOn = firstDay(monthOf(addMonthsToDay(today, 1)))
    must(
      await addContract(ctx, {
        ...{
          organisationId: of('eybens'),
          title: 'Distribution du journal municipal',
          ...yearFrom(startsOn),
        },
        ...{ noticeMonths: 2, eligibles: 'none', note: 'Attend le vote du conseil municipal.' },
        terms: {
          ...{ ...PLAIN, annualFee: cents(396_000), payEvery: 'month' },
          ...{ indexation: 'index' as const, indexName: 'Syntec', indexBase: 317_400 },
          volumes: [
            {
              ...{ serviceId: await serviceOf(ctx, 'Distribution du journal municipal'), included: 3 },
              ...{ per: 'month', unitPrice: euros(105) },
            },
          ],
        },
      }),
    )
  })
}

/** The n-th weekday (Monday is 1) of a month. */
function nthOf(month: Month, dow: number, n: number): Day {
  let day = firstDay(month)
  while (weekday(day) !== dow) day = addDays(day, 1)
  return addDays(day, 7 * (n - 1))
}

/** The valley's: a sawmill with its monthly session, and a school with its weekly meals. */
export function tellRuralContracts(teller: Teller, today: Day): void {
  const { diary } = teller
  const jean = teller.actor('jean')
  diary.plan(diary.at(addDays(today, -2), 11 * 60), jean, async (ctx) => {
    const scierie = teller.organisation('scierie')
    const ecole = teller.organisation('ecole')
    const startsOn = addDays(today, 7)
    const contractId = await sign(ctx, {
      ...{ organisationId: scierie, title: 'Permanence à l’atelier', ...yearFrom(startsOn), ...TACIT },
      eligibles: 'list',
      terms: {
        ...{ ...PLAIN, annualFee: euros(600), payEvery: 'year' },
        volumes: [await byUnit(ctx, 'Permanence en entreprise', 85)],
      },
    })
    await work(ctx, {
      ...{ title: 'Permanence à la scierie', contractId, organisationId: scierie, startsOn },
      ...{ serviceId: await serviceOf(ctx, 'Permanence en entreprise'), details: 'Atelier' },
      ...{ minute: 9 * 60, minutes: 180, assignee: { kind: 'me' } },
      words: { rhythm: 'month-weekday', every: 1, nth: 2, day: 'TH' },
    })
    await work(ctx, {
      ...{ title: 'Repas de la cantine', organisationId: ecole, quantity: 22, startsOn, minutes: 60 },
      serviceId: await serviceOf(ctx, 'Repas des scolaires'),
      words: { rhythm: 'week', every: 1, days: ['MO', 'TU', 'TH', 'FR'] },
    })
    must(await generateSeason(ctx, { from: today, to: addMonthsToDay(today, 3) }))
  })
}
