import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks, openPage, PAGES } from '../browser/pages.ts'

const baseUrl = inject('baseUrl')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const

/** Pages that need scripts say so here; every other one ships none but the search box's. */
const WITH_SCRIPTS = new Set([
  'demandes-tableau',
  'modele',
  'rural-modele',
  'essayer',
  'terrain',
  'tournee-route',
  'calendrier',
  'calendrier-jour',
  'tournees',
  'tournees-carte',
  'proposer-tournees',
])

describe.each(LOOKS)('at $width px, $colorScheme', ({ width, colorScheme }) => {
  /** One signed-in window per person for all their pages. */
  const windows = new Map<string | null, Promise<BrowserContext>>()
  const windowOf = (who: string | null): Promise<BrowserContext> => {
    const known = windows.get(who)
    if (known) return known
    const opened = (async () => {
      const context = await browser.newContext({
        viewport: { width, height: 860 },
        colorScheme,
        locale: 'fr-FR',
      })
      const page = await context.newPage()
      if (who) await page.goto((await demoLinks(page, baseUrl)).get(who) ?? '')
      await page.close()
      return context
    })()
    windows.set(who, opened)
    return opened
  }
  afterAll(async () => {
    for (const opened of windows.values()) await (await opened).close()
  })

  // Three at once: axe works in the browser, the page before it on the server.
  test.concurrent.each(PAGES)('$word answers, reads well and stays within the screen', async (one) => {
    const page = await (await windowOf(one.who)).newPage()
    try {
      expect(await openPage(page, baseUrl, one)).toBe(200)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
      // The search box's own few kilobytes are in the frame of every page.
      const scripts = await page.locator('script:not([src*="/palette-"])').count()
      if (WITH_SCRIPTS.has(one.word)) expect(scripts).toBeGreaterThan(0)
      else expect(scripts, 'scripts of a page that needs none').toBe(0)
    } finally {
      await page.close()
    }
  })
})

test('an unknown and a foreign hub answer the same 404', async () => {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto((await demoLinks(page, baseUrl)).get('sami') ?? '')
    for (const path of ['/rural', '/rural/demandes', '/nulle-part']) {
      const answer = await page.goto(`${baseUrl}${path}`)
      expect(answer?.status(), path).toBe(404)
      expect(await read(page.getByRole('heading', { level: 1 }))).toBe('Page introuvable')
    }
  } finally {
    await context.close()
  }
})
