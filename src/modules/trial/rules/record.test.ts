import { expect, test } from 'vitest'
import { canonical } from './record.ts'

test('one text for one content, whatever the order of its keys', () => {
  expect(canonical({ b: 1, a: [true, null, 'é"'] })).toBe('{"a":[true,null,"é\\""],"b":1}')
  expect(canonical({ a: [true, null, 'é"'], b: 1 })).toBe(canonical({ b: 1, a: [true, null, 'é"'] }))
})

test('what is absent is not written, what is null is', () => {
  expect(canonical({ a: undefined, b: null })).toBe('{"b":null}')
})

test('a list keeps its order', () => {
  expect(canonical([2, 1])).not.toBe(canonical([1, 2]))
})
