import { expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { eurosInLetters, numberInLetters } from './in-letters.ts'

test.each([
  [0, 'zéro'],
  [1, 'un'],
  [16, 'seize'],
  [21, 'vingt-et-un'],
  [70, 'soixante-dix'],
  [71, 'soixante-et-onze'],
  [77, 'soixante-dix-sept'],
  [80, 'quatre-vingts'],
  [81, 'quatre-vingt-un'],
  [91, 'quatre-vingt-onze'],
  [99, 'quatre-vingt-dix-neuf'],
  [100, 'cent'],
  [101, 'cent-un'],
  [200, 'deux-cents'],
  [280, 'deux-cent-quatre-vingts'],
  [1000, 'mille'],
  [1971, 'mille-neuf-cent-soixante-et-onze'],
  [80_000, 'quatre-vingt-mille'],
  [200_201, 'deux-cent-mille-deux-cent-un'],
  [1_000_000, 'un-million'],
  [2_300_000, 'deux-millions-trois-cent-mille'],
])('%i is spelt %s', (n, words) => expect(numberInLetters(n)).toBe(words))

test('sums as a receipt spells them', () => {
  expect(eurosInLetters(cents(100))).toBe('un euro')
  expect(eurosInLetters(cents(125_001))).toBe('mille-deux-cent-cinquante euros et un centime')
  expect(eurosInLetters(cents(100_000_000))).toBe('un-million d’euros')
  expect(() => numberInLetters(-1)).toThrow(RangeError)
})
