import { expect, test } from 'vitest'
import type { ErrandKey } from '../errands/errand.ts'
import { addErrands, type Line, lockErrand, moveStop } from './gesture.ts'

const key = (name: string) => `errand:${name}` as ErrandKey
const stop = (name: string, part: 'whole' | 'pickup' | 'delivery' = 'whole') => ({
  ...{ key: key(name), part, locked: false },
})
const lines: Line[] = [
  { number: 'T1', stops: [stop('a'), stop('c', 'pickup'), stop('b'), stop('c', 'delivery')] },
  { number: 'T2', stops: [stop('d')] },
]
const told = (changed: readonly Line[]) =>
  changed.map(({ number, stops }) => [
    number,
    stops.map((one) => one.key.slice(7) + (one.part === 'whole' ? '' : one.part[0])).join(' '),
  ])
const a = { key: key('a'), part: 'whole' } as const
const pickup = { key: key('c'), part: 'pickup' } as const

test('within its round a stop moves alone', () => {
  expect(told(moveStop(lines, a, 'T1', 3))).toEqual([['T1', 'cp b a cd']])
  expect(told(moveStop(lines, a, 'T1'))).toEqual([['T1', 'cp b cd a']])
  expect(told(moveStop(lines, pickup, 'T1', 1))).toEqual([['T1', 'cp a b cd']])
  expect(moveStop(lines, a, 'T1', 1)).toEqual([])
})

test('to another round what is carried goes whole, at the place asked or at the end', () => {
  expect(told(moveStop(lines, pickup, 'T2', 1))).toEqual([
    ['T1', 'a b'],
    ['T2', 'cp cd d'],
  ])
  expect(told(moveStop(lines, a, 'T2', 99))).toEqual([
    ['T1', 'cp b cd'],
    ['T2', 'd a'],
  ])
})

test('taken out, its errand is in no round; what is unknown changes nothing', () => {
  expect(told(moveStop(lines, { key: key('c'), part: 'delivery' }, null))).toEqual([['T1', 'a b']])
  expect(moveStop(lines, { key: key('z'), part: 'whole' }, 'T1')).toEqual([])
  expect(moveStop(lines, a, 'T9')).toEqual([])
})

test('what waits is put in, two stops for what is carried', () => {
  const errands = [
    { key: key('x'), way: 'bring' },
    { key: key('y'), way: 'carry' },
  ] as const
  expect(told(addErrands(lines, errands, 'T2', 1))).toEqual([['T2', 'x yp yd d']])
  expect(addErrands(lines, [], 'T2')).toEqual([])
  expect(addErrands(lines, errands, 'T9')).toEqual([])
})

test('locking touches both stops of what is carried, and only when it changes something', () => {
  const [line] = lockErrand(lines, key('c'), true)
  expect(line!.stops.filter(({ locked }) => locked)).toHaveLength(2)
  expect(lockErrand(lines, key('a'), false)).toEqual([])
})
