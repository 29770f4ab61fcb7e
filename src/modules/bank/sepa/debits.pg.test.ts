import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { chargesOf, openCharges, settleCharges } from '#modules/money/index.server.ts'
import { addPerson, mergePeople } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addBankAccount } from '../features/keep-account/use-case.server.ts'
import { itemsOfRun } from './debit-store.server.ts'
import { brokenIn, keepOurAccount } from './fixtures.ts'
import { dropDebit, moveDebits, returnByReference, returnDebit } from './follow-debits.server.ts'
import { makeDebits } from './make-debits.server.ts'
import { addMandate, changeAccount, moveMandate, type NewMandate } from './mandates.server.ts'
import { debitFile, runByNumber } from './payment-file.server.ts'
import { proposeDebits } from './propose.server.ts'

const IBAN = 'FR7630006000011234567890189'
const OTHER = 'DE89370400440532013000'
/** The clock of the tests stands at 2026-03-02, a Monday: two weeks later banks are open. */
const ON = day('2026-03-16')

let hub: TestHub
let ctx: Ctx
beforeAll(async () => {
  hub = await testHub()
  ctx = hub.ctx
})
afterAll(() => hub.close())

let n = 0
const person = async (c: Ctx, lastName: string) =>
  must(await addPerson(c, { firstName: 'Zoé', lastName: `${lastName}${++n}`, segment: 'inhabitant' })).id
const mandate = async (c: Ctx, personId: Id<'Person'>, over: Partial<NewMandate> = {}) =>
  must(
    await addMandate(c, {
      ...{
        who: { personId },
        iban: IBAN,
        recurrence: 'recurrent',
        signedOn: day('2026-02-01'),
        noticeDays: 14,
      },
      ...over,
    }),
  ).id
const owes = async (c: Ctx, personId: Id<'Person'>, euros: number, dueOn: Day = c.today()) => {
  const subject = { kind: 'other', id: `s${++n}` } as const
  const terms = { creditAccount: '706', pillar: 'activities', payer: 'inhabitant' } as const
  const rest = { name: 'Zoé', label: `Abonnement n° ${n}`, amount: cents(euros * 100), dueOn, subject }
  must(await openCharges(c, [{ ...terms, ...rest, who: { personId } }]))
  return subject
}
/** A hub of its own with its account, and people with a mandate who owe the amounts given. */
async function place(slug: string, ...euros: number[]) {
  const c = await hub.other(slug)
  await keepOurAccount(c, { iban: IBAN, bic: 'AGRIFRPP', ics: 'FR72ZZZ123456' })
  const rows = []
  for (const amount of euros) {
    const who = await person(c, 'Nom')
    rows.push({ who, mandateId: await mandate(c, who), subject: await owes(c, who, amount) })
  }
  return { c, rows, ids: rows.map((row) => row.mandateId) }
}
const outstanding = async (c: Ctx, subject: { kind: 'other'; id: string }) =>
  (await chargesOf(c, subject)).map((row) => row.outstanding)
const onAccount = (c: Ctx, account: string) =>
  c.read(async (tx) => {
    const { rows } = await tx.execute<{ sum: string }>(
      sql`SELECT coalesce(sum(debit - credit), 0)::text AS sum FROM balances WHERE account = ${account}`,
    )
    return Number(rows[0]!.sum)
  })

test.each([
  [{ iban: 'FR7630006000011234567890188' }, 'iban_wrong', 'iban'],
  [{ iban: 'AE070331234567890123456' }, 'iban_outside_sepa', 'iban'],
  [{ bic: 'BNPA' }, 'bic_wrong', 'bic'],
  [{ rum: 'été 2026' }, 'rum_wrong', 'rum'],
  [{ signedOn: day('2026-03-03') }, 'signed_in_future', 'signedOn'],
  [{ signedOn: day('2023-03-02') }, 'signed_too_long_ago', 'signedOn'],
] as const)('a mandate with %o is refused', async (over, code, field) => {
  const who = { personId: await person(ctx, 'Refus') }
  const input = {
    who,
    iban: IBAN,
    recurrence: 'recurrent',
    signedOn: day('2026-02-01'),
    noticeDays: 14,
  } as const
  expect(await addMandate(ctx, { ...input, ...over })).toEqual({ ok: false, code, field })
})

