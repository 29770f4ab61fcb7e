import { expect, test } from 'vitest'
import { type Cursor, cursorOf, type Page, pageOf } from './keyset.ts'

type Row = { key: string; id: string }

const idOf = (n: number) => `018f3b1c-0000-7000-8000-${String(n).padStart(12, '0')}`

/** What the database answers: `size + 1` rows beyond the cursor, backwards when it says `before`. */
function query(all: readonly Row[], cursor: Cursor | null, size: number): Row[] {
  const compare = (a: readonly [string, string], b: readonly [string, string]) =>
    a[0] === b[0] ? (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0) : a[0] < b[0] ? -1 : 1
  const sorted = [...all].sort((a, b) => compare([a.key, a.id], [b.key, b.id]))
  if (cursor && 'before' in cursor)
    return sorted
      .filter((row) => compare([row.key, row.id], cursor.before) < 0)
      .reverse()
      .slice(0, size + 1)
  const after = cursor?.after
  return sorted.filter((row) => !after || compare([row.key, row.id], after) > 0).slice(0, size + 1)
}

function open(all: readonly Row[], search: string, size: number): Page<Row> {
  const params = new URLSearchParams(search)
  const cursor = cursorOf(params)
  return pageOf(query(all, cursor, size), cursor, params, (row) => [row.key, row.id], size)
}

const ids = (page: Page<Row>) => page.rows.map((row) => row.id)

test.each([0, 1, 3, 4, 5, 6, 7, 9, 10])('forward to the end and back again, %i rows by 3', (n) => {
  // Many equal sort values: the id decides.
  const all = Array.from({ length: n }, (_, i) => ({ key: `k${Math.floor(i / 4)}`, id: idOf(i) }))
  const forward: string[][] = []
  let page = open(all, 'q=a&public=b', 3)
  expect(page.previous).toBeNull()
  for (;;) {
    forward.push(ids(page))
    if (page.next === null) break
    page = open(all, page.next, 3)
  }
  expect(forward.flat()).toEqual(all.map((row) => row.id))

  const back = [ids(page)]
  while (page.previous !== null) {
    page = open(all, page.previous, 3)
    back.unshift(ids(page))
    expect(page.next).not.toBeNull()
  }
  expect(back.flat()).toEqual(all.map((row) => row.id))
})

test('the links keep the filters and one cursor only', () => {
  const all = Array.from({ length: 9 }, (_, i) => ({ key: 'é;&=', id: idOf(i) }))
  const second = open(all, open(all, 'q=caf%C3%A9&tri=-nom', 3).next!, 3)
  for (const link of [second.next!, second.previous!]) {
    const params = new URLSearchParams(link)
    expect(params.get('q')).toBe('café')
    expect(params.get('tri')).toBe('-nom')
    expect([...params.keys()].filter((name) => name === 'apres' || name === 'avant')).toHaveLength(1)
  }
})

test('a cursor typed by hand means the first page', () => {
  const broken = [
    '',
    'x',
    '%',
    btoa('null'),
    btoa('[1,2]'),
    btoa('["a"]'),
    btoa('["a","b"]'),
    btoa('["a","b","c"]'),
    btoa('{"a":1}'),
  ]
  for (const text of broken)
    expect(cursorOf(new URLSearchParams({ apres: text, avant: text })), text).toBeNull()
})

test('a sort value that the database could not compare means the first page', () => {
  const second = open(
    Array.from({ length: 5 }, (_, i) => ({ key: `k${i}`, id: idOf(i) })),
    '',
    3,
  ).next!
  expect(cursorOf(new URLSearchParams(second), (value) => value === 'k2')).toEqual({ after: ['k2', idOf(2)] })
  expect(cursorOf(new URLSearchParams(second), () => false)).toBeNull()
})
