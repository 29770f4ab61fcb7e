import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { messyFile, messyTable, SHAPES } from '#modules/people/import/fixture.ts'
import { type Bundle, importBundle, previewImport, readBundle } from '#modules/people/import/import.server.ts'
import type { ImportChoices } from '#modules/people/import/match.ts'
import { addPerson, listPeople, recordMembership } from '#modules/people/index.server.ts'
import { membershipsOf } from '#modules/people/membership-store.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const bytesOf = (text: string) => new TextEncoder().encode(text)
const bundleOf = async (
  ctx: TestHub['ctx'],
  text: string,
  choices: Partial<ImportChoices> = {},
): Promise<Bundle> => {
  const read = must(await readBundle(ctx, { name: 'adherents.csv', bytes: bytesOf(text) }))
  return { ...read, choices: { ...read.choices, ...choices } }
}
const run = async (ctx: TestHub['ctx'], text: string, choices: Partial<ImportChoices> = {}) =>
  must(await importBundle(ctx, await bundleOf(ctx, text, choices))).plan
const countOf = async (ctx: TestHub['ctx'], q = '') =>
  (await listPeople(ctx, new URLSearchParams(q ? { q } : {}))).total
const one = async (ctx: TestHub['ctx'], q: string) => {
  const { rows } = await listPeople(ctx, new URLSearchParams({ q }))
  expect(rows).toHaveLength(1)
  return rows[0]!
}

describe.each(SHAPES)('a messy file of 1,000 people as %s writes it', (shape) => {
  test('imported twice, gives everybody once and changes nothing the second time', async () => {
    const ctx = await hub.other(`ville-${shape}`)
    const text = messyFile(shape, 1000)
    const first = await run(ctx, text)
    expect(first.counts).toMatchObject({ created: 995, completed: 0, unchanged: 0, repeated: 0, refused: 5 })
    expect(first.counts.memberships).toBeGreaterThan(900)
    expect(first.faults.filter(({ code }) => code === 'not_a_phone').map(({ got }) => got)).toContain('06 12')
    expect(await countOf(ctx)).toBe(995)
    const again = await run(ctx, text)
    expect(again.counts).toMatchObject({
      created: 0,
      completed: 0,
      unchanged: 995,
      memberships: 0,
      refused: 5,
    })
    expect(again.targets).toEqual([])
    expect(await countOf(ctx)).toBe(995)
  })
})

test('5,000 rows with broken letters, dates and telephones lose nobody who has a name', async () => {
  const ctx = await hub.other('grande')
  const plan = await run(ctx, messyFile('spreadsheet', 5000, 7))
  expect(plan.counts.created + plan.counts.refused).toBe(5000)
  expect(plan.counts.refused).toBe(25)
  const { rows } = await listPeople(ctx, new URLSearchParams({ q: 'Ömer' }))
  expect(rows.length).toBeGreaterThan(0)
  expect(plan.targets.some(({ facts }) => /Ã|�/.test(JSON.stringify(facts)))).toBe(false)
})

test('the same people from a workbook and in another alphabet are known again', async () => {
  const ctx = await hub.other('classeur')
  const table = messyTable('galette', 40)
  const sheet = table.map((cells) => cells.map((cell) => (cell === '' ? null : { value: cell })))
  const bytes = new Uint8Array(await writeExcelFile(sheet).toBuffer())
  const read = must(await readBundle(ctx, { name: 'export.xlsx', bytes }))
  expect(must(await importBundle(ctx, read)).plan.counts.created).toBe(40)
  const old = Uint8Array.from(
    [...messyFile('galette', 40)].map((letter) => Math.min(letter.charCodeAt(0), 255)),
  )
  const latin = must(await readBundle(ctx, { name: 'export.csv', bytes: old }))
  expect((await previewImport(ctx, latin)).counts.created).toBe(0)
})

