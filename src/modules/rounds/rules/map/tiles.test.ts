import { expect, test } from 'vitest'
import { readTiles, siteOf, styleOf } from './tiles.ts'

test.each([
  ['', ''],
  ['  https://tuiles.example.org/plan/style.json ', 'https://tuiles.example.org/plan/style.json'],
  [
    'https://tuiles.example.org/{z}/{x}/{y}.png?key=abc',
    'https://tuiles.example.org/{z}/{x}/{y}.png?key=abc',
  ],
  ['http://192.168.1.4:8080/style.json', 'http://192.168.1.4:8080/style.json'],
])('« %s » is where tiles come from', (typed, url) => {
  expect(readTiles(typed)).toEqual({ ok: true, value: url })
})

test.each([
  'tuiles.example.org/style.json',
  'ftp://tuiles.example.org/style.json',
  'https://{s}.tuiles.example.org/{z}/{x}/{y}.png',
  'https://tuiles.example.org/{z}/{x}.png',
  'https://tuiles.example.org/{z}/{x}/{y}{r}.png',
  'https://somebody:secret@tuiles.example.org/style.json',
  "https://tuiles.example.org/a b'; script-src *",
  'javascript:alert(1)',
  'https://tuiles.example.org;script-src/style.json',
])('« %s » is refused', (typed) => {
  expect(readTiles(typed)).toEqual({ ok: false, code: 'not_tiles', field: 'tiles' })
})

test('a page is opened to the site alone, whatever its path says', () => {
  expect(siteOf('https://tuiles.example.org:8443/{z}/{x}/{y}.png?cle=;script-src')).toBe(
    'https://tuiles.example.org:8443',
  )
})

test('images become a style that says whom they are owed to, as text; a style is left as it is', () => {
  const url = 'https://tuiles.example.org/{z}/{x}/{y}.png'
  const style = styleOf({ url, credit: '© <b onclick="x">nous</b>' })
  expect(style).toMatchObject({
    sources: {
      ground: { tiles: [url], attribution: '© &lt;b onclick=&quot;x&quot;&gt;nous&lt;/b&gt;' },
    },
  })
  expect(styleOf({ url: 'https://tuiles.example.org/style.json', credit: '' })).toBe(
    'https://tuiles.example.org/style.json',
  )
})
