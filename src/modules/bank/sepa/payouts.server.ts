import { addMonths, addMonthsToDay, type Day, firstDay, monthOf } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, minus, negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  chargesOfAll,
  type Means,
  type NewTransfer,
  splitGross,
  taxOn,
  vatOf,
} from '#modules/money/index.server.ts'
import { notify } from '#modules/notices/index.server.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import { type ProviderJob, providerJobs, unpaidAmong } from '#modules/requests/index.server.ts'
import { audit, type Ctx, emit, nextNumber, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { payoutsFr } from '../messages.payouts.fr.ts'
import { mayPayOthers } from '../permits.ts'
import { PURPOSES } from '../rules/held.ts'
import { type Revenue, setAside } from '../rules/payouts.ts'
import { paidFrom, writeHeld } from './held.server.ts'
import { lockHeld, payoutPaid } from './held-store.server.ts'
import {
  firstDays,
  insertPayout,
  type PayeeRow,
  type PayoutLineRow,
  payeesOf,
  payoutsById,
  standingLines,
} from './payout-store.server.ts'
import type { PayoutRefusal } from './refusals.ts'

/** How far back jobs are looked for: a customer who pays later than this is dealt with by hand. */
const MONTHS_BACK = 12

type Standing = PayoutLineRow & { readonly organisationId: Id<'Organisation'> }

/** What a provider is owed on a day, and what still keeps some of it. */
export type Proposal = {
  readonly organisationId: Id<'Organisation'>
  readonly name: string
  /** Done, agreed on, and paid by their customers: the lines of the statement to come. */
  readonly jobs: readonly ProviderJob[]
  /** Lines of earlier statements whose customer was paid back since. */
  readonly backs: readonly Standing[]
  readonly gross: Cents
  readonly share: Cents
  readonly commission: Cents
  /** Done and agreed on, but not yet paid by the customer. */
  readonly waiting: { readonly count: number; readonly share: Cents }
  /** Done without a share agreed on. */
  readonly withoutShare: number
  readonly payee: PayeeRow | null
}

/** Without a word of the treasurer, the first statement of a provider reaches back to the month before. */
export const usualSince = (until: Day): Day => firstDay(addMonths(monthOf(until), -1))

/**
 * What each provider is owed for the jobs done by a day, the largest first. `since` is where the first statement of a
 * provider begins; those who had one go on from theirs, so that a customer who pays late is not forgotten, and what was
 * settled otherwise before is not paid twice.
 */
export async function proposePayouts(ctx: Ctx, until: Day, since = usualSince(until)): Promise<Proposal[]> {
  const from = addMonthsToDay(until, -MONTHS_BACK)
  const begun = await ctx.read((tx) => firstDays(tx, ctx.hub.id))
  const done = await providerJobs(ctx, { from, until })
  const lines = await ctx.read((tx) => standingLines(tx, ctx.hub.id, from))
  const listed = new Set(lines.map((line) => line.requestId))
  const unpaid = await unpaidAmong(ctx, [...listed])
  const fresh = Map.groupBy(
    done.filter(
      (job) =>
        job.price > zero && job.day >= (begun.get(job.organisationId) ?? since) && !listed.has(job.requestId),
    ),
    (job) => job.organisationId,
  )
  const gone = Map.groupBy(
    lines.filter((line) => unpaid.has(line.requestId)),
    (line) => line.organisationId,
  )
  const ids = [...new Set([...fresh.keys(), ...gone.keys()])]
  const names = await organisationNames(ctx, ids)
  const accounts = await ctx.read((tx) => payeesOf(tx, ctx.hub.id, ids))
  return ids
    .map((id) =>
      proposalOf(id, names.get(id) ?? '', fresh.get(id) ?? [], gone.get(id) ?? [], accounts.get(id)),
    )
    .sort((a, b) => (a.share === b.share ? a.name.localeCompare(b.name, 'fr') : a.share > b.share ? -1 : 1))
}

function proposalOf(
  organisationId: Id<'Organisation'>,
  name: string,
  all: readonly ProviderJob[],
  backs: readonly Standing[],
  payee: PayeeRow | undefined,
): Proposal {
  const agreed = all.filter((job) => job.permille !== null)
  const jobs = agreed.filter((job) => job.paid)
  const waiting = agreed.filter((job) => !job.paid)
  const gross = minus(add(...jobs.map((job) => job.price)), add(...backs.map((line) => line.price)))
  const share = minus(add(...jobs.map((job) => job.share)), add(...backs.map((line) => line.share)))
  return {
    ...{ organisationId, name, jobs, backs, gross, share, commission: minus(gross, share) },
    waiting: { count: waiting.length, share: add(...waiting.map((job) => job.share)) },
    withoutShare: all.length - agreed.length,
    payee: payee ?? null,
  }
}

/**
 * Makes the statements of these providers for the jobs done by a day that their customers have paid: numbered, what is
 * theirs set aside from revenue to account 4671, only the commission left as ours. Each is told. Refuses when nothing is
 * owed to any of them.
 */
export async function makePayouts(
  ctx: Ctx,
  input: {
    readonly until: Day
    /** Where the first statement of a provider begins; the month before by default. */
    readonly since?: Day
    readonly organisationIds: readonly Id<'Organisation'>[]
    readonly idempotencyKey?: string
  },
): Promise<Result<{ numbers: string[] }, PayoutRefusal>> {
  if (!mayPayOthers(ctx.actor)) return refuse('not_permitted')
  if (input.until > ctx.today()) return refuse('until_in_future', 'until')
  const since = input.since ?? usualSince(input.until)
  if (since > input.until) return refuse('since_after_until', 'since')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ numbers: string[] }, PayoutRefusal>(tx, c, input.idempotencyKey, async () => {
        // Their accounts are locked before anything is counted: two hands at once make one statement.
        const ids = [...new Set(input.organisationIds)].sort()
        const held = new Map<Id<'Organisation'>, Cents>()
        for (const id of ids) held.set(id, await lockHeld(tx, c.hub.id, 'providers', id, c.now()))
        const due = (await proposePayouts(c, input.until, since)).filter(
          (one) => held.has(one.organisationId) && one.share > zero,
        )
        if (due.length === 0) return refuse('nothing_to_pay_out', 'providers')
        const numbers: string[] = []
        for (const one of due) {
          // One entry, one number and one message for each provider, of whom a hub has some dozens.
          const made = await writePayout(tx, c, one, held.get(one.organisationId)!, {
            since,
            until: input.until,
          })
          if (!made.ok) return made
          numbers.push(made.value)
        }
        return ok({ numbers })
      }),
    ),
  )
}

