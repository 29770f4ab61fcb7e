import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decodeFile } from '#kit/letters.ts'
import { must } from '#kit/result.ts'
import { incomesSample, SAMPLE_NAME } from '../templates/incomes-sample.ts'
import { levelOf, readIncomeFile } from './income-file.ts'
import { LARGEST_INCOME_FILE } from './income-levels.ts'

const given = { name: 'FILO2021_DISP_COM.csv', year: 2020, base: 'DISP' } as const
const bytes = (text: string) => new TextEncoder().encode(text)
/** The same text as an old spreadsheet saves it: one byte a character, é being 0xE9. */
const old = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))
const read = (text: string, name: string = given.name) =>
  must(readIncomeFile(bytes(text), { ...given, name }))

const HEAD = 'CODGEO;LIBGEO;NBMEN21;Q121;Q221;Q321;D121;D221;D321;D421;D621;D721;D821;D921'
const GRENOBLE = '38185;Échirolles;9;1;21500;3;11000;13800;16400;19000;24100;27000;31000;38000,5'

test('a file of communes: the median stands for D5, figures of other columns are left', () => {
  const { areas, faults, secret } = read(`${HEAD}\r\n${GRENOBLE}\r\n`)
  expect({ faults, secret }).toEqual({ faults: [], secret: 0 })
  expect(areas).toEqual([
    {
      ...{ code: '38185', name: 'Échirolles', level: 'commune', year: 2021, base: 'DISP' },
      deciles: [1100000, 1380000, 1640000, 1900000, 2150000, 2410000, 2700000, 3100000, 3800050],
    },
  ])
})

test('both encodings give the same name', () => {
  const line = 'CODGEO;LIBGEO;D1;D5;D9\n01004;Ambérieu;10000;20000;30000\n'
  const utf = must(readIncomeFile(bytes(`\uFEFF${line}`), given)).areas[0]
  expect(must(readIncomeFile(old(line), given)).areas[0]).toEqual(utf)
  expect(utf).toMatchObject({ name: 'Ambérieu', year: 2021 })
  const wide = Uint8Array.from([0xff, 0xfe, 0x44, 0x00, 0x31, 0x00])
  expect(decodeFile(wide)).toBe('\uFEFFD1'.replace('\uFEFF', ''))
})

test('secret values: the place is counted, and never kept half', () => {
  const { areas, secret, faults } = read(
    `CODGEO;D121;MED21;D921\n01001;s;22050;s\n01002;nd;nd;nd\n01003;;;\n01004;11 000;20 000;38 000\n`,
  )
  expect(areas.map(({ code }) => code)).toEqual(['01004'])
  expect(areas[0]!.deciles).toEqual([1100000, null, null, null, 2000000, null, null, null, 3800000])
  expect({ secret, faults }).toEqual({ secret: 3, faults: [] })
})

test('IRIS and declared income are told by the columns, EPCI by the name of the file', () => {
  const iris = read(
    'IRIS;LIBIRIS;COM;DEC_MED20;DEC_D120;DEC_D920\n381850101;Centre;38185;20000;9000;39000\n',
    'x.csv',
  )
  expect(iris.areas[0]).toMatchObject({ level: 'iris', base: 'DEC', year: 2020, code: '381850101' })
  const epci = read(
    'CODGEO;LIBGEO;D1;Q2;D9\n200040715;Métropole;11000;22000;40000\n',
    'FILO2019_DEC_EPCI.csv',
  )
  expect(epci.areas[0]).toMatchObject({ level: 'epci', base: 'DEC', year: 2019 })
  expect(levelOf('2A004', 'CODGEO', 'x')).toBe('commune')
  expect(levelOf('METRO', 'CODGEO', 'x')).toBe('country')
  expect(levelOf('84', 'CODE', 'x')).toBe('other')
})

test('titles above the header and words under it are passed over', () => {
  const { areas, faults } = read(
    'Revenus des ménages en 2021;;;\nChamp : France;;;\n;;;\nCode;Libellé;D1;Médiane;D9\n' +
      'CODGEO;LIBGEO;D121;Q221;D921\nCode géographique;Nom;1er décile;Médiane;9e décile\n38185;Là;9000;20000;40000\n',
    'x.csv',
  )
  expect(faults).toEqual([])
  expect(areas).toMatchObject([{ code: '38185', name: 'Là', year: 2021 }])
})

