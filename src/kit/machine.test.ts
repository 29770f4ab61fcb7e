import { expect, test } from 'vitest'
import { machine } from './machine.ts'

const door = machine<'open' | 'shut' | 'locked', 'close' | 'lock' | 'reopen'>([
  { verb: 'close', from: ['open'], to: 'shut' },
  { verb: 'lock', from: ['shut'], to: 'locked' },
  { verb: 'reopen', from: ['shut', 'locked'], to: 'open' },
])

test('a verb leads from the states of its row, and is refused from the others', () => {
  expect(door.next('open', 'close')).toEqual({ ok: true, value: 'shut' })
  expect(door.next('locked', 'reopen')).toEqual({ ok: true, value: 'open' })
  expect(door.next('open', 'lock')).toEqual({ ok: false, code: 'not_from_this_state' })
})

test('the verbs offered in a state come in the order of the table', () => {
  expect(door.verbs('shut')).toEqual(['lock', 'reopen'])
  expect(door.verbs('open')).toEqual(['close'])
})