async function writePayout(
  tx: Tx,
  c: Ctx,
  one: Proposal,
  held: Cents,
  { since, until }: { readonly since: Day; readonly until: Day },
): Promise<Result<string, PayoutRefusal>> {
  const day = c.today()
  const year = day.slice(0, 4)
  const number = `RV${year}-${String(await nextNumber(tx, c, `RV${year}`)).padStart(5, '0')}`
  const id = newId<'Payout'>()
  const { organisationId, name, gross, share, commission } = one
  const common = { hubId: c.hub.id, payoutId: id }
  await insertPayout(
    tx,
    {
      ...{ hubId: c.hub.id, id, number, organisationId, name, since, until, day, gross, share, commission },
      ...{ count: one.jobs.length, recordedAt: c.now(), userId: c.actor.userId },
    },
    [
      ...one.jobs.map(({ requestId, number: job, day: done, what, price, permille, share: theirs }) => ({
        ...{ ...common, id: newId<'PayoutLine'>(), requestId, number: job, day: done, what },
        ...{ price, permille: permille ?? 0, share: theirs, reverses: null },
      })),
      ...one.backs.map(({ organisationId: _, id: reverses, ...line }) => ({
        ...{ ...line, ...common, id: newId<'PayoutLine'>(), reverses },
        ...{ price: negate(line.price), share: negate(line.share) },
      })),
    ],
  )
  const written = await writeHeld(tx, c, held, {
    ...{
      purpose: 'providers',
      organisationId,
      kind: 'share',
      day,
      change: share,
      payoutId: id,
      reference: number,
    },
    ...{ name, label: payoutsFr.entry(number, formatDay(until, 'fr')) },
    transfers: await asideTransfers(c, one, day),
  })
  if (!written.ok) return written
  await notify(c, {
    template: 'payout-sent',
    to: { organisationId },
    data: {
      number,
      period: { fr: payoutsFr.until(formatDay(until, 'fr')), en: `jobs done by ${formatDay(until, 'en')}` },
      amount: { fr: formatEuros(share, 'fr'), en: formatEuros(share, 'en') },
    },
    ...{ subjectKind: 'payout', subjectId: id, once: `payout:${id}` },
  })
  await audit(tx, c, 'make', 'payout', id, { number })
  await emit(tx, c, 'bank.payout-made', id, { number, cents: share.toString() })
  return ok(number)
}

const { account: HELD } = PURPOSES.providers
/** What is owed to a provider though nobody paid us for it: a cost of ours. */
const OWN_COST = '611'

