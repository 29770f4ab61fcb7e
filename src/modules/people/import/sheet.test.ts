import { expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { readDrafts } from './drafts.ts'
import { fitMapping, guessMapping, guessSource, headsKey, ownColumns } from './headings.ts'
import { parseText, readSheet } from './sheet.ts'

const read = (text: string) => must(readSheet(parseText(text)))
const draftsOf = (text: string) => {
  const sheet = read(text)
  const also = { phone: (value: string) => `Tél ${value}`, email: (value: string) => `Mél ${value}` }
  return readDrafts({ sheet, mapping: guessMapping(sheet.heads), source: 'essai', year: 2026, also })
}

test.each([';', ',', '\t', '|'])('the separator %j is found, whatever stands in quotes', (mark) => {
  const sheet = read(['Nom', 'Prénom', 'Remarque'].join(mark).concat(`\nDurand${mark}Zoé${mark}"a;b,c|d\te"`))
  expect(sheet).toMatchObject({ heads: ['Nom', 'Prénom', 'Remarque'], skipped: 0 })
  expect(sheet.rows[0]?.cells.slice(0, 2)).toEqual(['Durand', 'Zoé'])
})

test('titles above, blank lines, headings said again and totals are no people; rows keep their number', () => {
  const text =
    'Liste au 1er mars;;\n;;\nNom;Prénom;Cotisation\nDurand;Zoé;12\n;;\nNom;Prénom;Cotisation\nPetit;Luc;12\nTotal;;24\n'
  const sheet = read(text)
  expect(sheet.rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
    [4, 'Durand'],
    [7, 'Petit'],
  ])
  // The empty end of the file counts too.
  expect(sheet.skipped).toBe(4)
})

test('a file without headings begins with its first person', () => {
  const sheet = read('Durand;Zoé;zoe@exemple.fr\nPetit;Luc;luc@exemple.fr')
  expect([sheet.heads, sheet.rows.length]).toEqual([['A', 'B', 'C'], 2])
})

test('the first cell may be a blank mark: the row is somebody all the same', () => {
  expect(read('Numéro;Nom;Prénom\n-;Durand;Zoé').rows).toHaveLength(1)
})

test('columns hold what their headings say, each once', () => {
  expect(guessMapping(['Nom', 'Prénom', 'E-mail', 'Tél. fixe', 'Portable', 'CP', 'Ville'])).toEqual([
    ...['lastName', 'firstName', 'email', 'phone', 'mobile', 'postcode', 'city'],
  ])
  expect(guessMapping(['Nom', 'Téléphone'])).toEqual(['lastFirst', 'phone'])
  expect(guessMapping(['Nom payeur', 'Prénom payeur', 'Nom adhérent', 'Prénom adhérent'])).toEqual([
    ...[null, null, 'lastName', 'firstName'],
  ])
  expect(guessSource(['Nom (a.lastname)*', 'Prénom (a.firstname)'])).toBe('dolibarr')
  expect(guessSource(['nom_adh', 'prenom_adh'])).toBe('galette')
})

test('the columns that our file of rows to correct adds do not make it another file', () => {
  const heads = ['Qui', 'Truc']
  const again = [...heads, 'Repère', 'À corriger']
  expect(headsKey(again)).toBe(headsKey(heads))
  const kept = ownColumns(heads, ['lastFirst', 'phone'])
  expect(fitMapping(again, kept)).toEqual(['lastFirst', 'phone', 'mark', null])
})

test('a second telephone or address is kept among what to know; a separator inside a text is told', () => {
  const [first, second] = draftsOf(
    'Nom;Prénom;Tél;Portable;Courriel\nDurand;Zoé;04 76 11 22 33;0612345678;a@exemple.fr, b@exemple.fr\nPetit;Luc;;;;trop',
  )
  expect(first?.facts).toMatchObject({
    phone: '0612345678',
    email: 'a@exemple.fr',
    needs: 'Tél 0476112233 · Mél b@exemple.fr',
  })
  expect(second?.faults).toMatchObject([{ row: 3, code: 'too_many_cells', got: 'trop' }])
})

test('letters that are lost, organisations and rows without a name are told', () => {
  const codes = draftsOf(
    'Nom;Prénom;Société;Ville\nDur�nd;Zoé;;\n;;SARL Petit;\n;;;Grenoble\nPetit;Luc;;Cr�py',
  ).map(({ faults }) => faults.map(({ code }) => code).join())
  expect(codes).toEqual(['broken_name', 'organisation_row', 'no_name', 'broken_letters'])
})
