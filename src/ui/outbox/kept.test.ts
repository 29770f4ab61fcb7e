import { expect, test } from 'vitest'
import { asKept, type FirstKept, formOf, type Kept } from './kept.ts'

const first: FirstKept = {
  ...{ n: 7, id: 'a', hub: 'rural', userId: 'u', label: 'Panier', deviceAt: '2026-03-02T09:00:00.000Z' },
  ...{ photos: [new Blob(['x'])], signature: new Blob(['y']), state: 'waiting' },
  ...{ requestId: 'r', outcome: 'failed', reason: 'absent', note: 'sonné' },
}

test('what a phone kept before this version leaves as it would have', () => {
  const kept = asKept(first)
  expect(kept).toMatchObject({ n: 7, page: 'terrain', state: 'queued' })
  const form = formOf(kept)
  expect(Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))).toEqual({
    ...{ id: 'a', userId: 'u', deviceAt: first.deviceAt },
    ...{ requestId: 'r', outcome: 'failed', reason: 'absent', note: 'sonné' },
  })
  expect(form.getAll('photos')).toHaveLength(1)
  expect(form.has('signature')).toBe(true)
})

test('what it had sent, or was told about, stays so', () => {
  expect(asKept({ ...first, state: 'sent' }).state).toBe('sent')
  expect(asKept({ ...first, state: 'refused', safe: true, words: 'Trop tard' })).toMatchObject({
    ...{ state: 'refused', safe: true, words: 'Trop tard' },
  })
  const now: Kept = { ...asKept(first), page: 'tournees/T2026-0001/route' }
  expect(asKept(now)).toBe(now)
})
