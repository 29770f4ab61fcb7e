import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { must } from '#kit/result.ts'
import { systemCtx } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'
import { openDb } from '#platform/db/db.server.ts'
import { findRunning } from '#platform/db/embedded/embedded.server.ts'
import { pictureOf, textOfPdf } from '#platform/pdf/picture.server.ts'
import { createAccount, createHub, giveRole } from '#platform/session/accounts.server.ts'
import { openBrowser, read } from '../browser/browser.ts'

const baseUrl = inject('baseUrl')
const dataDir = inject('dataDir')
const HUB = 'la-place-du-village'
const base = `${baseUrl}/${HUB}/modele`
const ACCOUNT = { email: 'modele@exemple.fr', password: 'un-mot-de-passe' }

let browser: Browser
let context: BrowserContext
let page: Page

const button = (label: string | RegExp) => page.getByRole('button', { name: label }).first()
const heading = () => page.getByRole('heading', { level: 1 })
/** Without scripts every gesture leads to a page. */
const press = async (what: Locator) => {
  const answered = page.waitForEvent('load')
  await what.click()
  await answered
}
const main = () => page.locator('main')
/** The share of the sentence « … dans 71 % des cas ». */
const shareIn = (text: string): number => Number(/dans (\d+)\s%/u.exec(text)?.[1])

beforeAll(async () => {
  const db = openDb(findRunning(dataDir)!)
  const hub = { slug: HUB, name: 'La Place du village', kind: 'rural', place: 'Drôme', demo: false } as const
  must(await createHub(db, { ...hub, zone: 'Europe/Paris', createdAt: new Date() }))
  const { userId } = must(await createAccount(db, { ...ACCOUNT, name: 'Nadia Costes', at: new Date() }))
  await giveRole(await systemCtx(db, { hub: HUB }, systemClock), userId, 'coordinator')
  await db.close()
  browser = await openBrowser()
  context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${baseUrl}/connexion`)
  await page.getByLabel('Adresse de courriel').first().fill(ACCOUNT.email)
  await page.getByLabel('Mot de passe').first().fill(ACCOUNT.password)
  await press(button('Entrer'))
})
afterAll(() => browser.close())

describe('a model built from the rural template, without scripts', () => {
  test('the canvas and its plan are there at once', async () => {
    await page.goto(base)
    expect(page.url()).toContain('/modele/nouveau')
    await page.getByLabel('Conciergerie en milieu rural').check()
    await page.getByLabel('Premier mois').fill('2027-01')
    await press(button('Créer le modèle'))
    const text = await read(main())
    for (const item of ['Une épicerie. Mon second est un café', 'Lieu ambulante', 'recyclage des déchets'])
      expect(text).toContain(item)
  })

  test('an assumption may move: a range is said in plain words, and shown in the list', async () => {
    await page.goto(`${base}/hypotheses`)
    await press(
      page.getByRole('link', { name: /Abonnements|Adhésion à la conciergerie|Vente de produits/ }).first(),
    )
    const details = page.locator('details.plan-ranges')
    if (!(await details.evaluate((node) => (node as HTMLDetailsElement).open)))
      await details.locator('summary').first().click()
    const price = page.locator('details.plan-range').first()
    if (!(await price.evaluate((node) => (node as HTMLDetailsElement).open)))
      await price.locator('summary').click()
    await price.getByRole('combobox').first().selectOption('uniform')
    await price.locator('input[name$=".low"]').fill('1')
    await price.locator('input[name$=".high"]').fill('40')
    await press(button('Enregistrer'))
    expect(await read(main())).toMatch(/1(,00)?\s?(€)?\s?[–à]\s?40/u)
  })

  test('thousands of futures are drawn behind the page, and the chances are read in a sentence', async () => {
    await page.goto(`${base}/et-si/simulation`)
    await press(button(/Lancer la simulation|Relancer la simulation/))
    await expect
      .poll(
        async () => {
          await page.goto(`${base}/et-si/simulation`)
          return await read(main())
        },
        { timeout: 60_000, interval: 500 },
      )
      .toMatch(/Sur 10\s000 futurs, la trésorerie ne passe jamais sous zéro dans \d+\s% des cas/u)
    const share = shareIn(await read(main()))
    expect(share).toBeGreaterThanOrEqual(0)
    expect(share).toBeLessThanOrEqual(100)
  })

  test('a blow is read, and kept as a scenario', async () => {
    await page.goto(`${base}/et-si`)
    expect(await read(main())).toMatch(/30\s% d’argent public en moins/u)
    await press(
      main()
        .getByRole('button', { name: /^Garder/ })
        .first(),
    )
    expect(await read(main())).toMatch(/Le scénario «\s.+\s» est gardé/u)
  })

  test('a figure is sought: how many it takes for the cash to hold', async () => {
    await page.goto(`${base}/et-si/objectif`)
    await page.getByLabel('La trésorerie jamais sous un montant').check()
    await page.getByLabel('Au moins').fill('15000')
    await page.locator('select').first().selectOption({ index: 1 })
    await press(main().getByRole('button', { name: 'Chercher' }))
    // Either the value that holds, or that no value in these bounds does: in words, never an empty answer.
    const answer = await read(page.locator('.plan-seek'))
    expect(answer).toMatch(/15\s000/u)
    expect(answer).toMatch(/»\s:\s.+\sà\s\d|déjà le cas|[Aa]ucun/u)
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(0)
  })

  test('the dossier is written, printed as a PDF, and looked at as a picture', async () => {
    await page.goto(`${base}/dossier`)
    await page.getByLabel('Nom du dossier').fill('Demande à la communauté de communes')
    await page.getByLabel('Un financeur', { exact: false }).check()
    await page.getByLabel('Destinataire').fill('Communauté de communes')
    await press(button('Commencer le dossier'))
    expect(await read(heading())).toBe('Demande à la communauté de communes')
    await page.getByLabel('Ce que nous demandons').fill('Une aide au démarrage.\n\nElle paie le comptoir.')
    await press(button('Enregistrer'))
    const link = await page.getByRole('link', { name: 'Télécharger le PDF' }).getAttribute('href')
    const answer = await context.request.get(new URL(link!, baseUrl).href)
    expect(answer.headers()['content-type']).toBe('application/pdf')
    const pdf = new Uint8Array(await answer.body())
    const pages = await textOfPdf(pdf)
    expect(pages.length).toBeGreaterThan(6)
    const text = pages.join('\n').replace(/\s+/g, ' ')
    for (const words of ['La Place du village', 'L’essentiel', 'Elle paie le comptoir.', 'Total des charges'])
      expect(text).toContain(words)
    const picture = Buffer.from(await pictureOf(pdf, 1))
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    // The cover's band is drawn: a picture of nothing would be far smaller.
    expect(picture.length).toBeGreaterThan(8_000)
  })

  test('every page of the way reads well', async () => {
    const eyes = await browser.newContext({ storageState: await context.storageState(), locale: 'fr-FR' })
    const seen = await eyes.newPage()
    for (const path of [
      '/previsions',
      '/et-si',
      '/et-si/simulation',
      '/et-si/objectif',
      '/dossier',
      '/tarifs',
      '/realise',
    ]) {
      await seen.goto(`${base}${path}`)
      const { violations } = await new AxeBuilder({ page: seen }).analyze()
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([])
    }
    await eyes.close()
  })
})
