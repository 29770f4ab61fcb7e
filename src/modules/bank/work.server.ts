import { createHash } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import { daysBetween } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { fold } from '#kit/text.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { BankAccount } from './accounts.server.ts'
import { type BookEntry, openEntries } from './books.server.ts'
import { type BankLine, openLines } from './lines.server.ts'
import type { Debt, Suggestion, WaitingPayment } from './rules/suggest/sides.ts'
import { suggest } from './rules/suggest/suggest.ts'
import type { ShownAnswer } from './shown-answer.ts'
import { bankRules } from './tables.ts'
import { heldOn, type Waiting, waitingPayments } from './waiting.server.ts'

export type RuleRow = Omit<typeof bankRules.$inferSelect, 'hubId'>
export type OwedSum = {
  readonly id: Id<'Charge'>
  readonly label: string
  readonly amount: Cents
  readonly day: string
}
export type Debtor = {
  readonly who: string
  readonly name: string
  readonly path: string
  readonly charges: readonly OwedSum[]
}

/** An answer to lines of the bank with all it needs to be shown and accepted; `key` names it and nothing else. */
export type Answer = { readonly key: string; readonly suggestion: Suggestion }

/** Everything that stands open between an account of the books and its bank, and what belongs together. */
export type Work = {
  readonly lines: readonly BankLine[]
  readonly books: readonly BookEntry[]
  readonly waiting: ReadonlyMap<string, Waiting>
  readonly debtors: ReadonlyMap<string, Debtor>
  readonly rules: ReadonlyMap<string, RuleRow>
  readonly answers: readonly Answer[]
}

/** Payers that are looked at: those who owe since longest. */
const MOST_CHARGES = 4_000

async function debtorsOf(tx: Tx, ctx: Ctx): Promise<Debtor[]> {
  const { rows } = await tx.execute<{
    id: Id<'Charge'>
    who: string
    person: boolean
    name: string
    label: string
    amount: string
    day: string
  }>(sql`
    SELECT id, coalesce(organisation_id, person_id) AS who, organisation_id IS NULL AS person, party_name AS name, label,
      outstanding::text AS amount, day
    FROM charges WHERE hub_id = ${ctx.hub.id} AND outstanding > 0 ORDER BY due_on, day, id LIMIT ${MOST_CHARGES}`)
  return [...Map.groupBy(rows, (row) => row.who)].map(([who, those]) => ({
    who,
    name: those[0]!.name,
    path: `argent/a-recevoir/${those[0]!.person ? 'personne' : 'organisme'}/${who}`,
    charges: those.map(({ id, label, amount, day }) => ({ id, label, day, amount: cents(BigInt(amount)) })),
  }))
}

export const rulesOf = (tx: Tx, ctx: Ctx): Promise<RuleRow[]> =>
  tx
    .select({
      id: bankRules.id,
      pattern: bankRules.pattern,
      direction: bankRules.direction,
      kind: bankRules.kind,
      label: bankRules.label,
      organisationId: bankRules.organisationId,
      partyName: bankRules.partyName,
      createdAt: bankRules.createdAt,
      userId: bankRules.userId,
    })
    .from(bankRules)
    .where(eq(bankRules.hubId, ctx.hub.id))
    .orderBy(asc(bankRules.pattern), asc(bankRules.direction))

const KINDS = ['cheques', 'cards', 'direct-debits', 'cesu'] as const

export const wordsOfLine = (line: BankLine): string =>
  fold([line.label, line.party, line.reference].filter(Boolean).join(' '))
const wordsOfEntry = (entry: BookEntry): string =>
  fold([entry.label, entry.reference].filter(Boolean).join(' '))

/** The same suggestion has the same name, so that what was seen is what is accepted. */
const keyOf = (suggestion: Suggestion): string =>
  createHash('sha256')
    .update(JSON.stringify(suggestion, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
    .digest('base64url')
    .slice(0, 16)

/** Reads what stands open of an account, and finds what belongs together. Its cost follows what is open, not the years behind. */
export async function openWork(tx: Tx, ctx: Ctx, account: BankAccount): Promise<Work> {
  const lines = await openLines(tx, ctx, account.id)
  if (lines.length === 0)
    return {
      ...{ lines, books: await openEntries(tx, ctx, account), waiting: new Map(), debtors: new Map() },
      ...{ rules: new Map(), answers: [] },
    }
  const books = await openEntries(tx, ctx, account)
  const rules = await rulesOf(tx, ctx)
  const debtors = await debtorsOf(tx, ctx)
  const payments: (Waiting & { kind: WaitingPayment['kind'] })[] = []
  for (const kind of KINDS)
    for (const row of await waitingPayments(tx, ctx, { kind })) payments.push({ ...row, kind })
  const answers = suggest({
    lines: lines.map((line) => ({
      id: line.id,
      day: line.day,
      amount: line.amount,
      words: wordsOfLine(line),
    })),
    books: books.map((entry) => ({ ...entry, words: wordsOfEntry(entry) })),
    waiting: payments,
    till: await heldOn(tx, ctx, '530'),
    debts: debtors.map(
      ({ who, name, charges }): Debt => ({
        who,
        words: fold(name),
        charges: charges.map((one) => ({ id: one.id, amount: one.amount, words: fold(one.label) })),
      }),
    ),
    rules,
  })
  return {
    lines,
    books,
    waiting: new Map(payments.map((one) => [one.id, one])),
    debtors: new Map(debtors.map((one) => [one.who, one])),
    rules: new Map(rules.map((one) => [one.id, one])),
    answers: answers.map((suggestion) => ({ key: keyOf(suggestion), suggestion })),
  }
}

/** What an answer says, in parts that a page turns into words. */
export function toldOf(answer: Answer, work: Work): ShownAnswer {
  const one = answer.suggestion
  const line = work.lines.find(({ id }) => id === one.lines[0])!
  if (one.kind === 'entries') {
    const entries = work.books.filter(({ id }) => one.entries.includes(id))
    const days = entries.map((entry) => Math.abs(daysBetween(entry.day, line.day)))
    return {
      kind: 'entries',
      entries: entries.map(({ number, label, day }) => ({ number, label, day })),
      away: Math.max(0, ...days),
    }
  }
  if (one.kind === 'remit') {
    const names = one.payments.map((id) => work.waiting.get(id)?.payerName ?? '')
    return {
      kind: 'remit',
      what: one.what,
      n: one.payments.length,
      fee: cents(one.fee),
      who: [...new Set(names)].slice(0, 4).join(', '),
    }
  }
  if (one.kind === 'settle') {
    const debtor = work.debtors.get(one.who)!
    const what = debtor.charges.filter(({ id }) => one.charges.includes(id)).map(({ label }) => label)
    return {
      kind: 'settle',
      who: debtor.name,
      path: debtor.path,
      n: one.charges.length,
      what: [...new Set(what)].slice(0, 3).join(', '),
    }
  }
  const rule = work.rules.get(one.rule)!
  return { kind: 'rule', rule: rule.kind, label: rule.label }
}
