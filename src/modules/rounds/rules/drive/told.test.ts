import { expect, test } from 'vitest'
import { cardsOf, toldByPhone } from './told.ts'

const round = {
  state: 'ready' as const,
  number: 'T2026-0001',
  stops: [
    { serves: 'a', state: 'todo' as const, cash: 0 },
    { serves: 'b', state: 'todo' as const, cash: 0 },
  ],
}
const said = (kind: string, stop: string | null = null, cash = 0) => ({ kind, stop, cash })

test('what was said on the phone stands on what the server said, in its order', () => {
  const seen = toldByPhone(round, [
    said('leave'),
    said('arrive', 'a'),
    said('done', 'a', 500),
    said('failed', 'b'),
  ])
  expect(seen).toMatchObject({ state: 'out', number: 'T2026-0001' })
  expect(seen.stops).toEqual([
    { serves: 'a', state: 'done', cash: 500 },
    { serves: 'b', state: 'failed', cash: 0 },
  ])
  expect(toldByPhone(seen, [said('end')]).state).toBe('ended')
})

test('said again once the server knows, it counts once', () => {
  const told = [said('done', 'a', 500)]
  const once = toldByPhone(round, told)
  expect(toldByPhone(once, told)).toEqual(once)
  expect(toldByPhone(once, [said('failed', 'a'), said('arrive', 'a')])).toEqual(once)
  expect(toldByPhone(round, [said('done', 'gone')]).stops).toEqual(round.stops)
})

test('what failed may still be done', () => {
  const failed = toldByPhone(round, [said('failed', 'a')])
  expect(toldByPhone(failed, [said('done', 'a')]).stops[0]).toMatchObject({ state: 'done' })
})

test('neighbours at one address are one card, those elsewhere or over are not', () => {
  const at = (place: string, waits = true) => ({ place, waits })
  expect(cardsOf([at('x'), at('x'), at('y'), at('x')]).map((card) => card.length)).toEqual([2, 1, 1])
  expect(cardsOf([at('x', false), at('x'), at('x')]).map((card) => card.length)).toEqual([1, 2])
  expect(cardsOf([at(''), at('')]).map((card) => card.length)).toEqual([1, 1])
})
