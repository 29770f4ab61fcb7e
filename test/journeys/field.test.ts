import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { drawing } from '../../db/seeds/drawing.ts'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

/**
 * From a call at the counter to a job done where there is no network, paid by three purses: the desk on a screen, the
 * client and the provider on their phones, the treasurer at the end.
 */
const baseUrl = inject('baseUrl')
const hub = `${baseUrl}/quartier`
const WHAT = 'Refixer la tringle du salon'
let browser: Browser
const contexts: BrowserContext[] = []
let desk: Page
let phone: Page
let number = ''

async function enter(who: string, options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', ...options })
  contexts.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto((await demoLinks(page, baseUrl)).get(who) ?? '')
  return page
}
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

beforeAll(async () => {
  browser = await openBrowser()
  desk = await enter('sami', { viewport: { width: 1280, height: 900 } })
  phone = await enter('karim', PHONE)
})
afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser.close()
})

const card = (page: Page) => page.locator('.field-job').filter({ hasText: WHAT })
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

test('the desk takes a request by phone, that three will pay', async () => {
  await desk.goto(`${hub}/guichet`)
  await desk.getByLabel('Nom', { exact: true }).fill('Vautrin')
  await desk.getByLabel('Habitant').check()
  await desk.getByRole('button', { name: 'Ajouter et continuer' }).click()
  await desk.getByLabel(/^Petit bricolage/).check()
  await desk.locator('[name="canal"]').selectOption('phone')
  await desk.locator('[name="details"]').fill(WHAT)
  await desk.getByRole('button', { name: 'Continuer' }).click()
  await desk.locator('input[name="payer"][value="hand"]').check()
  await desk.locator('summary').filter({ hasText: 'Partager autrement' }).click()
  for (const [i, name, part] of [
    [0, 'CCAS de la ville', '30 %'],
    [1, 'Bailleur Horizon Habitat', '25 %'],
  ] as const) {
    await desk.locator(`[name="shareOf-${i}"]`).selectOption({ label: name })
    await desk.locator(`[name="share-${i}"]`).fill(part)
  }
  await desk.locator('[name="shareWhy"]').fill('Accord du CCAS et du bailleur par téléphone')
  await desk.getByRole('button', { name: 'Enregistrer la demande' }).click()
  await desk.waitForURL(/\/demandes\/D\d{4}-\d{4}/)
  number = new URL(desk.url()).pathname.split('/').at(-1) ?? ''
})

test('a quote is sent, and accepted by its link on the client’s phone', async () => {
  await desk.goto(`${hub}/demandes/${number}/devis`)
  await desk.locator('[name="label-2"]').fill('Déplacement')
  await desk.locator('[name="quantity-2"]').fill('1')
  await desk.locator('[name="price-2"]').fill('8')
  await desk.getByRole('button', { name: 'Envoyer le devis' }).click()
  const link = (await desk.locator('.requests-link-text a').getAttribute('href')) ?? ''
  const client = await browser.newContext({ ...PHONE, locale: 'fr-FR' })
  contexts.push(client)
  const page = await client.newPage()
  await page.goto(link)
  await page.getByLabel('Votre nom et votre prénom').first().fill('Madame Vautrin')
  await page.getByLabel('Bon pour accord').check()
  await page.getByRole('button', { name: 'Accepter le devis' }).click()
  await page.getByText(/Ce devis a été accepté par Madame Vautrin/).waitFor()
})

test('it is offered to two providers at once', async () => {
  await desk.goto(`${hub}/demandes/${number}`)
  await desk.getByRole('link', { name: 'Proposer à des prestataires' }).click()
  await desk.getByLabel(/Bricol’Services/).check()
  await desk.getByLabel(/Vélo-Répare/).check()
  await desk.getByRole('button', { name: 'Envoyer la proposition' }).click()
  await desk.getByText('2 propositions envoyées.').waitFor()
})