/** The transfers that set shares aside, summed by account and axes: few lines whatever the number of jobs. */
async function asideTransfers(c: Ctx, one: Proposal, day: Day): Promise<NewTransfer[]> {
  const wanted = [
    ...one.jobs.map((job) => ({ requestId: job.requestId, share: job.share, activity: job.activity })),
    ...one.backs.map((line) => ({ requestId: line.requestId, share: negate(line.share), activity: null })),
  ]
  const charges = Map.groupBy(
    await chargesOfAll(
      c,
      'request',
      wanted.map((job) => job.requestId),
    ),
    (row) => row.subjectId,
  )
  const tax = await taxOn(c, day)
  const sums = new Map<string, NewTransfer & { net: bigint }>()
  const put = (transfer: Omit<NewTransfer, 'amount' | 'debit'> & { debit: string }, amount: bigint) => {
    const { debit, pillar, payer, activity, vatRate } = transfer
    const key = `${debit} ${pillar} ${payer} ${activity} ${vatRate}`
    const sum = sums.get(key) ?? { ...transfer, amount: zero, net: 0n }
    sums.set(key, { ...sum, net: sum.net + amount })
  }
  for (const { requestId, share, activity } of wanted) {
    const sign = share < zero ? -1n : 1n
    const rows = (charges.get(requestId) ?? []).map((row): Revenue & { amount: Cents } => ({
      ...row,
      amount: minus(row.amount, row.voided),
    }))
    for (const part of setAside((share * sign) as Cents, rows)) {
      const { from } = part
      if (!from) {
        put({ debit: OWN_COST, credit: HELD, activity }, part.amount * sign)
        continue
      }
      const rate = from.vatRate ? vatOf(tax, { rate: from.vatRate, activity: from.activity }).rate : null
      const { net, vat } = splitGross(part.amount, rate)
      const axes = { pillar: from.pillar as NewTransfer['pillar'], payer: from.payer as NewTransfer['payer'] }
      put(
        { debit: from.creditAccount, credit: HELD, ...axes, activity: from.activity, vatRate: rate },
        net * sign,
      )
      if (vat > zero) put({ debit: '44571', credit: HELD, vatRate: rate }, vat * sign)
    }
  }
  return [...sums.values()]
    .filter(({ net }) => net !== 0n)
    .map(({ net, ...transfer }) =>
      net > 0n
        ? { ...transfer, amount: net as Cents }
        : { ...transfer, debit: transfer.credit, credit: transfer.debit, amount: -net as Cents },
    )
}

/** Pays a statement otherwise than by a file of transfers: a cheque, cash, a transfer made on the bank's own site. */
export async function payPayout(
  ctx: Ctx,
  input: {
    readonly id: Id<'Payout'>
    readonly means: Means
    readonly day: Day
    readonly reference?: string
    readonly idempotencyKey?: string
  },
): Promise<Result<{ id: Id<'HeldMove'> }, PayoutRefusal>> {
  if (!mayPayOthers(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const [row] = await payoutsById(tx, ctx.hub.id, [input.id])
      if (!row) return refuse('not_found')
      return await payOut(tx, ctx, { ...input, payoutId: input.id, organisationId: row.organisationId })
    }),
  )
}

/** The same inside a transaction, for a run of transfers too. */
export async function payOut(
  tx: Tx,
  ctx: Ctx,
  input: {
    readonly payoutId: Id<'Payout'>
    readonly organisationId: Id<'Organisation'>
    readonly means: Means
    readonly day: Day
    readonly reference?: string
  },
): Promise<Result<{ id: Id<'HeldMove'> }, PayoutRefusal>> {
  const held = await lockHeld(tx, ctx.hub.id, 'providers', input.organisationId, ctx.now())
  const [row] = await payoutsById(tx, ctx.hub.id, [input.payoutId])
  if (!row) return refuse('not_found')
  if ((await payoutPaid(tx, ctx.hub.id, row.id)).length > 0) return refuse('already_paid')
  if (row.share > held) return refuse('more_than_held')
  const done = await writeHeld(tx, ctx, held, {
    ...{ purpose: 'providers', organisationId: row.organisationId, kind: 'pay-over', day: input.day },
    ...{ change: negate(row.share), payoutId: row.id, reference: input.reference },
    ...{ name: row.name, label: payoutsFr.paidLabel(row.number) },
    transfers: [{ debit: HELD, credit: paidFrom(input.means), amount: row.share }],
  })
  return done.ok ? ok({ id: done.value.id }) : done
}
