import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { textOfPdf } from '#platform/pdf/picture.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { createPlan } from '../features/create-plan/use-case.server.ts'
import { dossierPdf } from '../features/print-dossier/pdf.server.ts'
import { paperOf } from '../features/print-dossier/query.server.ts'
import { handOver } from '../features/write-dossier/use-case.server.ts'
import { addDossier, dossiersOf, removeDossier, writeDossier } from './dossiers.server.ts'

let hub: TestHub
let id: Id<'Dossier'>
const versionOf = async () => (await dossiersOf(hub.ctx))?.find((one) => one.id === id)?.version ?? 0

beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'rural', start: month('2026-03') }))
  const made = await addDossier(hub.ctx, { name: 'Prêt 2026', audience: 'bank', addressee: 'La banque' })
  id = must(made).id
})
afterAll(() => hub.close())

const written = {
  name: 'Prêt 2026',
  audience: 'bank',
  addressee: 'La banque',
  scenario: null,
  asked: 'pret',
  parts: ['canvas', 'income', 'balance', 'assumptions'],
  story: { request: 'Un prêt de quarante mille euros.' },
} as const

test('a new dossier has the parts of its audience, and the offer of the canvas', async () => {
  const [row] = (await dossiersOf(hub.ctx)) ?? []
  expect(row?.parts).toContain('balance')
  expect(row?.parts).not.toContain('budget')
  expect(row?.story.offer).toContain('Mon TOUT est mon magasin multiservices')
})

test('it is written by whoever saw its last version, and by nobody else', async () => {
  const seen = { id, version: await versionOf() }
  expect(await writeDossier(hub.ctx, seen, written)).toMatchObject({ ok: true })
  expect(await writeDossier(hub.ctx, seen, written)).toMatchObject({ ok: false, code: 'changed_meanwhile' })
  const now = { id, version: await versionOf() }
  const asks = (more: object) => writeDossier(hub.ctx, now, { ...written, ...more })
  expect(await asks({ asked: 'loyer-du-local' })).toMatchObject({ code: 'unknown_choice', field: 'asked' })
  expect(await asks({ scenario: 'nulle-part' })).toMatchObject({ code: 'unknown_choice', field: 'scenario' })
  expect(await writeDossier(hub.as('committee'), now, written)).toMatchObject({ code: 'not_permitted' })
})

test('the printed dossier holds the words, the chosen parts and the sums of the plan', async () => {
  const paper = await paperOf(hub.ctx, id, 'fr')
  const pages = await textOfPdf(await dossierPdf(paper!))
  const text = pages.join('\n').replace(/\s+/g, ' ')
  for (const words of ['La banque', 'Un prêt de quarante mille euros.', 'Bilan prévisionnel', 'Hypothèses'])
    expect(text).toContain(words)
  expect(text).not.toContain('Budget pour un financeur')
  // The canvas has its own landscape page with every block.
  expect(pages.some((page) => page.includes('Bénéficiaires') && page.includes('Structure des coûts'))).toBe(
    true,
  )
  const products = paper!.forecast.years[0]!.indicators.products
  expect(text.replace(/\s/g, '')).toContain(String(Math.round(products / 100)))
  const again = await dossierPdf(paper!)
  expect(Buffer.from(again).equals(Buffer.from(await dossierPdf(paper!)))).toBe(true)
})

test('handing over keeps the plan of the day; both or neither', async () => {
  const stale = { id, version: (await versionOf()) - 1, reason: 'Remis' }
  expect(await handOver(hub.ctx, stale)).toMatchObject({ ok: false, code: 'changed_meanwhile' })
  const { number } = must(await handOver(hub.ctx, { ...stale, version: stale.version + 1 }))
  // The refused one kept no version: numbers have no gap.
  expect(number).toBe(1)
  const [row] = (await dossiersOf(hub.ctx)) ?? []
  expect(row?.handedVersion).toBe(1)
})

test('a removed dossier leaves the list and comes back; another hub never sees it', async () => {
  const elsewhere = await hub.other('ailleurs')
  must(await createPlan(elsewhere, { template: 'empty', start: month('2026-03') }))
  expect(await paperOf(elsewhere, id, 'fr')).toBeNull()
  const version = await versionOf()
  must(await removeDossier(hub.ctx, { id, version, removed: true }))
  expect(await dossiersOf(hub.ctx)).toEqual([])
  must(await removeDossier(hub.ctx, { id, version: version + 1, removed: false }))
  expect(await dossiersOf(hub.ctx)).toHaveLength(1)
})
