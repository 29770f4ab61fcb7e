import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { messyFile } from '#modules/people/import/fixture.ts'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

/** A messy file of 1,000 people brought in twice, each way on a hub of its own. */
const CASES = [
  { way: 'with scripts', javaScriptEnabled: true, who: 'claire', hub: 'quartier', shape: 'paheko' },
  { way: 'without scripts', javaScriptEnabled: false, who: 'jean', hub: 'rural', shape: 'galette' },
] as const

const baseUrl = inject('baseUrl')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each(CASES)('the import of people, $way', ({ javaScriptEnabled, who, hub, shape }) => {
  let context: BrowserContext
  let page: Page
  const base = `${baseUrl}/${hub}/personnes`
  const path = () => new URL(page.url()).pathname
  const button = (label: string | RegExp) => page.getByRole('button', { name: label })
  const press = async (what: Locator) => {
    const answered = page.waitForEvent('load')
    await what.click()
    await answered
  }
  /** The figure of a card of the preview. */
  const figure = async (label: string) => {
    const card = page.locator('.ui-stat').filter({ has: page.getByText(label, { exact: true }) })
    return Number((await read(card.locator('.ui-stat-value'))).replace(/\D/g, ''))
  }
  const send = async (name: string, text: string | Buffer) => {
    await page.goto(`${base}/importer`)
    await page
      .getByLabel('Fichier CSV ou Excel (XLSX)')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await press(button('Lire le fichier'))
  }
  const readsWell = async () => {
    if (!javaScriptEnabled) return
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${path()} ${id}: ${nodes[0]?.html}`)).toEqual([])
    }
  }
  const listed = async (q: string) => {
    await page.goto(`${base}?q=${encodeURIComponent(q)}`)
    return await page.locator('.ui-row-link').count()
  }

  beforeAll(async () => {
    context = await browser.newContext({
      javaScriptEnabled,
      locale: 'fr-FR',
      viewport: { width: 1280, height: 900 },
    })
    page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto((await demoLinks(page, baseUrl)).get(who) ?? '')
  })
  afterAll(() => context.close())

  test('a file that is none is told beside its field, and no file too', async () => {
    await send('facture.pdf', '%PDF-1.7 \u0000\u0001\u0002\u0003\u0004')
    expect(await read(page.getByRole('alert'))).toContain('Ce fichier n’est pas un tableau.')
    await page.goto(`${base}/importer`)
    await press(button('Lire le fichier'))
    expect(await read(page.getByRole('alert'))).toContain('Choisissez d’abord un fichier.')
    await readsWell()
  })

  test('1,000 people: columns, preview, import; nobody is written before', async () => {
    await send('export.csv', messyFile(shape, 1000))
    expect(path()).toBe(`/${hub}/personnes/importer/colonnes`)
    expect(await read(page.getByRole('heading', { level: 1 }))).toBe('Que contient chaque colonne ?')
    await readsWell()
    await press(button('Voir l’aperçu'))
    expect([await figure('Nouvelles'), await figure('Refusées')]).toEqual([995, 5])
    expect(await read(page.getByRole('main'))).toContain('Aucun paiement n’est enregistré')
    expect(await page.getByText('pas de mail@').first().isVisible()).toBe(true)
    await readsWell()
    expect(await listed('helene.997@exemple.fr')).toBe(0)
    await page.goto(`${base}/importer/apercu`)
    await press(button('Importer 995 lignes'))
    expect(await read(page.getByRole('status').first())).toContain('995 personnes créées')
    await readsWell()
  })

  test('the rows to correct come back as a file that says why', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger les lignes à corriger (CSV)' }).click(),
    ])
    const text = readFileSync(await download.path(), 'utf8')
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(1 + (shape === 'paheko' ? 20 : 15))
    expect(text).toContain('Il n’y a pas de nom.')
    expect(text).toContain('Ce n’est pas une adresse de courriel.')
    // Corrected by hand, then sent again: completed, not doubled.
    await send('a-corriger.csv', text.replaceAll('pas de mail@', 'corrige@exemple.fr'))
    await press(button('Voir l’aperçu'))
    expect([await figure('Nouvelles'), await figure('Complétées')]).toEqual([0, 5])
    await press(button('Importer 5 lignes'))
    expect(await read(page.getByRole('status').first())).toContain('5 fiches complétées')
  })

  test('the same file again changes nothing', async () => {
    await send('export.csv', messyFile(shape, 1000))
    await press(button('Voir l’aperçu'))
    expect([await figure('Nouvelles'), await figure('Complétées'), await figure('Inchangées')]).toEqual([
      0, 0, 995,
    ])
    expect(await read(page.getByRole('main'))).toContain('Tout est déjà là')
    await press(button('Noter comme fait'))
    expect(await listed('helene.997@exemple.fr')).toBe(1)
  })
})
