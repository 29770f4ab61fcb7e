import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

const baseUrl = inject('baseUrl')
/** A Monday far from what the demo planned. */
const MONDAY = '2048-03-02'
const week = `${baseUrl}/quartier/calendrier?vue=semaine&le=${MONDAY}&qui=tous`

let browser: Browser

const open = async (javaScriptEnabled: boolean): Promise<Page> => {
  const context = await browser.newContext({
    javaScriptEnabled,
    locale: 'fr-FR',
    viewport: { width: 1280, height: 1100 },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto((await demoLinks(page, baseUrl)).get('claire') ?? '')
  return page
}
const news = (page: Page) => page.getByRole('status').or(page.locator('.ui-notice')).first()

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Goes from control to control as somebody without a mouse does, until the one wanted has the focus. */
async function tabTo(page: Page, wanted: string, most = 80): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no ${wanted} within ${most} tabs`)
}

/** Fills the fields of the open panel from its keyboard; the browser's own date and time boxes take digits. */
async function fillPlan(page: Page, day: string, time: string): Promise<void> {
  await page.locator('#planifier [name=day]').fill(day)
  await page.locator('#planifier [name=time]').fill(time)
  await page.locator('#planifier [name=minutes]').fill('60')
  await page.locator('#planifier [name=who]').selectOption({ label: 'Sami Haddad' })
  await tabTo(page, '#planifier button')
  await page.keyboard.press('Enter')
}

describe('planning with keys alone', () => {
  let page: Page
  let planned = ''
  beforeAll(async () => {
    page = await open(true)
  })

  test('a request gets its hour', async () => {
    await page.goto(week)
    const request = page.locator('.cal-request').first()
    planned = await read(request.locator('strong'))
    await tabTo(page, '.cal-request a')
    await page.keyboard.press('Enter')
    await page.locator('#planifier').waitFor()
    await fillPlan(page, MONDAY, '09:00')
    await page.getByText(/^Rendez-vous planifié/).waitFor()
    expect(await read(page.locator('.cal-visit').first())).toMatch(/9h – 10h/)
  })

  test('the same hour of the same person is refused beside its field, with who has it; what was typed stays', async () => {
    await tabTo(page, '.cal-request a')
    await page.keyboard.press('Enter')
    await page.locator('#planifier').waitFor()
    await fillPlan(page, MONDAY, '09:30')
    const wrong = page.locator('.ui-field-error').first()
    await wrong.waitFor()
    expect(await read(wrong)).toMatch(new RegExp(`Ce créneau est pris\\s: Sami Haddad a «\\s${planned}`, 'u'))
    expect(await page.locator('#planifier [name=time]').inputValue()).toBe('09:30')
    expect(await page.locator('#planifier [name=day]').inputValue()).toBe(MONDAY)
  })

  test('arrows propose, Escape leaves, Enter moves, and one press takes it back', async () => {
    await page.goto(week)
    const visit = page.locator('[data-visit]').first()
    await tabTo(page, '[data-visit]')
    await page.keyboard.press('ArrowDown')
    await page
      .getByText(/de 9\sh\s15 à 10\sh\s15/u)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    expect(await read(visit)).toMatch(/9h – 10h/)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText(/^Rendez-vous déplacé mar\.\s3\smars/u).waitFor()
    expect(await read(visit)).toMatch(/9h – 10h15/)
    // The visit moved kept the focus.
    expect(await page.evaluate(() => document.activeElement?.matches('[data-visit]'))).toBe(true)
    await page.getByRole('button', { name: 'Annuler' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(/^Annulé/).waitFor()
    expect(await read(page.locator('[data-visit]').first())).toMatch(/9h – 10h/)
  })
})

test('without scripts the same is done by forms, and the history of the request tells it', async () => {
  const page = await open(false)
  await page.goto(week)
  await page.locator('[data-visit]').first().click()
  await page.locator('#deplacer [name=time]').fill('11:15')
  await page.locator('#deplacer').getByRole('button', { name: 'Déplacer' }).click()
  expect(await read(news(page))).toContain('Rendez-vous déplacé')
  await page.locator('[data-visit]').first().click()
  await page
    .getByRole('link', { name: /^D2\d{3}-\d{4}$/ })
    .first()
    .click()
  const text = await read(page.locator('main'))
  expect(text).toContain('de 11 h 15 à 12 h 15')
  expect(text).toMatch(/Rendez-vous déplacé.*→.*11 h 15/s)
})

test('an address to take along opens at once, and no more once cut off', async () => {
  const page = await open(false)
  await page.goto(`${baseUrl}/quartier/calendrier/agendas`)
  await page
    .locator('form:has([value="hub"])')
    .getByRole('button', { name: /Créer|Remplacer/ })
    .click()
  const address = await page.getByLabel('Adresse de l’agenda').inputValue()
  const first = await fetch(address)
  expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(await first.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r?\n?$/)
  const again = await fetch(address, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
  const since = { 'If-Modified-Since': first.headers.get('last-modified') ?? '' }
  expect((await fetch(address, { headers: since })).status).toBe(304)
  await page
    .getByRole('button', { name: /Couper/ })
    .first()
    .click()
  expect((await fetch(address)).status).toBe(404)
})
