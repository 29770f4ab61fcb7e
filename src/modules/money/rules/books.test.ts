import { expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { type ClosingFacts, findings, mayClose } from './closing.ts'
import { checkLettering, letters, matching, type OpenLine } from './lettering.ts'
import { openings } from './openings.ts'
import { type EntryLine, pair } from './pairing.ts'

/** A small generator with a seed, so that a failure can be lived again. */
function dice(seed: number) {
  let state = seed >>> 0
  return (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * n)
  }
}

const line = (
  side: 'debit' | 'credit',
  account: string,
  amount: number,
  more: Partial<EntryLine> = {},
): EntryLine => ({
  ...{ side, account, amount: cents(amount) },
  ...more,
})

test('lines of several accounts become transfers that keep every sum, whatever they are', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const roll = dice(seed)
    const amounts = Array.from({ length: 1 + roll(6) }, () => 1 + roll(100_000))
    const total = amounts.reduce((a, b) => a + b, 0)
    const debits = amounts.map((amount, i) => line('debit', `6${i}1`, amount))
    const cut = roll(total)
    const credits = [line('credit', '512', total - cut), ...(cut > 0 ? [line('credit', '401', cut)] : [])]
    const paired = pair([...debits, ...credits])
    if (!paired.ok) throw new Error(paired.code)
    const sums = (side: 'debit' | 'credit') => {
      const found: Record<string, bigint> = {}
      for (const t of paired.value) found[t[side]] = (found[t[side]] ?? 0n) + t.amount
      return found
    }
    const wanted = (lines: EntryLine[]) => Object.fromEntries(lines.map((l) => [l.account, l.amount]))
    expect(sums('debit')).toEqual(wanted(debits))
    expect(sums('credit')).toEqual(wanted(credits))
    expect(paired.value.every((t) => t.amount > 0n)).toBe(true)
  }
})

test('axes come from the line that earns or spends, the party from the line that has one', () => {
  const party = { kind: 'organisation', id: 'x' } as const
  const paired = pair([
    line('debit', '411', 500, { party }),
    line('credit', '706', 500, { pillar: 'activities', activity: 'repairs', stage: 's1' }),
  ])
  expect(paired).toMatchObject({
    ok: true,
    value: [{ debit: '411', credit: '706', party, pillar: 'activities', activity: 'repairs', stage: 's1' }],
  })
})

test.each([
  [[], 'empty_entry'],
  [[line('debit', '512', 100)], 'unbalanced'],
  [[line('debit', '512', 100), line('credit', '706', 99)], 'unbalanced'],
  [[line('debit', '512', 0), line('credit', '706', 0)], 'amount_not_positive'],
  [[line('debit', '512', 5), line('credit', '512', 5)], 'same_account'],
  [
    [
      line('debit', '411', 5, { party: { kind: 'person', id: 'a' } }),
      line('credit', '401', 5, { party: { kind: 'person', id: 'b' } }),
    ],
    'two_parties',
  ],
] as const)('lines %# are refused: %s', (lines, code) => {
  expect(pair(lines)).toMatchObject({ ok: false, code })
})

const open = (
  id: number,
  side: 'debit' | 'credit',
  amount: number,
  party = '',
  on = '2026-01-01',
): OpenLine => ({
  transferId: String(id).padStart(4, '0'),
  ...{ side, party },
  amount: cents(amount),
  day: day(on),
})

test('whatever the lines, every group found balances, of one party, and no line is in two', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const roll = dice(seed * 7)
    const lines = Array.from({ length: roll(40) }, (_, i) =>
      open(
        i,
        roll(2) ? 'debit' : 'credit',
        1 + roll(4),
        ['', 'person:a', 'person:b'][roll(3)],
        addDays(day('2026-01-01'), roll(30)),
      ),
    )
    const groups = matching(lines)
    for (const group of groups) expect(checkLettering(group)).toEqual({ ok: true, value: null })
    const all = groups.flat()
    expect(new Set(all).size).toBe(all.length)
  }
})

test('an invoice meets the payment of its amount; a deposit meets the cheques since the last one', () => {
  const ids = (groups: OpenLine[][]) => groups.map((group) => group.map((one) => Number(one.transferId)))
  expect(
    ids(
      matching([
        open(1, 'debit', 900, 'organisation:x'),
        open(2, 'debit', 400, 'organisation:x'),
        open(3, 'credit', 400, 'organisation:x'),
        open(4, 'credit', 900, 'organisation:y'),
      ]),
    ),
  ).toEqual([[2, 3]])
  expect(
    ids(matching([open(1, 'debit', 30), open(2, 'debit', 12), open(3, 'credit', 42), open(4, 'debit', 7)])),
  ).toEqual([[1, 2, 3]])
  expect(checkLettering([open(1, 'debit', 3), open(2, 'credit', 2)])).toMatchObject({
    code: 'does_not_balance',
  })
  expect(checkLettering([open(1, 'debit', 3, 'person:a'), open(2, 'credit', 3, 'person:b')])).toMatchObject({
    code: 'several_parties',
  })
})

test('letterings are named A to Z, then AA', () => {
  expect([1, 2, 26, 27, 52, 53, 702, 703].map(letters)).toEqual([
    'A',
    'B',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ])
})

test('a year begins with classes 1 to 5 and the results of before, and sums to zero', () => {
  const at = (account: string, amount: number) =>
    ({ account, partyKind: '', partyId: '', amount: cents(amount) }) as const
  const begun = openings([at('512', 700), at('102', -1000), at('613', 500), at('706', -200)], [cents(-300)])
  expect(begun.map((row) => [row.account, row.amount])).toEqual([
    ['102', -1000n],
    ['129', 300n],
    ['512', 700n],
  ])
  // A surplus of one year and a deficit of the next stand side by side until the members decide.
  const two = openings([at('512', 50)], [cents(100), cents(-50)])
  expect(two.map((row) => [row.account, row.amount])).toEqual([
    ['120', -100n],
    ['129', 50n],
    ['512', 50n],
  ])
})

test('a year is closed when nothing stops it and what is odd was looked at', () => {
  const none = cents(0)
  const clean: ClosingFacts = {
    ...{
      over: true,
      previousClosed: true,
      difference: none,
      till: cents(100),
      between: none,
      toDeposit: none,
    },
    ...{ accruals: 0, owed: none, inKind: none, earmarked: 0, unlettered: 0 },
  }
  expect(mayClose(findings(clean), false)).toBe(true)
  expect(mayClose(findings({ ...clean, toDeposit: cents(5) }), false)).toBe(false)
  expect(mayClose(findings({ ...clean, toDeposit: cents(5) }), true)).toBe(true)
  for (const bad of [
    { over: false },
    { previousClosed: false },
    { difference: cents(1) },
    { till: cents(-1) },
    { inKind: cents(1) },
  ])
    expect(mayClose(findings({ ...clean, ...bad }), true)).toBe(false)
})
