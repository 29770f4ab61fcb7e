import { addDays, addMonthsToDay, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { listServices, type Service } from '#modules/catalogue/index.server.ts'
import {
  agreementsOf,
  datesOf,
  lockWork,
  MOST_DATES,
  mayWriteRecurrences,
  noteGenerated,
  type Occurrence,
  type RecurringWork,
} from '#modules/contracts/index.server.ts'
import { organisationsById } from '#modules/people/index.server.ts'
import { priceUnder } from '#modules/requests/agreed.ts'
import { keptFr as fr } from '#modules/requests/messages.kept.fr.ts'
import { payerOfOrganisation } from '#modules/requests/payers.ts'
import { phaseOf } from '#modules/requests/rules/life.ts'
import type { WhoKey } from '#modules/requests/rules/slots.ts'
import { insertManyRequests, type NewRequest, occurrencesTaken } from '#modules/requests/store.server.ts'
import { overSlots, type SlotTaken } from '#modules/requests/use-cases/hold-slots.server.ts'
import { audit, type Ctx, emit, once, takeNumbers } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { planVisits, startOf, whoOfWorks } from './visits.server.ts'

export type SeasonInput = {
  /** All that still runs on the first day when absent. */
  readonly recurrenceIds?: readonly Id<'Recurrence'>[]
  readonly from: Day
  /** Included. */
  readonly to: Day
  readonly idempotencyKey?: string
}
export type SeasonCode =
  | 'not_permitted'
  | 'not_found'
  | 'ends_before_start'
  | 'day_past'
  | 'too_far'
  | 'too_many_dates'
  | 'no_dates'

/** Why a date has no job: the contract does not run that day, or nothing says what it costs. */
export type LeftWhy = 'contract_over' | 'no_price' | 'service_retired'
/** What a season made. */
export type Season = {
  readonly made: number
  /** Had a job already. */
  readonly already: number
  /** Made, with an hour and somebody to do it, and no visit: the slot is taken, or the provider may not work. */
  readonly toPlan: readonly { readonly number: string; readonly title: string; readonly day: Day }[]
  /** Left without a job, and why. */
  readonly left: readonly { readonly title: string; readonly on: Day; readonly why: LeftWhy }[]
}

/** Two months back, for who comes late; two years ahead, for nobody knows the prices of later. */
const MONTHS_BACK = 2
const MONTHS_AHEAD = 24

/** What a job is worth and whose it is, by the terms of its work. */
type Terms = Pick<
  Required<NewRequest>,
  | 'serviceId'
  | 'serviceName'
  | 'activity'
  | 'quantity'
  | 'unitPrice'
  | 'price'
  | 'priceWhy'
  | 'directCost'
  | 'payer'
  | 'contractId'
  | 'words'
>
type Planned = { work: RecurringWork; date: Occurrence; request: Terms }

/**
 * Generates the jobs of recurring work from a day to another: at most 2,000, in one statement, their numbers taken in
 * one step. Again, it makes nothing twice and only adds what is new. A date outside its contract, or without a price, is
 * answered and left. Prices are those of today, by the terms of the contract or else of the catalogue.
 */
export async function generateSeason(
  ctx: Ctx,
  input: SeasonInput,
): Promise<Result<Season, SeasonCode> | SlotTaken> {
  if (!mayWriteRecurrences(ctx.actor)) return refuse('not_permitted')
  const { from, to } = input
  if (to < from) return refuse('ends_before_start', 'to')
  if (from < addMonthsToDay(ctx.today(), -MONTHS_BACK)) return refuse('day_past', 'from')
  if (to > addMonthsToDay(ctx.today(), MONTHS_AHEAD)) return refuse('too_far', 'to')
  return await overSlots(ctx, (c) =>
    c.tx((tx) =>
      once<Season, SeasonCode>(tx, c, input.idempotencyKey, async () => {
        const works = await lockWork(c, input.recurrenceIds ?? null, from)
        if (input.recurrenceIds && works.length < new Set(input.recurrenceIds).size)
          return refuse('not_found')
        return await generate(tx, c, works, from, to)
      }),
    ),
  )
}

async function generate(
  tx: Tx,
  c: Ctx,
  works: readonly RecurringWork[],
  from: Day,
  to: Day,
): Promise<Result<Season, SeasonCode>> {
  const dates: { work: RecurringWork; date: Occurrence }[] = []
  for (const work of works) {
    for (const date of datesOf(work, { from, to }, MOST_DATES + 1)) dates.push({ work, date })
    if (dates.length > MOST_DATES) return refuse('too_many_dates', 'to')
  }
  if (dates.length === 0) return refuse('no_dates', 'from')
  const ids = works.map(({ id }) => id)
  const taken = new Set(
    (await occurrencesTaken(tx, c.hub.id, ids, from, to)).map(
      ({ recurrenceId, on }) => `${recurrenceId} ${on}`,
    ),
  )
  const fresh = dates.filter(({ work, date }) => !taken.has(`${work.id} ${date.on}`))
  const { planned, left } = await priced(c, fresh)
  const toPlan = await write(tx, c, planned)
  await noteGenerated(c, ids, to)
  return ok({ made: planned.length, already: dates.length - fresh.length, toPlan, left })
}

/** What each date is worth, or why it cannot be. */
async function priced(c: Ctx, dates: readonly { work: RecurringWork; date: Occurrence }[]) {
  const works = [...new Set(dates.map(({ work }) => work))]
  const agreements = await agreementsOf(
    c,
    works.flatMap(({ contractId }) => contractId ?? []),
    c.today(),
  )
  const organisations = await organisationsById(
    c,
    works.map(({ organisationId }) => organisationId),
  )
  const services = new Map((await listServices(c)).map((service) => [service.id, service]))
  const planned: Planned[] = []
  const left: Season['left'][number][] = []
  for (const { work, date } of dates) {
    const leave = (why: LeftWhy) => left.push({ title: work.title, on: date.on, why })
    const service = services.get(work.serviceId)
    const organisation = organisations.get(work.organisationId)
    const contract = work.contractId ? agreements.get(work.contractId) : undefined
    if (!service || service.retiredAt || !organisation) leave('service_retired')
    else if (contract && !(contract.live && contract.startsOn <= date.on && date.on <= contract.endsOn))
      leave('contract_over')
    else {
      const agreed = contract?.services.get(work.serviceId)
      const unit = service.prices[organisation.segment]
      if (!agreed && unit === undefined) leave('no_price')
      else
        planned.push({
          ...{ work, date },
          request: {
            ...(agreed
              ? priceUnder(agreed, work.quantity)
              : {
                  unitPrice: unit!,
                  price: cents(unit! * BigInt(work.quantity)),
                  priceWhy: null,
                  contractId: work.contractId,
                }),
            ...ofService(service, work.quantity),
            payer: payerOfOrganisation(organisation.kind),
            words: searchWords(organisation.name, service.name, work.title, work.details),
          },
        })
    }
  }
  return { planned, left }
}

const ofService = (service: Service, quantity: number) => ({
  serviceId: service.id,
  serviceName: service.name,
  activity: service.activity,
  quantity,
  directCost: cents(service.directCost * BigInt(quantity)),
})

/** The requests with their first line of history, numbered in the order of their days, then their visits. */
async function write(tx: Tx, c: Ctx, planned: readonly Planned[]): Promise<Season['toPlan']> {
  if (planned.length === 0) return []
  const series = `D${c.today().slice(0, 4)}`
  const first = await takeNumbers(tx, c, series, planned.length)
  const sorted = planned.toSorted((a, b) => (a.date.day < b.date.day ? -1 : a.date.day > b.date.day ? 1 : 0))
  const works = [...new Set(sorted.map(({ work }) => work))]
  const who = await whoOfWorks(c, works)
  const jobs = sorted.map((one, i) => {
    const number = `${series}-${String(first + i).padStart(4, '0')}`
    const id = newId<'Request'>()
    return {
      ...one,
      id,
      number,
      who: who.get(one.work.id) ?? null,
      startsAt: startOf(c, one.date.day, one.date.minute),
    }
  })
  const rows = jobs.map((job) => rowOf(c, job))
  const { userId, name: actorName } = c.actor
  await insertManyRequests(
    tx,
    rows,
    jobs.map(({ id: requestId, work }, i) => ({
      ...{ hubId: c.hub.id, id: newId<'RequestMove'>(), requestId, verb: 'receive' as const },
      ...{ fromState: null, toState: rows[i]!.state, why: fr.generated(work.title) },
      ...{ at: c.now(), userId, actorName },
    })),
  )
  const unplanned = await planVisits(
    tx,
    c,
    jobs.flatMap(({ id: requestId, work, who: key, startsAt }) =>
      key && startsAt
        ? [{ requestId, startsAt, minutes: work.minutes, who: key, whoName: work.assigneeName ?? '' }]
        : [],
    ),
  )
  for (const { id } of works) await audit(tx, c, 'generate', 'recurrence', id)
  await emit(tx, c, 'requests.season', c.hub.id, { made: rows.length })
  return jobs
    .filter(({ id, work, who: key }) => unplanned.has(id) || (work.assigneeName && !key))
    .map(({ number, work, date }) => ({ number, title: work.title, day: date.day }))
}

type Job = Planned & { id: Id<'Request'>; number: string; who: WhoKey | null }

function rowOf(c: Ctx, { work, date, request, id, number, who }: Job): NewRequest {
  const state = who ? 'assigned' : 'accepted'
  return {
    hubId: c.hub.id,
    id,
    number,
    state,
    phase: phaseOf(state),
    channel: 'contract',
    personId: null,
    organisationId: work.organisationId,
    ...request,
    details: [work.title, work.details].filter(Boolean).join(' · '),
    wantedOn: date.day,
    dueOn: date.day,
    assigneeUserId: who ? work.assigneeUserId : null,
    assigneePersonId: who ? work.assigneePersonId : null,
    assigneeOrganisationId: who ? work.assigneeOrganisationId : null,
    assigneeName: who ? work.assigneeName : null,
    receivedAt: c.now(),
    takenBy: c.actor.userId,
    recurrenceId: work.id,
    occurrenceOn: date.on,
    words: searchWords(number, request.words),
  }
}

/** The next season of work: from the day after the last job generated, or from today. */
export const nextSeason = (generatedTo: Day | null, today: Day): { from: Day; to: Day } => {
  const from = generatedTo && generatedTo >= today ? addDays(generatedTo, 1) : today
  return { from, to: addDays(addMonthsToDay(from, 12), -1) }
}
