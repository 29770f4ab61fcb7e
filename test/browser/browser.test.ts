import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const page = `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html><html lang="fr">
<meta name="color-scheme" content="light dark"><style>body{font:24px sans-serif;background:Canvas;color:CanvasText}</style>
<h1>Guichet du Palier : « à bientôt, Élodie ! »</h1><p>1 250,00 € — œuvre, août, garçon, Noël, où</p></html>`)}`

it('draws French text with its own fonts', async () => {
  const tab = await browser.newPage()
  await tab.goto(page)
  const width = (selector: string) => tab.locator(selector).evaluate((box) => box.getClientRects().length)
  expect(await width('h1')).toBe(1)
  // A missing font draws every letter as the same box: then "iiii" is as wide as "MMMM".
  const [thin, wide] = await tab.evaluate(() =>
    ['éiîi', 'ÉMÔM'].map((text) => {
      const span = document.body.appendChild(document.createElement('span'))
      span.textContent = text
      return span.getBoundingClientRect().width
    }),
  )
  expect(thin).toBeGreaterThan(0)
  expect(wide).toBeGreaterThan(thin! * 1.5)
  await tab.close()
})

it('follows the colour scheme asked for', async () => {
  const background = async (colorScheme: 'light' | 'dark'): Promise<string> => {
    const tab = await browser.newPage({ colorScheme })
    await tab.goto(page)
    const colour = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await tab.close()
    return colour
  }
  expect(await background('light')).toBe('rgb(255, 255, 255)')
  expect(await background('dark')).not.toBe('rgb(255, 255, 255)')
})
