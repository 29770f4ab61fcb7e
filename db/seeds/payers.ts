import { addDays, addMonths, type Day, firstDay, monthOf, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { addCoverage, type CoverageInput, namePersonIn } from '#modules/contracts/index.server.ts'
import { owedBy, settleCharges } from '#modules/money/index.server.ts'
import { addPerson, type PersonSegment } from '#modules/people/index.server.ts'
import { followSettled, moveRequest, payRequest, takeRequest } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { dice } from './random.ts'
import type { Teller } from './story.ts'

type Terms = Omit<CoverageInput, 'fromDay' | 'payerOrganisationId' | 'peopleScope'> & {
  /** Key of the organisation that pays; the hub's own fund without one. */
  payer?: string
  /** Those it names, by first name; everybody its other scope says otherwise. */
  names?: readonly string[]
  peopleScope?: CoverageInput['peopleScope']
}

/** Somebody for whom several pay, what they ask for and how often. */
type Helped = {
  firstName: string
  lastName: string
  segment: PersonSegment
  street: string
  works?: string
  /** Starts of names of services, asked for in turn. */
  asks: readonly string[]
  everyDays: number
}

/** When an organisation pays by one transfer what it owes of the months before; nothing for the last ones when late. */
type Pays = { payer: string; day: number; everyMonths: number; late: number }

export type Payers = {
  seed: number
  by: string
  desk: string
  books: string
  postcode: string
  city: string
  months: number
  coverages: readonly Terms[]
  people: readonly Helped[]
  pays: readonly Pays[]
}

const MEANS = ['cash', 'card', 'cheque'] as const

const openDay = (day: Day): Day => (weekday(day) === 7 ? addDays(day, 1) : day)

/**
 * Several purses for one job: agreed at the counter one morning, then months of work whose shares are told by the
 * rules, people who pay theirs on the spot, and organisations that pay by one transfer, or late.
 */
export function tellPayers(teller: Teller, today: Day, story: Payers): void {
  const { diary } = teller
  const roll = dice(story.seed)
  const [lead, desk, books] = [story.by, story.desk, story.books].map(teller.actor)
  const start = openDay(firstDay(addMonths(monthOf(today), -story.months)))
  const ids = new Map<string, Id<'Person'>>()
  const services = new Map<string, Id<'Service'>>()

  diary.plan(diary.at(start, 9 * 60), lead!, async (ctx) => {
    for (const service of await listServices(ctx)) services.set(service.name, service.id)
    for (const { works, asks: _, everyDays: __, ...person } of story.people) {
      const organisationId = works ? teller.organisation(works) : undefined
      const { postcode, city } = story
      const added = must(await addPerson(ctx, { ...person, postcode, city, organisationId }))
      ids.set(person.firstName, added.id)
    }
    for (const { payer, names, ...terms } of story.coverages) {
      const payerOrganisationId = payer ? teller.organisation(payer) : undefined
      const peopleScope = terms.peopleScope ?? 'list'
      const fromDay = firstDay(monthOf(start))
      const { id } = must(await addCoverage(ctx, { ...terms, peopleScope, payerOrganisationId, fromDay }))
      for (const name of names ?? [])
        must(await namePersonIn(ctx, { id, personId: ids.get(name)!, named: true }))
    }
  })

  for (const one of story.people) {
    let turn = 0
    for (let day = addDays(start, roll.between(1, 4)); day <= today; day = addDays(day, one.everyDays)) {
      const asked = one.asks[turn++ % one.asks.length]!
      const at = openDay(addDays(day, roll.between(0, 2)))
      const [minute, means] = [roll.between(9 * 60, 12 * 60), roll.pick(MEANS)]
      diary.plan(diary.at(at, minute), desk!, async (ctx) => {
        const name = [...services.keys()].find((known) => known.startsWith(asked))!
        const { id: requestId } = must(
          await takeRequest(ctx, {
            personId: ids.get(one.firstName)!,
            serviceId: services.get(name)!,
            quantity: 1,
            channel: 'phone',
          }),
        )
        const done = diary.at(openDay(addDays(at, 1)), 15 * 60 + (minute % 120))
        diary.plan(done, desk!, async (c) => {
          must(await moveRequest(c, { requestId, verb: 'finish' }))
          const paid = await payRequest(c, { requestId, means })
          // What they owe nothing of is waited for.
          if (!paid.ok && paid.code !== 'choose_payer' && paid.code !== 'not_from_this_state') must(paid)
        })
      })
    }
  }

  for (const { payer, day, everyMonths, late } of story.pays)
    for (let n = -story.months + everyMonths; n <= -late; n += everyMonths) {
      const month = addMonths(monthOf(today), n)
      diary.plan(diary.at(openDay(addDays(firstDay(month), day - 1)), 10 * 60 + 40), books!, (ctx) =>
        transfer(ctx, teller.organisation(payer), firstDay(month)),
      )
    }
}

/** One transfer for all the shares of the months before; what it pays alone keeps its own rhythm. */
async function transfer(ctx: Ctx, organisationId: Id<'Organisation'>, before: Day): Promise<void> {
  const { charges } = await owedBy(ctx, { organisationId })
  const due = charges.filter((one) => one.day < before && one.part !== 'whole' && one.outstanding > zero)
  if (due.length === 0) return
  must(
    await settleCharges(ctx, {
      chargeIds: due.map((one) => one.id),
      means: 'transfer',
      reference: `VIR ${before.slice(0, 7)}`,
    }),
  )
  await followSettled(ctx)
}
