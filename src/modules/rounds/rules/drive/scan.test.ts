import { expect, test } from 'vitest'
import { numberInCode, stopOfCode } from './scan.ts'

const stops = [
  { number: 'D2026-0412', waits: false },
  { number: 'C2026-0012', waits: true },
  { number: 'D2026-0012', waits: false },
  { number: 'D2026-0413', waits: true },
]

test('a label holds the address of its request, a parcel may hold anything', () => {
  expect(numberInCode('https://palier.example/rural/demandes/D2026-0412')).toBe('D2026-0412')
  expect(numberInCode('c2026-0012')).toBe('C2026-0012')
  expect(numberInCode('3760123456789')).toBeNull()
  expect(numberInCode('AD2026-0412')).toBeNull()
})

test('the stop is found by its number, or by digits that one alone ends with', () => {
  expect(stopOfCode(stops, 'http://localhost/rural/demandes/D2026-0413')?.number).toBe('D2026-0413')
  expect(stopOfCode(stops, '412')?.number).toBe('D2026-0412')
  // Two end so: the one that waits.
  expect(stopOfCode(stops, '12')?.number).toBe('C2026-0012')
  expect(
    stopOfCode(
      stops.map((stop) => ({ ...stop, waits: true })),
      '12',
    ),
  ).toBeNull()
  expect(stopOfCode(stops, 'D2026-9999')).toBeNull()
  expect(stopOfCode(stops, '')).toBeNull()
})

test('of the two ends of what is carried, the one that waits', () => {
  const ends = [
    { number: 'C2026-0001', waits: false, part: 'pickup' },
    { number: 'C2026-0001', waits: true, part: 'delivery' },
  ]
  expect(stopOfCode(ends, 'C2026-0001')?.part).toBe('delivery')
})
