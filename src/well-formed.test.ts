import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { limitedBody, wellFormed } from './well-formed.ts'

/** Answers what the page behind the door was given. */
const app = new Hono().use('*', limitedBody, wellFormed).all('*', async (c) => {
  const form = c.req.method === 'POST' ? await c.req.raw.formData() : new FormData()
  return c.json([...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.size]))
})
const post = (body: RequestInit['body'], type?: string) =>
  app.request('/x', { method: 'POST', body, headers: type ? { 'content-type': type } : {} })
const FORM = 'application/x-www-form-urlencoded'

test('a form goes through, also without a field, also with a file', async () => {
  expect(await (await post('nom=Zo%C3%A9&nom=b', FORM)).json()).toEqual([
    ['nom', 'Zoé'],
    ['nom', 'b'],
  ])
  expect((await post('', FORM)).status).toBe(200)
  const withFile = new FormData()
  withFile.append('pièce', new File(['%PDF\0'], 'a.pdf'))
  expect(await (await post(withFile)).json()).toEqual([['pièce', 5]])
})

test('control characters are left out of texts, and line ends and files stay', async () => {
  expect(await (await post('a=x%00y%01z&b=1%0D%0A2', FORM)).json()).toEqual([
    ['a', 'xyz'],
    ['b', '1\r\n2'],
  ])
  const both = new FormData()
  both.append('texte', 'a\0b')
  both.append('pièce', new File(['\0\0'], 'a.bin'))
  expect(await (await post(both)).json()).toEqual([
    ['texte', 'ab'],
    ['pièce', 2],
  ])
})

test.each([
  ['JSON', '{"a":1}', 'application/json'],
  ['plain text', 'bonjour', 'text/plain'],
  ['a torn form', 'bonjour', 'multipart/form-data; boundary=zz'],
  ['nothing', undefined, undefined],
])('%s is refused in French', async (_, body, type) => {
  const answer = await post(body, type)
  expect(answer.status).toBe(415)
  expect(await answer.text()).toContain('Rien n’a été enregistré')
})

test('too much is refused in French before anybody reads it', async () => {
  const heavy = await post(`a=${'x'.repeat(8_000_001)}`, FORM)
  expect(heavy.status).toBe(413)
  expect(await heavy.text()).toContain('trop lourd')
  expect((await post('a=1&'.repeat(5001), FORM)).status).toBe(413)
})

test.each(['/a%00b', '/a?q=%00', '/%zz', '/%E0%A4'])('%s is no page', async (path) => {
  const answer = await app.request(path)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('Page introuvable')
})
test.each(['/a%20b', '/a?q=%25', '/%F0%9F%98%80'])('%s may be one', async (path) => {
  expect((await app.request(path)).status).toBe(200)
})
