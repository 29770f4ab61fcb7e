import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { checkEntry, mirrored, numberOf } from './entry.ts'
import { valueOfHours } from './hours.ts'
import { ALL_KINDS, kindRow, sidesOf } from './kinds.ts'
import { type AccountSums, trialBalance } from './trial-balance.ts'

const today = day('2026-03-02')
const transfer = { debit: '530', credit: '706', amount: cents(100), pillar: 'activities' } as const

test('an entry needs a transfer, above zero, between two accounts, of a day that has come', () => {
  expect(checkEntry([transfer], today, today)).toEqual({ ok: true, value: null })
  expect(checkEntry([], today, today)).toMatchObject({ code: 'empty_entry' })
  expect(checkEntry([{ ...transfer, amount: cents(0) }], today, today)).toMatchObject({
    code: 'amount_not_positive',
  })
  expect(checkEntry([{ ...transfer, debit: '706' }], today, today)).toMatchObject({ code: 'same_account' })
  expect(checkEntry([transfer], day('2026-03-03'), today)).toMatchObject({ code: 'day_in_future' })
})

test('a mirror exchanges the sides and keeps the axes', () => {
  expect(mirrored([transfer])).toEqual([{ ...transfer, debit: '706', credit: '530' }])
  expect(mirrored(mirrored([transfer]))).toEqual([transfer])
})

test('numbers sort as they count', () => {
  expect(numberOf('R', '2026', 42)).toBe('R2026-00042')
  expect(numberOf('E', '2026', 123456)).toBe('E2026-123456')
})

test('no kind moves an account to itself, whatever the means, and gifts in kind stay in class 8', () => {
  for (const kind of ALL_KINDS)
    for (const means of ['cash', 'card', 'cheque', 'transfer'] as const) {
      const { debit, credit } = sidesOf(kind, means)
      expect(debit).not.toBe(credit)
      if (kindRow(kind).group === 'in-kind') expect([debit[0], credit[0]]).toEqual(['8', '8'])
    }
})

test('our own card and cheques draw on the bank; those received wait', () => {
  expect(sidesOf('rent', 'cheque')).toEqual({ debit: '613', credit: '512' })
  expect(sidesOf('gift', 'cheque')).toEqual({ debit: '5112', credit: '7541' })
})

test('hours are valued to the cent', () => {
  expect(valueOfHours(60)).toBe(1202n)
  expect(valueOfHours(50, cents(1000))).toBe(833n)
})

test('the balance adds what moved to what each account began with, and leaves out what never moved', () => {
  const line = (account: string, opening: number, debit: number, credit: number): AccountSums => ({
    ...{ account, name: account },
    ...{ opening: cents(opening), debit: cents(debit), credit: cents(credit) },
  })
  const found = trialBalance([
    line('129', -100, 0, 0),
    line('401', 0, 0, 0),
    line('512', 100, 50, 20),
    line('613', 0, 20, 0),
    line('706', 0, 0, 50),
  ])
  expect(found.lines.map((l) => [l.account, l.balance])).toEqual([
    ['129', -100n],
    ['512', 130n],
    ['613', 20n],
    ['706', -50n],
  ])
  expect([found.debit, found.credit, found.balanced]).toEqual([70n, 70n, true])
  expect(trialBalance([line('512', 1, 0, 0)]).balanced).toBe(false)
})