test('a reference is used once, and the counter does not collect', async () => {
  const who = await person(ctx, 'Deux')
  await mandate(ctx, who, { rum: 'ancien-1' })
  const again = {
    who: { personId: who },
    iban: IBAN,
    recurrence: 'recurrent',
    signedOn: ON,
    noticeDays: 14,
  } as const
  expect(await addMandate(ctx, { ...again, signedOn: ctx.today(), rum: 'ANCIEN-1' })).toMatchObject({
    code: 'rum_taken',
  })
  expect(await makeDebits(hub.as('desk'), { collectOn: ON, mandateIds: [] })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await addMandate(hub.as('volunteer'), again)).toMatchObject({ code: 'not_permitted' })
})

test('a run needs our own account, an open day, time, and something to collect', async () => {
  const bare = await hub.other('sans-compte')
  expect(await makeDebits(bare, { collectOn: ON, mandateIds: [] })).toMatchObject({
    code: 'our_iban_missing',
  })
  // An identifier whose key is wrong is no identifier.
  await keepOurAccount(bare, { iban: IBAN, ics: 'FR73ZZZ123456' })
  expect(await makeDebits(bare, { collectOn: ON, mandateIds: [] })).toMatchObject({ code: 'our_ics_missing' })
  const { c, rows, ids } = await place('refus', 30)
  const run = (collectOn: Day, mandateIds = ids) => makeDebits(c, { collectOn, mandateIds })
  expect(await run(day('2026-03-15'))).toMatchObject({ code: 'not_a_bank_day', field: 'collectOn' })
  expect(await run(day('2026-03-03'))).toMatchObject({ code: 'too_soon_for_bank', field: 'collectOn' })
  expect(await run(day('2026-03-13'))).toMatchObject({ code: 'notice_too_short', field: 'mandates' })
  expect(await run(ON, [])).toMatchObject({ code: 'nothing_to_collect', field: 'mandates' })
  // Signed three years before the day of the collection: lapsed by then.
  const old = await person(c, 'Vieux')
  const lapsing = await mandate(c, old, { signedOn: day('2023-03-10') })
  await owes(c, old, 10)
  expect(await run(ON, [lapsing])).toMatchObject({ code: 'mandate_lapsed', field: 'mandates' })
  must(await moveMandate(c, { id: rows[0]!.mandateId, verb: 'revoke', why: 'Par courrier' }))
  expect(await run(ON)).toMatchObject({ code: 'nothing_to_collect' })
  const { rows: left } = await c.read((tx) => tx.execute(sql`SELECT 1 FROM debit_runs`))
  expect(left).toEqual([])
})