test('a date of a workbook arrives as its day', async () => {
  const ctx = await hub.other('dates')
  const when = new Date('2026-02-03T00:00:00Z')
  const sheet = [
    [{ value: 'Nom' }, { value: 'Prénom' }, { value: 'Date adhésion' }, { value: 'Téléphone' }],
    [{ value: 'Serial' }, { value: 'Zoé' }, { value: when, format: 'dd/mm/yyyy' }, { value: 612345678 }],
  ]
  const bytes = new Uint8Array(await writeExcelFile(sheet).toBuffer())
  const plan = must(await importBundle(ctx, must(await readBundle(ctx, { name: 'a.xlsx', bytes })))).plan
  expect(plan.targets[0]).toMatchObject({
    facts: { phone: '0612345678' },
    addedMemberships: [{ startsOn: '2026-02-03', endsOn: '2027-02-02' }],
  })
})

describe('somebody already on record', () => {
  const known = {
    firstName: 'Zoé',
    lastName: 'Lefèvre',
    segment: 'senior',
    phone: '0612345678',
    city: 'Grenoble',
  } as const
  const heads = 'Nom;Prénom;Courriel;Téléphone;CP;Ville;Fin adhésion'
  const file = `${heads}\nLEFEVRE;ZOE;zoe@exemple.fr;06 12 34 56 78;38000;Échirolles;31/12/2026`
  const open = async (slug: string) => {
    const ctx = await hub.other(slug)
    return { ctx, id: must(await addPerson(ctx, known)).id }
  }

  test('gets what is missing; what is there stays, and the difference is told', async () => {
    const { ctx } = await open('connue')
    const plan = await run(ctx, file)
    expect(plan.counts).toMatchObject({ created: 0, completed: 1, memberships: 1 })
    expect(plan.faults).toMatchObject([
      { code: 'differs', column: 'city', got: 'Échirolles', known: 'Grenoble' },
    ])
    expect(await one(ctx, 'lefevre')).toMatchObject({
      ...{
        firstName: 'Zoé',
        lastName: 'Lefèvre',
        segment: 'senior',
        email: 'zoe@exemple.fr',
        city: 'Grenoble',
      },
      ...{ postcode: '38000', roles: ['member'], memberUntil: '2026-12-31' },
    })
    expect((await one(ctx, 'zoe@exemple.fr')).lastName).toBe('Lefèvre')
  })

  test('is replaced, left or made again when so asked; made again once only', async () => {
    const { ctx } = await open('choix')
    expect((await run(ctx, file, { known: 'leave' })).counts).toMatchObject({ left: 1, completed: 0 })
    expect((await one(ctx, 'lefevre')).email).toBeNull()
    expect((await run(ctx, file, { known: 'replace' })).counts.completed).toBe(1)
    expect((await one(ctx, 'lefevre')).city).toBe('Échirolles')
    const other = await open('encore')
    await run(other.ctx, file, { known: 'create' })
    expect(await countOf(other.ctx, 'lefevre')).toBe(2)
    expect((await run(other.ctx, file, { known: 'create' })).counts).toMatchObject({
      created: 0,
      unchanged: 1,
    })
    expect(await countOf(other.ctx, 'lefevre')).toBe(2)
  })

  test('keeps a membership that covers part of the period', async () => {
    const { ctx, id } = await open('adhesion')
    must(
      await recordMembership(ctx, {
        personId: id,
        startsOn: day('2026-06-01'),
        endsOn: day('2027-05-31'),
        fee: cents(1500),
      }),
    )
    const plan = await run(ctx, file)
    expect(plan.counts.memberships).toBe(0)
    expect(plan.faults.map(({ code }) => code)).toContain('already_member')
    expect((await ctx.read((tx) => membershipsOf(tx, ctx.hub.id, id))).map(({ fee }) => fee)).toEqual([1500n])
  })

  test('corrected here by hand, is not undone by the same file', async () => {
    const ctx = await hub.other('main')
    const text = `Nom;Prénom;Numéro\nDuran;Léa;12`
    await run(ctx, text)
    const { config } = hub
    const { default: pg } = await import('pg')
    const client = new pg.Client(config)
    await client.connect()
    await client.query(
      `UPDATE people SET last_name = 'Durand', phone = '0611111111' WHERE last_name = 'Duran'`,
    )
    await client.end()
    expect((await run(ctx, text)).counts).toMatchObject({ unchanged: 1, created: 0 })
    // The number is the same though the row now says more.
    const more = await run(ctx, `Nom;Prénom;Numéro\nDURAND;Léa;12`)
    expect(more.counts).toMatchObject({ created: 0, unchanged: 1 })
  })
})

