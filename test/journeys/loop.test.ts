import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

/** The loop the whole product serves, lived once with scripts and once without, each on a hub of its own. */
const CASES = [
  { way: 'with scripts', javaScriptEnabled: true, who: 'claire', name: 'Claire Morel', hub: 'quartier' },
  { way: 'without scripts', javaScriptEnabled: false, who: 'jean', name: 'Jean Vidal', hub: 'rural' },
] as const

const baseUrl = inject('baseUrl')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const figureOf = (text: string | null): number =>
  Number((text ?? '').replace(/[^\d,-]/g, '').replace(',', '.'))

describe.each(CASES)('the loop, $way', ({ javaScriptEnabled, who, name, hub }) => {
  let context: BrowserContext
  let page: Page
  const base = `${baseUrl}/${hub}`
  const path = () => new URL(page.url()).pathname
  const heading = () => page.getByRole('heading', { level: 1 })
  const button = (label: string | RegExp) => page.getByRole('button', { name: label })
  const link = (label: string | RegExp) => page.getByRole('link', { name: label })
  const nav = (label: string) =>
    page.getByRole('navigation').first().getByRole('link', { name: label, exact: true })
  /** Clicks and waits for the page that answers: without scripts, every gesture leads to a page. */
  const press = async (what: Locator) => {
    const answered = page.waitForEvent('load')
    await what.click()
    await answered
  }
  const done = async () => {
    await page.goto(`${base}/mesures/requests.done`)
    return figureOf(await page.locator('.ui-stat-value').first().textContent())
  }
  /** axe finds nothing on this page, light and dark. It is itself a script: the other way cannot ask. */
  const readsWell = async () => {
    if (!javaScriptEnabled) return
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${path()} ${id}: ${nodes[0]?.html}`)).toEqual([])
    }
  }
  let before = 0
  let stage = ''
  let cash = ''

  beforeAll(async () => {
    context = await browser.newContext({
      javaScriptEnabled,
      locale: 'fr-FR',
      viewport: { width: 1280, height: 900 },
    })
    page = await context.newPage()
    page.setDefaultTimeout(15_000)
  })
  afterAll(() => context.close())

  test('the coordinator enters in one click and reads the three answers', async () => {
    await page.goto((await demoLinks(page, baseUrl)).get(who) ?? '')
    await page.goto(base)
    expect(await read(heading())).toContain('Bonjour')
    for (const question of [
      'Notre modèle tient-il ?',
      'Notre test est-il concluant ?',
      'Que faire aujourd’hui ?',
    ])
      expect(await page.getByRole('heading', { name: question }).count()).toBe(1)
  })

  test('the canvas shows its nine blocks, and an assumption changed changes the forecast', async () => {
    await press(nav('Modèle'))
    const blocks = ['Partenaires stratégiques', 'Activités clés', 'Ressources clés', 'Proposition de valeur']
    for (const block of [
      ...blocks,
      'Distribution',
      'Clients',
      'Bénéficiaires',
      'Structure des coûts',
      'Sources de revenus',
    ])
      expect(await page.getByRole('heading', { name: block, exact: true }).count()).toBe(1)
    await page.goto(`${base}/modele/previsions`)
    cash = await read(page.getByRole('main'))
    await page.goto(`${base}/modele/hypotheses`)
    await press(link(/^Loyer du local/).first())
    await page.getByLabel('Montant', { exact: true }).fill('2 400')
    await press(button('Enregistrer'))
    expect(path()).toBe(`/${hub}/modele/hypotheses`)
    await page.goto(`${base}/modele/previsions`)
    expect(await read(page.getByRole('main'))).not.toBe(cash)
  })

  test('a wrong amount answers beside its field, keeps what was typed and changes nothing', async () => {
    const forecast = await read(page.getByRole('main'))
    await page.goto(`${base}/modele/hypotheses`)
    await press(link(/^Loyer du local/).first())
    await page.getByLabel('Montant', { exact: true }).fill('douze')
    await press(button('Enregistrer'))
    const field = page.getByLabel('Montant', { exact: true })
    expect(await field.inputValue()).toBe('douze')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByRole('alert').count()).toBe(1)
    await readsWell()
    await page.goto(`${base}/modele/previsions`)
    expect(await read(page.getByRole('main'))).toBe(forecast)
  })

  test('a criterion just out of reach is not met', async () => {
    before = await done()
    await page.goto(`${base}/phase-de-test`)
    await press(link('Voir le palier').or(page.locator('main h2 a').first()).first())
    stage = path()
    await press(link('Ajouter un critère'))
    await readsWell()
    await page.getByLabel('Nom du critère').fill('Une demande de plus')
    await page.getByLabel('Mesure').selectOption('requests.done')
    await page.getByLabel('au moins').check()
    await page.getByLabel('Seuil').fill(String(before + 1))
    await page.getByLabel('Observations nécessaires').fill('1')
    await page.getByLabel('Souhaité').check()
    await press(button('Enregistrer le critère'))
    expect(path()).toBe(stage)
    expect(await rowOf('Une demande de plus')).toContain('Non atteint')
    await readsWell()
  })

  const rowOf = async (criterion: string) =>
    await read(page.getByRole('row').filter({ hasText: criterion }).first())

  test('a request is taken at the counter in three steps, for somebody without e-mail', async () => {
    await press(nav('Guichet'))
    await page.getByLabel('Nom', { exact: true }).fill('Deschamps')
    await page.getByLabel('Habitant').check()
    await press(button('Ajouter et continuer'))
    expect(await read(heading())).toContain('Deschamps')
    await readsWell()
    await page
      .getByLabel(/numérique/)
      .first()
      .check()
    await press(button('Continuer'))
    expect(await read(heading())).toBe('Qui paie, et comment ?')
    await readsWell()
    await press(button('Enregistrer la demande'))
    expect(path()).toMatch(new RegExp(`^/${hub}/demandes/D\\d{4}-\\d{4}$`))
    await readsWell()
  })

  test('it is done, then paid, with a receipt as a page and as a PDF', async () => {
    await press(button('C’est fait').first())
    await page.getByLabel('Carte').check()
    await press(button('Encaisser').first())
    const receipt = link(/Reçu R\d{4}-\d+/).first()
    await press(receipt)
    expect(path()).toMatch(/\/argent\/recus\/R\d{4}-\d+$/)
    await readsWell()
    const pdf = await context.request.get(`${page.url()}/pdf`)
    expect(pdf.headers()['content-type']).toContain('application/pdf')
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('the measure has moved by one, and its rows name the request', async () => {
    expect(await done()).toBe(before + 1)
    expect(await read(page.getByRole('main'))).toMatch(/D\d{4}-\d{4}/)
  })

  test('the criterion is now met', async () => {
    await page.goto(`${baseUrl}${stage}`)
    expect(await rowOf('Une demande de plus')).toMatch(/Atteint/)
    expect(await rowOf('Une demande de plus')).not.toMatch(/Non atteint/)
  })

  test('a decision is refused under another name, and nothing is signed', async () => {
    await page.goto(`${baseUrl}${stage}/decision`)
    await page.locator('input[name="outcome"][value="launch"]').check()
    await page.getByLabel('Les raisons').fill('Les usagers reviennent et la trésorerie tient.')
    await page.getByLabel('Signature').fill('Quelqu’un d’autre')
    await press(button('Signer la décision'))
    expect(path()).toBe(`${stage}/decision`)
    expect(await page.getByLabel('Les raisons').inputValue()).toContain('Les usagers reviennent')
    expect(await page.getByLabel('Signature').getAttribute('aria-invalid')).toBe('true')
    await readsWell()
  })

  test('signed, it freezes the evidence with its fingerprint and prints on paper', async () => {
    await page.getByLabel('Signature').fill(name)
    await press(button('Signer la décision'))
    expect(path()).toContain('/phase-de-test/decisions/')
    const text = await read(page.getByRole('main'))
    expect(text).toContain('Une demande de plus')
    expect(text).toContain(name)
    expect(text).toContain('Document intact')
    expect(text).toMatch(/[0-9a-f]{64}/)
    await readsWell()
    const paper = await page.pdf({ format: 'A4', printBackground: true })
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
  })

  test('the stage is closed to another signature', async () => {
    await page.goto(`${baseUrl}${stage}/decision`)
    expect(await button('Signer la décision').count()).toBe(0)
  })
})
