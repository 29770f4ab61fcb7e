import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { addNote, createPlan } from '#modules/plan/index.server.ts'
import { blocks } from '#modules/plan/rules/vocabulary.ts'
import { textOfPdf } from '#platform/pdf/picture.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { exportCanvas } from './canvas.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const pdfText = async (ctx = hub.ctx) => {
  const pages = await textOfPdf((await exportCanvas(ctx, 'pdf', 'fr')) as Uint8Array)
  expect(pages).toHaveLength(1)
  return pages[0]!.replace(/\s+/g, ' ')
}
const text = async (format: 'json' | 'md') => (await exportCanvas(hub.ctx, format, 'fr')) as string

test('nothing is exported before there is a plan', async () => {
  for (const format of ['pdf', 'png', 'json', 'md'] as const)
    expect(await exportCanvas(hub.ctx, format, 'fr')).toBeNull()
})

test('the canvas of the workshop stands on one page, every note of it, and in the text', async () => {
  must(await createPlan(hub.ctx, { template: 'rural', start: month('2026-03') }))
  const file = JSON.parse(await text('json'))
  const [pdf, md] = [await pdfText(), await text('md')]
  expect(file.notes).toHaveLength(47)
  for (const note of file.notes) {
    expect(pdf).toContain(note.text)
    expect(md).toContain(`- ${note.text}`)
  }
  for (const title of ['Directs', 'Indirects', 'Structure des coûts']) expect(pdf).toContain(title)
  expect(md).toContain('### Indirects')
  expect(pdf).not.toContain('autres')
})

test('the picture has the shape of the page', async () => {
  const png = Buffer.from((await exportCanvas(hub.ctx, 'png', 'fr')) as Uint8Array)
  expect(png.readUInt32BE(16) / png.readUInt32BE(20)).toBeCloseTo(Math.SQRT2, 2)
})

test('a board too full keeps one page and counts what it leaves out, block by block', async () => {
  const ctx = await hub.other('plein')
  must(await createPlan(ctx, { template: 'empty', start: month('2026-03') }))
  for (const block of blocks)
    for (let i = 0; i < 40; i++)
      must(
        await addNote(ctx, { block, text: `Note ${block} ${i} : un texte qui prend deux lignes entières` }),
      )
  const written = await pdfText(ctx)
  const shown = written.match(/Note [a-z]+ \d+ :/g)?.length ?? 0
  const left = [...written.matchAll(/\+ (\d+) autres?/g)].reduce((sum, m) => sum + Number(m[1]), 0)
  expect(left).toBeGreaterThan(0)
  expect(shown + left).toBe(9 * 40)
})

test('Markdown keeps signs that people type as they are', async () => {
  must(await addNote(hub.ctx, { block: 'value', text: '- [ ] *gratuit* <b> #1' }))
  expect(await text('md')).toContain('- \\- \\[ \\] \\*gratuit\\* \\<b\\> \\#1')
})
