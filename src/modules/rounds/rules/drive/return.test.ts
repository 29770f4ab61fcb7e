import { expect, test } from 'vitest'
import { counterInput, counterSlipped, metresDriven, minutesDriven, parseCounter } from './return.ts'

test('the counter tells the kilometres, the plan when it was not read or cannot be', () => {
  expect(metresDriven({ counterOut: 10_000, counterBack: 24_500 }, 9)).toEqual({
    metres: 14_500,
    from: 'counter',
  })
  expect(metresDriven({ counterOut: null, counterBack: 24_500 }, 12_000)).toEqual({
    metres: 12_000,
    from: 'plan',
  })
  expect(metresDriven({ counterOut: 24_500, counterBack: 10_000 }, null)).toEqual({ metres: 0, from: 'plan' })
  expect(counterSlipped({ counterOut: 0, counterBack: 1_000_001 })).toBe(true)
  expect(counterSlipped({ counterOut: 5, counterBack: 5 })).toBe(false)
})

test('minutes are those told, else those between leaving and coming back, else those planned', () => {
  const leftAt = new Date('2026-03-02T08:00:00Z')
  const after = (minutes: number) => new Date(leftAt.getTime() + minutes * 60_000)
  expect(minutesDriven({ leftAt, backAt: after(95) }, undefined, 60)).toBe(95)
  expect(minutesDriven({ leftAt, backAt: after(95) }, 120, 60)).toBe(120)
  expect(minutesDriven({ leftAt, backAt: after(-5) }, undefined, 5400)).toBe(90)
  expect(minutesDriven({ leftAt, backAt: after(3 * 1440) }, undefined, 5400)).toBe(90)
  expect(minutesDriven({ leftAt: null, backAt: null }, undefined, null)).toBe(1)
})

test('a counter is read as it is typed', () => {
  expect(parseCounter('45 210')).toBe(45_210_000)
  expect(parseCounter('45210,5 km')).toBe(45_210_500)
  for (const wrong of ['', '-4', '45.21.0', '1000000', 'douze', '4,55'])
    expect(parseCounter(wrong)).toBeNull()
  expect(counterInput(45_210_500)).toBe('45210,5')
})
