import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as colours from './colours.ts'
import { pdfOf } from './document.server.ts'
import { printable } from './letters.ts'
import { pictureOf, textOfPdf } from './picture.server.ts'
import { framePages, heading, paragraph, sheetOn } from './sheet.server.ts'
import { table } from './table.server.ts'

const setup = { title: 'Essai', author: 'Le Palier', at: new Date('2026-03-02T09:00:00Z') }
const frame = {
  head: ['Le Palier des Tilleuls', 'Essai'],
  foot: '2 mars 2026',
  page: (page: number, pages: number) => `page ${page}/${pages}`,
} as const

test('the colours are those of printed pages', () => {
  const css = readFileSync(new URL('../../ui/print.css', import.meta.url), 'utf8')
  const of = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(css)?.[1]
  expect([colours.INK, colours.SOFT, colours.PRIMARY, colours.RULE, colours.SUNK]).toEqual(
    ['ink', 'ink-soft', 'primary', 'rule', 'sunk'].map(of),
  )
  for (const [pillar, colour] of Object.entries(colours.PILLAR_COLOURS))
    expect(colour).toBe(of(`pillar-${pillar}`))
  expect(colours.SERIES_COLOURS).toEqual([1, 2, 3, 4, 5, 6].map((n) => of(`series-${n}`)))
})

test('what the font lacks loses its accent, and French typography keeps its spaces', () => {
  expect(printable('Ștefan Œuvré, 1\u202f250,00\u00a0€')).toBe('Stefan Œuvré, 1\u00a0250,00\u00a0€')
  expect(printable('Wałęsa Zoe\u0308')).toBe('Walesa Zoë')
  expect(printable('日本\nvoilà')).toBe('??\nvoilà')
})

test('French text can be selected in the document as it was written', async () => {
  const written = 'L’été à Noël : « œuvre », 1\u00a0250,00\u00a0€ – çà et là…'
  const pdf = await pdfOf(setup, (doc) => paragraph(sheetOn(doc), written))
  const [text] = await textOfPdf(pdf)
  expect(text?.replace(/\s+/g, ' ').trim()).toBe(written.replace(/\s+/g, ' '))
})

test('a long table goes on with its heads, and every page tells its number', async () => {
  const rows = Array.from({ length: 90 }, (_, i) => ({ cells: [`Ligne ${i + 1}`, '1 250,00 €'] }))
  const columns = [
    { header: 'Poste', share: 2 },
    { header: 'Montant', share: 1, figures: true },
  ]
  const draw = () =>
    pdfOf(setup, (doc) => {
      const sheet = sheetOn(doc)
      heading(sheet, 'Budget', 1)
      table(sheet, { columns, rows })
      framePages(doc, frame)
    })
  const [one, two] = await Promise.all([draw(), draw()])
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
  const pages = await textOfPdf(one)
  expect(pages.length).toBeGreaterThan(1)
  for (const [i, page] of pages.entries()) {
    expect(page).toContain('Montant')
    expect(page).toContain(`page ${i + 1}/${pages.length}`)
    expect(page).toContain('Le Palier des Tilleuls')
  }
  expect(pages.join('\n').match(/Ligne \d+/g)).toHaveLength(90)
})

test('a paragraph longer than a page loses no word', async () => {
  const words = Array.from({ length: 1500 }, (_, i) => `mot${i}`)
  const pages = await textOfPdf(
    await pdfOf(setup, (doc) => {
      paragraph(sheetOn(doc), words.join(' '))
      framePages(doc, frame)
    }),
  )
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.join(' ').match(/mot\d+/g)).toEqual(words)
})

test('a page becomes a picture of its size', async () => {
  const pdf = await pdfOf({ ...setup, landscape: true }, (doc) => heading(sheetOn(doc), 'Canevas', 1))
  const png = Buffer.from(await pictureOf(pdf, 2))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1682, 1190])
})
