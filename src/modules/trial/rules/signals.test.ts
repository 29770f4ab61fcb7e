import { expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import { clusters, isDue, lastWeeks, readTags, tidyPath, weekOf } from './signals.ts'

const today = day('2026-03-04')

test('a word is one tag however it is written, and no more than eight are kept', () => {
  expect(readTags('École, ecole ; Linge\n#linge,,  ')).toEqual([
    { tag: 'ecole', label: 'École' },
    { tag: 'linge', label: 'Linge' },
  ])
  expect(readTags('a,b,c,d,e,f,g,h,i,j')).toHaveLength(8)
})

test.each([
  ['new', null, true],
  ['watching', null, true],
  ['watching', '2026-03-04', true],
  ['watching', '2026-03-05', false],
  ['answered', null, false],
  ['aside', '2026-01-01', false],
] as const)('a signal that is %s until %s waits for a review: %s', (state, reviewOn, due) => {
  expect(isDue({ state, reviewOn: reviewOn && day(reviewOn) }, today)).toBe(due)
})

test('weeks begin on Monday, the last is today’s', () => {
  expect(weekOf(day('2026-03-01'))).toBe('2026-02-23')
  expect(lastWeeks(today, 3)).toEqual(['2026-02-16', '2026-02-23', '2026-03-02'])
})

test('tags are counted by week, and one that is seen more and more is rising', () => {
  const weeks = lastWeeks(today, 8)
  const seen = (tag: string, ...ago: number[]) =>
    ago.map((days) => ({ kind: 'word', tag, label: tag, day: addDays(today, -days), n: 1 }) as const)
  const [first, second, third] = clusters(
    [...seen('linge', 0, 1, 8, 40), ...seen('pain', 0, 9, 33, 35, 40), ...seen('vieux', 400)],
    weeks,
  )
  expect(first).toMatchObject({ tag: 'pain', total: 5, rising: false })
  expect(second).toMatchObject({ tag: 'linge', total: 4, rising: true })
  expect(second?.weeks).toEqual([0, 1, 0, 0, 0, 0, 1, 2])
  expect(third).toBeUndefined()
})

test('an address is kept without what was typed in it, or not at all', () => {
  expect(tidyPath('/personnes/018f3b1c?q=Dupont#x')).toBe('personnes/018f3b1c')
  for (const path of [undefined, '', '//evil.example', 'https://x', '../..', 'a b', 'javascript:1'])
    expect(tidyPath(path) ?? '').not.toMatch(/[:.\s]/)
})
