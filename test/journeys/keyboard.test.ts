import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

/** The counter in three steps by whoever has no mouse: Tab, arrows, Space and Enter, and nothing else. */
const baseUrl = inject('baseUrl')
let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto((await demoLinks(page, baseUrl)).get('sami') ?? '')
})
afterAll(async () => {
  await context.close()
  await browser.close()
})

type Focus = { words: string; tag: string; type: string; ring: number; seen: boolean }

/** What holds the focus: its words, and how thick its ring is. */
const focus = (): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const label = (element as HTMLInputElement).labels?.[0]
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    return {
      words: (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '').trim(),
      tag: element.tagName,
      type: (element as HTMLInputElement).type ?? '',
      ring: style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth),
      seen: box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0,
    }
  })

/** Presses a key until what has the focus reads so; every stop on the way must be seen and ringed. */
async function reach(words: RegExp, key = 'Tab', most = 90): Promise<Focus> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(key)
    const now = await focus()
    if (now.tag === 'BODY') continue
    expect(now.seen, `out of sight: ${now.words}`).toBe(true)
    // The parts of a date box are ringed by the browser itself, inside it.
    if (now.type !== 'date') expect(now.ring, `no ring: ${now.words}`).toBeGreaterThanOrEqual(2)
    if (words.test(now.words)) return now
  }
  throw new Error(`no way to ${words} at ${page.url()}`)
}

/** Presses Enter, and waits for the page that answers. */
async function enter(): Promise<void> {
  const answered = page.waitForEvent('load')
  await page.keyboard.press('Enter')
  await answered
}

const heading = () => read(page.getByRole('heading', { level: 1 }))

test('the first key leads over the navigation, and the counter is a few keys away', async () => {
  await page.goto(`${baseUrl}/quartier`)
  expect((await reach(/contenu/)).tag).toBe('A')
  await reach(/^Guichet$/)
  await enter()
  expect(new URL(page.url()).pathname).toBe('/quartier/guichet')
})

test('who: somebody without e-mail, by their name alone', async () => {
  await reach(/^Nom$/)
  await page.keyboard.type('Clavier')
  await reach(/^Prénom/)
  await page.keyboard.type('Odette')
  const first = await focus()
  expect(first.type).toBe('text')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await reach(/Ajouter et continuer/)
  await enter()
  expect(await heading()).toContain('Odette Clavier')
})

test('what: a service by the arrows', async () => {
  for (let i = 0; (await focus()).type !== 'radio' && i < 60; i++) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  if (!/numérique/.test((await focus()).words)) await reach(/numérique/, 'ArrowDown', 60)
  await reach(/^Continuer$/)
  await enter()
  expect(await heading()).toBe('Qui paie, et comment ?')
})

test('who pays: written down, and told by its number', async () => {
  await reach(/Enregistrer la demande/)
  await enter()
  expect(new URL(page.url()).pathname).toMatch(/^\/quartier\/demandes\/D\d{4}-\d{4,}$/)
  expect(await heading()).toContain('Odette Clavier')
  await reach(/^C’est fait$/)
  await enter()
  expect(await read(page.getByRole('main'))).toContain('Réalisée')
})

test('the board moves a card without a mouse', async () => {
  await page.goto(`${baseUrl}/quartier/demandes/tableau`)
  await reach(/^Faire avancer$/, 'Tab', 120)
  await page.keyboard.press('Enter')
  await reach(/^(C’est clair|Je m’en occupe|Commencer|C’est fait)/)
  await enter()
  expect(await read(page.getByRole('status').first())).toMatch(/D\d{4}-\d{4,}/)
})
