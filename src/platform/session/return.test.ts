import { expect, test } from 'vitest'
import { safeReturn } from './request.server.ts'

test.each([
  ['/quartier/personnes?q=a#bas', '/quartier/personnes?q=a#bas'],
  // What a header can carry.
  ['/quartier?q=😀é', '/quartier?q=%F0%9F%98%80%C3%A9'],
  ['/a/../b', '/b'],
])('%j is a path of ours', (path, written) => {
  expect(safeReturn(path)).toBe(written)
})

test.each([
  null,
  '',
  'quartier',
  'https://ailleurs.exemple',
  '//ailleurs.exemple',
  '/\\ailleurs.exemple',
  // A browser drops tabs and line ends: these would be the double slash again.
  '/\t/ailleurs.exemple',
  '/\n/ailleurs.exemple',
  '/\r\nSet-Cookie: a=b',
])('%j leads home', (path) => {
  expect(safeReturn(path)).toBe('/')
})

test('no path that is tidied becomes another site', () => {
  for (const path of ['/.//ailleurs.exemple', '/a/..//ailleurs.exemple', '/./\\ailleurs.exemple'])
    expect(safeReturn(path)).toMatch(/^\/(?!\/)/)
})