test('people who share an address are two; a name with nothing to compare waits for somebody to look', async () => {
  const ctx = await hub.other('couple')
  const text = [
    'Nom;Prénom;Courriel;Téléphone',
    'Blanc;Jean;blanc@exemple.fr;0476000001',
    'Blanc;Marie;blanc@exemple.fr;0476000001',
    'Noir;Luc;;',
    'Noir;Luc;luc@exemple.fr;',
    'Gris;Ève;eve@exemple.fr;',
    'GRIS;Eve;EVE@exemple.fr;06 11 22 33 44',
    'M. et Mme Roux;;roux@exemple.fr;',
  ].join('\n')
  const plan = await run(ctx, text)
  expect([...plan.outcomes.values()]).toEqual([
    'created',
    'created',
    'created',
    'refused',
    'created',
    'repeated',
    'refused',
  ])
  expect(plan.faults).toMatchObject([
    { row: 5, code: 'looks_like', known: '4' },
    { row: 8, code: 'two_people' },
  ])
  expect((await one(ctx, 'gris')).phone).toBe('0611223344')
  expect((await run(ctx, text)).counts).toMatchObject({ created: 0, completed: 0, refused: 2 })
  expect((await run(ctx, text, { doubts: 'create' })).counts).toMatchObject({ created: 1 })
  expect((await run(ctx, text, { doubts: 'create' })).counts).toMatchObject({ created: 0 })
})

test('two imports at the same time write everybody once', async () => {
  const ctx = await hub.other('ensemble')
  const text = messyFile('galette', 200)
  const [a, b] = await Promise.all([run(ctx, text), run(ctx, text)])
  expect(a.counts.created + b.counts.created).toBe(199)
  expect(await countOf(ctx)).toBe(199)
})

test('what is no file of people is refused in a word, and nobody but the coordinator may try', async () => {
  const read = (bytes: Uint8Array) => readBundle(hub.ctx, { name: 'x', bytes })
  const { refusals } = { refusals: [] as unknown[] }
  for (const bytes of [
    new Uint8Array(),
    Buffer.from('%PDF-1.7\x00\x01\x02\x03\x04\x05\x06\x07\x00\x00\x00'),
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.from('504b0304aaaaaaaaaaaaaaaa', 'hex'),
    bytesOf('Nom;Prénom\n'),
    bytesOf('bonjour'),
    new Uint8Array(5 * 1024 * 1024 + 1).fill(65),
    bytesOf(`Nom;Prénom\n${'A;B\n'.repeat(20_001)}`),
  ]) {
    const answer = await read(bytes)
    refusals.push(answer.ok ? 'read' : answer.code)
  }
  expect(refusals).toEqual([
    ...['file_needed', 'not_a_table', 'old_excel', 'unreadable_excel', 'no_rows', 'not_a_table'],
    ...['file_too_large', 'too_many_rows'],
  ])
  for (const role of ['desk', 'treasurer', 'volunteer', 'committee'] as const)
    expect(await readBundle(hub.as(role), { name: 'x', bytes: bytesOf('Nom\nDurand') })).toEqual({
      ok: false,
      code: 'not_permitted',
    })
})
