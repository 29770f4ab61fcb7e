import { execFile, execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMonths } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { isFunding, type Plan } from '../rules/plan.ts'
import { project } from '../rules/projection.ts'
import { randomPlan } from '../rules/sample.ts'
import { applyChanges } from '../rules/scenario.ts'
import { differences } from './agreement.ts'
import { type Book, input } from './build.ts'
import { examplePlan } from './example.ts'
import { unzip } from './file/unzip.ts'
import { writeWorkbook } from './file/write.server.ts'
import { zip } from './file/zip.server.ts'
import { serialOf } from './formula/dates.ts'
import { type Cell, columnOf, letters } from './grid.ts'
import { bookOf } from './workbook.server.ts'

export const run = promisify(execFile)

function office(): string | null {
  for (const name of ['soffice', 'libreoffice']) {
    try {
      execFileSync(name, ['--version'], { stdio: 'ignore', timeout: 60_000 })
      return name
    } catch {
      // Not on this machine under this name.
    }
  }
  return null
}
/** A spreadsheet trusts the values kept in a file: this setting makes it compute them all as it opens one. */
const ALWAYS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

const program = office()
if (!program)
  console.info('LibreOffice is absent (Debian: libreoffice-calc): the workbook is not recalculated.')

/** What a person types over an assumption. */
type Typed = { readonly cell: Cell; readonly value: number }
type Case = {
  readonly name: string
  readonly book: Book
  readonly plan: Plan
  readonly typed: readonly Typed[]
}

/**
 * The file of a book in which every kept value is wrong and some assumptions are typed over: only a spreadsheet that
 * computes every formula can find the right figures in it.
 */
async function spoiled({ book, typed }: Case): Promise<Buffer> {
  const files = unzip(await writeWorkbook(book.sheets)).map(({ name, text }) => ({
    name,
    text: text.replace(/<\/f><v>[^<]*<\/v>/g, '</f><v>424242</v>'),
  }))
  for (const { cell, value } of typed) {
    const at = `${letters(cell.col)}${cell.row}`
    const file = files.find(
      ({ name }) => name === `xl/worksheets/sheet${book.sheets.indexOf(cell.sheet) + 1}.xml`,
    )!
    const before = file.text
    file.text = before.replace(
      new RegExp(`(<c r="${at}" s="\\d+")>(?:<v>[^<]*</v>)?</c>`),
      `$1><v>${value}</v></c>`,
    )
    if (file.text === before) throw new Error(`no typed cell at ${at} of ${cell.sheet.name}`)
  }
  return zip(files)
}

type Read = {
  readonly value: (sheet: number, at: string) => number
  readonly errors: string[]
  readonly texts: Set<string>
}

/** Figures of a file that LibreOffice has written. */
function readBack(bytes: Buffer): Read {
  const sheets: Map<string, number>[] = []
  const errors: string[] = []
  const texts = new Set<string>()
  for (const { name, text } of unzip(bytes)) {
    const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)
    if (!sheet) continue
    const cells = new Map<string, number>()
    for (const [, at, type, value] of text.matchAll(
      /<c r="([A-Z]+\d+)"[^>]*? t="(\w+)"[^>]*>(?:<f[^>]*>[^<]*<\/f>|<f[^>]*\/>)?<v>([^<]*)<\/v>/g,
    )) {
      if (type === 'n') cells.set(at!, Number(value))
      else if (type === 'e') errors.push(`${name} ${at} ${value}`)
      else if (type === 'str') texts.add(value!)
    }
    sheets[Number(sheet[1]) - 1] = cells
  }
  return { value: (sheet, at) => sheets[sheet]?.get(at) ?? Number.NaN, errors, texts }
}

const untouched = (name: string, plan: Plan): Case => ({
  name,
  book: must(bookOf(plan, 'fr')),
  plan,
  typed: [],
})
/** A plan whose workbook is typed over, beside the plan that says the same. */
function retyped(name: string, plan: Plan, type: (book: Book) => readonly Typed[], changed: Plan): Case {
  const book = must(bookOf(plan, 'fr'))
  return { name, book, plan: changed, typed: type(book) }
}
const typeAt = (book: Book, line: string, name: string, value: number): Typed => ({
  cell: input(book, { id: line }, name),
  value,
})

