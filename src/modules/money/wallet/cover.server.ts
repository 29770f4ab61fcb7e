import type { Id } from '#kit/id.ts'
import { add, type Cents, zero } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { keptIds } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { settleRows } from '../charges/settle.server.ts'
import { type ChargeRow, chargesOfSubjects, lockCharges } from '../charges/store.server.ts'
import { post, postReversal } from '../ledger.server.ts'
import { walletFr as fr } from '../messages.wallet.fr.ts'
import { transfersOf } from '../paid-lines.server.ts'
import type { Payer, Pillar } from '../rules/axes.ts'
import type { ChargeSubject } from '../rules/charges.ts'
import { coversScope, draw, paidFrom, sourcesOf, usableOn, type WalletUnit } from '../rules/wallet.ts'
import { entryOfPiece } from '../store.server.ts'
import { type Drawn, giveBackDebits, writeDebits } from './debit.server.ts'
import { tellLow } from './low.server.ts'
import { debitsOf, type LotRow, lockWalletsOfMany, lotsLeft, type WalletRow } from './store.server.ts'

/** A job that is done, as wallets of hours and visits look at it. */
export type Job = {
  /** Its id: while the use stands, the same job is never counted twice. */
  readonly id: string
  readonly personId: Id<'Person'> | null
  readonly organisationId: Id<'Organisation'> | null
  readonly serviceId: string
  readonly activity: string
  readonly label: string
  readonly path: string
  /** How it enters the ledger when what is used was paid for. */
  readonly payer: Payer
  readonly pillar: Pillar
  readonly creditAccount: string
  readonly vatRate?: number | null
}
/** How much of each unit a job takes; null where it cannot be counted so. */
export type Need = {
  readonly visits: number | null
  readonly hours: number | null
  /** Permille: what was paid ahead is taxed when it is used. */
  readonly vatRate?: number | null
}
export type Covered = { readonly unit: WalletUnit; readonly quantity: number; readonly left: number }

/**
 * Uses hours and visits of whoever is served for jobs that are done, whole jobs only: the narrowest wallet first (one
 * service, one family, everything), visits before hours. Wallets that do not act by themselves are left alone. What was
 * paid for leaves the debt and becomes the revenue of the job. Answers what was used, by job; a job counted before
 * answers the same. `needs` is asked only when somebody has something to use.
 */
export async function coverJobs(
  tx: Tx,
  c: Ctx,
  jobs: readonly Job[],
  needs: () => Promise<(job: Job) => Need>,
): Promise<Map<string, Covered>> {
  const covered = new Map<string, Covered>()
  if (jobs.length === 0) return covered
  const kept = await keptIds(
    c,
    jobs.flatMap((job) => job.personId ?? []),
  )
  const held = await lockWalletsOfMany(tx, c.hub.id, {
    personIds: [...new Set(jobs.flatMap(({ personId }) => idsOf(personId, kept)))],
    organisationIds: [...new Set(jobs.flatMap((job) => (job.personId ? [] : (job.organisationId ?? []))))],
  })
  const wallets = held.filter((one) => one.automatic && one.unit !== 'euros' && one.balance > 0)
  if (wallets.length === 0) return covered
  const known = await debitsOf(
    tx,
    c.hub.id,
    'job',
    jobs.map((job) => job.id),
  )
  const need = await needs()
  const lots = await lotsLeft(
    tx,
    c.hub.id,
    wallets.map((wallet) => wallet.id),
  )
  const drawn: (Drawn & { job: Job })[] = []
  for (const job of jobs) {
    if (known.some((debit) => debit.subjectId === job.id)) continue
    const mine = wallets.filter((one) => isOf(one, job, kept) && coversScope(one.scope, job)).sort(byFit)
    const asked = need(job)
    const use = firstThatHolds(c, mine, lots, asked)
    if (!use) continue
    take(lots, use.draws)
    const left = usableOn(
      lots.filter((lot) => lot.walletId === use.wallet.id),
      c.today(),
    )
    covered.set(job.id, { unit: use.wallet.unit, quantity: use.quantity, left })
    drawn.push({
      ...use,
      job: { ...job, vatRate: asked.vatRate },
      subject: { kind: 'job', id: job.id },
      label: job.label,
      path: job.path,
    })
  }
  for (const debit of known) {
    const wallet = held.find((one) => one.id === debit.walletId)
    if (wallet)
      covered.set(debit.subjectId, { unit: wallet.unit, quantity: debit.quantity, left: wallet.balance })
  }
  if (drawn.length > 0) await write(tx, c, drawn)
  return covered
}

const idsOf = (id: Id<'Person'> | null, kept: ReadonlyMap<Id<'Person'>, Id<'Person'>>): Id<'Person'>[] =>
  id ? [id, ...(kept.has(id) ? [kept.get(id)!] : [])] : []

const isOf = (wallet: WalletRow, job: Job, kept: ReadonlyMap<Id<'Person'>, Id<'Person'>>): boolean =>
  job.personId
    ? wallet.personId !== null && idsOf(job.personId, kept).includes(wallet.personId)
    : wallet.organisationId !== null && wallet.organisationId === job.organisationId

const width = (scope: string): number => (scope === '' ? 2 : scope.startsWith('activity:') ? 1 : 0)
const byFit = (a: WalletRow, b: WalletRow): number =>
  width(a.scope) - width(b.scope) || (a.unit === b.unit ? 0 : a.unit === 'visits' ? -1 : 1)

