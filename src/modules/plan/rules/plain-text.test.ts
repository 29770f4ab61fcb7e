import { describe, expect, test } from 'vitest'
import { parseCanvas } from '../canvas-file.ts'
import { unreadableTexts } from './plain-text.ts'
import { plan, revenue } from './sample.ts'
import { parsePlan } from './schema.ts'

describe('texts that no database keeps are refused where they stand', () => {
  test('control characters and half characters, in values and in names of fields', () => {
    const found = unreadableTexts({
      name: 'a\u0000b',
      lines: [{ note: 'fine\n\tand 😀 fine' }, { note: 'half \ud83d' }],
      'x\u0007': 1,
    })
    expect(found.map(({ path, code, got }) => [path, code, got])).toEqual([
      ['name', 'unreadable_text', '"a\\u0000b"'],
      ['lines[1].note', 'unreadable_text', '"half \\ud83d"'],
      ['x?', 'unreadable_text', '"x\\u0007"'],
    ])
  })

  test('a plan and a canvas', () => {
    const json = plan([{ ...revenue(), note: 'a\u0000' }])
    const told = { ok: false, problems: [{ path: 'assumptions[0].note', code: 'unreadable_text' }] }
    expect(parsePlan(json)).toMatchObject(told)
    expect(parseCanvas(JSON.stringify(json))).toMatchObject(told)
    const notes = [{ id: 'n', block: 'costs', text: 'Loyer\u0000' }]
    const canvas = { format: 'palier-canvas', version: 1, plan: plan([revenue()]), notes, flows: [] }
    expect(parseCanvas(JSON.stringify(canvas))).toMatchObject({
      ok: false,
      problems: [{ path: 'notes[0].text', code: 'unreadable_text' }],
    })
  })

  test('lists in lists to any depth', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}"\\u0000"${']'.repeat(100_000)}`) as unknown
    expect(unreadableTexts(deep)).toHaveLength(1)
  })

  test('no more of them than anybody reads', () => {
    expect(unreadableTexts(Array.from({ length: 1000 }, () => '\u0000'))).toHaveLength(50)
  })
})
