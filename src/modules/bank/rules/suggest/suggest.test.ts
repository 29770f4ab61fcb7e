import { expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import { sums } from './fixtures.ts'
import type { BookItem, Debt, Known, OpenLine, Suggestion, WaitingPayment } from './sides.ts'
import { suggest } from './suggest.ts'
import { runOf, subsetOf } from './sums.ts'

/** Mulberry32: the same thousands of months each time. */
function dice(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    between,
    chance: (p: number) => next() < p,
    pick: <T>(from: readonly T[]) => from[between(0, from.length - 1)]!,
  }
}
type Dice = ReturnType<typeof dice>

const NAMES = [
  'horizon habitat',
  'metropole alpes',
  'edf',
  'rivoire',
  'lefevre zoe',
  'loyer',
  'orange',
  'maif',
] as const
const nothing: Known = { lines: [], books: [], waiting: [], till: 0n, debts: [], rules: [] }

/** A month of a place: entries, lines that repeat most of them, and noise on both sides. Few amounts: many are alike. */
function month(roll: Dice): Known {
  const books: BookItem[] = []
  const lines: OpenLine[] = []
  const start = day('2026-02-01')
  for (let i = roll.between(0, 25); i > 0; i--) {
    const amount =
      BigInt(roll.pick([1200, 1200, 5000, 7777, 860_00, roll.between(1, 40_000)])) *
      (roll.chance(0.5) ? 1n : -1n)
    const name = roll.pick(NAMES)
    const on = addDays(start, roll.between(0, 27))
    if (roll.chance(0.85)) books.push({ id: `e${i}`, day: on, amount, words: name })
    if (roll.chance(0.85))
      lines.push({
        id: `l${i}`,
        day: addDays(on, roll.between(-2, 9)),
        amount,
        words: roll.chance(0.5) ? `vir ${name}` : 'vir sepa',
      })
  }
  const waiting: WaitingPayment[] = Array.from({ length: roll.between(0, 12) }, (_, i) => ({
    id: `p${i}`,
    kind: roll.pick(['cheques', 'cards'] as const),
    day: addDays(start, roll.between(0, 27)),
    amount: BigInt(roll.between(5, 60)) * 100n,
  }))
  const cheques = waiting.filter(({ kind }) => kind === 'cheques').filter(() => roll.chance(0.6))
  if (cheques.length > 0)
    lines.push({ id: 'lr', day: addDays(start, 28), amount: sums(cheques), words: 'remise cheques 12' })
  const debts: Debt[] = NAMES.slice(0, roll.between(0, 4)).map((name, d) => ({
    who: `d${d}`,
    words: name,
    charges: Array.from({ length: roll.between(1, 6) }, (_, c) => ({
      id: `c${d}-${c}`,
      amount: BigInt(roll.between(1, 30)) * 100n,
      words: '',
    })),
  }))
  const payer = debts[0]
  if (payer)
    lines.push({
      id: 'ld',
      day: addDays(start, 20),
      amount: sums(payer.charges),
      words: `vir recu ${payer.words}`,
    })
  const rules = [{ id: 'r1', pattern: 'edf', direction: 'out' as const, kind: 'running', label: 'Énergie' }]
  return { lines, books, waiting, till: BigInt(roll.between(0, 500)) * 100n, debts, rules }
}

/** Cents of the books' side of a suggestion. */
function booksSide(one: Suggestion, known: Known): bigint {
  const line = sums(known.lines.filter(({ id }) => one.lines.includes(id)))
  if (one.kind === 'entries') return sums(known.books.filter(({ id }) => one.entries.includes(id)))
  if (one.kind === 'remit')
    return (
      (one.what === 'cash' ? one.gross : sums(known.waiting.filter(({ id }) => one.payments.includes(id)))) -
      one.fee
    )
  if (one.kind === 'settle')
    return sums(known.debts.flatMap(({ charges }) => charges).filter(({ id }) => one.charges.includes(id)))
  return line
}
const used = (one: Suggestion): readonly string[] => [
  ...one.lines,
  ...(one.kind === 'entries'
    ? one.entries
    : one.kind === 'remit'
      ? one.payments
      : one.kind === 'settle'
        ? one.charges
        : []),
]
const shuffled = <T>(roll: Dice, list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, at: roll.between(0, 1e9) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)

