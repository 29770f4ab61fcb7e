import { expect, test } from 'vitest'
import { bandOf, priorityOf } from './priorities.ts'

test('what is worth more for less effort comes first, and a risk taken away counts as much as an impact', () => {
  expect(priorityOf({ impact: 5, effort: 1, riskCut: 5 })).toBe(10)
  expect(priorityOf({ impact: 1, effort: 5, riskCut: 0 })).toBe(0.2)
  expect(priorityOf({ impact: 4, effort: 3, riskCut: 1 })).toBe(1.67)
})

test('the twenty-five cells of the published matrix', () => {
  const rows = [1, 2, 3, 4, 5].map((severity) =>
    [1, 2, 3, 4, 5].map((likely) => bandOf(severity * likely)[0]).join(''),
  )
  expect(rows).toEqual(['lllmm', 'lmmhh', 'lmhhe', 'mhhee', 'mheee'])
})
