import type { Page } from 'playwright-core'

/** A page of the demo: its word (of the screenshots' files), where it is, and who looks. */
export type DemoPage = { word: string; path: string; who: 'claire' | 'sami' | 'jean' | 'odile' | null }

/** Every page of the main journey and its neighbours: what axe reads and what screenshots show. */
export const PAGES: readonly DemoPage[] = [
  { word: 'connexion', path: '/connexion', who: null },
  { word: 'aujourdhui', path: '/quartier', who: 'claire' },
  { word: 'guichet', path: '/quartier/guichet', who: 'sami' },
  { word: 'demandes', path: '/quartier/demandes', who: 'claire' },
  { word: 'personnes', path: '/quartier/personnes', who: 'claire' },
  { word: 'personne-nouvelle', path: '/quartier/personnes/nouvelle', who: 'claire' },
  { word: 'partenaires', path: '/quartier/partenaires', who: 'claire' },
  { word: 'catalogue', path: '/quartier/catalogue', who: 'claire' },
  { word: 'argent', path: '/quartier/argent', who: 'odile' },
  { word: 'paiements', path: '/quartier/argent/paiements', who: 'odile' },
  { word: 'operations', path: '/quartier/argent/operations', who: 'odile' },
  { word: 'modele', path: '/quartier/modele', who: 'claire' },
  { word: 'hypotheses', path: '/quartier/modele/hypotheses', who: 'claire' },
  { word: 'previsions', path: '/quartier/modele/previsions', who: 'claire' },
  { word: 'versions', path: '/quartier/modele/versions', who: 'claire' },
  { word: 'mesures', path: '/quartier/mesures', who: 'claire' },
  { word: 'mesure', path: '/quartier/mesures/requests.done', who: 'claire' },
  { word: 'phase-de-test', path: '/quartier/phase-de-test', who: 'claire' },
  { word: 'reglages', path: '/quartier/reglages', who: 'claire' },
  { word: 'rural-modele', path: '/rural/modele', who: 'jean' },
  { word: 'rural-phase-de-test', path: '/rural/phase-de-test', who: 'jean' },
]

/** The one-click links that the sign-in page of a demo shows, by the word of the person. */
export async function demoLinks(page: Page, baseUrl: string): Promise<Map<string, string>> {
  await page.goto(`${baseUrl}/connexion`)
  const hrefs = await page
    .locator('a[href^="/connexion/demo?"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return new Map(
    hrefs.map((href) => [new URLSearchParams(href.split('?')[1]).get('qui') ?? '', `${baseUrl}${href}`]),
  )
}
