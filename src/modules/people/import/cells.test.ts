import { describe, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { decodeFile } from '#kit/letters.ts'
import {
  periodOf,
  readAmount,
  readCategory,
  readCity,
  readDay,
  readEmails,
  readPhones,
  readPostcode,
  splitAddress,
} from './cells.ts'
import { repairLetters, tidyCell } from './letters.ts'
import { closeNames, isTwoPeople, splitName, titleCity, titleName } from './names.ts'

describe('letters', () => {
  test.each([
    ['HÃ©lÃ¨ne', 'Hélène'],
    ['FranÃ§oise Å’uvrard', 'Françoise Œuvrard'],
    ['lâ€™Ã‰glise', 'l’Église'],
    ['HÃƒÂ©lÃƒÂ¨ne', 'Hélène'],
    ['jusqu’Ã  midi', 'jusqu’à midi'],
    ['Âge, São Paulo, Müller', 'Âge, São Paulo, Müller'],
  ])('%s is read as %s', (typed, meant) => expect(tidyCell(repairLetters(typed))).toBe(meant))

  test('every alphabet of a spreadsheet gives the same text', () => {
    const text = 'Nom;Prénom\nLefèvre;Zoé €'
    const utf8 = new TextEncoder().encode(text)
    const wide = Buffer.from(text, 'utf16le')
    const old = Uint8Array.from([...text].map((letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0))))
    expect(decodeFile(utf8)).toBe(text)
    expect(decodeFile(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]))).toBe(text)
    expect(decodeFile(wide)).toBe(text)
    expect(decodeFile(Uint8Array.from([0xff, 0xfe, ...wide]))).toBe(text)
    expect(decodeFile(Uint8Array.from([0xfe, 0xff, ...Buffer.from(wide).swap16()]))).toBe(text)
    expect(decodeFile(old)).toBe(text)
  })
})

describe('names', () => {
  test.each([
    ['LEFÈVRE', 'Lefèvre'],
    ['DE LA FONTAINE', 'de La Fontaine'],
    ["D'ALMEIDA - LE GOFF", "d'Almeida-Le Goff"],
    ['jean-pierre', 'Jean-Pierre'],
    ['McDonald', 'McDonald'],
    ["O'BRIEN", "O'Brien"],
  ])('%s is written %s', (typed, written) => expect(titleName(typed)).toBe(written))

  test.each([
    ['Mme DUPONT Zoé', false, 'Zoé', 'Dupont'],
    ['Zoé DUPONT', false, 'Zoé', 'Dupont'],
    ['LE GOFF Jean-Pierre', false, 'Jean-Pierre', 'Le Goff'],
    ['DE LA TOUR ANNE MARIE', false, 'Anne Marie', 'de La Tour'],
    ['Dupont, Zoé', false, 'Zoé', 'Dupont'],
    ['Dupont Zoé', false, 'Zoé', 'Dupont'],
    ['Zoé Dupont', true, 'Zoé', 'Dupont'],
    ['Anne de LA TOUR', false, 'Anne', 'de La Tour'],
    ['DUPONT', false, '', 'Dupont'],
  ])('%s is split', (typed, firstFirst, firstName, lastName) =>
    expect(splitName(typed, firstFirst)).toEqual({ firstName, lastName }),
  )

  test('two people on a line are told', () => {
    for (const typed of ['M. et Mme Dupont', 'Jean & Marie', 'Jean et Marie'])
      expect(isTwoPeople(typed)).toBe(true)
    for (const typed of ['Juliette Colet', 'Etienne']) expect(isTwoPeople(typed)).toBe(false)
  })

  test('one slip, an initial or the two names exchanged are the same person; a brother is not', () => {
    const zoe = { firstName: 'Zoé', lastName: 'Lefèvre' }
    expect(closeNames(zoe, { firstName: 'ZOE', lastName: 'LEFEBRE' })).toBe(true)
    expect(closeNames(zoe, { firstName: 'Z', lastName: 'Lefevre' })).toBe(true)
    expect(closeNames(zoe, { firstName: 'Lefèvre', lastName: 'Zoé' })).toBe(true)
    expect(closeNames(zoe, { firstName: 'Paul', lastName: 'Lefèvre' })).toBe(false)
    expect(closeNames(zoe, { firstName: 'Zoé', lastName: 'Martin' })).toBe(false)
  })
})