test('one of them accepts on a phone; the other’s link says so kindly', async () => {
  await desk.goto(`${hub}/demandes/${number}`)
  await desk
    .locator('.missions-offers > li')
    .filter({ hasText: 'Vélo-Répare' })
    .getByRole('button', { name: 'Lien pour son téléphone' })
    .click()
  const link = await read(desk.locator('.missions-link'))
  await phone.goto(`${hub}/mes-missions`)
  expect(await fits(phone)).toBe(true)
  const offer = phone.locator('.missions-offer').filter({ hasText: WHAT })
  // Whose door it is comes with the job, not before.
  expect(await read(offer)).not.toContain('Vautrin')
  await offer.getByRole('button', { name: 'J’accepte la mission' }).click()
  await phone.getByText('C’est pour vous, merci !').waitFor()
  const other = await browser.newContext({ ...PHONE, locale: 'fr-FR' })
  contexts.push(other)
  const late = await other.newPage()
  await late.goto(link)
  await late.getByText('Un autre prestataire a répondu juste avant vous.').waitFor()
  expect(await late.getByRole('button', { name: 'J’accepte la mission' }).count()).toBe(0)
  expect(await read(late.getByRole('main'))).not.toContain('Vautrin')
})

test('without a network it is done with a photo and a signature, and is still there after a reload', async () => {
  await phone.goto(`${hub}/terrain`)
  expect(await fits(phone)).toBe(true)
  await phone.getByText('Cette page s’ouvre aussi sans réseau.').waitFor()
  await phone.context().setOffline(true)
  await phone.reload()
  const job = card(phone)
  // Only what the client pays themselves is asked at the door.
  expect(await read(job.locator('.field-collect'))).toContain('10,80')
  await job.locator('summary').filter({ hasText: 'C’est fait' }).click()
  const file = { name: 'tringle.png', mimeType: 'image/png', buffer: drawing('wall') }
  await job.locator('input[type="file"]').first().setInputFiles(file)
  await job.getByText('1 photo').waitFor()
  const frame = job.locator('canvas').first()
  await frame.scrollIntoViewIfNeeded()
  const at = (await frame.boundingBox())!
  await phone.mouse.move(at.x + 30, at.y + 90)
  await phone.mouse.down()
  for (const [x, y] of [
    [90, 40],
    [150, 110],
    [220, 60],
  ] as const)
    await phone.mouse.move(at.x + x, at.y + y, { steps: 4 })
  await phone.mouse.up()
  await job.getByLabel('Nom de qui signe').first().fill('Mme Vautrin')
  await job.getByRole('button', { name: 'Enregistrer : c’est fait' }).click()
  await job.getByText('Fait, à envoyer').waitFor()
  await phone.reload()
  await card(phone).getByText('Fait, à envoyer').waitFor()
  await phone.getByText('Hors ligne : tout est gardé sur le téléphone').waitFor()
  await desk.goto(`${hub}/demandes/${number}`)
  expect(await desk.locator('.field-reports').count()).toBe(0)
})

test('the network back, it leaves once, and the desk sees it with its proofs', async () => {
  await phone.context().setOffline(false)
  // Among what is done the card is short: its number alone tells it. A phone that was asleep tries every half minute.
  const done = phone.locator('.field-job').filter({ hasText: number })
  await done.getByText('Fait, envoyé').waitFor({ timeout: 45_000 })
  await phone.getByText('Tout est envoyé').waitFor()
  await phone.reload()
  await desk.goto(`${hub}/demandes/${number}`)
  expect(await desk.locator('.field-reports > li').count()).toBe(1)
  const report = await read(desk.locator('.field-reports > li'))
  expect(report).toContain('Karim Ziani')
  expect(report).toContain('Signé par Mme Vautrin')
  const proofs = desk.locator('.field-proofs img')
  expect(await proofs.count()).toBe(2)
  for (const src of await proofs.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).src))) {
    const answer = await desk.request.get(src)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toMatch(/^image\/(png|jpeg)$/)
  }
  // A provider’s proofs are read by the desk, not by whoever has an address.
  expect(
    (await phone.request.get(await proofs.first().evaluate((one) => (one as HTMLImageElement).src))).status(),
  ).toBe(403)
  expect(await read(desk.getByRole('main'))).toContain('Réalisée')
})

