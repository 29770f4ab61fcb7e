import { execFile, execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMonths } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { type Assumption, type Change, isFunding, type Plan } from '../rules/plan.ts'
import { project } from '../rules/projection.ts'
import { randomPlan } from '../rules/sample.ts'
import { applyChanges } from '../rules/scenario.ts'
import type { ChangeableField } from '../rules/vocabulary.ts'
import { differences } from './agreement.ts'
import { type Book, input } from './build.ts'
import { examplePlan } from './example.ts'
import { unzip } from './file/unzip.ts'
import { writeWorkbook } from './file/write.server.ts'
import { zip } from './file/zip.server.ts'
import { serialOf } from './formula/dates.ts'
import { type Cell, columnOf, letters } from './grid.ts'
import { typedFigure } from './typed.ts'
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

/** Plans that between them have every sort of line and every option. */
const SEEDS = [170, 34, 159]

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

/** Figures and months that a treasurer types over in one plan, and the same plan changed by the engine. */
function retyped(name: 'quartier' | 'rural'): Case {
  const plan = examplePlan(name)
  const book = must(bookOf(plan, 'fr'))
  const typed: Typed[] = []
  const changes: Change[] = []
  const set = (line: Assumption | undefined, field: ChangeableField, value: number) => {
    const found = line && typedFigure(book, line, field, value)
    if (!found) throw new Error(`${name} has nothing to try ${field} on`)
    typed.push(found)
    changes.push({ type: 'set', line: line.id, field, value })
  }
  const of = <K extends Assumption['type']>(
    type: K,
    test: (line: Extract<Assumption, { type: K }>) => boolean = () => true,
  ) =>
    plan.assumptions.find(
      (line): line is Extract<Assumption, { type: K }> =>
        line.type === type && test(line as Extract<Assumption, { type: K }>),
    )
  const priced = of('revenue', (line) => !line.segments)!
  set(priced, 'unitPrice', Math.round(priced.unitPrice * 1.1))
  set(
    of('revenue', (line) => (line.volume.churn ?? 0) > 0),
    'volume.churn',
    4.3,
  )
  set(
    of('revenue', (line) => line.volume.growth.type === 's-curve'),
    'volume.growth.target',
    77.5,
  )
  set(priced, 'paymentDelayDays', 75)
  set(of('fixed-cost'), 'amount', 123_45)
  set(of('salary'), 'gross', 2050_55)
  set(of('salary'), 'fullTime', 0.7)
  set(of('investment'), 'depreciationMonths', 29)
  set(of('loan'), 'rate', 4.35)
  const grant = plan.assumptions.find(isFunding)!
  set(grant, 'amount', Math.round(grant.amount * 0.67))
  // The money of the grant comes five months late.
  changes.push({ type: 'delay', line: grant.id, months: 5, cashOnly: true })
  for (const [k, { month }] of grant.instalments.entries())
    typed.push({ cell: input(book, grant, `part-month-${k}`), value: serialOf(addMonths(month, 5)) })
  for (const [key, value] of [
    ['costs', 0.031],
    ['wages', 0.017],
    ['prices', 0.009],
    ['openingCash', -123.45],
  ] as const)
    typed.push({ cell: book.settings.get(key)!, value })
  const inflation = { costs: 3.1, wages: 1.7, prices: 0.9 }
  const changed = { ...must(applyChanges(plan, changes)), inflation, openingCash: -12_345 }
  return { name: `${name}, its assumptions typed over`, book, plan: changed, typed }
}

const casesOf = (): Case[] => [
  untouched('quartier', examplePlan('quartier')),
  untouched('rural', examplePlan('rural')),
  ...SEEDS.map((seed) => untouched(`random plan ${seed}`, randomPlan(seed, 30, 20))),
  retyped('quartier'),
  retyped('rural'),
]

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
