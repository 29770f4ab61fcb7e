import { expect, test } from 'vitest'
import type { Id } from '#kit/id.ts'
import type { Note } from '#modules/plan/notes.ts'
import { afterMove, landing, notesIn } from './arrange.ts'

const note = (id: string, block: Note['block'], side: Note['side'] = null): Note => ({
  id: id as Id<'Note'>,
  block,
  side,
  position: 0,
  text: id,
  colour: 'paper',
  pillar: null,
  version: 1,
  link: null,
})
const board = [
  note('a', 'value'),
  note('b', 'value'),
  note('c', 'value'),
  note('d', 'beneficiaries', 'direct'),
]
const ids = (notes: readonly Note[]) => notes.map((n) => n.id)

test('a slip dropped after another of its block goes there', () => {
  const move = landing(board, 'a', { block: 'value', side: null, over: 'b', after: true })
  expect(move.position).toBe(1)
  expect(ids(notesIn(afterMove(board, move), 'value'))).toEqual(['b', 'a', 'c'])
})

test('a slip dropped on a block goes last and takes the side of the place', () => {
  const move = landing(board, 'b', { block: 'beneficiaries', side: 'indirect' })
  const after = notesIn(afterMove(board, move), 'beneficiaries')
  expect(ids(after)).toEqual(['d', 'b'])
  expect(after[1]?.side).toBe('indirect')
})

test('a slip that is gone meanwhile moves nothing', () => {
  const move = landing(board, 'x', { block: 'value', side: null })
  expect(ids(afterMove(board, move))).toEqual(ids(board))
})
