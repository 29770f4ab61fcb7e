import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startDemo } from '../run/app.ts'
import { openBrowser } from './browser.ts'
import { demoLinks, openPage, PAGES } from './pages.ts'

/**
 * `npm run screenshots [WORD…]`: the demo's pages as PNG in `docs/screenshots`, at a phone's and a desk's width,
 * light, and dark for some. `--url URL` takes them from a demo that runs already.
 */
const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 860 },
]
/** Long lists are cut: the picture shows the page, not its thousand rows. */
const TALLEST = 2600

const args = process.argv.slice(2)
const at = args.indexOf('--url')
const given = at < 0 ? undefined : args.splice(at, 2)[1]
const folder = resolve(import.meta.dirname, '../../docs/screenshots')
mkdirSync(folder, { recursive: true })
const demo = given ? { baseUrl: given, stop: async () => {} } : await startDemo()
const browser = await openBrowser()
try {
  const wanted = PAGES.filter(({ word }) => args.length === 0 || args.includes(word))
  for (const viewport of SIZES)
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport, colorScheme, locale: 'fr-FR' })
      const page = await context.newPage()
      const links = await demoLinks(page, demo.baseUrl)
      let who: string | null = null
      for (const one of wanted) {
        if (colorScheme === 'dark' && !one.dark) continue
        if (one.who !== who) await context.clearCookies()
        if (one.who && one.who !== who) await page.goto(links.get(one.who) ?? '')
        who = one.who
        await openPage(page, demo.baseUrl, one)
        const height = await page.evaluate(() => document.documentElement.scrollHeight)
        await page.screenshot({
          path: join(folder, `${one.word}-${viewport.width}-${colorScheme}.png`),
          fullPage: true,
          clip: { x: 0, y: 0, width: viewport.width, height: Math.min(height, TALLEST) },
        })
      }
      await context.close()
    }
  process.stdout.write(`${wanted.length} pages in ${folder}\n`)
} finally {
  await browser.close()
  await demo.stop()
}