test('a run announces, fills its file, settles into payments and receipts, and frees nothing twice', async () => {
  const { c, rows, ids } = await place('vie', 30, 12, 7)
  await owes(c, rows[0]!.who, 5)
  await owes(c, rows[1]!.who, 99, addDays(ON, 1))
  const key = '0190a000-0000-7000-8000-000000000001'
  const made = must(await makeDebits(c, { collectOn: ON, mandateIds: ids, idempotencyKey: key }))
  expect(must(await makeDebits(c, { collectOn: ON, mandateIds: ids, idempotencyKey: key }))).toEqual(made)
  // What it holds is proposed no more; what is due later waits for its day.
  expect(await proposeDebits(c, ON)).toEqual([])
  const { rows: told } = await c.read((tx) =>
    tx.execute(sql`SELECT 1 FROM notices WHERE template = 'debit-announced'`),
  )
  expect(told).toHaveLength(3)

  const found = await runByNumber(c, made.number)
  if (found?.kind !== 'debits') throw new Error('no run')
  const xml = await debitFile(c, found.run, 'pain.008.001.02')
  expect(await brokenIn(xml, 'pain.008.001.02')).toEqual([])
  expect(await debitFile(c, found.run, 'pain.008.001.02')).toBe(xml)
  expect(xml).toContain('<SeqTp>FRST</SeqTp>')
  expect(xml).toContain('<CtrlSum>54.00</CtrlSum>')

  expect(await moveDebits(c, { id: made.id, verb: 'settle' })).toMatchObject({ code: 'too_early_to_settle' })
  must(await moveDebits(c, { id: made.id, verb: 'send' }))
  // One of them pays at the counter meanwhile: the bank collects all the same, and what is too much is theirs.
  const [paid] = await chargesOf(c, rows[2]!.subject)
  must(await settleCharges(c, { chargeIds: [paid!.id], means: 'cash', amount: cents(300) }))
  hub.clock.set(new Date('2026-03-16T09:00:00Z'))
  must(await moveDebits(c, { id: made.id, verb: 'settle' }))
  expect(await moveDebits(c, { id: made.id, verb: 'settle' })).toMatchObject({ code: 'not_from_this_state' })
  expect(await moveDebits(c, { id: made.id, verb: 'cancel', why: 'Trop tard' })).toMatchObject({ ok: false })
  for (const row of rows) expect(await outstanding(c, row.subject)).toEqual([0n])
  expect(await onAccount(c, '5116')).toBe(5400)
  expect(await onAccount(c, '419')).toBe(-300)

  // The next is no longer a first; a debtor's new bank is told; one last collection ends the mandate.
  await owes(c, rows[0]!.who, 20)
  must(await changeAccount(c, { id: ids[0]!, iban: OTHER }))
  must(await moveMandate(c, { id: ids[1]!, verb: 'close' }))
  const next = day('2026-03-30')
  await owes(c, rows[1]!.who, 1, next)
  expect((await proposeDebits(c, next)).map((one) => one.sequence)).toEqual(['RCUR', 'FNAL'])
  const second = must(await makeDebits(c, { collectOn: next, mandateIds: ids }))
  const again = await runByNumber(c, second.number)
  if (again?.kind !== 'debits') throw new Error('no run')
  const file = await debitFile(c, again.run, 'pain.008.001.08')
  expect(await brokenIn(file, 'pain.008.001.08')).toEqual([])
  expect(file).toContain('SMNDA')
  hub.clock.set(new Date('2026-03-30T09:00:00Z'))
  must(await moveDebits(c, { id: second.id, verb: 'settle' }))
  const { rows: states } = await c.read((tx) =>
    tx.execute(
      sql`SELECT state, account_changed FROM mandates WHERE id = ANY(${`{${ids.slice(0, 2).join(',')}}`}::uuid[]) ORDER BY rum`,
    ),
  )
  expect(states).toEqual([
    { state: 'active', account_changed: false },
    { state: 'ended', account_changed: false },
  ])
  hub.clock.set(new Date('2026-03-02T09:00:00Z'))
})

test('a collection sent back is owed again, once, with its fee, and its mandate follows the reason', async () => {
  const { c, rows, ids } = await place('rejets', 40, 25, 8)
  const { id } = must(await makeDebits(c, { collectOn: ON, mandateIds: ids }))
  must(await moveDebits(c, { id, verb: 'send' }))
  const items = await c.read((tx) => itemsOfRun(tx, c.hub.id, id))
  const of = (i: number) => items.find((item) => item.mandateId === ids[i])!
  // Before the money came: nothing to take back but the fee.
  must(await returnDebit(c, { itemId: of(2).id, reason: 'AC04', day: day('2026-03-02'), fee: cents(150) }))
  hub.clock.set(new Date('2026-03-20T09:00:00Z'))
  must(await moveDebits(c, { id, verb: 'settle' }))
  expect(await outstanding(c, rows[2]!.subject)).toEqual([800n])
  expect(await onAccount(c, '5116')).toBe(6500)
  const back = { reason: 'AM04', day: day('2026-03-19'), fee: cents(1240) } as const
  expect(await returnByReference(c, { ...back, endToEndId: 'inconnu' })).toBeNull()
  must((await returnByReference(c, { ...back, endToEndId: of(0).endToEndId }))!)
  expect(await returnDebit(c, { ...back, itemId: of(0).id })).toMatchObject({ code: 'already_returned' })
  must(await returnDebit(c, { itemId: of(1).id, reason: 'MD01', day: day('2026-03-20') }))
  expect([await outstanding(c, rows[0]!.subject), await outstanding(c, rows[1]!.subject)]).toEqual([
    [4000n],
    [2500n],
  ])
  expect([await onAccount(c, '5116'), await onAccount(c, '627'), await onAccount(c, '706')]).toEqual([
    0, 1390, 0,
  ])
  const { rows: states } = await c.read((tx) =>
    tx.execute<{ state: string }>(sql`SELECT state FROM mandates ORDER BY rum`),
  )
  expect(states.map((row) => row.state)).toEqual(['active', 'revoked', 'suspended'])
  // Free again for the next run: the first collection came back, so the next is a first.
  const again = await proposeDebits(c, day('2026-04-07'))
  expect(again.map((one) => [one.mandate.id, one.sequence, one.amount])).toEqual([[ids[0], 'FRST', 4000n]])
  hub.clock.set(new Date('2026-03-02T09:00:00Z'))
})