test.each([
  ['06 12 34 56 78', ['0612345678']],
  ['+33 (0)6.12.34.56.78', ['0612345678']],
  ['0033612345678', ['0612345678']],
  ['612345678', ['0612345678']],
  ['612345678.0', ['0612345678']],
  ['04.10.00.42.00', ['0410004200']],
  ['6.12345678E8', ['0612345678']],
  ['33612345678', ['0612345678']],
  ['04 76 11 22 33 / 06 12 34 56 78', ['0612345678', '0476112233']],
  ['0476112233 ou 0612345678', ['0612345678', '0476112233']],
  ['Dom: 04-76-11-22-33', ['0476112233']],
  ['+41 22 345 67 89', ['+41223456789']],
])('the telephone %s', (typed, found) => {
  const { value, others = [] } = readPhones(typed)
  expect([value, ...others]).toEqual(found)
})

test.each([
  [' Zoe@Exemple.FR ', ['zoe@exemple.fr']],
  ['mailto:zoe@exemple.fr', ['zoe@exemple.fr']],
  ['zoe @ exemple.fr', ['zoe@exemple.fr']],
  ['zoe(at)exemple.fr; z@exemple.org', ['zoe@exemple.fr', 'z@exemple.org']],
  ['Zoé <zoe@exemple.fr>', ['zoe@exemple.fr']],
])('the e-mail %s', (typed, found) => {
  const { value, others = [] } = readEmails(typed)
  expect([value, ...others]).toEqual(found)
})

test.each([
  ['03/02/2026', '2026-02-03'],
  ['3-2-26', '2026-02-03'],
  ['03.02.1958', '1958-02-03'],
  ['2026-02-03 10:12:00', '2026-02-03'],
  ['2026-02-03T10:12:00Z', '2026-02-03'],
  ['20260203', '2026-02-03'],
  ['46056', '2026-02-03'],
  ['3 févr. 2026', '2026-02-03'],
  ['mardi 3 février 2026', '2026-02-03'],
  ['1er août 2025', '2025-08-01'],
  ['12/11/58', '1958-11-12'],
])('the day %s', (typed, found) => expect(readDay(typed, 2026).value).toBe(found))

test('what makes no sense is told, and a blank is no mistake', () => {
  expect(readDay('31/02/2026', 2026)).toEqual({ value: null, fault: 'not_a_day' })
  expect(readDay('12/25/2025', 2026)).toEqual({ value: null, fault: 'not_a_day' })
  expect(readDay('0000-00-00', 2026)).toEqual({ value: null })
  expect(readPhones('06 12')).toEqual({ value: null, fault: 'not_a_phone' })
  expect(readPhones('-')).toEqual({ value: null })
  expect(readEmails('pas de mail@')).toEqual({ value: null, fault: 'not_an_email' })
  expect(readPostcode('380')).toEqual({ value: null, fault: 'not_a_postcode' })
  expect(readAmount('douze')).toEqual({ value: null, fault: 'not_an_amount' })
  expect(readAmount('-3')).toEqual({ value: null, fault: 'not_an_amount' })
})

test('postcodes, towns, addresses and amounts', () => {
  expect(readPostcode('1000').value).toBe('01000')
  expect(readPostcode('F-38 000').value).toBe('38000')
  expect(readCity('38000 GRENOBLE')).toEqual({ postcode: '38000', city: 'Grenoble' })
  expect(titleCity("SAINT-MARTIN-D'HÈRES")).toBe("Saint-Martin-d'Hères")
  expect(titleCity('GRENOBLE CEDEX 9')).toBe('Grenoble CEDEX 9')
  expect(splitAddress('3 rue des Lilas, 38000 GRENOBLE')).toEqual({
    street: '3 rue des Lilas',
    postcode: '38000',
    city: 'Grenoble',
  })
  expect(splitAddress('38 rue des Lilas').postcode).toBeNull()
  expect([readAmount('12,00 €').value, readAmount('1.250,5 EUR').value, readAmount('0').value]).toEqual([
    1200n,
    125_050n,
    0n,
  ])
})

test('categories of other programs', () => {
  expect(readCategory('Retraité')).toMatchObject({ value: 'senior', roles: [] })
  expect(readCategory('Membre bénévole')).toMatchObject({ value: null, roles: ['volunteer'] })
  expect(readCategory('Membres actifs')).toEqual({ value: null, roles: [] })
  expect(readCategory('Zorglub').fault).toBe('unknown_category')
})

test('one date makes a year, and the day of joining long ago is no start', () => {
  const of = (start: string | null, end: string | null) =>
    periodOf(start === null ? null : day(start), end === null ? null : day(end))
  expect(of('2026-03-01', null).value).toEqual({ startsOn: '2026-03-01', endsOn: '2027-02-28' })
  expect(of(null, '2026-12-31').value).toEqual({ startsOn: '2026-01-01', endsOn: '2026-12-31' })
  expect(of('2015-05-01', '2026-12-31').value).toEqual({ startsOn: '2026-01-01', endsOn: '2026-12-31' })
  expect(of('2026-05-01', '2026-04-01').fault).toBe('ends_before_start')
})
