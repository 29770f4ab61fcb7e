import { expect, test } from 'vitest'
import { verdict } from './verdict.ts'

const atLeast = { comparison: 'at-least', threshold: 0.4, minSample: 30 } as const
const atMost = { comparison: 'at-most', threshold: 0.5, minSample: 1 } as const
const found = (value: number | null, sample = 30, started = true) => ({ value, sample, started })

test.each([
  [atLeast, found(0.41), 'met'],
  [atLeast, found(0.4), 'met'],
  [atLeast, found(0.39), 'not-met'],
  [atLeast, found(0), 'not-met'],
  [atMost, found(0.5), 'met'],
  [atMost, found(0.51), 'not-met'],
  // Too early is never « not met », nor « met ».
  [atLeast, found(null), 'too-early'],
  [atLeast, found(0.1, 29), 'too-early'],
  [atLeast, found(0.9, 29), 'too-early'],
  [atLeast, found(0.1, 30, false), 'too-early'],
  [atMost, found(0.1, 0), 'too-early'],
] as const)('%o with %o is %s', (wanted, measured, expected) => {
  expect(verdict(wanted, measured)).toBe(expected)
})
