import { expect, test } from 'vitest'
import type { LineForecast } from '../forecast.ts'
import type { Assumption } from '../plan.ts'
import { assign } from './assign.ts'
import { share } from './share.ts'
import type { Moved } from './sides.ts'

const rent = (id: string, accounts?: string[]): Assumption => ({
  type: 'fixed-cost',
  id,
  name: id,
  block: 'costs',
  family: 'rent',
  amount: 100,
  accounts,
})
const grant = (id: string, accounts?: string[]): Assumption => ({
  type: 'grant',
  id,
  name: id,
  block: 'revenues',
  funder: id,
  payer: 'local-authority',
  account: '74',
  amount: 1000,
  award: '2026-01' as Extract<Assumption, { type: 'grant' }>['award'],
  instalments: [],
  accounts,
})
const made = (line: Assumption, of: Partial<LineForecast>): LineForecast =>
  ({ id: line.id, name: line.name, type: line.type, block: line.block, ...of }) as LineForecast
const moved = (account: string, month: number, debit: number, credit = 0): Moved => ({
  account,
  month,
  debit,
  credit,
})

test('the longest prefix wins: 6132 goes to the line that names 6132, the rest of 613 to the other', () => {
  const [office, store] = [rent('office', ['613']), rent('store', ['6132'])]
  const { lines, outside } = assign(
    [office, store],
    [made(office, { payments: [100, 100] }), made(store, { payments: [50, 50] })],
    [moved('6131', 0, 90), moved('6132', 0, 60), moved('6132', 1, 40, 5)],
    2,
  )
  expect(lines.map(({ line, actual }) => [line, actual])).toEqual([
    ['office', [90, 0]],
    ['store', [60, 35]],
  ])
  expect(outside).toEqual([])
})

test('what no line names stays in sight, except cash, third parties, openings and mirrors of gifts in kind', () => {
  const office = rent('office', ['613'])
  const { outside } = assign(
    [office],
    [made(office, { payments: [100] })],
    [
      moved('512', 0, 10),
      moved('411', 0, 10),
      moved('110', 0, 0, 10),
      moved('864', 0, 10),
      moved('875', 0, 0, 10),
      moved('627', 0, 12),
      moved('758', 0, 0, 7),
      moved('164', 0, 30, 500),
    ],
    1,
  )
  expect(outside).toEqual([
    { account: '164', side: 'income', amounts: [500] },
    { account: '164', side: 'cost', amounts: [30] },
    { account: '627', side: 'cost', amounts: [12] },
    { account: '758', side: 'income', amounts: [7] },
    { account: '875', side: 'in-kind', amounts: [10] },
  ])
})

test('hours that name both 864 and 875 are counted once', () => {
  const hours: Assumption = {
    type: 'in-kind',
    id: 'hours',
    name: 'hours',
    block: 'activities',
    kind: 'volunteering',
    value: { type: 'amount', amount: 10 },
    accounts: ['864', '875'],
  }
  const { lines } = assign(
    [hours],
    [made(hours, { inKind: [10] })],
    [moved('864', 0, 12), moved('875', 0, 0, 12)],
    1,
  )
  expect(lines).toMatchObject([{ side: 'in-kind', planned: [10], actual: [12] }])
})

test('a side of a line without an account of it says nothing, and a measure in euros may speak instead', () => {
  const sold: Assumption = { ...grant('sold', ['74']) }
  const measured = rent('measured')
  const { lines } = assign(
    [sold, measured],
    [made(sold, { receipts: [10], payments: [4] }), made(measured, { payments: [5] })],
    [],
    1,
    new Map([['measured', [6]]]),
  )
  expect(lines.map(({ line, side, actual }) => [line, side, actual])).toEqual([
    ['sold', 'income', [0]],
    ['sold', 'cost', null],
    ['measured', 'cost', [6]],
  ])
})

test('a grant that comes late finds the line that waits for it, not the one that is paid each month', () => {
  const [region, aid] = [grant('region', ['73']), grant('aid', ['73'])]
  const { lines } = assign(
    [region, aid],
    [made(region, { receipts: [0, 1000, 0] }), made(aid, { receipts: [50, 50, 50] })],
    [moved('730', 0, 0, 50), moved('730', 1, 0, 50), moved('730', 2, 0, 1050)],
    3,
  )
  // Month 1: 50 for 1000 and 50 expected, largest remainder; month 2: 1050 for the 952 and 98 still due.
  expect(lines.map(({ line, actual, shared }) => [line, actual, shared])).toEqual([
    ['region', [0, 48, 952], [{ prefix: '73', lines: 1 }]],
    ['aid', [50, 2, 98], [{ prefix: '73', lines: 1 }]],
  ])
})

test('parts sum to the amount: in excess by the plan of the year, taken back from those who were given', () => {
  const claims = [
    { planned: [10, 10], given: [10, 10] },
    { planned: [5, 5], given: [5, 5] },
  ]
  expect(share(100, claims, 1)).toEqual([67, 33])
  expect(share(-9, claims, 1)).toEqual([-6, -3])
  expect(
    share(
      1,
      [
        { planned: [], given: [] },
        { planned: [], given: [] },
      ],
      0,
    ),
  ).toEqual([1, 0])
})