test('what is wrong is told with its row and its column, and the rest is read', () => {
  const { areas, faults, faultCount } = read(
    'CODGEO;D121;Q221;D921\n38001;9000;20000;40000\n38002;abc;20000;40000\n38003;25000;20000;40000\n' +
      '???;9000;20000;40000\n38004;9000;-1;40000\n38005;9000;99999999999;40000\n38006;9000,5;20000.25;40000\n',
  )
  expect(areas.map(({ code }) => code)).toEqual(['38001', '38006'])
  expect(areas[1]!.deciles[4]).toBe(2000025)
  expect(faultCount).toBe(5)
  expect(faults).toEqual([
    { row: 3, column: 'D121', code: 'not_a_number', got: 'abc' },
    { row: 4, column: 'Q221', code: 'deciles_order', got: '20000' },
    { row: 5, column: 'CODGEO', code: 'no_code', got: '???' },
    { row: 6, column: 'Q221', code: 'deciles_not_positive', got: '-1' },
    { row: 7, column: 'Q221', code: 'too_large', got: '99999999999' },
  ])
})

test('the shape of the files since 2021: one figure a line', () => {
  const head =
    'GEO;GEO_OBJECT;FILOSOFI_MEASURE;UNIT_MEASURE;UNIT_MULT;CONF_STATUS;OBS_STATUS;TIME_PERIOD;OBS_VALUE'
  const line = (geo: string, object: string, measure: string, value: string) =>
    `${geo};${object};${measure};EUR_YR;0;F;A;2021;${value}`
  const { areas, secret } = read(
    [
      head,
      line('38185', 'COM', 'MED_SL', '22000'),
      line('38185', 'COM', 'D1_SL', '11000'),
      line('38185', 'COM', 'D9_SL', '40000'),
      line('38185', 'COM', 'PR_MD60', '18'),
      line('38002', 'COM', 'MED_SL', ''),
    ].join('\n'),
  )
  expect(secret).toBe(1)
  expect(areas).toMatchObject([{ code: '38185', level: 'commune', year: 2021 }])
  expect(areas[0]!.deciles).toEqual([1100000, null, null, null, 2200000, null, null, null, 4000000])
})

test('commas, tabs and quotes; a zero eaten by a spreadsheet comes back', () => {
  expect(
    read('"CODGEO","LIBGEO","D1","D5","D9"\n"1004","Bourg, le Haut","9000","20000","40000"\n').areas,
  ).toMatchObject([{ code: '01004', name: 'Bourg, le Haut' }])
  expect(read('CODGEO\tD1\tD5\tD9\n38185\t9000\t20000\t40000\n').areas).toHaveLength(1)
})

test('a file that is none of this is refused with a reason', () => {
  const refused = (text: string) => readIncomeFile(bytes(text), given)
  expect(refused('')).toMatchObject({ code: 'file_needed' })
  expect(refused('PK\u0003\u0004 classeur')).toMatchObject({ code: 'not_a_table' })
  expect(refused('a\0b')).toMatchObject({ code: 'not_a_table' })
  expect(refused('nom;prix\nCafé;2')).toMatchObject({ code: 'no_header' })
  expect(refused('CODGEO;NBMEN\n38185;12')).toMatchObject({ code: 'no_header' })
  expect(refused('CODGEO;D1;D5;D9\n')).toMatchObject({ code: 'no_rows' })
  expect(readIncomeFile(new Uint8Array(LARGEST_INCOME_FILE + 1), given)).toMatchObject({
    code: 'file_too_large',
  })
})

test('every commune of the country is read, and many faults keep a short list', () => {
  const lines = Array.from({ length: 36_000 }, (_, i) => `${String(i + 1).padStart(5, '0')};9000;20000;40000`)
  expect(read(['CODGEO;D121;Q221;D921', ...lines].join('\n')).areas).toHaveLength(36_000)
  const wrong = read(['CODGEO;D121;Q221;D921', ...lines.map((line) => `${line}x`)].join('\n'))
  expect(wrong).toMatchObject({ faultCount: 36_000, areas: [] })
  expect(wrong.faults).toHaveLength(50)
})

test('the sample that ships is the file of the documents, and is read whole', () => {
  const file = readFileSync(new URL(`../../../../docs/examples/${SAMPLE_NAME}`, import.meta.url), 'utf8')
  expect(file).toBe(incomesSample)
  const { areas, faults, secret } = read(incomesSample, SAMPLE_NAME)
  expect(faults).toEqual([])
  // A place with its median alone and one with nothing are secret.
  expect({ areas: areas.length, secret }).toEqual({ areas: 10, secret: 2 })
  expect(new Set(areas.map(({ level }) => level))).toEqual(new Set(['country', 'commune', 'iris', 'epci']))
  expect(areas.every(({ year, base }) => year === 2022 && base === 'DISP')).toBe(true)
  expect(areas[0]).toMatchObject({
    code: 'FM',
    deciles: [1297000, null, null, null, 2433000, null, null, null, 4384000],
  })
})
