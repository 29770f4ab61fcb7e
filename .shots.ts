import { openBrowser } from './test/browser/browser.ts'
import { demoLinks } from './test/browser/pages.ts'

const base = 'http://127.0.0.1:4151'
const browser = await openBrowser()
async function enter(who: string, options = {}) {
  const context = await browser.newContext({ locale: 'fr-FR', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20000)
  page.on('console', (m) => {
    if (m.type() === 'error') console.log(who, m.text())
  })
  page.on('pageerror', (e) => console.log(who, 'PAGEERROR', e.message))
  const links = await demoLinks(page, base)
  await page.goto(links.get(who)!)
  return page
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
const p = await enter('lucas', phone)
await p.goto(`${base}/rural/tournees/ma-tournee`)
console.log(p.url(), await p.title())
await p.screenshot({ path: '/tmp/drive-shots/mine.png', fullPage: true })
const y = await enter('youssef', phone)
await y.goto(`${base}/quartier/tournees/ma-tournee`)
console.log(y.url(), await y.title())
await y.waitForTimeout(1500)
await y.screenshot({ path: '/tmp/drive-shots/y.png', fullPage: true })
const s = await enter('sami', { viewport: { width: 1280, height: 900 } })
await s.goto(`${base}/quartier/tournees/T2026-0001/retour`)
console.log(s.url(), await s.title())
await s.screenshot({ path: '/tmp/drive-shots/retour.png', fullPage: true })
await browser.close()
