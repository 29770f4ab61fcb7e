import { expect, test } from 'vitest'
import { attempts } from './attempts.ts'

const at = (seconds: number) => new Date(seconds * 1000)

test('a key has its tries within the window, then waits; another key does not', () => {
  const tries = attempts(3, 60_000)
  expect([0, 1, 2, 3].map((s) => tries.allow('a', at(s)))).toEqual([true, true, true, false])
  expect(tries.allow('b', at(3))).toBe(true)
  expect(tries.allow('a', at(59))).toBe(false)
  expect(tries.allow('a', at(61))).toBe(true)
})

test('a success starts afresh', () => {
  const tries = attempts(1, 60_000)
  expect(tries.allow('a', at(0))).toBe(true)
  tries.forget('a')
  expect(tries.allow('a', at(1))).toBe(true)
})

test('memory stays bounded: the key unused for longest goes first', () => {
  const tries = attempts(1, 60_000, 2)
  for (const key of ['a', 'b', 'c']) tries.allow(key, at(0))
  expect(tries.allow('a', at(1))).toBe(true)
  expect(tries.allow('c', at(1))).toBe(false)
})
