import { expect, test } from 'vitest'
import { type KnownLine, sortOut } from './duplicates.ts'

const known = (label: string, nth = 1, over: Partial<KnownLine> = {}): KnownLine => ({
  day: '2026-02-03',
  cents: -1000n,
  label,
  nth,
  source: 'csv',
  ...over,
})
const line = (label: string, reference?: string) => ({ day: '2026-02-03', cents: -1000n, label, reference })

test('the same words are the same line, as many times as they are there', () => {
  const { fresh, duplicates } = sortOut(
    [known('PAIN'), known('PAIN', 2)],
    [line('Pain'), line('PAIN'), line('PAIN')],
    'csv',
  )
  expect(duplicates).toHaveLength(2)
  expect(fresh.map(({ nth }) => nth)).toEqual([3])
})

test('in one kind of file other words are another line, in another kind the number of lines decides', () => {
  expect(sortOut([known('PAIN')], [line('LAIT')], 'csv').fresh).toHaveLength(1)
  const other = sortOut([known('CB PAIN 02/02')], [line('BOULANGERIE'), line('LAITERIE')], 'ofx')
  expect(other.duplicates).toHaveLength(1)
  expect(other.fresh.map(({ nth }) => nth)).toEqual([2])
})

test('references decide before words', () => {
  const there = [known('PAIN', 1, { source: 'ofx', reference: 'A1' })]
  expect(sortOut(there, [line('BOULANGERIE', 'A1')], 'ofx').duplicates).toHaveLength(1)
  expect(sortOut(there, [line('PAIN', 'A2')], 'ofx').fresh).toHaveLength(1)
})
