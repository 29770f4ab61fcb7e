import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents, cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  type OperationKind,
  post,
  type RecordRefusal,
  recordOperation,
  settleCharges,
} from '#modules/money/index.server.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type BankAccount, holdBankAccount } from './accounts.server.ts'
import type { BankLine } from './lines.server.ts'
import { moveHorizon, type NewMatch, writeMatches } from './match.server.ts'
import type { AcceptCode, MatchCode } from './match-codes.ts'
import { entryOfPayment } from './payment-entry.server.ts'
import { mayKeepBank } from './permits.ts'
import { makeRemittance } from './remit.server.ts'
import { isOwn, OWN_KINDS, type OwnKind } from './rules/own.ts'
import { type Answer, openWork, type Work } from './work.server.ts'

export type Accepted = {
  /** Lines of the bank that are answered now. */
  readonly lines: number
  /** Entries written for them. */
  readonly made: number
  /** Those that could not be: how many lines for each reason. */
  readonly refused: Readonly<Partial<Record<AcceptCode, number>>>
  /** Sure answers that wait for another press: entries are written so many at once. */
  readonly later: number
}

/** Entries that one press writes: some seconds of work, then the page answers. */
const MADE_AT_ONCE = 300

/**
 * Accepts answers to lines of the bank: those named by their keys, or all that are sure. What is in the books already is
 * matched; the others are first written there (a remittance, a payment of what is owed, an operation by its rule), dated
 * of the bank's line. One transaction; an answer that the books refuse (a closed period) or that is no longer there is left and told.
 */
export async function acceptAnswers(
  ctx: Ctx,
  input: {
    readonly accountId: Id<'BankAccount'>
    readonly keys: readonly string[] | 'sure'
    readonly idempotencyKey?: string
  },
): Promise<Result<Accepted, MatchCode>> {
  if (!mayKeepBank(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Accepted, MatchCode>(tx, c, input.idempotencyKey, async () => {
        const account = await holdBankAccount(tx, c, input.accountId)
        if (!account) return refuse('not_found')
        const work = await openWork(tx, c, account)
        const { keys } = input
        if (keys !== 'sure' && keys.length === 0) return refuse('nothing_chosen')
        const wanted = work.answers.filter((one) =>
          keys === 'sure' ? one.suggestion.sure : keys.includes(one.key),
        )
        const refused: Partial<Record<AcceptCode, number>> = {}
        if (keys !== 'sure' && wanted.length < new Set(keys).size)
          refused.changed_meanwhile = new Set(keys).size - wanted.length
        return ok(await accept(tx, c, account, work, wanted, refused))
      }),
    ),
  )
}

async function accept(
  tx: Tx,
  c: Ctx,
  account: BankAccount,
  work: Work,
  wanted: readonly Answer[],
  refused: Partial<Record<AcceptCode, number>>,
): Promise<Accepted> {
  const lines = new Map(work.lines.map((line) => [line.id as string, line]))
  const matches: NewMatch[] = []
  const tell = (code: AcceptCode, n: number) => {
    refused[code] = (refused[code] ?? 0) + n
  }
  let [made, later] = [0, 0]
  for (const { suggestion } of wanted) {
    const of = suggestion.lines.map((id) => lines.get(id)!)
    const ids = of.map((line) => line.id)
    if (suggestion.kind === 'entries') {
      matches.push({ lines: ids, entries: suggestion.entries as Id<'Entry'>[], how: 'suggested' })
      continue
    }
    if (made === MADE_AT_ONCE) {
      later += of.length
      continue
    }
    const entry = await makeEntry(tx, c, account, work, suggestion, of[0]!)
    if (!entry.ok) tell(entry.code, of.length)
    else {
      made++
      matches.push({ lines: ids, entries: [entry.value], how: 'made' })
    }
  }
  const { done, left } = await writeMatches(tx, c, account, matches)
  for (const { match, code } of left) tell(code, match.lines.length)
  const found = new Set<string>(done.flatMap((one) => one.entries))
  const entries = work.books.filter(({ id }) => !found.has(id))
  await moveHorizon(tx, c, account, { entries, lastLine: work.lines.at(-1)?.day ?? account.openSince })
  return { lines: done.reduce((n, one) => n + one.lines.length, 0), made, refused, later }
}

type Made = Exclude<Answer['suggestion'], { kind: 'entries' }>

/** Writes into the books what a line of the bank says, by the way its answer asks. */
async function makeEntry(
  tx: Tx,
  c: Ctx,
  account: BankAccount,
  work: Work,
  one: Made,
  line: BankLine,
): Promise<Result<Id<'Entry'>, AcceptCode>> {
  if (one.kind === 'remit') {
    const amount = cents(one.gross)
    const remitted = await makeRemittance(c, {
      kind: one.what,
      accountId: account.id,
      day: line.day,
      paymentIds: one.payments as Id<'Payment'>[],
      amount: one.what === 'cash' ? amount : undefined,
      fee: cents(one.fee),
    })
    return remitted.ok ? ok(remitted.value.entryId) : remitted
  }
  if (one.kind === 'settle') {
    const paid = await settleCharges(c, {
      chargeIds: one.charges as Id<'Charge'>[],
      means: 'transfer',
      day: line.day,
      reference: (line.reference ?? line.label).slice(0, 60),
      bank: account.ledgerAccount,
    })
    return paid.ok ? ok(await entryOfPayment(tx, c, paid.value.paymentId)) : paid
  }
  const rule = work.rules.get(one.rule)!
  return await noteLine(c, account, [line], {
    kind: rule.kind as Noted['kind'],
    label: rule.label,
    organisationId: rule.organisationId ?? undefined,
    partyName: rule.partyName || undefined,
  })
}

export type Noted = {
  /** A kind of operation, or money that stays the hub's: to another account of a bank, to or from the till. */
  readonly kind: OperationKind | OwnKind
  readonly label: string
  readonly organisationId?: Id<'Organisation'>
  readonly partyName?: string
  /** When not the bank's own day: that one is in a closed period. */
  readonly day?: Day
}

/** The operation of the books that lines of the bank are, for their sum and of the last one's day. */
export async function noteLine(
  ctx: Ctx,
  account: BankAccount,
  lines: readonly BankLine[],
  noted: Noted,
): Promise<Result<Id<'Entry'>, RecordRefusal>> {
  const sum = add(...lines.map((line) => line.amount))
  const amount = (sum < 0n ? -sum : sum) as Cents
  const [first, last] = [lines[0]!, lines.at(-1)!]
  if (isOwn(noted.kind)) {
    const [bank, other] = [account.ledgerAccount, OWN_KINDS[noted.kind]]
    const posted = await ctx.tx((tx) =>
      post(tx, ctx, {
        journal: 'bank',
        day: noted.day ?? last.day,
        label: noted.label,
        piece: { kind: 'bank-line', id: first.id },
        transfers: [{ debit: sum > 0n ? bank : other, credit: sum > 0n ? other : bank, amount }],
      }),
    )
    return posted.ok ? ok(posted.value.entryId) : posted
  }
  const done = await recordOperation(ctx, {
    ...noted,
    kind: noted.kind,
    amount,
    day: noted.day ?? last.day,
    means: 'transfer',
    reference: (first.reference ?? first.label).slice(0, 60),
    bank: account.ledgerAccount,
  })
  return done.ok ? ok(done.value.entryId) : done
}
