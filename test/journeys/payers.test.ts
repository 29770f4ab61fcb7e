import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

/**
 * A job that a CCAS, a landlord, the hub's fund and a person pay together, without a script: shared at the counter,
 * paid by the person for their part alone, then by one transfer of each organisation, and closed by itself.
 */
const baseUrl = inject('baseUrl')
let browser: Browser
let desk: Page
let books: Page
const open: BrowserContext[] = []
beforeAll(async () => {
  browser = await openBrowser()
  const enter = async (who: string): Promise<Page> => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
    open.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto((await demoLinks(page, baseUrl)).get(who) ?? '')
    return page
  }
  desk = await enter('sami')
  books = await enter('odile')
})
afterAll(async () => {
  for (const context of open) await context.close()
  await browser.close()
})

const text = async (page: Page) => await read(page.getByRole('main'))
const ORGANISATIONS = ['CCAS de la ville', 'Bailleur Horizon Habitat'] as const
let request = ''
let part = ''

test('three steps at the counter share a price between four purses', async () => {
  await desk.goto(`${baseUrl}/quartier/guichet?q=ravel+odette`)
  await desk.getByRole('link', { name: /^Odette Ravel/ }).click()
  await desk.getByRole('radio', { name: /^Ménage/ }).check()
  await desk.getByRole('button', { name: 'Continuer' }).click()
  const shares = desk.getByRole('list', { name: 'Qui paie ?' })
  for (const payer of [...ORGANISATIONS, 'Fonds de solidarité', 'Odette Ravel'])
    expect(await read(shares)).toContain(payer)
  part = (await read(shares.getByRole('listitem').last())).replace('Odette Ravel', '')
  expect(part).toMatch(/^\d+,\d\d.€$/)
  expect(await desk.getByRole('radio', { name: 'Partagé selon les prises en charge' }).isChecked()).toBe(true)
})

test('a sharing by hand without a reason is refused, and what was typed is kept', async () => {
  await desk.getByRole('radio', { name: 'Partager autrement' }).check()
  const line = desk.locator('details', { hasText: 'Partager autrement' })
  await line.locator('summary').click()
  await line.getByLabel('CCAS de la ville').fill('30 %')
  await desk.getByRole('button', { name: 'Enregistrer la demande' }).click()
  expect(await read(desk.getByRole('alert'))).toContain('Dites pourquoi le prix est partagé ainsi')
  expect(await desk.getByLabel('CCAS de la ville').inputValue()).toBe('30 %')
})

test('done and paid at once, the person pays their part and the rest is awaited', async () => {
  await desk.getByRole('radio', { name: 'Partagé selon les prises en charge' }).check()
  await desk.getByRole('button', { name: 'C’est fait et payé maintenant' }).click()
  request = new URL(desk.url()).pathname
  expect(await text(desk)).toContain('la part de la personne est payée')
  expect(await read(desk.locator('.requests-payments'))).toContain(part)
  await desk.emulateMedia({ media: 'print' })
  expect(await desk.getByText(`Votre part : ${part}`).isVisible()).toBe(true)
  expect(await desk.getByText('CCAS de la ville').first().isVisible()).toBe(false)
  await desk.emulateMedia({ media: 'screen' })
})

test.each(ORGANISATIONS)('one transfer of %s settles what it owes', async (payer) => {
  await books.goto(`${baseUrl}/quartier/argent/a-recevoir?q=${encodeURIComponent(payer)}`)
  await books.getByRole('link', { name: payer }).click()
  expect(await text(books)).toContain(request.split('/').at(-1))
  await books.getByLabel('Numéro de chèque ou référence du virement').fill('VIR 4412')
  await books.getByRole('button', { name: 'Encaisser ce qui est coché' }).click()
  expect(await text(books)).toContain('Le paiement est enregistré.')
  expect(await text(books)).toContain('Tout est réglé')
})

test('when the last has paid, the request is paid by itself', async () => {
  await expect
    .poll(
      async () => {
        await desk.goto(`${baseUrl}${request}`)
        return await read(desk.getByRole('main').locator('.ui-status').first())
      },
      { timeout: 20_000, interval: 500 },
    )
    .toContain('Réglée')
})