function casesOf(): Case[] {
  const quartier = examplePlan('quartier')
  const rural = examplePlan('rural')
  const sale = (
    plan: Plan,
    test: (l: Extract<Plan['assumptions'][number], { type: 'revenue' }>) => boolean,
  ) => plan.assumptions.find((l) => l.type === 'revenue' && test(l))!
  const member = sale(quartier, (l) => (l.volume.churn ?? 0) > 0 && !l.segments)
  const priced = sale(rural, (l) => !l.segments)
  const grant = quartier.assumptions.find(isFunding)!
  const edit = (plan: Plan, ...changes: Parameters<typeof applyChanges>[1]) =>
    must(applyChanges(plan, changes))
  const price = priced.type === 'revenue' ? priced.unitPrice : 0
  return [
    untouched('quartier', quartier),
    untouched('rural', rural),
    ...[1, 2, 3, 4, 5, 6].map((seed) => untouched(`random ${seed}`, randomPlan(seed, 24, 30 + seed * 5))),
    retyped(
      'a price a tenth dearer',
      rural,
      (book) => [typeAt(book, priced.id, 'unitPrice', Math.round(price * 1.1) / 100)],
      edit(rural, { type: 'multiply', line: priced.id, field: 'unitPrice', factor: 1.1 }),
    ),
    retyped(
      'more members leave',
      quartier,
      (book) => [typeAt(book, member.id, 'churn', 0.043)],
      edit(quartier, { type: 'set', line: member.id, field: 'volume.churn', value: 4.3 }),
    ),
    retyped(
      'customers pay 75 days late',
      quartier,
      (book) => [typeAt(book, member.id, 'paymentDelayDays', 75)],
      edit(quartier, { type: 'set', line: member.id, field: 'paymentDelayDays', value: 75 }),
    ),
    retyped(
      'a grant cut by a third',
      quartier,
      (book) => [typeAt(book, grant.id, 'amount', Math.round(grant.amount * 0.67) / 100)],
      edit(quartier, { type: 'multiply', line: grant.id, field: 'amount', factor: 0.67 }),
    ),
    retyped(
      'the money of a grant five months late',
      quartier,
      (book) =>
        grant.instalments.map(({ month }, k) =>
          typeAt(book, grant.id, `part-month-${k}`, serialOf(addMonths(month, 5))),
        ),
      edit(quartier, { type: 'delay', line: grant.id, months: 5, cashOnly: true }),
    ),
    ...['quartier', 'rural'].map((name): Case => {
      const plan = name === 'quartier' ? quartier : rural
      return retyped(
        `${name}: everything dearer each year, another balance at the bank`,
        plan,
        (book) => [
          { cell: book.settings.get('costs')!, value: 0.031 },
          { cell: book.settings.get('wages')!, value: 0.017 },
          { cell: book.settings.get('prices')!, value: 0.009 },
          { cell: book.settings.get('openingCash')!, value: -123.45 },
        ],
        { ...plan, inflation: { costs: 3.1, wages: 1.7, prices: 0.9 }, openingCash: -12_345 },
      )
    }),
  ]
}

describe.skipIf(!program)(
  'LibreOffice, recalculating the workbook, finds the figures of the engine to the cent',
  () => {
    const cases = casesOf()
    const read: Read[] = []
    let folder: string

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'palier-workbook-'))
      for (const [i, one] of cases.entries())
        await writeFile(join(folder, `case-${i}.xlsx`), await spoiled(one))
      await mkdir(join(folder, 'profile', 'user'), { recursive: true })
      await writeFile(join(folder, 'profile', 'user', 'registrymodifications.xcu'), ALWAYS)
      const profile = pathToFileURL(join(folder, 'profile')).href
      const files = cases.map((_, i) => join(folder, `case-${i}.xlsx`))
      // Its own profile: nothing of the person's settings, and no lock with a spreadsheet they have open.
      await run(
        program!,
        [
          `-env:UserInstallation=${profile}`,
          '--headless',
          '--convert-to',
          'xlsx',
          '--outdir',
          join(folder, 'out'),
          ...files,
        ],
        { timeout: 240_000 },
      )
      for (const [i] of cases.entries())
        read.push(readBack(await readFile(join(folder, 'out', `case-${i}.xlsx`))))
    }, 300_000)
    afterAll(() => rm(folder, { recursive: true, force: true }))

    test.each(cases.map(({ name }, i) => [name, i] as const))('%s', (_, i) => {
      const { book, plan } = cases[i]!
      const { value, errors, texts } = read[i]!
      expect(errors).toEqual([])
      expect(texts).not.toContain('424242')
      const found = differences(book, must(project(plan)), (line, m) =>
        value(book.sheets.indexOf(line.sheet), `${letters(columnOf(line, m))}${line.row}`),
      )
      expect(found.slice(0, 10)).toEqual([])
    })
  },
)
