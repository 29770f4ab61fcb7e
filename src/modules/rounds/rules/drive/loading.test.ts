import { expect, test } from 'vitest'
import type { Way } from '../errands/errand.ts'
import type { StopPart, StopState } from '../life.ts'
import { loadingOf } from './loading.ts'

const stop = (way: Way, kg: number, more: { part?: StopPart; state?: StopState } = {}) => ({
  ...{ way, part: 'whole' as StopPart, state: 'todo' as StopState, load: { kg, crates: 1 } },
  ...more,
})

test('what is handed over last is loaded first; what is taken on the way is not loaded', () => {
  const stops = [
    stop('bring', 5),
    stop('fetch', 7),
    stop('carry', 9, { part: 'pickup' }),
    stop('swap', 11),
    stop('carry', 9, { part: 'delivery' }),
    stop('visit', 0),
    stop('bring', 3, { state: 'dropped' }),
    { ...stop('bring', 4), over: true },
  ]
  const { lines, total } = loadingOf(stops)
  expect(lines.map(({ position }) => position)).toEqual([4, 1])
  expect(total).toEqual({ kg: 16, crates: 2 })
})

test('a round that only fetches leaves empty', () => {
  expect(loadingOf([stop('fetch', 5)])).toEqual({ lines: [], total: { kg: 0, crates: 0 } })
})
