import { addDays, addMonthsToDay, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { payerOfOrganisation } from '#modules/contracts/index.server.ts'
import { creditHeld, holdWallets, type NewCharge, openCharges } from '#modules/money/index.server.ts'
import { organisationsById } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { dueFr as fr } from './messages.due.fr.ts'
import { billsUpTo, MONTHS, termsOn } from './rules/schedule.ts'
import {
  insertPeriods,
  type PeriodRow,
  pausesOfAll,
  periodsOfAll,
  type SubscriptionRow,
  setNext,
  type TermsRow,
  termsOfAll,
} from './store.server.ts'

type Opened = {
  readonly subscription: SubscriptionRow
  readonly period: PeriodRow
  readonly terms: TermsRow
}

/**
 * Opens the periods that have begun of subscriptions the caller holds: what is owed for each becomes a sum to receive,
 * and what it holds goes into the wallet of whoever is served. Run twice, the second finds nothing. A few statements
 * whatever their number.
 */
export async function openPeriods(
  tx: Tx,
  c: Ctx,
  rows: readonly SubscriptionRow[],
): Promise<readonly Opened[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const hubId = c.hub.id
  const [terms, pauses, known] = [
    await termsOfAll(tx, hubId, ids),
    await pausesOfAll(tx, hubId, ids),
    await periodsOfAll(tx, hubId, ids),
  ]
  const next = new Map<Id<'Subscription'>, Day>()
  const fresh = rows.flatMap((row) => {
    const agreed = terms.get(row.id) ?? []
    const billed = (known.get(row.id) ?? []).map((one) => ({
      from: one.fromDay,
      to: one.toDay,
      amount: one.amount,
    }))
    const of = { startsOn: row.startsOn, endsOn: row.endsOn, terms: agreed, pauses: pauses.get(row.id) ?? [] }
    const bills = billsUpTo(of, billed, c.today())
    if (bills.length > 0) next.set(row.id, addDays(bills.at(-1)!.to, 1))
    return bills.map((bill) => ({
      ...{ hubId, id: newId<'SubscriptionPeriod'>(), subscriptionId: row.id, fromDay: bill.from },
      ...{ toDay: bill.to, due: bill.due, amount: bill.amount, included: bill.included, at: c.now() },
    }))
  })
  const written = await insertPeriods(tx, fresh)
  await setNext(tx, hubId, next)
  const opened = written.map((period): Opened => {
    const subscription = rows.find((row) => row.id === period.subscriptionId)!
    return { subscription, period, terms: termsOn(terms.get(subscription.id)!, period.fromDay) }
  })
  await charge(c, opened)
  await credit(tx, c, opened)
  return opened
}

const labelOf = ({ terms, period }: Opened): string =>
  fr.due(terms.planName, figures(period.fromDay), figures(period.toDay))

/** `02/03/2026`: short enough for a line of a statement. */
const figures = (d: Day): string => d.split('-').reverse().join('/')

async function charge(c: Ctx, opened: readonly Opened[]): Promise<void> {
  const owed = opened.filter(({ period }) => period.amount > zero)
  if (owed.length === 0) return
  const organisations = await organisationsById(
    c,
    owed.flatMap(({ subscription: one }) => one.payerOrganisationId ?? one.organisationId ?? []),
  )
  const list = owed.map((one): NewCharge => {
    const { subscription, period, terms } = one
    const payerId = subscription.payerOrganisationId ?? subscription.organisationId
    const organisation = payerId && organisations.get(payerId)
    const kind = organisation ? organisation.kind : null
    return {
      ...(payerId ? { who: { organisationId: payerId } } : { who: { personId: subscription.personId! } }),
      name: organisation ? organisation.name : subscription.holderName,
      label:
        organisation && subscription.personId
          ? fr.dueFor(labelOf(one), subscription.holderName)
          : labelOf(one),
      ...{ amount: period.amount, subject: { kind: 'subscription', id: subscription.id }, part: period.id },
      ...{ path: `abonnements/${subscription.number}`, day: period.fromDay, creditAccount: '706' },
      ...(terms.vatRate !== null && { vatRate: terms.vatRate }),
      pillar:
        kind === null ? 'activities' : kind === 'local-authority' || kind === 'ccas' ? 'public' : 'private',
      payer: kind === null ? 'inhabitant' : payerOfOrganisation(kind),
    }
  })
  const done = await openCharges(c, list)
  if (!done.ok) throw new Error(`a period was charged before: ${done.code}`)
}

async function credit(tx: Tx, c: Ctx, opened: readonly Opened[]): Promise<void> {
  const holding = opened.filter(({ period, terms }) => period.included > 0 && terms.unit !== null)
  // What lapsed before today is not put in: a subscription entered late does not bring the visits of last year.
  const useful = holding.filter((one) => lastDay(one) >= c.today())
  if (useful.length === 0) return
  const wallets = await holdWallets(
    tx,
    c,
    useful.map(({ subscription: one, terms }) => ({
      holder: one.personId
        ? { personId: one.personId, name: one.holderName }
        : { organisationId: one.organisationId!, name: one.holderName },
      unit: terms.unit!,
      scope: terms.scope,
    })),
  )
  await creditHeld(
    tx,
    c,
    useful.map((one, i) => ({
      wallet: wallets[i]!,
      credit: {
        ...{ quantity: one.period.included, value: zero, origin: 'included', label: labelOf(one) },
        ...{ expiresOn: lastDay(one), source: { kind: 'subscription-period', id: one.period.id } },
        ...{ path: `abonnements/${one.subscription.number}`, day: one.period.fromDay },
      },
    })),
  )
}

/** The last day that what a period holds may be used: its own, or that of later periods where it is kept. */
function lastDay({ period, terms }: Opened): Day {
  const { keptFor, every } = terms
  return keptFor === 0
    ? period.toDay
    : addDays(addMonthsToDay(addDays(period.toDay, 1), keptFor * MONTHS[every]), -1)
}
