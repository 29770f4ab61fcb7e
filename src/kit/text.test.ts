import { expect, test } from 'vitest'
import { isId, newId } from './id.ts'
import { fold, parseDecimal, printable, slug } from './text.ts'

test('text is folded as people search it', () => {
  expect(fold("L'Épicerie du Cœur")).toBe('l epicerie du coeur')
  expect(fold('  Lefèvre-Dubois, Zoé  ')).toBe('lefevre dubois zoe')
  expect(fold('Æther · Straße')).toBe('aether strasse')
  // The same word typed on a Mac (letter + accent) and elsewhere (one letter).
  expect(fold('e\u0301te\u0301')).toBe(fold('été'))
  expect(fold("!' | & :*")).toBe('')
})

test('control characters are left out, line ends and letters of all kinds stay', () => {
  expect(printable('a\u0000b\u0001c\u007f\u0085d')).toBe('abcd')
  expect(printable('été\t1\r\n👩‍👩‍👧 \u202f€')).toBe('été\t1\r\n👩‍👩‍👧 \u202f€')
})

test('a number is what a hand types, not what a program writes', () => {
  expect(['12,5', '12.5', '1\u202f250', '27,3 %', '-4'].map(parseDecimal)).toEqual([
    12.5, 12.5, 1250, 27.3, -4,
  ])
  for (const other of ['', '%', '1e3', '0x10', 'Infinity', '1,2,3', '9'.repeat(400), '١٢'])
    expect(parseDecimal(other)).toBeNull()
})

test('a slug is a word for an address, however long the name', () => {
  expect(slug('Quartier des Tilleuls')).toBe('quartier-des-tilleuls')
  const long = slug(`${'a'.repeat(59)} place du marché`)
  expect(long).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  expect(long.length).toBeLessThanOrEqual(60)
})

test('an identifier is a lower-case UUID, and sorts by creation', () => {
  const ids = Array.from({ length: 1000 }, () => newId<'Thing'>())
  expect(ids.every(isId)).toBe(true)
  expect([...ids].sort()).toEqual(ids)
  for (const wrong of ['', '1', 'x'.repeat(36), newId().toUpperCase(), `${newId()} `, null, 7, undefined])
    expect(isId(wrong)).toBe(false)
})