test('a job cancelled meanwhile: the report stays on the phone with why, and on the request as a note', async () => {
  const other = phone.locator('.field-job').filter({ hasText: 'Changer le joint' })
  const cancelled = (await read(other.locator('h3 + p'))).trim()
  await phone.context().setOffline(true)
  await other.locator('summary').filter({ hasText: 'C’est fait' }).click()
  await other.getByRole('button', { name: 'Enregistrer : c’est fait' }).click()
  await other.getByText('Fait, à envoyer').waitFor()
  await desk.goto(`${hub}/demandes/${cancelled}`)
  await desk.locator('summary').filter({ hasText: 'Annuler, refuser' }).click()
  await desk.locator('input[name="verb"][value="cancel"]').check()
  await desk.locator('#stop [name="why"]').fill('La personne l’a fait elle-même')
  await desk.getByRole('button', { name: 'Confirmer' }).click()
  await desk.getByText('Annulée').first().waitFor()
  await phone.context().setOffline(false)
  await phone.getByText('La demande a été annulée entre-temps.').waitFor()
  await phone.reload()
  await phone.getByText('La demande a été annulée entre-temps.').waitFor()
  await desk.reload()
  expect(await read(desk.locator('.field-reports > li'))).toContain('Arrivé trop tard')
  await phone.getByRole('button', { name: 'J’ai compris' }).click()
  await phone.getByText('La demande a été annulée entre-temps.').waitFor({ state: 'detached' })
})

test('each of the three payers owes their part', async () => {
  const books = await enter('odile', { viewport: { width: 1280, height: 900 } })
  for (const [name, amount] of [
    ['Vautrin', '10,80'],
    ['CCAS de la ville', '7,20'],
    ['Bailleur Horizon Habitat', '6,00'],
  ] as const) {
    await books.goto(`${hub}/argent/a-recevoir?q=${encodeURIComponent(name)}`)
    await books.locator('.ui-row-link').filter({ hasText: name }).click()
    const line = books.getByRole('row').filter({ hasText: number })
    expect(await read(line), name).toContain(amount)
  }
})

test('without scripts the same page works with plain forms', async () => {
  const plain = await enter('karim', { ...PHONE, javaScriptEnabled: false })
  await plain.goto(`${hub}/terrain`)
  const job = plain.locator('.field-job').filter({ hasText: 'Fixer une barre d’appui' })
  await job.locator('summary').filter({ hasText: 'Pas possible' }).click()
  await job.getByRole('button', { name: 'Enregistrer : pas possible' }).click()
  await job.getByText('Dites ce qui s’est passé.').first().waitFor()
  await job.getByLabel('Personne n’était là').check()
  await job.getByRole('button', { name: 'Enregistrer : pas possible' }).click()
  await plain.getByText('C’est noté.').waitFor()
  expect(await plain.locator('.field-job').filter({ hasText: 'Fixer une barre d’appui' }).count()).toBe(0)
})

test('signing out forgets the day that the phone kept', async () => {
  await phone.goto(`${hub}/terrain`)
  const kept = () => phone.evaluate(async () => (await caches.keys()).length)
  expect(await kept()).toBe(1)
  await phone.locator('.ui-user summary').click()
  await phone.getByRole('button', { name: 'Se déconnecter' }).click()
  await phone.waitForURL(/\/connexion/)
  expect(await kept()).toBe(0)
  const left = await phone.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const asked = indexedDB.open('palier-terrain')
        asked.onerror = () => reject(asked.error)
        asked.onsuccess = () => {
          const all = asked.result.transaction('reports').objectStore('reports').count()
          all.onsuccess = () => resolve(all.result)
        }
      }),
  )
  expect(left).toBe(0)
})
