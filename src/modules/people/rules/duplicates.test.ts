import { expect, test } from 'vitest'
import { disputed, mergedColumns, shownOf, twinKey } from './duplicates.ts'

type Row = Parameters<typeof disputed>[0]
const nobody: Row = {
  firstName: '',
  lastName: 'Lefebvre',
  segment: 'senior',
  phone: null,
  email: null,
  street: null,
  postcode: null,
  city: null,
  needs: null,
  organisationId: null,
  reachBy: null,
  benefit: null,
}

test('one name heard twice is one key', () => {
  for (const [first, last] of [
    ['Jean Pierre', 'LEFEBVRE'],
    ['Lefèbvre', 'Jean-Pierre'],
    ['jean-piere', 'Lefebvre'],
  ] as const)
    expect(twinKey(first, last)).toBe(twinKey('Jean-Pierre', 'Lefebvre'))
  expect(twinKey('Filipe', 'Thibault')).toBe(twinKey('Philippe', 'Tibault'))
})

test('two names that sound apart are two keys', () => {
  expect(twinKey('Marie', 'Martin')).not.toBe(twinKey('Marine', 'Martin'))
  expect(twinKey('Cécile', 'Roux')).not.toBe(twinKey('Lucile', 'Roux'))
  // A number told apart is not a letter doubled.
  expect(twinKey('', 'Lot 11')).not.toBe(twinKey('', 'Lot 1'))
  expect(twinKey('', 'Li')).toBe('li')
})

test('only what both say differently is disputed', () => {
  const one = { ...nobody, phone: '0612345678', city: 'Grenoble' }
  const two = { ...nobody, phone: '0687654321', street: '3 rue Haute', city: 'Eybens', email: 'a@b.fr' }
  expect(disputed(one, two)).toEqual(['phone', 'address'])
  expect(shownOf(two, 'address')).toBe('3 rue Haute, Eybens')
})

test('what was missing is filled, a dispute goes as chosen, an address moves whole', () => {
  const kept: Row = { ...nobody, phone: '0612345678', city: 'Grenoble' }
  const gone: Row = { ...nobody, phone: '0687654321', street: '3 rue Haute', city: 'Eybens', email: 'a@b.fr' }
  expect(mergedColumns(kept, gone, {})).toEqual({ email: 'a@b.fr' })
  expect(mergedColumns(kept, gone, { address: 'gone', phone: 'kept' })).toEqual({
    email: 'a@b.fr',
    street: '3 rue Haute',
    city: 'Eybens',
  })
  expect(mergedColumns(kept, nobody, { phone: 'gone' })).toEqual({})
})
