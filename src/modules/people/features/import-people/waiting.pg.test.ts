import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { rowsToCorrect } from '#modules/people/import/correct.ts'
import {
  chooseFor,
  currentFile,
  forgetOldFiles,
  importFile,
  previewImport,
  sendFile,
} from '#modules/people/import/import.server.ts'
import { listPeople } from '#modules/people/index.server.ts'
import { fr } from '#modules/people/messages.import.fr.ts'
import { createCtx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const bytesOf = (text: string) => new TextEncoder().encode(text)
const found = async (ctx: TestHub['ctx'], q: string) =>
  (await listPeople(ctx, new URLSearchParams({ q }))).rows
const countOf = async (ctx: TestHub['ctx'], q: string) => (await found(ctx, q)).length
const one = async (ctx: TestHub['ctx'], q: string) => {
  const rows = await found(ctx, q)
  expect(rows).toHaveLength(1)
  return rows[0]!
}

describe('a file that waits', () => {
  const open = (userId: string) =>
    createCtx({
      db: hub.db,
      hub: hub.ctx.hub,
      clock: hub.clock,
      actor: { userId, name: userId, roles: ['coordinator'] },
    })
  const send = (ctx: TestHub['ctx'], text: string) =>
    sendFile(ctx, { name: 'attente.csv', bytes: bytesOf(text) })

  test('writes nobody until it is imported, once; only its rows to correct stay', async () => {
    const ctx = open('claire')
    must(await send(ctx, 'Nom;Prénom;Tél\nAttente;Zoé;06 12\nAttente;Paul;0611111112'))
    expect(await countOf(ctx, 'attente')).toBe(0)
    const file = (await currentFile(ctx))!
    const key = '018f3b1c-0000-7000-8000-00000000000a'
    const done = must(await importFile(ctx, { file: file.id, idempotencyKey: key }))
    expect(must(await importFile(ctx, { file: file.id, idempotencyKey: key }))).toEqual(done)
    expect(await importFile(ctx, { file: file.id })).toEqual({ ok: false, code: 'file_gone' })
    expect(await countOf(ctx, 'attente')).toBe(2)
    expect((await currentFile(ctx))?.sheet.rows.map(({ row }) => row)).toEqual([2])
    // Corrected and sent again: completed, not doubled.
    const left = (await currentFile(ctx))!
    const [row] = rowsToCorrect(left.sheet, await previewImport(ctx, left), fr)
    expect(row).toMatchObject({ row: 2, reason: 'Tél : Ce n’est pas un numéro de téléphone.' })
    must(
      await send(
        ctx,
        `Nom;Prénom;Tél;Repère;À corriger\nAttente;Zoé;06 12 34 56 79;${row!.mark};${row!.reason}`,
      ),
    )
    const corrected = must(await importFile(ctx, { file: (await currentFile(ctx))!.id }))
    expect(corrected.counts).toMatchObject({ created: 0, completed: 1, refused: 0 })
    expect((await one(ctx, 'zoe attente')).phone).toBe('0612345679')
    expect(await countOf(ctx, 'attente')).toBe(2)
    expect(await currentFile(ctx)).toBeNull()
  })

  test('is seen by the one who sent it, replaced by the next, and gone after a day', async () => {
    const ctx = open('jean')
    must(await send(ctx, 'Nom;Prénom\nUn;Zoé'))
    must(await send(ctx, 'Nom;Prénom\nDeux;Zoé'))
    expect((await currentFile(ctx))?.sheet.rows[0]?.cells).toEqual(['Deux', 'Zoé'])
    expect(await currentFile(open('marie'))).toBeNull()
    hub.clock.set(new Date(hub.clock.now().getTime() + 25 * 3600 * 1000))
    expect(await currentFile(ctx)).toBeNull()
    await forgetOldFiles(ctx)
    const id = '00000000-0000-7000-8000-000000000000' as Id<'ImportFile'>
    expect(await importFile(ctx, { file: id })).toEqual({ ok: false, code: 'file_gone' })
  })

  test('columns chosen once are chosen for the next file with these headings', async () => {
    const ctx = open('lea')
    const text = 'Qui;Truc\nDurand Léa;0611111113'
    must(await send(ctx, text))
    expect(await chooseFor(ctx, { mapping: [null, 'phone'] })).toEqual({
      ok: false,
      code: 'name_column_needed',
    })
    must(await chooseFor(ctx, { mapping: ['lastFirst', 'phone'], choices: { segment: 'senior' } }))
    must(await send(ctx, text))
    const file = (await currentFile(ctx))!
    expect([file.mapping, file.choices.segment]).toEqual([['lastFirst', 'phone'], 'senior'])
    must(await importFile(ctx, { file: file.id }))
    expect(await one(ctx, 'durand lea')).toMatchObject({ segment: 'senior', phone: '0611111113' })
  })
})