test('of 1,200 random months, every suggestion is equal on both sides, takes nothing twice, and no order changes it', () => {
  const kinds = new Set<string>()
  for (let seed = 1; seed <= 1200; seed++) {
    const roll = dice(seed)
    const known = month(roll)
    const found = suggest(known)
    for (const one of found) {
      kinds.add(one.kind)
      const lines = sums(known.lines.filter(({ id }) => one.lines.includes(id)))
      if (booksSide(one, known) !== lines)
        throw new Error(`seed ${seed}: ${JSON.stringify(one, (_, v) => String(v))}`)
    }
    const all = found.flatMap(used)
    expect(new Set(all).size, `seed ${seed}`).toBe(all.length)
    const again = suggest({
      ...known,
      lines: shuffled(roll, known.lines),
      books: shuffled(roll, known.books),
      waiting: shuffled(roll, known.waiting),
      debts: shuffled(roll, known.debts),
    })
    expect(again, `seed ${seed}`).toEqual(found)
    // The only entry of an amount, near its only line, is never missed.
    for (const line of known.lines) {
      const books = known.books.filter((book) => book.amount === line.amount)
      const alone =
        known.lines.filter(({ amount }) => amount === line.amount).length === 1 && books.length === 1
      const near = alone && books[0]!.day >= addDays(line.day, -12) && books[0]!.day <= addDays(line.day, 7)
      if (near)
        expect(found, `seed ${seed} ${line.id}`).toContainEqual({
          kind: 'entries',
          lines: [line.id],
          entries: [books[0]!.id],
          sure: true,
        })
    }
  }
  expect([...kinds].sort()).toEqual(['entries', 'remit', 'rule', 'settle'])
})

/** Every set of places that makes the sum, by trying them all. */
function everySet(amounts: readonly bigint[], wanted: bigint): number[][] {
  const sets: number[][] = []
  for (let mask = 1; mask < 1 << amounts.length; mask++) {
    const at = amounts.flatMap((_, i) => (mask & (1 << i) ? [i] : []))
    if (at.reduce((sum, i) => sum + amounts[i]!, 0n) === wanted) sets.push(at)
  }
  return sets
}

test('a sum is found when there is one, and said to be the only one exactly when it is', () => {
  for (let seed = 1; seed <= 1500; seed++) {
    const roll = dice(seed)
    const amounts = Array.from({ length: roll.between(1, 9) }, () => BigInt(roll.between(1, 12)))
    const wanted = BigInt(roll.between(1, 40))
    const sets = everySet(amounts, wanted)
    const found = subsetOf(amounts, wanted)
    expect(found === null, `seed ${seed}`).toBe(sets.length === 0)
    if (found) expect(found.at.reduce((sum, at) => sum + amounts[at]!, 0n)).toBe(wanted)
    // Amounts that are alike may be exchanged: only sets of other amounts count as another answer.
    const kinds = new Set(
      sets.map((set) =>
        set
          .map((at) => amounts[at])
          .sort()
          .join(' '),
      ),
    )
    if (found?.several) expect(kinds.size, `seed ${seed}`).toBeGreaterThan(1)
  }
})

test('a run of neighbours counts only when it is the only one', () => {
  expect(runOf([5n, 3n, 4n, 9n], 7n)).toEqual({ from: 1, to: 3 })
  expect(runOf([3n, 4n, 3n, 4n], 7n)).toBeNull()
  expect(runOf([7n, 1n], 7n)).toBeNull()
})

const line = (over: Partial<OpenLine>): OpenLine => ({
  id: 'l',
  day: day('2026-02-20'),
  amount: 10_000n,
  words: 'vir',
  ...over,
})
const card = (id: string, on: string, amount: bigint): WaitingPayment => ({
  id,
  kind: 'cards',
  day: day(on),
  amount,
})

test('two rents of one amount go each to its own month, and both are sure', () => {
  const rent = (id: string, on: string): BookItem => ({
    id,
    day: day(on),
    amount: -86_000n,
    words: 'horizon loyer',
  })
  const found = suggest({
    ...nothing,
    books: [rent('jan', '2026-01-10'), rent('feb', '2026-02-10')],
    lines: [
      line({ id: 'a', day: day('2026-02-11'), amount: -86_000n }),
      line({ id: 'b', day: day('2026-01-11'), amount: -86_000n }),
    ],
  })
  expect(found).toEqual(
    expect.arrayContaining([
      { kind: 'entries', lines: ['b'], entries: ['jan'], sure: true },
      { kind: 'entries', lines: ['a'], entries: ['feb'], sure: true },
    ]),
  )
})

