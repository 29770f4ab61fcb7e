import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { recordOperation } from '#modules/money/index.server.ts'
import { fileAnswer } from '#platform/files/files.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { attachFile, filesOfEntry, subjectOf } from './attach.server.ts'

let hub: TestHub
let entryId: Id<'Entry'>
beforeAll(async () => {
  hub = await testHub()
  const day = hub.ctx.today()
  entryId = must(
    await recordOperation(hub.ctx, { kind: 'rent', amount: cents(86_000), day, label: 'Loyer de mars' }),
  ).entryId
})
afterAll(() => hub.close())

const invoice = { name: 'facture.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.7 loyer') }

test('a paper joined is found with its entry, byte for byte, and the same paper twice is kept once', async () => {
  const { id } = must(await attachFile(hub.ctx, entryId, invoice))
  expect(must(await attachFile(hub.ctx, entryId, { ...invoice, name: 'copie.pdf' })).id).toBe(id)
  expect(await filesOfEntry(hub.ctx, entryId)).toMatchObject([{ id, name: 'facture.pdf', size: 14 }])
  const answer = await fileAnswer(hub.ctx, subjectOf(entryId), id)
  expect(answer?.headers.get('content-type')).toBe('application/pdf')
  expect(answer?.headers.get('content-security-policy')).toContain('sandbox')
  expect(Buffer.from(await answer!.arrayBuffer()).equals(invoice.content)).toBe(true)
})

test('who does not keep the books joins nothing', async () => {
  const other = { ...invoice, content: Buffer.from('%PDF-1.7 autre') }
  expect(await attachFile(hub.as('desk'), entryId, other)).toEqual({ ok: false, code: 'not_permitted' })
  expect(await filesOfEntry(hub.ctx, entryId)).toHaveLength(1)
})

test('another hub, and another record of the same hub, do not see the file', async () => {
  const [file] = await filesOfEntry(hub.ctx, entryId)
  const neighbour = await hub.other('voisin')
  expect(await fileAnswer(neighbour, subjectOf(entryId), file!.id)).toBeNull()
  expect(await fileAnswer(hub.ctx, { kind: 'entry', id: 'autre' }, file!.id)).toBeNull()
})
