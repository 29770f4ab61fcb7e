import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addDays, addMonthsToDay, type Day, dayIn } from '#kit/day.ts'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

const baseUrl = inject('baseUrl')
const today = dayIn(new Date(), 'Europe/Paris')
const yearEnd = addDays(addMonthsToDay(today, 12), -1)

let browser: Browser
let context: BrowserContext
let page: Page
const base = `${baseUrl}/quartier`
const main = async () => await read(page.getByRole('main'))
const button = (label: string | RegExp) => page.getByRole('button', { name: label })
const press = async (what: Locator) => {
  const answered = page.waitForEvent('load')
  await what.click()
  await answered
}
const readsWell = async () => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([])
  }
}
const choose = async (label: string | RegExp, text: RegExp) => {
  const box = page.getByLabel(label, { exact: true })
  const value = await box.locator('option').filter({ hasText: text }).first().getAttribute('value')
  await box.selectOption(value ?? '')
}

beforeAll(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto((await demoLinks(page, baseUrl)).get('claire') ?? '')
})
afterAll(async () => {
  await context.close()
  await browser.close()
})

describe('a company contract with an allowance', () => {
  let contract = ''
  let employee = ''

  test('is written, refused while it contradicts itself, then signed', async () => {
    await page.goto(`${base}/contrats`)
    await press(page.getByRole('link', { name: 'Écrire un contrat' }).first())
    await choose('Organisme', /Clinique des Cèdres/)
    await page.getByLabel('Objet du contrat').fill('Conciergerie des soignants')
    await page.getByLabel('Préavis').fill('30')
    await page.getByLabel('Forfait annuel').fill('1 000')
    await page.getByLabel('Qui donne un code au guichet').check()
    await page.getByRole('textbox', { name: /^Code/ }).fill('cèdres 26')
    await page.getByLabel(/Nombre de personnes/).fill('10')
    await press(button('Enregistrer le projet'))
    expect(await main()).toContain('Le préavis est plus long que le contrat.')
    await page.getByLabel('Préavis').fill('2')
    await press(button('Enregistrer le projet'))
    contract = page.url().replace(/\?.*/, '')
    expect(contract).toMatch(/\/contrats\/C\d{4}-\d{3}$/)
    await press(button('Signer'))
    expect(await main()).toMatch(/Le contrat est signé.*CEDRES26.*À venir.*250,00 €/s)
    await readsWell()
  })

  test('opens to an employee who says the code, and to nobody who works elsewhere', async () => {
    await page.goto(`${base}/personnes/nouvelle`)
    await page.getByLabel('Nom', { exact: true }).fill('Quintard')
    await page.getByLabel('Salarié', { exact: true }).check()
    await choose('Employeur ou organisme (facultatif)', /Clinique des Cèdres/)
    await press(button(/Ajouter|Enregistrer/).first())
    employee = page.url().replace(/.*\/personnes\/([^?/]+).*/, '$1')
    const say = async (name: string) => {
      await page.goto(`${contract}?salarie=${name}#salaries`)
      await page.getByLabel('Code donné').first().fill('Cèdres-26')
      await press(button(/Elle donne le code/).first())
    }
    await say('Astier')
    expect(await main()).toContain('Cette personne est rattachée à un autre organisme')
    await say('Quintard')
    expect(await main()).toMatch(/Le code est bon.*1 sur 10 places prises/s)
    await page.getByText('Créer une prise en charge', { exact: true }).first().click()
    await page.getByLabel('Part payée par l’organisme').fill('60')
    await press(button('Créer une prise en charge'))
    expect(await main()).toMatch(/La prise en charge est créée.*60 %/s)
  })

  test('shares the price at the counter, and tells the company totals only', async () => {
    await page.goto(`${base}/guichet?personne=${employee}`)
    await page
      .getByLabel(/^Repassage/)
      .first()
      .check()
    await press(button('Continuer'))
    await press(button('Enregistrer la demande'))
    const request = page.url()
    expect(request).toMatch(/\/demandes\/D\d{4}-\d{4}/)
    expect(await main()).toMatch(/15,00 €/)
    expect(await main()).toContain('9,00 €')
    await press(button('C’est fait').first())
    await page.goto(`${contract}/bilan`)
    expect(await main()).toContain('moins de 5')
    expect(await main()).toContain('9,00 €')
    expect(await main()).not.toContain('Quintard')
    await readsWell()
  })
})

describe('a year of bin-room cleaning', () => {
  let work = ''

  test('shows its dates before it is saved', async () => {
    await page.goto(`${base}/recurrents/nouveau`)
    await page.getByLabel('Nom du travail').fill('Local à poubelles, montée Z')
    await choose('Pour qui', /Bailleur Horizon/)
    await choose('Service', /local à poubelles/)
    await page.getByLabel('Durée d’un passage').fill('45')
    await press(button('Voir les prochaines dates'))
    expect(await page.locator('#dates li').count()).toBe(12)
    await readsWell()
    await press(button('Enregistrer'))
    work = page.url().replace(/\?.*/, '')
    expect(await main()).toContain('tous les mois, le 1er mardi, à 8 h, 45 min')
  })

  const generate = async () => {
    await page.getByLabel('Du', { exact: true }).fill(today)
    await page.getByLabel('Au', { exact: true }).fill(yearEnd)
    await press(button('Générer'))
  }

  test('is generated in one action, and again makes nothing', async () => {
    await page.goto(work)
    await generate()
    expect(await main()).toMatch(/1[23] passages créés/)
    await generate()
    expect(await main()).toMatch(/Aucun nouveau passage ; 1[23] existaient déjà/)
  })

  test('one date moves, the others stay', async () => {
    await page.goto(work)
    const days = () =>
      page
        .getByRole('row')
        .locator('time')
        .evaluateAll((all) => all.map((one) => one.getAttribute('datetime') ?? ''))
    const before = [...new Set(await days())]
    await press(page.getByRole('link', { name: /^Déplacer ou sauter/ }).nth(1))
    const to = addDays(before[1] as Day, 2)
    await page.getByLabel('Nouveau jour').fill(to)
    await press(button('Déplacer'))
    expect(await main()).toContain('La date est déplacée.')
    const after = [...new Set(await days())]
    expect(after.toSorted()).toEqual([...before.filter((day) => day !== before[1]), to].toSorted())
  })

  test('what was missed on its day is noted as done with one tap', async () => {
    await page.goto(`${base}/recurrents`)
    await press(button(/^Fait/).first())
    expect(await main()).toContain('C’est noté comme fait.')
    await readsWell()
  })
})
