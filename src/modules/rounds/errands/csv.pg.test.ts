import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { decodeFile } from '#kit/letters.ts'
import { must } from '#kit/result.ts'
import { errandKey } from '#modules/rounds/rules/errands/errand.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { errandsByKeys, errandsFor } from './collect.server.ts'
import { importErrands, readErrandsFile } from './csv.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const HEAD = 'Jour;Quoi;Adresse;Façon;Vers;Qui;Téléphone;Horaires;Minutes;Kg;Caisses;Prix;Note'

test('a file is read as spreadsheets write it', () => {
  const read = readErrandsFile(
    `\ufeff${HEAD}\n03/03/2026;Pain;Les Combes;apporter;;Mme Roux;04 76 00 00 01;9h-12h;;12;1;4,50;au garage\n` +
      '2026-03-04;Cartons;Mairie;porter;École;;;;15;;;;\n',
  )
  expect(must(read as { ok: true; value: unknown })).toEqual([
    {
      ...{ day: '2026-03-03', what: 'Pain', address: 'Les Combes', way: 'bring', whom: 'Mme Roux' },
      ...{ phone: '0476000001', hours: [{ from: 540, to: 720 }], kg: 12, crates: 1, revenue: 450n },
      note: 'au garage',
    },
    {
      ...{ day: '2026-03-04', what: 'Cartons', address: 'Mairie', way: 'carry', toAddress: 'École' },
      ...{ whom: '', phone: '', note: '', hours: [], minutes: 15 },
    },
  ])
  const short = readErrandsFile('jour,course,adresse\n2026-03-03,Pain,Les Combes\n')
  expect(short).toMatchObject({ ok: true, value: [{ way: 'bring' }] })
})

test.each([
  ['', 1, 'empty'],
  ['jour;adresse\n', 1, 'columns'],
  [`${HEAD}\n`, 1, 'empty'],
  [`${HEAD}\n31/02/2026;Pain;Les Combes\n`, 2, 'day'],
  [`${HEAD}\n2026-03-03;;Les Combes\n`, 2, 'what'],
  [`${HEAD}\n2026-03-03;Pain;\n`, 2, 'address'],
  [`${HEAD}\n2026-03-03;Pain;Ici;jeter\n`, 2, 'way'],
  [`${HEAD}\n2026-03-03;Pain;Ici;porter;\n`, 2, 'toAddress'],
  [`${HEAD}\n2026-03-03;Pain;Ici;;;;123\n`, 2, 'phone'],
  [`${HEAD}\n2026-03-03;Pain;Ici;;;;;tôt\n`, 2, 'hours'],
  [`${HEAD}\n2026-03-03;Pain;Ici;;;;;;trois\n`, 2, 'minutes'],
  [`${HEAD}\n2026-03-03;Pain;Ici;;;;;;;99999\n`, 2, 'kg'],
  [`${HEAD}\n2026-03-03;Pain;Ici;;;;;;;;;gratuit\n`, 2, 'revenue'],
])('%j: line %i, %s', (text, line, why) => {
  expect(readErrandsFile(text)).toMatchObject({ ok: false, code: 'bad_file', lines: [{ line, why }] })
})

test('a file as an older spreadsheet writes it keeps its accents, and what nobody sees is left aside', async () => {
  const bytes = Buffer.from('Jour;Quoi;Adresse;Qui\n2026-03-20;Go\0ûter;Allée des Chênes;Élodie', 'latin1')
  const { ids } = must(await importErrands(hub.ctx, decodeFile(bytes)))
  const key = errandKey({ requestId: null, errandId: ids[0]! })
  expect((await errandsByKeys(hub.ctx, [key])).get(key)).toMatchObject({
    ...{ what: 'Goûter', whom: 'Élodie', address: 'Allée des Chênes' },
  })
})

test('a file is taken whole and once, or not at all', async () => {
  const today = hub.ctx.today()
  const lines = ['Pain', 'Journal'].map((what) => `${today};${what};Les Combes`).join('\n')
  const key = newId<'Form'>()
  const text = `Jour;Quoi;Adresse\n${lines}`
  expect(must(await importErrands(hub.ctx, text, key)).ids).toHaveLength(2)
  must(await importErrands(hub.ctx, text, key))
  expect((await errandsFor(hub.ctx, today)).waiting.map((one) => one.what)).toEqual(['Pain', 'Journal'])
  // A day that is past is known only to the use case: it is told by its line too.
  expect(await importErrands(hub.ctx, `${text}\n2026-01-01;Pain;Ici`)).toMatchObject({
    ...{ code: 'bad_file', lines: [{ line: 4, why: 'day_past' }] },
  })
  expect(await importErrands(hub.ctx, `${text}\n2026;Pain;Ici`)).toMatchObject({ lines: [{ line: 4 }] })
  expect((await errandsFor(hub.ctx, today)).waiting).toHaveLength(2)
  expect(await importErrands(hub.as('treasurer'), text)).toMatchObject({ code: 'not_permitted' })
})
