import { expect, test } from 'vitest'
import { afterWord, isOver, LIFE_STATES, nextTry, stateOfCode } from './lifecycle.ts'

test('codes of the reform are read with or without their prefix', () => {
  expect([stateOfCode('fr:202'), stateOfCode(200), stateOfCode('213')]).toEqual([
    ...['received', 'deposited', 'rejected'],
  ])
  expect([stateOfCode('fr:299'), stateOfCode(''), stateOfCode('to-send')]).toEqual([null, null, null])
})

test('words that come late or twice never take a later step back', () => {
  expect(afterWord('received', 'deposited')).toBe('received')
  expect(afterWord('to-send', 'received')).toBe('received')
  expect(afterWord('available', 'available')).toBe('available')
  expect(afterWord('approved', 'received')).toBe('approved')
  expect(afterWord('disputed', 'approved')).toBe('approved')
  for (const told of LIFE_STATES)
    for (const end of ['refused', 'cashed', 'rejected'] as const) expect(afterWord(end, told)).toBe(end)
})

test('every order of the same words ends where the furthest leads', () => {
  const words = ['deposited', 'issued', 'received', 'available', 'cashed'] as const
  const orders = (list: readonly (typeof words)[number][]): (typeof words)[number][][] =>
    list.length === 0
      ? [[]]
      : list.flatMap((first, i) => orders(list.toSpliced(i, 1)).map((rest) => [first, ...rest]))
  for (const order of orders(words)) {
    const end = order.reduce<Parameters<typeof afterWord>[0]>(afterWord, 'to-send')
    expect(isOver(end)).toBe(true)
  }
})

test('a platform that is down is tried eight times, then a person is told', () => {
  expect([1, 4, 8, 9].map(nextTry)).toEqual([2, 60, 720, null])
})
