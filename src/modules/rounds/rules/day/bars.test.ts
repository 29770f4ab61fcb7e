import { expect, test } from 'vitest'
import { type Bar, barsOf, hoursShown } from './bars.ts'

const stop = (arrival: number, begin: number, departure: number) => ({ arrival, begin, departure })
const told = (bars: readonly Bar[]) => bars.map(({ kind, from, to }) => `${kind} ${from}-${to}`)

test('driving, waiting, working and driving back follow each other without a hole', () => {
  const bars = barsOf({
    ...{ leavesAt: 100, returnsAt: 500, between: [] },
    stops: [stop(150, 150, 200), stop(250, 300, 350)],
  })
  expect(told(bars)).toEqual([
    ...['drive 100-150', 'work 150-200', 'drive 200-250', 'wait 250-300', 'work 300-350', 'drive 350-500'],
  ])
  expect(bars.filter(({ kind }) => kind === 'work').map((bar) => bar.stop)).toEqual([0, 1])
})

test('a pause on the way or while waiting, and a loading, cut what they stand in', () => {
  const bars = barsOf({
    ...{ leavesAt: 0, returnsAt: 1000 },
    between: [
      { kind: 'reload', before: 1, from: 300, to: 350 },
      { kind: 'break', before: 1, from: 420, to: 450 },
    ],
    stops: [stop(100, 100, 200), stop(400, 500, 600)],
  })
  expect(told(bars)).toEqual([
    ...['drive 0-100', 'work 100-200', 'drive 200-300', 'reload 300-350', 'drive 350-400', 'wait 400-420'],
    ...['break 420-450', 'wait 450-500', 'work 500-600', 'drive 600-1000'],
  ])
  for (const [i, bar] of bars.entries()) expect(bar.from).toBe(i === 0 ? 0 : bars[i - 1]!.to)
})

test('a stop that was never timed has no bar, and hides none of the others', () => {
  const bars = barsOf({
    ...{ leavesAt: null, returnsAt: 300, between: [] },
    stops: [{ arrival: null, begin: null, departure: null }, stop(100, 100, 200)],
  })
  expect(told(bars)).toEqual(['work 100-200', 'drive 200-300'])
})

test('whole hours hold everything; an empty day is a working day', () => {
  expect(hoursShown([545, 731])).toEqual({ from: 540, to: 780 })
  expect(hoursShown([600])).toEqual({ from: 600, to: 660 })
  expect(hoursShown([])).toEqual({ from: 480, to: 1080 })
})
