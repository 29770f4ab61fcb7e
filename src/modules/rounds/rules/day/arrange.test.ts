import { expect, test } from 'vitest'
import type { ErrandKey, Way } from '../errands/errand.ts'
import { checkOrder, MOST_STOPS, stopsOfErrand, type WantedStop } from './arrange.ts'

const ways: Record<string, Way> = { 'errand:a': 'visit', 'errand:b': 'bring', 'errand:c': 'carry' }
const wayOf = (key: ErrandKey) => ways[key]
const stop = (name: string, part: WantedStop['part'] = 'whole'): WantedStop => ({
  key: `errand:${name}` as ErrandKey,
  part,
  locked: false,
})
const [pickup, delivery] = [stop('c', 'pickup'), stop('c', 'delivery')]
const refused = (...rounds: WantedStop[][]) => {
  const answer = checkOrder(rounds, wayOf)
  return answer.ok ? null : answer.code
}

test('every errand stands once, in one of the rounds', () => {
  expect(refused([stop('a')], [stop('b')])).toBeNull()
  expect(refused([stop('a')], [stop('b'), stop('a')])).toBe('errand_twice')
  expect(checkOrder([[stop('a'), stop('a')]], wayOf)).toMatchObject({ about: 'errand:a', field: 'stops' })
  expect(refused([stop('z')])).toBe('errand_unknown')
})

test('what is carried is picked up before it is delivered, in the same round', () => {
  expect(refused([pickup, stop('a'), delivery])).toBeNull()
  expect(refused([delivery, pickup])).toBe('delivery_first')
  expect(refused([pickup])).toBe('half_a_carry')
  expect(refused([delivery])).toBe('half_a_carry')
  expect(refused([pickup], [delivery])).toBe('half_a_carry')
})

test('a part that the way does not have is refused', () => {
  expect(refused([stop('c')])).toBe('wrong_part')
  expect(refused([stop('a', 'pickup')])).toBe('wrong_part')
})

test('a round has so many stops at most', () => {
  const many = Array.from({ length: MOST_STOPS + 1 }, () => stop('a'))
  expect(refused(many)).toBe('too_many_stops')
})

test('the stops of an errand are one, or two when it is carried', () => {
  expect(stopsOfErrand({ key: 'errand:a' as ErrandKey, way: 'swap' })).toEqual([stop('a')])
  expect(stopsOfErrand({ key: 'errand:c' as ErrandKey, way: 'carry' })).toEqual([pickup, delivery])
})