test('one of two entries of an amount that nothing tells apart is offered, not sure', () => {
  const book = (id: string): BookItem => ({ id, day: day('2026-02-18'), amount: 10_000n, words: 'don' })
  const [one] = suggest({ ...nothing, books: [book('x'), book('y')], lines: [line({})] })
  expect(one).toMatchObject({ kind: 'entries', entries: ['x'], sure: false })
})

test('the cards of a day less what the bank keeps, and a whole weekend in one line', () => {
  const waiting = [
    card('a', '2026-02-14', 2_000n),
    card('b', '2026-02-14', 3_000n),
    card('c', '2026-02-15', 5_000n),
  ]
  expect(
    suggest({
      ...nothing,
      waiting,
      lines: [line({ day: day('2026-02-16'), amount: 10_000n, words: 'remise cb 160226' })],
    }),
  ).toEqual([
    {
      kind: 'remit',
      what: 'cards',
      lines: ['l'],
      payments: ['a', 'b', 'c'],
      gross: 10_000n,
      fee: 0n,
      sure: true,
    },
  ])
  const [fee] = suggest({
    ...nothing,
    waiting: waiting.slice(0, 2),
    lines: [line({ day: day('2026-02-16'), amount: 4_950n, words: 'remise cb 160226' })],
  })
  expect(fee).toMatchObject({ payments: ['a', 'b'], gross: 5_000n, fee: 50n, sure: false })
})

test('a transfer that names an invoice, and one that names its payer', () => {
  const debts: Debt[] = [
    {
      who: 'h',
      words: 'bailleur horizon habitat',
      charges: [
        { id: 'c1', amount: 4_000n, words: 'f2026 00012' },
        { id: 'c2', amount: 6_000n, words: 'f2026 00013' },
      ],
    },
    { who: 'r', words: 'ateliers rivoire', charges: [{ id: 'c3', amount: 10_000n, words: '' }] },
  ]
  const by = (words: string, amount = 10_000n) =>
    suggest({ ...nothing, debts, lines: [line({ words, amount })] })
  expect(by('vir recu ateliers rivoire')).toEqual([
    { kind: 'settle', lines: ['l'], who: 'r', charges: ['c3'], sure: true },
  ])
  expect(by('vir f2026 00013', 6_000n)).toEqual([
    { kind: 'settle', lines: ['l'], who: 'h', charges: ['c2'], sure: true },
  ])
  // Two payers owe that sum and nobody is named: a person looks.
  expect(by('vir recu')).toEqual([])
})

test('the longest rule wins, and one for money that leaves is none for money that comes', () => {
  const rules = [
    { id: 'edf', pattern: 'edf', direction: 'out' as const, kind: 'running', label: 'Énergie' },
    { id: 'edf-van', pattern: 'edf mobilite', direction: 'out' as const, kind: 'vehicle', label: 'Recharge' },
  ]
  const by = (words: string, amount: bigint) =>
    suggest({ ...nothing, rules, lines: [line({ words, amount })] }).map(
      (one) => one.kind === 'rule' && one.rule,
    )
  expect(by('prlv sepa edf mobilite 44', -900n)).toEqual(['edf-van'])
  expect(by('prlv sepa edf clients', -900n)).toEqual(['edf'])
  expect(by('vir edf clients', 900n)).toEqual([])
})

test('salaries noted at once and paid one by one', () => {
  const books: BookItem[] = [{ id: 'e', day: day('2026-02-19'), amount: -300_000n, words: 'salaires' }]
  const paid = [
    line({ id: 'a', amount: -180_000n, words: 'vir salaires sami' }),
    line({ id: 'b', amount: -120_000n, words: 'vir salaires claire' }),
  ]
  expect(suggest({ ...nothing, books, lines: paid })).toEqual([
    { kind: 'entries', lines: ['a', 'b'], entries: ['e'], sure: false },
  ])
})