function firstThatHolds(
  c: Ctx,
  wallets: readonly WalletRow[],
  lots: readonly LotRow[],
  need: Need,
): Pick<Drawn, 'wallet' | 'quantity' | 'day' | 'draws'> | null {
  const day = c.today()
  for (const wallet of wallets) {
    const quantity = wallet.unit === 'hours' ? need.hours : need.visits
    if (quantity === null) continue
    const draws = draw(
      lots.filter((lot) => lot.walletId === wallet.id),
      quantity,
      day,
    )
    if (draws.ok) return { wallet, quantity, day, draws: draws.value }
  }
  return null
}

/** What the jobs before in the same go have used is no longer there for the next. */
function take(lots: LotRow[], draws: Drawn['draws']): void {
  for (const { lot, quantity, value } of draws) {
    const at = lots.findIndex((one) => one.id === lot.id)
    const valueLeft = (lot.valueLeft - value) as Cents
    lots[at] = { ...lot, remaining: lot.remaining - quantity, valueLeft }
  }
}

async function write(tx: Tx, c: Ctx, drawn: readonly (Drawn & { job: Job })[]): Promise<void> {
  const debits = await writeDebits(tx, c, drawn)
  for (const [i, { job, draws, day }] of drawn.entries()) {
    const amount = add(...draws.map((part) => part.value))
    // What a fee already paid is worth nothing in the ledger; a card that was bought is.
    if (amount === zero) continue
    const { payer, pillar, creditAccount, activity, vatRate, personId, organisationId } = job
    const lines = await transfersOf(
      c,
      {
        ...{ means: 'prepaid', amount, payer, pillar, creditAccount, activity, vatRate },
        ...(personId ? { personId } : { organisationId: organisationId ?? undefined }),
      },
      day,
    )
    must(
      await post(tx, c, {
        journal: 'misc',
        day,
        label: fr.used(job.label),
        piece: { kind: 'wallet-use', id: debits[i]!.id, isNew: true },
        transfers: paidFrom(lines, sourcesOf(draws)),
      }),
    )
  }
  const left = new Map<string, number>()
  await tellLow(
    c,
    drawn.map(({ wallet, quantity }, i) => {
      const before = left.get(wallet.id) ?? wallet.balance
      left.set(wallet.id, before - quantity)
      return { wallet: { ...wallet, balance: before }, left: before - quantity, debitId: debits[i]!.id }
    }),
  )
}

/** Gives back what jobs used, because they are reopened: hours and visits return, and their revenue is mirrored. */
export async function uncoverJobs(tx: Tx, c: Ctx, ids: readonly string[], why: string): Promise<number> {
  const debits = await giveBackDebits(tx, c, 'job', ids, why)
  for (const debit of debits) {
    if (debit.value === zero) continue
    const entryId = await entryOfPiece(tx, c.hub.id, 'wallet-use', debit.id)
    if (entryId) must(await postReversal(tx, c, { entryId, label: (number) => fr.usedBack(number), why }))
  }
  return debits.length
}

/**
 * Settles charges that were just opened for subjects from the wallets in euros of their debtors, where one that acts by
 * itself holds the whole: one payment for each debtor and subject, with its receipt. Who may is not asked: it is the
 * standing wish of whoever topped it up. Answers the receipts by subject.
 */
export async function payByWallets(
  tx: Tx,
  c: Ctx,
  kind: ChargeSubject,
  subjectIds: readonly string[],
): Promise<Map<string, string>> {
  const receipts = new Map<string, string>()
  const open = (await chargesOfSubjects(tx, c.hub.id, kind, subjectIds)).filter(
    (one) => one.outstanding > zero,
  )
  if (open.length === 0) return receipts
  const held = await lockWalletsOfMany(tx, c.hub.id, {
    personIds: [...new Set(open.flatMap((one) => one.personId ?? []))],
    organisationIds: [...new Set(open.flatMap((one) => one.organisationId ?? []))],
  })
  const left = new Map(
    held
      .filter((one) => one.unit === 'euros' && one.automatic && one.balance > 0)
      .map((one) => [one.id, one.balance]),
  )
  if (left.size === 0) return receipts
  for (const those of Map.groupBy(
    open,
    (one) => `${one.subjectId} ${one.personId ?? one.organisationId}`,
  ).values()) {
    const wallet = held.find((one) => left.has(one.id) && sameHolder(one, those[0]!))
    const amount = Number(add(...those.map((one) => one.outstanding)))
    if (!wallet || left.get(wallet.id)! < amount) continue
    const rows = await lockCharges(
      tx,
      c.hub.id,
      those.map((one) => one.id),
    )
    const paid = await settleRows(tx, c, rows, { means: 'prepaid', walletId: wallet.id })
    // A credit that lapsed but waits for the morning's task is in the balance and cannot be used.
    if (!paid.ok) continue
    left.set(wallet.id, left.get(wallet.id)! - amount)
    receipts.set(those[0]!.subjectId, paid.value.receipt)
  }
  return receipts
}

const sameHolder = (wallet: WalletRow, charge: ChargeRow): boolean =>
  charge.personId ? wallet.personId === charge.personId : wallet.organisationId === charge.organisationId
