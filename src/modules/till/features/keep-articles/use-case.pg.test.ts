import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { articleById, findArticles, listArticles } from '#modules/till/articles-store.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addArticle, editArticle, shelveArticle } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const jam = {
  name: 'Confiture d’abricot',
  price: cents(450),
  family: 'product',
  barcode: '3760001234567',
} as const

test('an article is found by its code and by the start of any of its words', async () => {
  const ctx = await hub.other('articles')
  const { id } = must(await addArticle(ctx, jam))
  must(await addArticle(ctx, { name: 'Café', price: cents(120), family: 'product' }))
  const found = async (word: string) => (await findArticles(ctx, word)).map((one) => one.name)
  expect(await found('3760001234567')).toEqual(['Confiture d’abricot'])
  expect(await found('abri')).toEqual(['Confiture d’abricot'])
  expect(await found('caf')).toEqual(['Café'])
  expect(await found('%')).toEqual([])
  must(await editArticle(ctx, id, { ...jam, price: cents(480) }))
  expect((await articleById(ctx, id))?.price).toBe(480n)
  must(await shelveArticle(ctx, id, false))
  expect((await listArticles(ctx)).map((one) => one.name)).toEqual(['Café'])
})

test('a code belongs to one article on sale, of two hands too; a bad one is refused', async () => {
  const ctx = await hub.other('codes')
  const answers = await Promise.all([addArticle(ctx, jam), addArticle(ctx, { ...jam, name: 'Autre' })])
  expect(answers.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['barcode_taken', 'ok'])
  const kept = answers.find((one) => one.ok)
  must(await shelveArticle(ctx, must(kept!).id, false))
  must(await addArticle(ctx, { ...jam, name: 'La suivante' }))
  expect(await shelveArticle(ctx, must(kept!).id, true)).toMatchObject({ code: 'barcode_taken' })
  expect(await addArticle(ctx, { ...jam, barcode: '12' })).toMatchObject({ code: 'not_a_barcode' })
  expect(await addArticle(ctx, { ...jam, price: cents(-1) })).toMatchObject({ code: 'amount_too_small' })
  expect(await addArticle(ctx, { ...jam, barcode: undefined, vatRate: 196 })).toMatchObject({
    code: 'not_a_rate',
  })
  expect(await addArticle(hub.as('volunteer'), jam)).toMatchObject({ code: 'not_permitted' })
  expect(await editArticle(ctx, newId(), { ...jam, barcode: undefined })).toMatchObject({ code: 'not_found' })
})
