import { expect, test } from 'vitest'
import { COLUMNS, movesOf } from './board.ts'
import { requestLife } from './life.ts'

test('a card moves only along the life, and never onto its own column', () => {
  for (const column of COLUMNS)
    for (const { verb, to } of movesOf(column)) {
      expect(requestLife.next(column, verb)).toEqual({ ok: true, value: to })
      expect(to).not.toBe(column)
    }
})

test('what waits for an answer or for money is moved elsewhere', () => {
  expect(movesOf('quoted')).toEqual([])
  expect(movesOf('done')).toEqual([])
  expect(movesOf('received').map(({ to }) => to)).toEqual(['qualified', 'assigned', 'started', 'done'])
  expect(movesOf('started')).toEqual([{ verb: 'finish', to: 'done' }])
})