test('a line is taken out before the file leaves, a run is given up with a reason', async () => {
  const { c, ids } = await place('lignes', 10, 20)
  const { id } = must(await makeDebits(c, { collectOn: ON, mandateIds: ids }))
  const [first, second] = await c.read((tx) => itemsOfRun(tx, c.hub.id, id))
  must(await dropDebit(c, { itemId: first!.id }))
  expect(await dropDebit(c, { itemId: first!.id })).toMatchObject({ code: 'not_from_this_state' })
  expect(await dropDebit(c, { itemId: second!.id })).toMatchObject({ code: 'last_line' })
  expect((await proposeDebits(c, ON)).map((one) => one.amount)).toEqual([first!.amount])
  expect(await moveDebits(c, { id, verb: 'cancel', why: ' ' })).toMatchObject({ code: 'why_needed' })
  must(await moveDebits(c, { id, verb: 'cancel', why: 'Mauvaise date' }))
  expect(await proposeDebits(c, ON)).toHaveLength(2)
})

test('two hands at once make one run, and a merged record owes under both its names', async () => {
  const { c, rows, ids } = await place('ensemble', 15)
  const gone = await person(c, 'Doublon')
  await owes(c, gone, 4)
  must(await mergePeople(c, { keptId: rows[0]!.who, goneId: gone }, {}))
  const both = await Promise.all([1, 2].map(() => makeDebits(c, { collectOn: ON, mandateIds: ids })))
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(both.find((one) => !one.ok)).toMatchObject({ ok: false })
  const { id } = must(both.find((one) => one.ok)!)
  const items = await c.read((tx) => itemsOfRun(tx, c.hub.id, id))
  expect(items.map((item) => item.amount)).toEqual([1900n])
  hub.clock.set(new Date('2026-03-16T09:00:00Z'))
  must(await moveDebits(c, { id, verb: 'settle' }))
  expect(await onAccount(c, '706')).toBe(-1900)
  hub.clock.set(new Date('2026-03-02T09:00:00Z'))
})

test('with an account at a bank, collections go there at once, and what is sent back leaves it', async () => {
  const { c, rows, ids } = await place('banque', 40, 25)
  const bank = { name: 'Compte courant', iban: IBAN, startsOn: day('2026-01-01'), openingBalance: cents(0) }
  must(await addBankAccount(c, bank))
  const { id } = must(await makeDebits(c, { collectOn: ON, mandateIds: ids }))
  must(await moveDebits(c, { id, verb: 'send' }))
  hub.clock.set(new Date('2026-03-16T09:00:00Z'))
  must(await moveDebits(c, { id, verb: 'settle' }))
  expect([await onAccount(c, '5116'), await onAccount(c, '512')]).toEqual([0, 6500])
  const [first] = await c.read((tx) => itemsOfRun(tx, c.hub.id, id))
  must(await returnDebit(c, { itemId: first!.id, reason: 'AM04', day: c.today(), fee: cents(900) }))
  expect([await onAccount(c, '5116'), await onAccount(c, '512')]).toEqual([
    0,
    6500 - 900 - Number(first!.amount),
  ])
  const mine = rows.find((row) => row.mandateId === first!.mandateId)!
  expect(await outstanding(c, mine.subject)).toEqual([first!.amount])
  hub.clock.set(new Date('2026-03-02T09:00:00Z'))
})
